"""Dates in words, in the language of the page: days, EDTF values, recurrence rules.

Plans date things as loosely as people do ("spring 2014", "the financial year 2014/15"), and the words keep
that looseness. A value that cannot be read is shown as it is, since a page must not fail over one odd cell.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.utils.dates import MONTHS
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dueregard.planfile import edtf

_YEAR_OF_TWO = re.compile(r"(\d{4})-(04|09)/(\d{4})-(03|08)")
_SIMPLE = re.compile(r"(\d{3}[\dX]|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)")


def day_in_words(day: date) -> str:
    """31 March 2015. Django's own date filter costs fourteen times as much, felt on long lists."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def moment_in_words(moment: datetime) -> str:
    """31 March 2015, 14:05, as the clocks in London showed it."""
    local = localtime(moment)
    return f"{day_in_words(local.date())}, {local:%H:%M}"


def day_of_moment_in_words(moment: datetime) -> str:
    """31 March 2015: the day in London at that moment."""
    return day_in_words(localtime(moment).date())


def edtf_in_words(text: str) -> str:
    """An EDTF value as one would say it: `2014-04/2015-03` is "financial year 2014/15"."""
    if not edtf.is_valid(text):
        return text
    if text.startswith("["):
        return _("by %(date)s") % {"date": _simple_in_words(text[3:-1])}
    first, slash, last = text.partition("/")
    return _interval_in_words(first, last, text) if slash else _simple_in_words(text)


def rule_in_words(rule: str) -> str:
    """An RFC 5545 RRULE value as one would say it: `FREQ=YEARLY;BYMONTH=11` is "every year: November"."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    if not parts.keys() <= {"FREQ", "INTERVAL", "BYMONTH", "UNTIL", "COUNT"}:
        return rule
    words = _frequency_in_words(parts.get("FREQ", ""), int(parts.get("INTERVAL", "1")))
    if not words:
        return rule
    if months := parts.get("BYMONTH"):
        words = _("%(often)s: %(months)s") % {
            "often": words,
            "months": listed([str(MONTHS[int(month)]) for month in months.split(",")]),
        }
    return _bounded(words, parts)


def listed(words: Sequence[str]) -> str:
    """The words as a list in a sentence: "March, June and September"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(list)s and %(last)s") % {"list": ", ".join(words[:-1]), "last": words[-1]}


def _interval_in_words(first: str, last: str, text: str) -> str:
    if match := _YEAR_OF_TWO.fullmatch(text):
        begin, first_month, end, last_month = match.groups()
        if int(end) == int(begin) + 1 and (first_month, last_month) in (("04", "03"), ("09", "08")):
            years = {"years": f"{begin}/{end[2:]}"}
            financial = first_month == "04"
            return (
                _("financial year %(years)s") % years if financial else _("academic year %(years)s") % years
            )
    if last in ("", ".."):
        return _("from %(date)s") % {"date": _simple_in_words(first)}
    if first in ("", ".."):
        return _("until %(date)s") % {"date": _simple_in_words(last)}
    return _("%(first)s to %(last)s") % {"first": _simple_in_words(first), "last": _simple_in_words(last)}


def _simple_in_words(text: str) -> str:
    match = _SIMPLE.fullmatch(text)
    if not match:
        return text
    year, month, day, mark = match.groups()
    words = _exact_in_words(year, month if month != "XX" else None, day if day != "XX" else None)
    if mark in ("~", "%"):
        words = _("about %(date)s") % {"date": words}
    return _("%(date)s, uncertain") % {"date": words} if mark in ("?", "%") else words


def _exact_in_words(year: str, month: str | None, day: str | None) -> str:
    if "X" in year:
        return _("between %(first)s and %(last)s") % {
            "first": year.replace("X", "0"),
            "last": year.replace("X", "9"),
        }
    if month is None:
        return year
    if day is not None:
        return day_in_words(date(int(year), int(month), int(day)))
    return f"{_part_of_year(int(month))} {year}"


def _part_of_year(number: int) -> str:
    seasons = {21: _("spring"), 22: _("summer"), 23: _("autumn"), 24: _("winter")}
    if number in seasons:
        return seasons[number]
    if number >= 33:
        start = (number - 33) * 3 + 1
        return _("%(first)s to %(last)s") % {"first": MONTHS[start], "last": MONTHS[start + 2]}
    return str(MONTHS[number])


def _frequency_in_words(frequency: str, interval: int) -> str:
    number = {"number": interval}
    match frequency:
        case "YEARLY":
            return ngettext("every year", "every %(number)s years", interval) % number
        case "MONTHLY":
            return ngettext("every month", "every %(number)s months", interval) % number
        case "WEEKLY":
            return ngettext("every week", "every %(number)s weeks", interval) % number
    return ""


def _bounded(words: str, parts: dict[str, str]) -> str:
    if until := parts.get("UNTIL"):
        day = date(int(until[:4]), int(until[4:6]), int(until[6:8]))
        return _("%(often)s, until %(date)s") % {"often": words, "date": day_in_words(day)}
    if count := parts.get("COUNT"):
        return ngettext("%(often)s, once", "%(often)s, %(count)s times", int(count)) % {
            "often": words,
            "count": count,
        }
    return words
