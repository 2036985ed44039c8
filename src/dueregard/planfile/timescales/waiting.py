"""Rules for what waits for something that is no date: a condition, a committee, another timescale."""

import re
from typing import Final

from dueregard.planfile.timescales.dated import due, start_on
from dueregard.planfile.timescales.phrases import is_opening
from dueregard.planfile.timescales.statements import Statements
from dueregard.planfile.timescales.tokens import Reference

_BEFORE: Final = re.compile(r"before|prior|ahead|during|within|throughout|in\stime|cyn|yn\systod|at\s")
_AFTER: Final = re.compile(r"after|following|once|since|ar\sôl|yn\sdilyn")
_REF: Final = re.compile(r"(?<![0-9.])[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}(?![0-9.]?[0-9])")


def waits_for(found: Statements, start: int, end: int) -> int | None:
    """`After the review`: kept in its own words, unless a date is all that follows."""
    opening: str = found.tokens[start].value
    begin = found.words_before(start)
    if is_opening(opening) and begin != start:
        return None
    dated = re.compile("[iB]*D").match(found.kinds, start + 1)
    if dated and _BEFORE.match(opening):
        return due(found, start, dated.end())
    if dated and _AFTER.match(opening) and not re.match("[iwm]", found.kinds[dated.end() :]):
        return start_on(found, start, dated.end())
    return _waits(found, begin, found.condition_end(start))


def _waits(found: Statements, start: int, end: int) -> int:
    last = (
        found.tokens[end].end
        if end < len(found.tokens) and found.kinds[end] == "."
        else found.tokens[end - 1].end
    )
    text = found.words(found.tokens[start].start, last)
    found.add("conditional", text=text)
    found.links += _REF.findall(text)
    dates = found.dates(start, end)
    if dates:
        found.ask("condition-has-date", start, end, *(token.value.edtf for token in dates))
    return end


def waits_for_body(found: Statements, start: int, end: int) -> int | None:
    """`Governance Committee Annual review`: waits for the committee, and comes again each year."""
    return _waits(found, start, start + 1) if found.words_before(start) == start else None


def waits_for_timescales(found: Statements, start: int, end: int) -> int | None:
    """`Transformation Programme Timescales`: the words before it say whose."""
    begin = found.words_before(start)
    return _waits(found, begin, end) if begin != start else None


def without_date(found: Statements, start: int, end: int) -> int:
    """`Immediately`, `Short term`: no date, so the words are kept."""
    text = found.words(found.tokens[start].start, found.tokens[end - 1].end)
    found.add("conditional", text=text)
    found.ask("no-date", start, end)
    return end


def refers(found: Statements, start: int, end: int) -> int:
    """`See 2.2`."""
    reference: Reference = found.tokens[start].value
    found.links += reference.refs
    return end
