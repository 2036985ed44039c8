"""`docs/reference/roles.md`: who may what, written from the rules that decide."""

from typing import Final

from django.utils import translation

from dueregard.organisations.models import Role
from dueregard.organisations.permissions import INSTALLATION
from dueregard.organisations.queries import Right, rights
from dueregard.organisations.wording import kind_in_words, verb_in_words

_HEAD: Final = """# Roles

Who may what. One table decides (`permissions.py` of each room, read by `organisations/permissions.py`).
This page and the page “What each role may do” are made from it (`scripts/write_roles_reference`), and a test
tries every address of the site with every role against it.

| role | who that is |
|---|---|
| administrator | invites people and gives roles; does not write plans |
| equality officer | runs the plans: brings, mends, accepts, edits, publishes |
| lead | sees the body's plans; keeps up the actions of the posts that they hold |
| approver | sponsor or director: sees the body's plans, to approve what leads report |
| reviewer | panel or scrutiny: reads what is sent to them, and what is published |
| viewer | reads the body's plans |
| auditor | reads the body's plans and their history |
| the public | everybody, also without signing in: sees editions, which no rule is needed for |

Somebody may have several roles in one body, and belong to several bodies. A role counts in its own body only:
to everybody else the other body's records are not there (404). Whoever no rule lets is refused.

An account that runs the installation may besides: {installation}. It sees no body's records by that.

“some”: only to records that are theirs by the post they hold or the link they were sent, or
whose plan is neither closed nor replaced.

"""


def page() -> str:
    """The page's text."""
    with translation.override("en-gb"):
        heads = ["what", *(str(role.label) for role in Role)]
        rows = [heads, ["---"] * len(heads), *(_row(right) for right in rights())]
        installation = ", ".join(sorted(verb.replace("_", " ") for verb in INSTALLATION))
        return _HEAD.format(installation=installation) + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(right: Right) -> list[str]:
    return [
        f"{kind_in_words(right.kind)}: {verb_in_words(right.verb)}",
        *("some" if role in right.restricted else "yes" if role in right.roles else "–" for role in Role),
    ]
