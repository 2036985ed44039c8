"""Dates as they are printed, each pattern with the function that says what it means.

Day, month, year in the order of the United Kingdom; months in words or numbers, years with two digits or
four; financial, academic and municipal years; the parts of dates that need a neighbour ("March", "31/3").
"""

import calendar
import re
from datetime import date, timedelta
from typing import Final

from dueregard.planfile.edtf import days_in_month, from_span
from dueregard.planfile.timescales.tokens import Maker, Meaning, When
from dueregard.planfile.timescales.vocabulary import (
    FULL_MONTH,
    MONTH,
    ORDINAL_END,
    WEEKDAY,
    full_year,
    month_number,
)

_NOT_A_DAY: Final = rf"(?![0-9%:]|\.[0-9]|\s?{ORDINAL_END}(?![a-z])|\s+{MONTH}\s*[0-9'])"
_YEAR: Final = rf"(?:(?:19|20)[0-9]{{2}}(?![0-9])|'?[0-9]{{2}}{_NOT_A_DAY})"
_DAY: Final = rf"([0-9]{{1,2}})\s?(?:{ORDINAL_END}(?![a-z]))?"


def _day_month_year(match: "re.Match[str]") -> Meaning:
    return _exact(int(match[1]), month_number(match[2]), full_year(match[3].lstrip("'")))


def _month_day_year(match: "re.Match[str]") -> Meaning:
    return _exact(int(match[2]), month_number(match[1]), full_year(match[3]))


def _exact(day: int, month: int, year: int) -> Meaning:
    if 1 <= day <= days_in_month(year, month):
        return "D", When(f"{year:04}-{month:02}-{day:02}", year, month, day)
    if day == 0:
        return None
    value = When(f"{year:04}-{month:02}", year, month)
    return "N", value, ("impossible-date", (value.edtf,))


def _iso(match: "re.Match[str]") -> Meaning:
    return _exact(int(match[3]), int(match[2]), int(match[1])) if 1 <= int(match[2]) <= 12 else None


def _numeric(match: "re.Match[str]") -> Meaning:
    """`31/03/2015`: day first, as in the United Kingdom; a month past twelve can only be the other order."""
    first, second, year = int(match[1]), int(match[3]), full_year(match[4])
    if 1 <= second <= 12:
        return _exact(first, second, year)
    if 1 <= first <= 12 and 1 <= second <= days_in_month(year, first):
        value = When(f"{year:04}-{first:02}-{second:02}", year, first, second)
        return "D", value, ("month-before-day", (value.edtf,))
    return None


def _week(match: "re.Match[str]") -> Meaning:
    """`w/c 3 March 2014`: the seven days from then on."""
    read = _day_month_year(match)
    if not read or read[0] != "D":
        return None
    first = date.fromisoformat(read[1].edtf)
    return "D", When(from_span(first, first + timedelta(days=6)), first.year, first.month)


def _days_of_month(match: "re.Match[str]") -> Meaning:
    month, year = month_number(match[3]), full_year(match[4])
    first, last = int(match[1]), int(match[2])
    if not 1 <= first < last <= days_in_month(year, month):
        return None
    return "D", When(from_span(date(year, month, first), date(year, month, last)), year, month)


def _month_year(match: "re.Match[str]") -> Meaning:
    month, printed = month_number(match[1]), match[2]
    year = full_year(printed.lstrip("'"))
    value = When(f"{year:04}-{month:02}", year, month)
    bare_day = re.fullmatch(r"[^']*\s[0-9]{2}", match[0]) and 1 <= int(printed) <= 31
    if bare_day:
        return "N", value, ("day-or-year", (value.edtf, f"{int(printed)} {match[1]}"))
    if match[1].lower() == "hydref":
        return "N", value, ("october-or-autumn", (value.edtf, f"{year:04}-23"))
    return "N", value


def _month_of_financial_year(match: "re.Match[str]") -> Meaning:
    first, month = int(match[2]), month_number(match[1])
    if (first + 1) % 100 != int(match[3]):
        return None
    year = first if month >= 4 else first + 1
    value = When(f"{year:04}-{month:02}", year, month)
    return "N", value, ("month-of-financial-year", (value.edtf, f"{first:04}-{month:02}"))


def _numeric_month(match: "re.Match[str]") -> Meaning:
    return "N", When(f"{match[2]}-{int(match[1]):02}", int(match[2]), int(match[1]))


def _years(match: "re.Match[str]") -> Meaning:
    """`2014/15`, `FY 24/25`, `2023-2027`: a year of twelve months, or a range of years."""
    prefix, first_text, mark, second_text, suffix = match.groups()
    if re.search(r"[0-9]\s*/\s*$", match.string[: match.start()]):
        return None  # one of a list of years, "2012 / 2013 / 2014"
    first = full_year(first_text)
    second = full_year(second_text) if len(second_text) == 4 else first // 100 * 100 + int(second_text)
    second += 100 if second < first and int(second_text) == 0 else 0
    kind = _kind_of_year(f"{prefix or ''}{suffix or ''}")
    if second == first + 1:
        return _year_of_twelve_months(match, first, kind)
    if second > first and len(first_text) == 4:
        return "Z", (When(f"{first:04}", first), When(f"{second:04}", second))
    if mark == "-" and len(first_text) == 4 and 1 <= int(second_text) <= 12:
        return "N", When(f"{first:04}-{int(second_text):02}", first, int(second_text))
    return None


def _year_of_twelve_months(match: "re.Match[str]", first: int, kind: str) -> Meaning:
    _prefix, first_text, _mark, second_text, _suffix = match.groups()
    if kind:
        return kind, first
    financial = f"{first:04}-04/{first + 1:04}-03"
    if len(second_text) == 4:
        return "G", first, ("financial-or-calendar-years", (financial, f"{first:04}/{first + 1:04}"))
    if len(first_text) == 2 and int(second_text) <= 12:
        other = f"{int(first_text)} {calendar.month_name[int(second_text)]}"
        return "G", first, ("day-and-month-or-year", (financial, other))
    return "G", first


def _kind_of_year(words: str) -> str:
    words = words.lower()
    if re.search("acad|school|college|univ|^ay|ysgol", words):
        return "A"
    if re.search("municipal|ddinesig|civic", words):
        return "g"
    return "h" if re.search("f/?y|fin|ariannol", words) else ""


def _one_year(match: "re.Match[str]") -> Meaning:
    """`FY24`, `financial year 2014`: named by one year, which may be its first or its last."""
    year, kind = full_year(match[2]), _kind_of_year(match[1])
    first = year - 1 if match[1].lower().startswith("f") and len(match[2]) == 2 else year
    month = 9 if kind == "A" else 4
    choices = tuple(f"{y:04}-{month:02}/{y + 1:04}-{month - 1:02}" for y in sorted((year - 1, year)))
    return kind, first, ("which-financial-year", choices)


def _bare_year(match: "re.Match[str]") -> Meaning:
    return "Y", When(match[1], int(match[1]))


def _day_month(match: "re.Match[str]") -> Meaning:
    day, month = int(match[1]), month_number(match[2])
    return ("k", (day, month)) if 1 <= day <= days_in_month(2000, month) else None


def _numeric_day_month(match: "re.Match[str]") -> Meaning:
    day, month = int(match[1]), int(match[2])
    return ("k", (day, month)) if 1 <= month <= 12 and 1 <= day <= days_in_month(2000, month) else None


def _month(match: "re.Match[str]") -> Meaning:
    """A month by itself is written with a capital: "may" and "march" are verbs too."""
    return ("m", month_number(match[0])) if match[0][0].isupper() else None


_YEAR_PREFIX: Final = (
    r"(f/?y|fin(?:ancial|\.)?\s+y(?:ea)?r|(?:academic|school|college|university)\s+year|ay|(?:municipal|civic)\s+year"
    r"|blwyddyn\s+(?:ariannol|academaidd|ysgol|ddinesig))"
)
_YEAR_SUFFIX: Final = r"(\s+(?:financial|academic|school|college|university|municipal)\s+year)"

_DAY_MONTH_YEAR: Final = (
    rf"(?:{WEEKDAY}[\s,-]*)?(?:the\s)?{_DAY}(?:\s+of)?[\s./,-]*({MONTH})[\s,./-]*({_YEAR})"
)

DATES: Final[tuple[tuple[str, Maker], ...]] = (
    (r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?(?![0-9])", _iso),
    (_DAY_MONTH_YEAR, _day_month_year),
    (
        rf"(?:{WEEKDAY}[\s,]*)?([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2((?:19|20)[0-9]{{2}}|[0-9]{{2}})"
        r"(?![0-9]|\.[0-9])",
        _numeric,
    ),
    (rf"({MONTH})\s+{_DAY},?\s+((?:19|20)[0-9]{{2}})(?![0-9])", _month_day_year),
    (rf"(?:w/c|week\s(?:commencing|beginning))\s*{_DAY_MONTH_YEAR}", _week),
    (rf"{_DAY}\s*(?:-|to|and|&|/)\s*{_DAY}\s+({MONTH})\s+((?:19|20)[0-9]{{2}})", _days_of_month),
    (rf"({MONTH})[\s,]*((?:19|20)[0-9]{{2}})/([0-9]{{2}})(?![0-9/])", _month_of_financial_year),
    (rf"({MONTH})(?:'\s?|[\s,./-]*)(?:of\s)?({_YEAR})", _month_year),
    (r"(0?[1-9]|1[0-2])[/.]((?:19|20)[0-9]{2})(?![0-9])", _numeric_month),
    (
        rf"{_YEAR_PREFIX}?:?\s*(?<![0-9.])((?:19|20)?[0-9]{{2}})\s?([/-])\s?((?:19|20)?[0-9]{{2}})"
        rf"(?![0-9%]|\.[0-9]|\s?[/]\s?[0-9]){_YEAR_SUFFIX}?",
        _years,
    ),
    (rf"{_YEAR_PREFIX}\s*((?:19|20)?[0-9]{{2}})(?![0-9])", _one_year),
    (r"(?<![£$€0-9.])((?:19[6-9]|20[0-6])[0-9])(?![0-9%]|[.,][0-9])", _bare_year),
    (rf"(?:{WEEKDAY}[\s,-]*)?{_DAY}(?:\s+of)?[\s-]*({FULL_MONTH})", _day_month),
    (r"(?<![0-9.])([0-9]{1,2})/([0-9]{1,2})(?![0-9/%])", _numeric_day_month),
    (FULL_MONTH, _month),
    (rf"{MONTH}(?![a-z])", _month),
)
"""Tried in this order at the beginning of each word."""
