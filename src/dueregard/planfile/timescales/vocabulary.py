"""The words of dates in English and Welsh, and the printed text folded so that they can be found.

Welsh words are listed with their mutations: `Mawrth` is `Fawrth` after `o` (from), `Tachwedd` is `Nhachwedd`
after `yn` (in).
"""

import calendar
import re
from typing import Final

_ENGLISH: Final = [name.lower() for name in calendar.month_name]
_WELSH: Final = (
    "ionawr",
    "chwefror",
    "mawrth fawrth",
    "ebrill",
    "mai fai",
    "mehefin fehefin",
    "gorffennaf orffennaf ngorffennaf",
    "awst",
    "medi fedi",
    "hydref",
    "tachwedd dachwedd nhachwedd",
    "rhagfyr ragfyr",
)
_SHORT: Final = (
    "jan ion",
    "feb febuary chwef chwe",
    "mar maw",
    "apr ebr",
    "may",
    "jun meh",
    "jul gorff gor",
    "aug aws",
    "sep sept med",
    "oct hyd",
    "nov tach",
    "dec rhag",
)

FULL_MONTHS: Final = {
    name: month
    for month in range(1, 13)
    for name in (_ENGLISH[month], *_WELSH[month - 1].split())
}  # fmt: skip
MONTHS: Final = FULL_MONTHS | {
    name: month for month, names in enumerate(_SHORT, start=1) for name in names.split()
}

NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "twelve": 12, "eighteen": 18, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "a": 1, "an": 1, "other": 2,
    "once": 1, "twice": 2, "thrice": 3, "un": 1, "dau": 2, "dwy": 2, "tri": 3, "tair": 3, "pedwar": 4,
    "pedair": 4, "pum": 5, "pump": 5, "chwe": 6, "chwech": 6, "unwaith": 1, "ddwywaith": 2, "dwywaith": 2,
    "ddwy": 2, "teirgwaith": 3,
}  # fmt: skip

SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24,
                  "gwanwyn": 21, "haf": 22, "gaeaf": 24}  # fmt: skip
"""Season words and their EDTF numbers. Welsh autumn, `hydref`, is also October, and is read as the month."""


def alternatives(words: dict[str, int]) -> str:
    """A pattern of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


MONTH: Final = rf"(?:{alternatives(MONTHS)})(?![a-z])\.?"
FULL_MONTH: Final = rf"(?:{alternatives(FULL_MONTHS)})(?![a-z])"
NUMBER: Final = rf"(?:[0-9]{{1,2}}|{alternatives(NUMBERS)})"
ORDINAL_END: Final = r"(?:st|nd|rd|th|af|ail|il|ydd|fed|ed|eg|ain)"
WEEKDAY: Final = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|dydd (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))(?![a-z])"
)

_LOOK_ALIKE: Final = dict(
    zip(
        map(ord, "АВЕКМНОРСТУХІЈѕаеорсухіТΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
        "ABEKMHOPCTYXIJsaeopcyxiTABEZHIKMNOPTYX",
        strict=True,
    )
)
_MARKS: Final = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | dict.fromkeys(map(ord, "‘’‚‛′`´ʼ"), "'")
_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u200b\ufeff\t\r\f\v"), " ")
_FOLDED: Final = _LOOK_ALIKE | _MARKS | _SPACES


def fold(text: str) -> str:
    """The text with dashes, quotes, spaces and look-alike letters made plain, each character in its place."""
    return text.translate(_FOLDED)


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation in either language."""
    return MONTHS[word.lower().rstrip(".")]


def number(word: str) -> int:
    """A number in digits or words."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def full_year(printed: str) -> int:
    """A year of four or two digits; two digits are 2000 to 2068 or 1969 to 1999, as POSIX reads them."""
    year = int(printed)
    if len(printed) > 2:
        return year
    return year + (2000 if year <= 68 else 1900)
