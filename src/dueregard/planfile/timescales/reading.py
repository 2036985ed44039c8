"""A printed timescale read: the one function that the rest of dueregard calls."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from dueregard.planfile import edtf
from dueregard.planfile.model import Entry
from dueregard.planfile.timescales.dates import Context, join_dates
from dueregard.planfile.timescales.doubts import Doubt, doubt
from dueregard.planfile.timescales.lexer import tokens
from dueregard.planfile.timescales.rules import read_statements
from dueregard.planfile.timescales.statements import Statements
from dueregard.planfile.timescales.vocabulary import fold

_NOTHING: Final = re.compile(
    r"\s*(?:n\.?/?\s?a\.?|not applicable|none|nil|amherthnasol|ddim yn berthnasol|[-\s.]*)\s*", re.I
)
_ABOVE: Final = re.compile(
    r"\W*(?:as|see)\s+(?:above|previous)\W*|\W*(?:fel|gweler)\s+uchod\W*|\W*(?:ditto|\"|”)\W*", re.I
)
_BETWEEN_LANGUAGES: Final = re.compile(r"\s+/\s+|\s*[|\n]\s*")
_FAR: Final = timedelta(days=3 * 366)
_LONGEST: Final = 4000
"""Characters read; a longer cell is no timescale, and the rest of it can only repeat what was found."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a timescale says: entries in its order, references printed in it, and what a person should
    settle."""

    entries: tuple[Entry, ...] = ()
    links: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_timescale(text: str, *, context: Context = Context()) -> Reading:  # noqa: B008  it is frozen
    """What a timescale cell says, as a reader of UK plans understands it, in English or Welsh.

    Never fails: words that are not understood become what the action waits for, with a doubt that says so.
    """
    return _bilingual(text, context) or _read(text, context)


def _read(text: str, context: Context) -> Reading:
    folded = fold(text)[:_LONGEST]
    if _NOTHING.fullmatch(folded):
        return Reading()
    found = read_statements(text, join_dates(tokens(folded), context))
    if not found.entries:
        _keep_words(found, text)
    _compare_with_period(found, context.period)
    links = tuple(dict.fromkeys(found.links))
    return Reading(tuple(found.entries), links, tuple(dict.fromkeys(found.doubts)))


def _bilingual(text: str, context: Context) -> Reading | None:
    """`Hydref 2024 / October 2024` says one thing in two languages; the surer half settles the other's
    doubts."""
    halves = [half.strip() for half in _BETWEEN_LANGUAGES.split(text[:_LONGEST])]
    if len(halves) != 2 or not all(halves) or halves[0].casefold() == halves[1].casefold():
        return None
    first, second = (_read(half, context) for half in halves)
    if not first.entries or first.entries != second.entries:
        return None
    return min(first, second, key=lambda reading: len(reading.doubts))


def _keep_words(found: Statements, text: str) -> None:
    """No entry was found: an earlier date is better than none, else the whole text is what the action
    waits for."""
    dated = [token for token in found.earlier if token.kind == "D"]
    if dated:
        found.add("due", dated[-1].value)
        return
    if not any(character.isalpha() for character in text):
        found.doubts.append(doubt("not-understood", text))
        return
    found.add("conditional", text=re.sub(r"\s+", " ", text).strip())
    if _ABOVE.fullmatch(text):
        found.doubts.append(doubt("as-above", text))
    elif found.undated:
        found.doubts.append(doubt("no-year", text))
    elif not found.links and not found.earlier:
        found.doubts.append(doubt("not-understood", text))


def _compare_with_period(found: Statements, period: str | None) -> None:
    """A date years away from the plan's period is more often a slip of the pen than meant."""
    if not period or not edtf.is_valid(period):
        return
    span = edtf.parse(period)
    for entry in found.entries:
        if entry.kind not in ("due", "start") or not entry.date:
            continue
        dates = edtf.parse(entry.date)
        early = span.lower and dates.upper and dates.upper + _FAR < span.lower
        late = span.upper and dates.lower and dates.lower - _FAR > span.upper
        if early or late:
            found.doubts.append(doubt("outside-period", entry.date, (entry.date,)))
