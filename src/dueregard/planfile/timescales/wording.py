"""Entries in words, English or Welsh: "every November", "by 31 March 2015", "waiting for: …".

A date in words, read back by `read_timescale`, gives the same date.
"""

import calendar
import re
from datetime import date
from typing import Final, Literal

from dueregard.planfile import edtf
from dueregard.planfile.model import Entry
from dueregard.planfile.recurrence import InvalidRule, Rule, parse_rule

Language = Literal["en", "cy"]

_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "en": tuple(calendar.month_name),
    "cy": (
        *("", "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
        *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
    ),
}
_SEASONS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("spring", "summer", "autumn", "winter"),
    "cy": ("gwanwyn", "haf", "hydref (y tymor)", "gaeaf"),
}
_WEEKDAYS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "cy": ("dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn", "dydd Sul"),
}
_PHRASES: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "due": "by {}", "due during": "by the end of {}", "start": "from {}", "ongoing": "ongoing",
        "conditional": "waiting for: {}", "completed": "completed", "completed on": "completed {}",
        "unspecified": "not specified", "recurring": "from time to time", "to": "{} to {}", "and": " and ",
        "every": "every {}", "until": "{} until {}", "times": "{}, {} times", "about": "about {}",
        "uncertain": "{} (to be confirmed)", "onwards": "{} onwards", "financial": "the financial year {}",
        "academic": "the academic year {}", "quarter": "quarter {} of {}", "in months": "{}, in {}",
        "until only": "until {}", "last day": "the last day", "of month": "{} of the month",
        "1 WEEKLY": "every week", "1 MONTHLY": "every month", "3 MONTHLY": "every quarter",
        "1 YEARLY": "every year",
        "WEEKLY": "every {} weeks", "MONTHLY": "every {} months", "YEARLY": "every {} years",
    },
    "cy": {
        "due": "erbyn {}", "due during": "erbyn diwedd {}", "start": "o {}", "ongoing": "parhaus",
        "conditional": "yn aros am: {}", "completed": "wedi'i gwblhau", "completed on": "wedi'i gwblhau {}",
        "unspecified": "heb ei bennu", "recurring": "o bryd i'w gilydd", "to": "{} hyd {}", "and": " a ",
        "every": "bob {}", "until": "{} tan {}", "times": "{}, {} gwaith", "about": "tua {}",
        "uncertain": "{} (i'w gadarnhau)", "onwards": "{} ymlaen", "financial": "blwyddyn ariannol {}",
        "academic": "blwyddyn academaidd {}", "quarter": "chwarter {} {}", "in months": "{}, ym mis {}",
        "until only": "tan {}", "last day": "y diwrnod olaf", "of month": "{} o'r mis",
        "1 WEEKLY": "bob wythnos", "1 MONTHLY": "bob mis", "3 MONTHLY": "bob chwarter",
        "1 YEARLY": "bob blwyddyn",
        "WEEKLY": "bob {} wythnos", "MONTHLY": "bob {} mis", "YEARLY": "bob {} blynedd",
    },
}  # fmt: skip


def in_words(entry: Entry, language: Language = "en") -> str:
    """An entry as a phrase that can stand by itself, without a capital or a full stop.

    A value that is not in the format (a date that is no EDTF, a rule outside the subset) is given as it
    stands.
    """
    phrases = _PHRASES[language]
    if entry.kind == "recurring":
        return _rule_in_words(entry.rrule, language) if entry.rrule else phrases["recurring"]
    if entry.kind == "conditional":
        return phrases["conditional"].format(awaited(entry.text))
    if entry.kind == "completed" and entry.date:
        return phrases["completed on"].format(date_in_words(entry.date, language))
    if entry.kind in ("due", "start"):
        return _dated(entry.kind, entry.date or "", phrases, language)
    return phrases[entry.kind]


def date_in_words(value: str, language: Language = "en") -> str:
    """An EDTF date as a reader in the United Kingdom expects it: `31 March 2015`, `the financial year
    2014/15`."""
    phrases = _PHRASES[language]
    if not edtf.is_valid(value):
        return value
    first, slash, last = value.partition("/")
    if not slash:
        return _marked(value, language)
    year = _named_year(first, last)
    if year:
        return phrases[year].format(f"{first[:4]}/{last[2:4]}")
    if last in ("", ".."):
        return phrases["onwards"].format(_marked(first, language))
    if first in ("", ".."):
        return phrases["until only"].format(_marked(last, language))
    return phrases["to"].format(_marked(first, language), _marked(last, language))


def _dated(kind: str, value: str, phrases: dict[str, str], language: Language) -> str:
    """A day is a deadline by itself; of anything longer, the end is."""
    words = date_in_words(value, language)
    whole_day = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[?~%]?", value) is not None
    return phrases["due during" if kind == "due" and not whole_day else kind].format(words)


def awaited(text: str) -> str:
    """What is waited for, without the word that says that it is waited for."""
    return re.sub(
        r"^(?:following|after|awaiting|pending|subject to|yn dilyn|ar ôl|yn amodol ar)\s+",
        "",
        text,
        flags=re.I,
    )


def _named_year(first: str, last: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", first) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}", last):
        return ""
    if int(last[:4]) != int(first[:4]) + 1:
        return ""
    return {("04", "03"): "financial", ("09", "08"): "academic"}.get((first[5:], last[5:]), "")


def _marked(value: str, language: Language) -> str:
    phrases = _PHRASES[language]
    if value.startswith("["):
        return phrases["until only"].format(_marked(value[3:-1], language))
    words = _plain(value.rstrip("?~%"), language)
    if value[-1] in "~%":
        words = phrases["about"].format(words)
    return phrases["uncertain"].format(words) if value[-1] in "?%" else words


def _plain(value: str, language: Language) -> str:
    parts = value.split("-")
    if "X" in value or len(parts) == 1:
        return value
    year, month = parts[0], int(parts[1])
    if month > 32:
        first = (month - 33) * 3 + 1
        names = _MONTHS[language]
        return _PHRASES[language]["to"].format(names[first], f"{names[first + 2]} {year}")
    if month > 20:
        return f"{_SEASONS[language][month - 21]} {year}"
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{_MONTHS[language][month]} {year}"


def _rule_in_words(text: str, language: Language) -> str:
    phrases = _PHRASES[language]
    try:
        rule = parse_rule(text)
    except InvalidRule:
        return text
    words = _frequency_in_words(rule, language)
    if rule.until:
        return phrases["until"].format(words, _day_in_words(rule.until, language))
    return phrases["times"].format(words, rule.count) if rule.count else words


def _frequency_in_words(rule: Rule, language: Language) -> str:
    phrases = _PHRASES[language]
    often = phrases.get(f"{rule.interval} {rule.frequency}") or phrases[rule.frequency].format(rule.interval)
    days = _days_in_words(rule, language)
    if rule.months:
        months = _listed([_MONTHS[language][month] for month in rule.months], phrases["and"])
        dated = " ".join(filter(None, (days, months)))
        simple = rule.frequency == "YEARLY" and rule.interval == 1
        return phrases["every"].format(dated) if simple else phrases["in months"].format(often, dated)
    return (
        f"{often}, {phrases['of month'].format(days)}"
        if days and rule.frequency == "MONTHLY"
        else (f"{often}, {days}" if days else often)
    )


def _days_in_words(rule: Rule, language: Language) -> str:
    phrases = _PHRASES[language]
    if rule.month_days:
        days = [str(day) if day > 0 else phrases["last day"] for day in rule.month_days]
        return _listed(days, phrases["and"])
    names = [
        (name[:-2], _WEEKDAYS[language][("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(name[-2:])])
        for name in rule.days
    ]
    return _listed([f"{place} {name}".strip() for place, name in names], phrases["and"])


def _day_in_words(day: date, language: Language) -> str:
    return f"{day.day} {_MONTHS[language][day.month]} {day.year}"


def _listed(words: list[str], joint: str) -> str:
    return joint.join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
