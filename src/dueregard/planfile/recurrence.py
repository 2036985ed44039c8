"""The subset of RFC 5545 recurrence rules in which a plan keeps "every November", and what they expand to.

Parts: `FREQ` WEEKLY, MONTHLY or YEARLY, `INTERVAL`, `BYMONTH`, `BYMONTHDAY` (negative from the month's
end), `BYDAY` with an ordinal for meetings (`3TU`), and one of `COUNT` and `UNTIL` (a date). A rule says
nothing about when it begins: the start is given at expansion, and is the action's or the plan's.

A rule that names no day (`FREQ=YEARLY;BYMONTH=11`) stands for whole months: its occurrence is the month,
and its deadline the month's last day. An occurrence is named by its EDTF value, so its name stays the
same however far one looks ahead, and whatever occurrences are added or taken out beside it.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final

from dueregard.planfile import edtf

FREQUENCIES: Final = ("WEEKLY", "MONTHLY", "YEARLY")
WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_BYDAY = re.compile(rf"([+-]?[1-5])?({'|'.join(WEEKDAYS)})")
_NUMBER = re.compile(r"[+-]?[0-9]{1,4}")


class InvalidRule(ValueError):
    """The text is no recurrence rule of the subset; the message says which part is wrong."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One recurrence rule. `str(rule)` is the RRULE value, without prefix, its parts in a fixed order."""

    frequency: str
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[str, ...] = ()
    count: int | None = None
    until: date | None = None

    def __str__(self) -> str:
        parts = [("FREQ", self.frequency)]
        parts += [("INTERVAL", str(self.interval))] if self.interval > 1 else []
        for name, values in (("BYMONTH", self.months), ("BYMONTHDAY", self.month_days), ("BYDAY", self.days)):
            parts += [(name, ",".join(map(str, values)))] if values else []
        parts += [("COUNT", str(self.count))] if self.count else []
        parts += [("UNTIL", f"{self.until:%Y%m%d}")] if self.until else []
        return ";".join(f"{name}={value}" for name, value in parts)

    @property
    def names_a_day(self) -> bool:
        """Whether occurrences are single days; otherwise each is a whole month."""
        return bool(self.frequency == "WEEKLY" or self.month_days or self.days)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of a rule: `when` is EDTF and its name, `deadline` its last day."""

    when: str
    deadline: date


def parse_rule(text: str) -> Rule:
    """The rule that an RRULE value (without the `RRULE:` prefix) states. Raises `InvalidRule`."""
    values: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            raise InvalidRule(f"“{part}” is no part of a rule: write NAME=VALUE, parted by semicolons")
        if name in values:
            raise InvalidRule(f"{name} is given twice")
        values[name] = value
    rule = Rule(
        frequency=_frequency(values.pop("FREQ", "")),
        interval=_number("INTERVAL", values.pop("INTERVAL", "1"), 1, 999),
        months=_numbers("BYMONTH", values.pop("BYMONTH", ""), 1, 12),
        month_days=_numbers("BYMONTHDAY", values.pop("BYMONTHDAY", ""), -31, 31),
        days=_weekdays(values.pop("BYDAY", "")),
        count=_number("COUNT", values.pop("COUNT"), 1, 999) if "COUNT" in values else None,
        until=_until(values.pop("UNTIL")) if "UNTIL" in values else None,
    )
    return _consistent(rule, values)


def is_valid_rule(text: str) -> bool:
    """Whether `text` is a recurrence rule of the subset."""
    try:
        parse_rule(text)
    except InvalidRule:
        return False
    return True


def occurrences(
    rule: Rule | str,
    *,
    start: date,
    horizon: date,
    added: Iterable[str] = (),
    excluded: Iterable[str] = (),
) -> list[Occurrence]:
    """Every occurrence from `start` that begins on or before `horizon`, in order of its deadline.

    `added` and `excluded` are EDTF values: occurrences held by hand and those taken out (RDATE, EXDATE).
    Raises `InvalidRule`, and `edtf.InvalidEdtf` for an added value that is no date.
    """
    known = parse_rule(rule) if isinstance(rule, str) else rule
    last = min(known.until or horizon, horizon)
    days = _days(known, start, last) if known.names_a_day else _months(known, start, last)
    found = dict.fromkeys(islice(days, known.count))
    found.update(dict.fromkeys(value for value in added if (edtf.lower_bound(value) or start) <= horizon))
    left = found.keys() - set(excluded)
    return [Occurrence(name, edtf.deadline(name) or date.max) for name in sorted(left, key=edtf.sort_key)]


def _months(rule: Rule, start: date, last: date) -> Iterator[str]:
    for year, month in _active_months(rule, start, last):
        yield f"{year:04}-{month:02}"


def _days(rule: Rule, start: date, last: date) -> Iterator[str]:
    days = _weekly(rule, start, last) if rule.frequency == "WEEKLY" else _within_months(rule, start, last)
    for day in days:
        if start <= day <= last:
            yield day.isoformat()


def _active_months(rule: Rule, start: date, last: date) -> Iterator[tuple[int, int]]:
    """The months of a monthly or yearly rule, in steps of its interval from the start."""
    for count in range(start.year * 12 + start.month - 1, last.year * 12 + last.month):
        year, month = count // 12, count % 12 + 1
        if rule.frequency == "YEARLY":
            active = (year - start.year) % rule.interval == 0 and month in (rule.months or (start.month,))
        else:
            elapsed = count - (start.year * 12 + start.month - 1)
            active = elapsed % rule.interval == 0 and month in (rule.months or (month,))
        if active:
            yield year, month


def _within_months(rule: Rule, start: date, last: date) -> Iterator[date]:
    for year, month in _active_months(rule, start, last):
        length = edtf.days_in_month(year, month)
        wanted = {day if day > 0 else length + 1 + day for day in rule.month_days}
        for day in (date(year, month, number) for number in range(1, length + 1)):
            if day.day in wanted or any(_falls_on(day, length, name) for name in rule.days):
                yield day


def _falls_on(day: date, length: int, name: str) -> bool:
    """Whether a day is the weekday that `3TU` (third), `-1FR` (last) or `MO` (any) names within its month."""
    if day.weekday() != WEEKDAYS.index(name[-2:]):
        return False
    ordinal = int(name[:-2] or 0)
    return ordinal in (0, (day.day + 6) // 7, -((length - day.day) // 7 + 1))


def _weekly(rule: Rule, start: date, last: date) -> Iterator[date]:
    monday = start - timedelta(days=start.weekday())
    weekdays = [WEEKDAYS.index(name) for name in rule.days] or [start.weekday()]
    for count in range((last - monday).days + 1):
        day = monday + timedelta(days=count)
        right_week = count // 7 % rule.interval == 0
        if right_week and day.weekday() in weekdays and day.month in (rule.months or (day.month,)):
            yield day


def _frequency(text: str) -> str:
    if text not in FREQUENCIES:
        raise InvalidRule(f"FREQ must be one of {', '.join(FREQUENCIES)}, not “{text}”")
    return text


def _number(name: str, text: str, least: int, most: int) -> int:
    if not _NUMBER.fullmatch(text) or not least <= int(text) <= most or int(text) == 0:
        raise InvalidRule(f"{name} must be a number from {least} to {most} and not 0, not “{text}”")
    return int(text)


def _numbers(name: str, text: str, least: int, most: int) -> tuple[int, ...]:
    return tuple(_number(name, value, least, most) for value in text.split(",")) if text else ()


def _weekdays(text: str) -> tuple[str, ...]:
    days = tuple(text.split(",")) if text else ()
    for day in days:
        if not _BYDAY.fullmatch(day):
            raise InvalidRule(f"BYDAY must be days like TU or 3TU, not “{day}”")
    return days


def _until(text: str) -> date:
    if re.fullmatch("[0-9]{8}", text):
        with suppress(ValueError):
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    raise InvalidRule(f"UNTIL must be a date like 20150331, not “{text}”")


def _consistent(rule: Rule, unknown: dict[str, str]) -> Rule:
    if unknown:
        raise InvalidRule(f"{', '.join(sorted(unknown))} is not used in plan files")
    if rule.count and rule.until:
        raise InvalidRule("COUNT and UNTIL exclude each other")
    if rule.days and rule.month_days:
        raise InvalidRule("BYDAY and BYMONTHDAY exclude each other")
    if rule.frequency == "YEARLY" and rule.names_a_day and not rule.months:
        raise InvalidRule("a yearly rule that names a day needs BYMONTH as well")
    if rule.frequency == "WEEKLY" and rule.month_days:
        raise InvalidRule("a weekly rule has no BYMONTHDAY")
    if rule.frequency == "WEEKLY" and any(len(day) > 2 for day in rule.days):
        raise InvalidRule("a weekly rule's BYDAY has no ordinal")
    return rule
