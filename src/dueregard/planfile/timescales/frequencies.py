"""How often: the words for frequencies in English and Welsh, and the rules that they stand for."""

import re
from typing import Final

from dueregard.planfile.recurrence import WEEKDAYS, Rule
from dueregard.planfile.timescales.tokens import Meaning
from dueregard.planfile.timescales.vocabulary import NUMBER, number

_MONTHS: Final = {"week": 0, "fortnight": 0, "month": 1, "quarter": 3, "term": 4, "half": 6, "year": 12}

_ADVERBS: Final[dict[str, tuple[str, int]]] = {
    "weekly": ("week", 1), "wythnosol": ("week", 1), "fortnightly": ("week", 2), "monthly": ("month", 1),
    "misol": ("month", 1), "fisol": ("month", 1), "quarterly": ("month", 3), "chwarterol": ("month", 3),
    "termly": ("month", 4), "tymhorol": ("month", 4), "half-yearly": ("month", 6),
    "half-annually": ("month", 6),
    "hanner-blynyddol": ("month", 6), "biannual": ("month", 6), "biannually": ("month", 6),
    "biennial": ("year", 2), "biennially": ("year", 2), "bimonthly": ("month", 2), "biweekly": ("week", 2),
    "biyearly": ("year", 2), "triennial": ("year", 3), "triennially": ("year", 3), "annual": ("year", 1),
    "annually": ("year", 1), "yearly": ("year", 1), "blynyddol": ("year", 1), "flynyddol": ("year", 1),
}  # fmt: skip

_TWO_READINGS: Final = {
    "biannual": ("FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY;INTERVAL=2"),
    "biannually": ("FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY;INTERVAL=2"),
    "biyearly": ("FREQ=YEARLY;INTERVAL=2", "FREQ=MONTHLY;INTERVAL=6"),
    "bimonthly": ("FREQ=MONTHLY;INTERVAL=2", "FREQ=WEEKLY;INTERVAL=2"),
    "biweekly": ("FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY"),
}
"""Words that English uses in two senses, and the rules of both: the first is the one taken."""

_UNITS: Final = {
    "week": "week", "weeks": "week", "wythnos": "week", "fortnight": "fortnight", "pythefnos": "fortnight",
    "month": "month", "months": "month", "mis": "month", "fis": "month", "quarter": "quarter",
    "quarters": "quarter", "chwarter": "quarter", "term": "term", "terms": "term", "tymor": "term",
    "year": "year", "years": "year", "annum": "year", "blwyddyn": "year", "flwyddyn": "year",
    "blynedd": "year", "flynedd": "year", "mlynedd": "year",
}  # fmt: skip

_ADVERB: Final = (
    r"(?:weekly|wythnosol|fortnightly|monthly|[mf]isol|quarterly|chwarterol|termly|tymhorol"
    r"|half[\s-]?(?:yearly|annually)|hanner[\s-]blynyddol|bi[\s-]?(?:annual(?:ly)?|ennial(?:ly)?|monthly|weekly|yearly)"
    r"|triennial(?:ly)?|annual(?:ly)?|yearly|[bf]l?lynyddol)"
)
_UNIT: Final = (
    r"(?:weeks?|wythnos|fortnight|pythefnos|months?|[mf]is(?!\s[A-Z])|quarters?|chwarter|terms?|tymor"
    r"|(?:calendar\s|financial\s|academic\s|school\s|municipal\s)?years?|annum|[bf]lwyddyn|[bfm]lynedd)"
)
_BASIS: Final = r"(?:\s(?:basis|sail))?"

PATTERN: Final = "|".join(
    (
        rf"(?:on\san?\s|yn\s)?{_ADVERB}{_BASIS}",
        rf"(?:every\s)?{NUMBER}(?:[\s-]|\sx\s)*(?:{_ADVERB})",
        rf"(?:(?:{NUMBER}\s?(?:x|times|gwaith)|x\s?[0-9]|once|twice|thrice|un?waith|dd?wywaith|teirgwaith)\s"
        rf"(?:an?|per|each|every|in\san?|y|bob)\s?{_UNIT})",
        rf"(?:end\sof\s)?(?:each|every|per|bob|pob)\s(?:yn\s)?(?:{NUMBER}\s|ail\s)?{_UNIT}",
        r"p\.?a\b\.?",
        r"year\son\syear",
    )
)


_DAYS_OF_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PLACES: Final = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": -1,
}

WEEKDAY_OF_MONTH: Final = (
    rf"({'|'.join(_PLACES)})\s({'|'.join(_DAYS_OF_WEEK)})\s(?:of|in)\s(?:each|every|the)\smonth"
)


def weekday_of_month(match: "re.Match[str]") -> Rule:
    """`Third Tuesday of each month`, as committees meet."""
    place, day = _PLACES[match[1].lower()], WEEKDAYS[_DAYS_OF_WEEK.index(match[2].lower())]
    return Rule("MONTHLY", days=(f"{place}{day}",))


def meaning(printed: str) -> Meaning:
    """The token kind (`a` for adverbs of years, else `R`), the rule, and a doubt where the word has two
    senses."""
    text = re.sub(r"\s+", " ", printed.lower())
    adverb = re.search(_ADVERB, text)
    if adverb:
        return _from_adverb(text, adverb[0])
    if re.fullmatch(r"p\.?a\.?|year on year", text):
        return "a", Rule("YEARLY")
    return _from_unit(text)


def _from_adverb(text: str, adverb: str) -> Meaning:
    word = re.sub(r"^bi[\s-]", "bi", re.sub(r"^(half|hanner)[\s-]?", r"\1-", adverb))
    before = text[: text.index(adverb)]
    unit, count = _ADVERBS[word]
    times = re.search(rf"({NUMBER})(?:[\s-]|\sx\s)*$", before)
    if times and re.fullmatch("once|twice|thrice", times[1]):
        return "R", _times_in(number(times[1]), unit)
    rule = _every(count * (number(times[1]) if times and times[1] not in ("a", "an") else 1), unit)
    kind = "a" if rule.frequency == "YEARLY" and not word.endswith("al") else "R"
    if word in _TWO_READINGS and not times:
        return "R", rule, ("two-senses", _TWO_READINGS[word])
    if word == "termly":
        return "R", rule, ("length-of-terms", (str(rule),))
    return kind, rule


def _from_unit(text: str) -> Meaning:
    words = text.split()
    unit = _UNITS[words[-1]]
    often = re.match(
        rf"(?:({NUMBER})\s?(?:x|times|gwaith)|x\s?([0-9])|(once|twice|thrice|un?waith|dd?wywaith|teirgwaith))\s",
        text,
    )
    if often:
        return "R", _times_in(number(often[1] or often[2] or often[3]), unit)
    if text.startswith("end of") and "financial year" in text:
        return "a", Rule("YEARLY", months=(3,))
    count = (
        2 if " ail " in text else next((number(word) for word in words[:-1] if re.fullmatch(NUMBER, word)), 1)
    )
    rule = _every(count, unit)
    if unit == "term":
        return "R", rule, ("length-of-terms", (str(rule),))
    return ("a" if rule.frequency == "YEARLY" else "R"), rule


def _every(count: int, unit: str) -> Rule:
    """Every `count` units; whole years in years, so that "12 monthly" is yearly."""
    months = count * _MONTHS[unit] if unit in _MONTHS else 0
    if not months:
        return Rule("WEEKLY", interval=max(1, count * (2 if unit == "fortnight" else 1)))
    return Rule("YEARLY", interval=months // 12) if months % 12 == 0 else Rule("MONTHLY", interval=months)


def _times_in(count: int, unit: str) -> Rule | None:
    """So many times in each unit, as evenly spaced as whole months or weeks allow; None where they do not."""
    months = _MONTHS[unit]
    if count < 1:
        return None
    if months and months % count == 0:
        return _every(months // count, "month")
    if unit == "month" and count in (2, 4):
        return Rule("WEEKLY", interval=4 // count)
    return Rule("WEEKLY") if unit == "week" and count == 1 else None
