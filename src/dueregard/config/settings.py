"""Django's settings. What an installation may change is in `declared`; the rest is the same everywhere."""

from datetime import time, timedelta
from pathlib import Path
from typing import Any, Final

import environ
from csp.constants import NONE, SELF

from dueregard.config import declared
from dueregard.config.databases import database
from dueregard.config.logs import logging_settings
from dueregard.config.mail import mail_settings
from dueregard.config.secret import kept_secret

if Path(".env").is_file():
    environ.Env.read_env(Path(".env"))
_env = environ.Env()


def _given(setting: declared.Setting) -> str:
    return str(_env.str(setting.name, default=setting.default))


def _yes(setting: declared.Setting) -> bool:
    return _given(setting).strip().lower() in {"yes", "true", "on", "1"}


_PACKAGE = Path(__file__).resolve().parent.parent
DATA: Final = Path(_given(declared.DATA)).resolve()
DATA.mkdir(parents=True, exist_ok=True)

DEBUG = _yes(declared.DEBUG)
SECRET_KEY = _given(declared.SECRET_KEY) or kept_secret(DATA / "secret_key")
ALLOWED_HOSTS = [host.strip() for host in _given(declared.HOSTS).split(",") if host.strip()]
HTTPS = _yes(declared.HTTPS)
SITE_ADDRESS = _given(declared.ADDRESS).rstrip("/")
THREADS = int(_given(declared.THREADS))

INSTALLED_APPS = [
    "dueregard.dashboard",
    "dueregard.findings",
    "dueregard.cycles",
    "dueregard.importing",
    "dueregard.publishing",
    "dueregard.reporting",
    "dueregard.exchange",
    "dueregard.plans",
    "dueregard.documents",
    "dueregard.jobs",
    "dueregard.messages",
    "dueregard.search",
    "dueregard.organisations",
    "dueregard.accounts",
    "dueregard.editions",
    "dueregard.history",
    "dueregard.design",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "dueregard.upkeep.health.AnswerHealth",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dueregard.upkeep.logs.LogRequests",
    "dueregard.editions.bare.WithoutCookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dueregard.accounts.sessions.EndIdleSession",
    "dueregard.accounts.sessions.KeepTypedWords",
    "dueregard.organisations.second_factor.RequireSecondFactor",
]

LOGGING = logging_settings(_given(declared.LOGS))

ROOT_URLCONF = "dueregard.config.urls"
WSGI_APPLICATION = "dueregard.config.wsgi.application"

# Each app's own part of the table role × verb, in one explicit list (docs/decisions/0003-who-may.md).
PERMISSION_TABLES = (
    "dueregard.organisations.permissions.RULES",
    "dueregard.organisations.posts.permissions.RULES",
    "dueregard.documents.permissions.RULES",
    "dueregard.messages.permissions.RULES",
    "dueregard.plans.permissions.RULES",
    "dueregard.plans.life.permissions.RULES",
    "dueregard.plans.funds.permissions.RULES",
    "dueregard.exchange.permissions.RULES",
    "dueregard.importing.permissions.RULES",
    "dueregard.reporting.permissions.RULES",
    "dueregard.publishing.permissions.RULES",
    "dueregard.findings.permissions.RULES",
    "dueregard.cycles.permissions.RULES",
)

# What each room lets be found, in the order of the filter on the page of the search.
SEARCH_SOURCES = (
    "dueregard.plans.searching.SOURCES",
    "dueregard.documents.searching.SOURCES",
    "dueregard.search.sources.SOURCES",
)
# Who writes the letters of each kind: tables kind → composer.
MESSAGE_COMPOSERS = ("dueregard.messages.trial.COMPOSERS", "dueregard.cycles.composing.COMPOSERS")
# Who is told of each event of history, in its transaction.
EVENT_LISTENERS = (
    "dueregard.search.indexing.follow",
    "dueregard.findings.counting.follow",
    "dueregard.cycles.recording.follow",
)
# What rooms above keep of a plan's words: struck out with them when the law asks.
WORDS_ARE_ALSO_IN = (
    "dueregard.exchange.snapshots.redaction.strike_from_snapshots",
    "dueregard.importing.redaction.strike_from_uploads",
    "dueregard.reporting.redaction.strike_from_reports",
    "dueregard.publishing.redaction.strike_from_editions",
    "dueregard.cycles.redaction.strike_from_answers",
    "dueregard.messages.redaction.strike_from_letters",
)

_CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "dueregard.organisations.demonstrating.demonstration",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "dueregard.design.jinja.environment",
            "context_processors": _CONTEXT_PROCESSORS,
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT_PROCESSORS},
    },
]

FORM_RENDERER = "dueregard.design.components.FormRenderer"
CSRF_FAILURE_VIEW = "dueregard.design.views.form_expired"

DATABASES = {"default": database(_given(declared.DATABASE_URL), data=DATA, threads=THREADS)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Sign-in (docs/decisions/0017-sign-in.md). No registration: accounts come by invitation only.
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["dueregard.organisations.coming_in.WithRoles"]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {
        "NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "dueregard.accounts.passwords.NotOnlyContext"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "plans:first"
ACCOUNT_ADAPTER = "dueregard.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has proved the address; a changed one is proved by link
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "dueregard.accounts.forms.SignInForm",
    "reset_password": "dueregard.accounts.forms.ResetForm",
    "reset_password_from_key": "dueregard.accounts.forms.NewPasswordForm",
    "change_password": "dueregard.accounts.forms.ChangePasswordForm",
    "set_password": "dueregard.accounts.forms.SetPasswordForm",
    "add_email": "dueregard.accounts.forms.ChangeAddressForm",
    "reauthenticate": "dueregard.accounts.forms.AgainForm",
}
MFA_ADAPTER = "dueregard.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a change of address that waits for its link is no reason to refuse
MFA_FORMS = {
    "authenticate": "dueregard.accounts.forms.CodeForm",
    "reauthenticate": "dueregard.accounts.forms.CodeAgainForm",
    "activate_totp": "dueregard.accounts.forms.TurnOnForm",
    "deactivate_totp": "dueregard.accounts.forms.TurnOffForm",
    "generate_recovery_codes": "dueregard.accounts.forms.NewCodesForm",
}
SECOND_FACTOR = _given(declared.SECOND_FACTOR)
SESSION_IDLE_SECONDS = 60 * int(_given(declared.IDLE_MINUTES))

SOCIALACCOUNT_ADAPTER = "dueregard.accounts.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = False
SINGLE_SIGN_ON = _given(declared.OIDC_NAME) if _given(declared.OIDC_SERVER) else ""
_PROVIDER = {
    "provider_id": "sso",
    "name": SINGLE_SIGN_ON,
    "client_id": _given(declared.OIDC_CLIENT),
    "secret": _given(declared.OIDC_SECRET),
    "settings": {"server_url": _given(declared.OIDC_SERVER), "oauth_pkce_enabled": True},
}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_PROVIDER] if SINGLE_SIGN_ON else []}}

# Counts of wrong tries are shared by all processes and machines.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
}
vars().update(mail_settings(_given(declared.MAIL)))
NOTIFY_KEY, NOTIFY_TEMPLATE = _given(declared.NOTIFY_KEY), _given(declared.NOTIFY_TEMPLATE)
NOTIFY_URL = _given(declared.NOTIFY_URL)
if NOTIFY_KEY:
    EMAIL_BACKEND = "dueregard.messages.notify.NotifyBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _given(declared.MAIL_FROM)

_BACKENDS = {
    "worker": "django_tasks_db.DatabaseBackend",
    "at-once": "django_tasks.backends.immediate.ImmediateBackend",
}
TASKS = {"default": {"BACKEND": _BACKENDS[_given(declared.JOBS)]}}

# Work that the clock asks for: every so long, or daily at a time of day in London (dueregard.jobs.ticking).
TIMED_WORK: dict[str, timedelta | time] = {
    "dueregard.jobs.tasks.sweep_jobs": timedelta(minutes=1),
    "dueregard.jobs.tasks.tidy_up": time(3, 30),
    "dueregard.jobs.tasks.learn_tables": time(4),
    "dueregard.messages.tasks.look_after_messages": timedelta(minutes=1),
    "dueregard.cycles.tasks.keep_todays_cycles": time(7),
    "dueregard.messages.tasks.ask_notify": timedelta(minutes=10),
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [_PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns of a folder that is not there yet
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "dueregard.config.static.StaticStorage"},
}
WHITENOISE_USE_FINDERS = True

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Other sites under the same domain are not ours to bind to HTTPS (W005) or to enter in a list (W021).
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
