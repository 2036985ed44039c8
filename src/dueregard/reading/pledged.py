"""Who and when in an action's own words: `By March 2026 the HR Manager will publish …`, `… by June 2027`."""

import re

from dueregard.reading.content import is_when, names_someone

_SUBJECT = r"(?:we|the|all|our|every|each)\b"
_OPENS = re.compile(rf"(?P<when>(?:By|From|Before|In|During)\s[^,;]{{3,40}}?),?\s{_SUBJECT}", re.IGNORECASE)
_ENDS = re.compile(r"\s(?P<when>(?:by|before)\s(?:the\s)?[^,;:]{3,40}?)[.;]?$", re.IGNORECASE)
_WHO = re.compile(
    r"(?:^|[.;]\s)(?:(?:By|From|Before|In|During)\s[^,;]{3,40}?,?\s)?(?:The|Our)\s(?P<who>[A-Z][^,;:.]{2,60}?)\s(?:will|shall)\s",
    re.IGNORECASE,
)


def when_in(title: str) -> str:
    """The date with which an action's words open or end; "" where they name none, or are a list."""
    if "\n" in title:
        return ""
    found = [mark["when"] for mark in (_OPENS.match(title), _ENDS.search(title)) if mark]
    return next((when for when in found if re.search(r"\d", when) and is_when(when)), "")


def who_in(title: str) -> str:
    """The post that an action's words say will do it; "" where they name none."""
    found = _WHO.search(title)
    return found["who"] if found and names_someone(found["who"]) else ""
