"""EDTF dates and intervals in the words that a reader of the plan would use."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

MONTHS: Final[Mapping[str, Sequence[str]]] = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "cy": (
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ),
}
_UNTIL: Final = {"en": "to", "cy": "i"}
_DATE: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")


def in_words(edtf: str, language: str = "en-GB") -> str:
    """A day, month, year or interval of them in prose: `2013-01/2016-03` is "January 2013 to March 2016".

    Any other form of EDTF (a season, an open or uncertain date) comes back as it is: better exact than wrong.
    """
    tongue = "cy" if language.lower().startswith("cy") else "en"
    parts = [_point_in_words(part, tongue) for part in edtf.split("/")]
    if any(not part for part in parts):
        return edtf
    return f" {_UNTIL[tongue]} ".join(parts)


def _point_in_words(edtf: str, tongue: str) -> str:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return ""
    year, month, day = match.groups()
    if month is None:
        return year
    named = f"{MONTHS[tongue][int(month) - 1]} {year}"
    return f"{int(day)} {named}" if day else named
