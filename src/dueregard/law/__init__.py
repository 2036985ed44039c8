"""Dated reference data: characteristics and aims of the general duty, by nation; the form of
gender equality action plans; what annual reports are expected to tell. Data in YAML, no rule in code.

`characteristics_in` and `aims_in` find them in a plan's words, as plans have named them over the years.
"""

from dueregard.law.annual_reports import Checklist, Line, annual_checklist
from dueregard.law.duty import (
    Aim,
    Characteristic,
    aims,
    aims_beyond,
    aims_in,
    characteristics,
    characteristics_in,
    characteristics_named,
    initials,
    other_groups,
)
from dueregard.law.gender_plans import Area, GenderPlan, gender_plan

__all__ = [
    "Aim", "Area", "Characteristic", "Checklist", "GenderPlan", "Line", "aims", "aims_beyond", "aims_in",
    "annual_checklist", "characteristics", "characteristics_in", "characteristics_named", "gender_plan",
    "initials", "other_groups",
]  # fmt: skip
