"""Every setting that an installation may give, declared once: name, default, what it is for.

`.env.example` and `docs/reference/settings.md` are written from here, and a house test holds them to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable; `default` is what holds when it is not given, as one would write it."""

    name: str
    default: str
    help: str


DATA: Final = Setting(
    "DUEREGARD_DATA",
    "var",
    "Folder for everything that dueregard writes: the SQLite database, uploads, the secret key, built static "
    "files. Relative to where the command is run. It must not lie on a network file system.",
)
DATABASE_URL: Final = Setting(
    "DATABASE_URL",
    "",
    "Where the records live. Empty: SQLite in the data folder. PostgreSQL: postgres://user:password@host/name.",
)
SECRET_KEY: Final = Setting(
    "DUEREGARD_SECRET_KEY",
    "",
    "Signs sessions and links. Empty: made at the first start and kept in the data folder, readable by its "
    "owner only. Several web machines must share one.",
)
HOSTS: Final = Setting(
    "DUEREGARD_HOSTS",
    "127.0.0.1,localhost",
    "Host names under which the site answers, parted by commas.",
)
ADDRESS: Final = Setting(
    "DUEREGARD_ADDRESS",
    "http://127.0.0.1:8000",
    "The address under which people open the site, for the links in its mail: https://equality.example.gov.uk.",
)
HTTPS: Final = Setting(
    "DUEREGARD_HTTPS",
    "no",
    "yes: visitors come by HTTPS, ended by a proxy that sets X-Forwarded-Proto. Cookies are then secure, "
    "plain HTTP is sent on to HTTPS, and browsers are told to stay there.",
)
DEBUG: Final = Setting(
    "DUEREGARD_DEBUG",
    "no",
    "yes: error pages show the code and its values. Never on a site that others can reach.",
)
THREADS: Final = Setting(
    "DUEREGARD_THREADS",
    "1",
    "Threads of each web worker. 1 is right for SQLite, 2 to 4 for PostgreSQL, whose pool "
    "holds one connection more.",
)
JOBS: Final = Setting(
    "DUEREGARD_JOBS",
    "worker",
    "worker: long work, such as reading a document, is done by `dueregard worker`, which "
    "`dueregard serve` starts beside the site. at-once: within the request that asks for it; "
    "for tests and the smallest trials.",
)
LOGS: Final = Setting(
    "DUEREGARD_LOGS",
    "json",
    "How logs look on standard error: json, a line of JSON each, or text. Neither holds personal data or the "
    "secrets of links.",
)
SECOND_FACTOR: Final = Setting(
    "DUEREGARD_SECOND_FACTOR",
    "administrators",
    "Who must sign in with a second factor (a code from an app): administrators, everybody or nobody. "
    "Everybody may.",
)
IDLE_MINUTES: Final = Setting(
    "DUEREGARD_IDLE_MINUTES",
    "60",
    "Minutes without a page after which somebody is signed out. What they had typed is not lost.",
)
MAIL: Final = Setting(
    "DUEREGARD_MAIL",
    "consolemail://",
    "How mail leaves. consolemail:// prints it on the server's console; filemail:///folder writes a file for "
    "each message; smtp+tls://user:password@host:587 sends it (smtp+ssl: TLS from the start).",
)
MAIL_FROM: Final = Setting(
    "DUEREGARD_MAIL_FROM",
    "dueregard@localhost",
    "The address that mail comes from.",
)
NOTIFY_KEY: Final = Setting(
    "DUEREGARD_NOTIFY_KEY",
    "",
    "An API key of GOV.UK Notify: all mail then leaves by it, whatever DUEREGARD_MAIL says. Empty: not.",
)
NOTIFY_TEMPLATE: Final = Setting(
    "DUEREGARD_NOTIFY_TEMPLATE",
    "",
    "The id of the template at Notify that carries all mail: its subject is ((subject)), its text ((body)).",
)
NOTIFY_URL: Final = Setting(
    "DUEREGARD_NOTIFY_URL",
    "https://api.notifications.service.gov.uk",
    "Where Notify answers.",
)
OIDC_SERVER: Final = Setting(
    "DUEREGARD_OIDC_SERVER",
    "",
    "Single sign-on by OpenID Connect: address of the provider, without /.well-known/…. For Entra ID: "
    "https://login.microsoftonline.com/<your tenant's id>/v2.0. Empty: none.",
)
OIDC_CLIENT: Final = Setting("DUEREGARD_OIDC_CLIENT", "", "The id that the provider gave this installation.")
OIDC_SECRET: Final = Setting("DUEREGARD_OIDC_SECRET", "", "The secret that the provider gave with it.")
OIDC_NAME: Final = Setting(
    "DUEREGARD_OIDC_NAME", "single sign-on", "What the button says after “Sign in with”."
)

SETTINGS: Final = (
    DATA,
    DATABASE_URL,
    SECRET_KEY,
    HOSTS,
    ADDRESS,
    HTTPS,
    DEBUG,
    THREADS,
    JOBS,
    LOGS,
    SECOND_FACTOR,
    IDLE_MINUTES,
    MAIL,
    MAIL_FROM,
    NOTIFY_KEY,
    NOTIFY_TEMPLATE,
    NOTIFY_URL,
    OIDC_SERVER,
    OIDC_CLIENT,
    OIDC_SECRET,
    OIDC_NAME,
)


def env_example(settings: Iterable[Setting] = SETTINGS) -> str:
    """The text of `.env.example`: each setting commented out, at its default."""
    head = "# Copy to .env beside it and change what you need. Written by scripts/write_settings_reference."
    return head + "\n" + "".join(f"\n# {each.help}\n# {each.name}={each.default}\n" for each in settings)


def reference(settings: Iterable[Setting] = SETTINGS) -> str:
    """The text of `docs/reference/settings.md`."""
    rows = "".join(f"| `{each.name}` | {_code(each.default)} | {each.help} |\n" for each in settings)
    return (
        "# Settings\n\n"
        "Given in the environment, or in a file `.env` in the folder where the command "
        "is run. None is needed to start.\n"
        "This page is written from `src/dueregard/config/declared.py` by "
        "`scripts/write_settings_reference`.\n\n"
        "| setting | default | what it is for |\n|---|---|---|\n" + rows
    )


def _code(text: str) -> str:
    return f"`{text}`" if text else "empty"
