"""The pieces that a printed timescale falls into.

A token's kind is one letter, so that the grammar can be written as patterns over kinds (`D-C`: a date, a
dash, "completed"):

    dates       D day or finished date   N month and year   Y year   Z a beginning and an end
                G year of twelve months   h financial, A academic, g municipal year
    parts       m month   k day and month   q quarter or half   s season   t term   e Easter, Christmas
                y "Year 1", "Month 6"   x early, mid, late
    frequency   a "annually", "every 3 years"   R any other   M "each meeting"   E "each" before a month
    words       B by   i in, on, end of   F from   f between   U until, to   H then, thereafter   W onwards
                O ongoing   C completed   X to be confirmed   V revised to   v was   P reviewed
                S struck out   L see 2.2   Q a condition begins   T "timescales"   J no date is meant
                b a committee   w any other word
    marks       - / , ( ) . ?
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Uncertainty = tuple[str, tuple[str, ...]]
"""A doubt's code and its choices."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the printed text, `text[start:end]`, with its kind and what it means."""

    kind: str
    start: int
    end: int
    value: Any = None
    doubt: Uncertainty | None = None
    """What is not certain in the token itself."""


@dataclass(frozen=True, slots=True)
class When:
    """A date as printed: EDTF, and its parts where it has them."""

    edtf: str
    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter or half of a year: so many months long, beginning so many months into it."""

    offset: int
    months: int


@dataclass(frozen=True, slots=True)
class PlanTime:
    """Years or months counted from the beginning of the plan: each span by its first and last number."""

    spans: tuple[tuple[int, int], ...]
    months: int = 12
    """How long one is."""


@dataclass(frozen=True, slots=True)
class Term:
    """A school term by its season (21 spring, 22 summer, 23 autumn), or its first or second half.

    A semester is a term of five months, the first in autumn, the second in spring.
    """

    season: int
    half: int | None = None
    semester: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """ "See 2.2": the references printed, and whether the words make the action wait for them."""

    refs: tuple[str, ...]
    waits: bool


Meaning = tuple[str, Any] | tuple[str, Any, Uncertainty] | None
"""A token's kind, its value and what is uncertain in it; None where the words mean something else here."""

Maker = Callable[["re.Match[str]"], Meaning]
