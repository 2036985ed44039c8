"""Rules for what is to be done by, from or between dates, or was done on one."""

import re
from datetime import date

from dueregard.planfile import edtf
from dueregard.planfile.timescales.statements import Statements
from dueregard.planfile.timescales.tokens import When


def due(found: Statements, start: int, end: int) -> int:
    """A date by itself, or announced."""
    for token in found.dates(start, end):
        found.add("due", token.value)
    return end


def start_on(found: Statements, start: int, end: int) -> int:
    """`From March 2014`, `March 2014 onwards`."""
    found.add("start", found.dates(start, end)[0].value)
    return end


def perhaps_due(found: Statements, start: int, end: int) -> int:
    """`March 2014 (TBC)`, `March 2014?`."""
    value = found.dates(start, end)[0].value.edtf
    found.add("due", When(value if "/" in value or value[-1] in "~?" else f"{value}?"))
    return end


def from_to(found: Statements, start: int, end: int) -> int:
    """`April 2014 - March 2015`, `April 2014 - 2016`: which may mean each April."""
    first, last = found.dates(start, end)[:2]
    _begins_and_ends(found, (start, end), first.value, last.value)
    if first.value.month and not first.value.day and re.fullmatch("[0-9]{4}", last.value.edtf):
        years = range(first.value.year, last.value.year + 1)
        found.ask(
            "range-or-yearly",
            start,
            end,
            f"{first.value.edtf}/{last.value.edtf}",
            *(f"{year:04}-{first.value.month:02}" for year in years[:12]),
        )
    return end


def span(found: Statements, start: int, end: int) -> int:
    """`2014/15`, where it is a beginning and an end."""
    first, last = next(token.value for token in found.tokens[start:end] if token.kind == "Z")
    _begins_and_ends(found, (start, end), first, last)
    return end


def _begins_and_ends(found: Statements, where: tuple[int, int], first: When, last: When) -> None:
    begins, ends = edtf.lower_bound(first.edtf) or date.min, edtf.deadline(last.edtf) or date.max
    if ends < begins:
        found.add("due", first)
        found.ask("backwards", *where, first.edtf, last.edtf)
    else:
        found.add("start", first)
    found.add("due", last)


def struck_out(found: Statements, start: int, end: int) -> int:
    """A date that was struck out: it states nothing, so a person is asked."""
    found.earlier.append(found.tokens[start])
    found.ask("revised-date", start, end)
    return end


def date_before(found: Statements, start: int, end: int) -> int:
    """`Was March 2014`: the date before, with no new one."""
    old = found.dates(start, end)[0]
    found.earlier.append(old)
    found.ask("revised-date", start, end, old.value.edtf)
    return end


def revised(found: Statements, start: int, end: int) -> int:
    """`March 2014, revised to June 2014`, and the other way round: the later word counts."""
    old, new = found.dates(start, end)
    found.add("due", new.value)
    found.ask("revised-date", start, end, new.value.edtf, old.value.edtf)
    return end


def completed_on(found: Statements, start: int, end: int) -> int:
    """`Completed March 2014`."""
    for token in found.dates(start, end):
        found.add("completed", token.value)
    return end


def completed(found: Statements, start: int, end: int) -> int:
    """`Completed`, without a day."""
    found.add("completed")
    return end


def reviewed(found: Statements, start: int, end: int) -> int:
    """`Reviewed March 2014`: said of the past, so it asks for nothing."""
    found.ask("past-review", start, end, *(token.value.edtf for token in found.dates(start, end)))
    return end
