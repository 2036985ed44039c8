"""Timescales: when it is done, and when somebody looks again."""

from collections.abc import Iterator
from typing import Final

from dueregard.checking.rule import PlanInHand, Rule, Spot
from dueregard.checking.rule import gettext_noop as _
from dueregard.planfile import edtf
from dueregard.planfile.model import Item

_TIME: Final = "Good practice: an objective has a time by which it is met (SMART)"
_ENDS: Final = frozenset({"due", "recurring", "conditional", "completed"})
YEARS: Final = 4
MONTHS_OF_A_YEAR: Final = 12


def _no_date(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.live_actions:
        if not _says_when(each) and not any(_says_when(one) for one in plan.above(each)):
            yield Spot(each, each.timescale.text or each.title)


def _ongoing_without_review(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.live_actions:
        kinds = {entry.kind for entry in each.timescale.entries}
        if "ongoing" in kinds and not kinds & _ENDS and each.id not in plan.reviewed:
            yield Spot(each, each.timescale.text)


def _due_after_the_plan(plan: PlanInHand) -> Iterator[Spot]:
    last = edtf.parse(plan.plan.period).upper if plan.plan.period else None
    for each in plan.live_actions:
        dates = [entry.date for entry in each.timescale.entries if entry.kind == "due" and entry.date]
        days = [edtf.parse(value).upper for value in dates]
        if last and any(day and day > last for day in days):
            yield Spot(each, each.timescale.text)


def _more_than_four_years(plan: PlanInHand) -> Iterator[Spot]:
    period = plan.plan.period or ""
    span = edtf.parse(period) if period else None
    if span and span.lower and span.upper:
        months = (span.upper.year - span.lower.year) * 12 + span.upper.month - span.lower.month + 1
        # "2011/2015" names two years and not how much of each: it may be four from a day to a day.
        in_years = all(len(end) == len("2011") for end in period.split("/"))
        if months - (MONTHS_OF_A_YEAR if in_years else 0) > YEARS * MONTHS_OF_A_YEAR:
            yield Spot(None, period)


def _says_when(item: Item) -> bool:
    return any(entry.kind != "unspecified" for entry in item.timescale.entries)


RULES: Final = (
    Rule(
        "no-date",
        _("Nothing says when the action is done"),
        _("It has no date, no rhythm and no condition, or its date is still to be confirmed."),
        _TIME,
        _no_date,
    ),
    Rule(
        "ongoing-without-review",
        _("The action goes on without a day on which somebody looks at it"),
        _("“Ongoing” is never late: with a date for a review it can be reported on."),
        _TIME,
        _ongoing_without_review,
    ),
    Rule(
        "due-after-the-plan",
        _("The action is due after the plan has ended"),
        _("One of the two dates may be wrong; if both are right, say which plan it goes on in."),
        _TIME,
        _due_after_the_plan,
    ),
    Rule(
        "more-than-four-years",
        _("The plan spans more than four years"),
        _("Equality objectives are published at least every four years."),
        "Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017, regulation 5;"
        " Equality Act 2010 (Statutory Duties) (Wales) Regulations 2011",
        _more_than_four_years,
    ),
)
