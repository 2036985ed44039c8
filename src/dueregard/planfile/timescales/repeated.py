"""Rules for what comes again, and from when until when it does."""

from dataclasses import replace
from typing import Final

from dueregard.planfile import edtf
from dueregard.planfile.model import Entry
from dueregard.planfile.recurrence import Rule, parse_rule
from dueregard.planfile.timescales.statements import Statements
from dueregard.planfile.timescales.tokens import Token, When

_SEASON_ENDS: Final = {21: 5, 22: 8, 23: 11, 24: 2}
_TERM_ENDS: Final = {21: 4, 22: 7, 23: 12, 24: 4}


def recurring(found: Statements, start: int, end: int) -> int:
    """`Monthly`, `Each meeting`."""
    found.add("recurring", rrule=found.tokens[start].value)
    return end


def each_of_months(found: Statements, start: int, end: int, interval: int = 1) -> int:
    """`April and October annually`, `Each May`."""
    parts = [token.value for token in found.tokens[start:end] if token.kind in "mk"]
    months = tuple(sorted({part if isinstance(part, int) else part[1] for part in parts}))
    days = {part[0] for part in parts if not isinstance(part, int)}
    same_day = tuple(days) if len(days) == 1 and all(not isinstance(part, int) for part in parts) else ()
    found.add("recurring", rrule=Rule("YEARLY", interval=interval, months=months, month_days=same_day))
    return end


def yearly_in_months(found: Statements, start: int, end: int) -> int | None:
    """`Annually in April`, `Every 2 years (May)`; of other frequencies, several months."""
    rule = found.tokens[start].value
    count = sum(token.kind in "mk" for token in found.tokens[start:end])
    if rule is None or (rule.frequency != "YEARLY" and count == 1):
        return None
    return each_of_months(found, start, end, rule.interval if rule.frequency == "YEARLY" else 1)


def yearly_in_part(found: Statements, start: int, end: int) -> int | None:
    """`Each spring`, `Q3 annually`: in the month with which the part ends."""
    frequency = found.tokens[start].value if found.kinds[start] in "Ra" else None
    if frequency and frequency.frequency != "YEARLY":
        return None
    part = next(token for token in found.tokens[start:end] if token.kind in "sqt")
    rule = Rule("YEARLY", months=(_last_month(part),))
    found.add("recurring", rrule=rule)
    found.ask("part-of-year", start, end, str(rule), "FREQ=YEARLY")
    return end


def _last_month(part: Token) -> int:
    """The month in which a season, a term or a part of the financial year ends."""
    if part.kind == "q":
        return (2 + int(part.value.offset) + int(part.value.months)) % 12 + 1
    return _TERM_ENDS[part.value.season] if part.kind == "t" else _SEASON_ENDS[part.value]


def dated_then_yearly(found: Statements, start: int, end: int) -> int:
    """`March 2014 and annually thereafter`: due, then in the same month of each year."""
    when: When = found.dates(start, end)[0].value
    rule: Rule = next(token.value for token in found.tokens[start:end] if token.kind == "a")
    found.add("start" if found.kinds[start] == "F" else "due", when)
    months = rule.months or ((when.month,) if when.month else ())
    days = (when.day,) if when.day and months == (when.month,) else ()
    found.add("recurring", rrule=Rule("YEARLY", rule.interval, months, days))
    return end


def runs_from(found: Statements, start: int, end: int) -> int | None:
    """`Monthly from June 2014`, `… to May 2015`: a rule that was just read begins, and may end."""
    rule = found.rule_before(start)
    first, *last = found.dates(start, end)
    if rule is None or edtf.deadline(first.value.edtf) is None:
        return None
    if rule.rrule:
        rule.first = first.value.edtf
    found.add("start", first.value)
    if last:
        _end_rule(found, rule, last[0].value)
    return end


def runs_until(found: Statements, start: int, end: int) -> int | None:
    """`Each April until 2028`: a rule that was just read ends."""
    rule = found.rule_before(start)
    if rule is None:
        return None
    _end_rule(found, rule, found.dates(start, end)[0].value)
    return end


def each_until(found: Statements, start: int, end: int) -> int | None:
    """`Each April 2025 to 2028`."""
    first, last = (token.value for token in found.dates(start, end))
    if not first.month or last.month:
        return None
    days = (first.day,) if first.day else ()
    found.add("recurring", rrule=Rule("YEARLY", months=(first.month,), month_days=days))
    entry = found.entries[-1]
    entry.first = first.edtf
    _end_rule(found, entry, last)
    return end


def _end_rule(found: Statements, entry: Entry, when: When) -> None:
    last = edtf.deadline(when.edtf)
    if entry.rrule is None or last is None:
        found.add("due", when)
    else:
        entry.rrule = str(replace(parse_rule(entry.rrule), until=last))
