"""What a reading is not sure of, said so that a person can settle it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to settle: a code that programs know, a sentence that people read, and the values it
    could be.

    The first of `choices` is the one that the reading has taken.
    """

    code: str
    text: str
    choices: tuple[str, ...] = ()


SENTENCES: Final = {
    "approximate": "“{}” names no month: a part of the year is taken",
    "as-above": "“{}” points to another row's timescale",
    "backwards": "“{}” ends before it begins: both dates are taken as due dates",
    "condition-has-date": "“{}” waits for something, and the date in it is left in its words",
    "day-and-month-or-year": "“{}” can be a financial year or a day and month",
    "day-or-year": "“{}” can be a month and year or a day of the month",
    "financial-or-academic-year": "“{}” can be an academic or a financial year",
    "financial-or-calendar-years": "“{}” is taken for one financial year; it can be two calendar years",
    "impossible-date": "“{}” is not in the calendar: only the month is taken",
    "length-of-terms": "“{}” follows school terms, which differ in length: every four months is taken",
    "month-before-day": "“{}” has the month before the day",
    "month-of-financial-year": "“{}” is taken for that month of the financial year",
    "municipal-year": "“{}” is taken from one annual meeting in May to the next",
    "no-date": "“{}” names no date",
    "no-year": "“{}” names no year",
    "not-understood": "“{}” is not understood as a timescale: it is kept as what the action waits for",
    "october-or-autumn": "“{}” is taken for October; Hydref is autumn too",
    "outside-period": "“{}” lies far outside the plan's period",
    "part-of-year": "“{}” is taken to fall due at its end each year",
    "past-review": "“{}” is a review in the past, not a due date",
    "quarter-of-year": "“{}” is taken for that part of the calendar year; it can be of the financial year",
    "range-or-yearly": "“{}” is taken for a beginning and an end; it can be that month of each year",
    "revised-date": "“{}” is revised: the earlier date is not in the entries",
    "two-senses": "“{}” is used in two senses",
    "which-financial-year": "“{}” can be the year that begins or the year that ends then",
}


def doubt(code: str, printed: str, choices: tuple[str, ...] = ()) -> Doubt:
    """The doubt with this code about these printed words."""
    return Doubt(code, SENTENCES[code].format(printed.strip()), choices)
