"""The part of EDTF (ISO 8601-2, Library of Congress levels 0 to 2) in which a plan's dates are kept.

Years `2014`, months `2014-03`, days `2014-03-31`, seasons `2014-21` (spring) to `2014-24` (winter),
quarters of the calendar year `2014-33` to `2014-36`, intervals `2014-04/2015-03`, open ends `2014/..` and
`../2015`, unknown ends `2014/`, "on or before" `[..2015-03]`, the marks `?` `~` `%`, and masked digits
`201X`, `2014-XX`.

Every value has a first and a last day. A deadline is the last day: an action due "in March 2015" is not
late before 31 March is over. Seasons are the meteorological ones; winter runs from December of its year
to the end of February.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_SIMPLE = re.compile(r"(\d{3}[\dX]|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)")
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_QUARTER_MONTHS = {33: 1, 34: 4, 35: 7, 36: 10}


class InvalidEdtf(ValueError):
    """The text is no date in the supported part of EDTF; the message names it and says what is expected."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text}” is not a date: write 2015, 2015-03, 2015-03-31 or an interval 2014-04/2015-03"
        )


@dataclass(frozen=True, slots=True)
class Span:
    """The days that an EDTF value covers, both included; None is an open or unknown end."""

    lower: date | None
    upper: date | None
    uncertain: bool = False
    approximate: bool = False


def parse(text: str) -> Span:
    """The days that `text` covers. Raises `InvalidEdtf`, also for an interval that ends before it begins."""
    if text.startswith("[..") and text.endswith("]"):
        end = _simple(text[3:-1], text)
        return Span(None, end.upper, end.uncertain, end.approximate)
    first, slash, last = text.partition("/")
    if not slash:
        return _simple(text, text)
    return _interval(first, last, text)


def is_valid(text: str) -> bool:
    """Whether `text` is a date in the supported part of EDTF."""
    try:
        parse(text)
    except InvalidEdtf:
        return False
    return True


def lower_bound(text: str) -> date | None:
    """The first day of the value, None where it has no known beginning. Raises `InvalidEdtf`."""
    return parse(text).lower


def deadline(text: str) -> date | None:
    """The last day of the value: when something due then becomes late is the day after."""
    return parse(text).upper


def sort_key(text: str) -> tuple[date, date]:
    """Orders values by their last day, then their first; open ends come last. Raises `InvalidEdtf`."""
    span = parse(text)
    return span.upper or date.max, span.lower or date.min


def from_span(first: date, last: date) -> str:
    """The shortest EDTF value that covers exactly these days: a year, month, day or interval."""
    if first == last:
        return first.isoformat()
    whole_months = first.day == 1 and last.day == days_in_month(last.year, last.month)
    if not whole_months:
        return f"{first.isoformat()}/{last.isoformat()}"
    if (first.month, last.month) == (1, 12):
        return f"{first:%Y}" if first.year == last.year else f"{first:%Y}/{last:%Y}"
    return (
        f"{first:%Y-%m}"
        if (first.year, first.month) == (last.year, last.month)
        else f"{first:%Y-%m}/{last:%Y-%m}"
    )


def days_in_month(year: int, month: int) -> int:
    """How many days the month has."""
    return calendar.monthrange(year, month)[1]


def _interval(first: str, last: str, whole: str) -> Span:
    if first in ("", "..") and last in ("", "..") and ".." not in (first, last):
        raise InvalidEdtf(whole)
    begin = Span(None, None) if first in ("", "..") else _simple(first, whole)
    end = Span(None, None) if last in ("", "..") else _simple(last, whole)
    if begin.lower and end.upper and (end.upper < begin.lower or (end.lower or end.upper) < begin.lower):
        raise InvalidEdtf(whole)
    uncertain, approximate = begin.uncertain or end.uncertain, begin.approximate or end.approximate
    return Span(begin.lower, end.upper, uncertain, approximate)


def _simple(text: str, whole: str) -> Span:
    match = _SIMPLE.fullmatch(text)
    if not match:
        raise InvalidEdtf(whole)
    year, month, day, mark = match.groups()
    try:
        first, last = _bounds(year, month, day)
    except ValueError:
        raise InvalidEdtf(whole) from None
    return Span(first, last, uncertain=mark in ("?", "%"), approximate=mark in ("~", "%"))


def _bounds(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """First and last day; ValueError where the calendar has no such thing."""
    if "X" in year or month in (None, "XX"):
        if day not in (None, "XX") or ("X" in year and month not in (None, "XX")):
            raise ValueError
        return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    number, of = int(month or 0), int(year)
    start = _SEASON_MONTHS.get(number) or _QUARTER_MONTHS.get(number)
    if start and day is None:
        return _three_months(of, start)
    if day in (None, "XX"):
        return date(of, number, 1), date(of, number, days_in_month(of, number) if 1 <= number <= 12 else 0)
    exact = date(of, number, int(day or 0))
    return exact, exact


def _three_months(year: int, month: int) -> tuple[date, date]:
    years, index = divmod(month + 1, 12)
    end_year, end_month = year + years, index + 1
    return date(year, month, 1), date(end_year, end_month, days_in_month(end_year, end_month))
