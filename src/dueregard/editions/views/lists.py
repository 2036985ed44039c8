"""Lists over all current plans of a body: actions by words and filters, by mark, what was achieved."""

from typing import Final, get_args
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language

from dueregard.editions.answering import Page, public_page
from dueregard.editions.models import Mark, Site
from dueregard.editions.queries import Asked, actions_of, current_editions, marks_of
from dueregard.law import aims, characteristics
from dueregard.planfile.model import Status
from dueregard.writing.words import words_of

STATUSES: Final = get_args(Status)
LONGEST: Final = 200
"""Characters of words to look for."""
_CHARACTERISTICS: Final = tuple(each.code for each in characteristics())
_AIMS: Final = tuple(each.code for each in aims())
_ASKED: Final = ("words", "status", "characteristic", "group", "aim", "plan")


@public_page
def actions(request: HttpRequest, site: Site) -> Page:
    """The actions of the current editions, narrowed by words, status, mark and plan."""
    asked = _asked(request.GET)
    found = actions_of(site, asked)
    words = words_of(get_language() or "en")
    context = {
        "asked": asked,
        "found": found,
        "words": words,
        "statuses": STATUSES,
        "characteristics": _CHARACTERISTICS,
        "aims": _AIMS,
        "following": _query(asked, found.following),
    }
    return Page("editions/actions.html", context, noindex=asked.is_anything or bool(asked.after))


@public_page
def achieved(request: HttpRequest, site: Site) -> Page:
    """What is completed, and what came of it."""
    asked = Asked(achieved=True, after=request.GET.get("after", ""), plan=request.GET.get("plan", ""))
    found = actions_of(site, asked)
    words = words_of(get_language() or "en")
    context = {"asked": asked, "found": found, "words": words, "following": _query(asked, found.following)}
    return Page("editions/achieved.html", context, noindex=bool(asked.after))


@public_page
def by_mark(_request: HttpRequest, site: Site) -> Page:
    """How many actions are marked with each characteristic, group and aim."""
    found = marks_of(site)
    kinds = {kind.value: found[kind] for kind in Mark.Kind}
    place = {code: number for number, code in enumerate((*_CHARACTERISTICS, *_AIMS))}
    for kind in ("characteristic", "aim"):
        kinds[kind].sort(key=lambda each: place.get(each.code, len(place)))
    context = {
        "kinds": kinds,
        "words": words_of(get_language() or "en"),
        "editions": current_editions(site),
    }
    return Page("editions/marks.html", context)


def _asked(query: QueryDict) -> Asked:
    """What the address asks for; a code that does not exist finds nothing, as it should."""
    told = {name: query.get(name, "").replace("\0", "")[:LONGEST] for name in _ASKED}
    return Asked(**told, after=query.get("after", ""), achieved=False)


def _query(asked: Asked, following: str) -> str:
    if not following:
        return ""
    told = {name: value for name in _ASKED if (value := getattr(asked, name))}
    return urlencode({**told, "after": following})
