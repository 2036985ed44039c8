"""Measures and intended outcomes: how anybody will know."""

from collections.abc import Iterator
from typing import Final

from dueregard.checking import words
from dueregard.checking.rule import PlanInHand, Rule, Spot
from dueregard.checking.rule import gettext_noop as _

SAME: Final = 0.8
"""An outcome that shares so much of its words with the action says little beside it."""

_EHRC: Final = (
    "Equality and Human Rights Commission, guidance on objectives:"
    " an outcome rather than an output, and how it is measured"
)


def _no_measures(plan: PlanInHand) -> Iterator[Spot]:
    if plan.actions and not plan.states("measure"):
        yield Spot(None, plan.plan.title)


def _no_measure(plan: PlanInHand) -> Iterator[Spot]:
    if not plan.states("measure"):
        return
    for each in plan.live_actions:
        if not each.measure and not any(one.measure for one in plan.above(each)):
            yield Spot(each, each.title)


def _measure_undecided(plan: PlanInHand) -> Iterator[Spot]:
    return (Spot(each, each.measure) for each in plan.items if words.is_undecided(each.measure))


def _outcome_undecided(plan: PlanInHand) -> Iterator[Spot]:
    return (Spot(each, each.outcome) for each in plan.items if words.is_undecided(each.outcome))


def _no_outcome(plan: PlanInHand) -> Iterator[Spot]:
    if not plan.states("outcome"):
        return
    for each in plan.live_actions:
        if not each.outcome and not any(one.outcome for one in plan.above(each)):
            yield Spot(each, each.title)


def _outcome_restates(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.items:
        if words.overlap(each.outcome, each.title) >= SAME:
            yield Spot(each, f"{each.title} → {each.outcome}")


RULES: Final = (
    Rule(
        "no-measures",
        _("The plan says of no action how it is measured"),
        _("Without a measure nobody can tell whether an action has worked, only whether it was done."),
        _EHRC,
        _no_measures,
    ),
    Rule(
        "no-measure",
        _("The action has no measure"),
        _("Other actions of the plan say how anybody will know; this one does not."),
        _EHRC,
        _no_measure,
    ),
    Rule(
        "measure-to-be-decided",
        _("The measure is still to be decided"),
        _("The plan says “to be determined” or “to be agreed” where the measure belongs."),
        _EHRC,
        _measure_undecided,
    ),
    Rule(
        "no-outcome",
        _("The action has no intended outcome"),
        _("Other actions of the plan say what difference they make; this one does not."),
        _EHRC,
        _no_outcome,
    ),
    Rule(
        "outcome-to-be-decided",
        _("The intended outcome is still to be decided"),
        _("The plan says “to be agreed” or “to be added” where the outcome belongs."),
        _EHRC,
        _outcome_undecided,
    ),
    Rule(
        "outcome-restates-action",
        _("The outcome says the action over again"),
        _("Four in five of its words or more are the action’s: it names no difference that is made."),
        _EHRC,
        _outcome_restates,
    ),
)
