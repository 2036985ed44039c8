"""Objectives: specific, measurable, and with something under them."""

from collections.abc import Iterator
from typing import Final

from dueregard.checking import words
from dueregard.checking.rule import PlanInHand, Rule, Spot, is_over
from dueregard.checking.rule import gettext_noop as _
from dueregard.law import characteristics_in
from dueregard.planfile.model import Item, Objective

SPECIFIC_AND_MEASURABLE: Final = (
    "Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017, regulation 5"
)
LONG: Final = 7
"""An objective of so many words that say something names what it is about, whatever verb begins it."""


def _not_specific(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.objectives:
        said = f"{each.title} {each.statement}"
        vague = words.begins_vaguely(each.title) and len(words.stems(said)) < LONG
        if vague and not is_over(each) and not words.has_figure(said) and not _names_people(said):
            yield Spot(each, each.title)


def _not_measurable(plan: PlanInHand) -> Iterator[Spot]:
    if not plan.states("measure"):
        return  # told once, of the whole
    for each in plan.objectives:
        below = plan.whole(each)
        if below and not is_over(each) and not any(_can_be_counted(one) for one in (each, *below)):
            yield Spot(each, each.title)


def _without_action(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.objectives:
        stands_alone = not plan.whole(each) and each.key not in plan.parents
        if stands_alone and not is_over(each) and not each.links and not _is_an_action_itself(each):
            yield Spot(each, each.title)


def _can_be_counted(item: Item) -> bool:
    return bool(item.measure) and not words.is_undecided(item.measure)


def _names_people(text: str) -> bool:
    """Whether it names a protected characteristic or a group known by one."""
    return any(characteristics_in(word)[0] for word in _runs(text))


def _runs(text: str) -> Iterator[str]:
    """Runs of one to three words."""
    found = [word.strip(".,;:()'’") for word in text.split()]
    for length in (1, 2, 3):
        for start in range(len(found) - length + 1):
            yield " ".join(found[start : start + length])


def _is_an_action_itself(objective: Objective) -> bool:
    """Whether it has an owner or a date of its own, as in plans whose rows are objectives."""
    return bool(objective.leads or objective.timescale.entries)


RULES: Final = (
    Rule(
        "objective-not-specific",
        _("The objective says a direction and no end"),
        _("It begins with a word like “improve” and names neither a group of people nor a figure."),
        SPECIFIC_AND_MEASURABLE,
        _not_specific,
    ),
    Rule(
        "objective-not-measurable",
        _("Nothing under the objective says how it is measured"),
        _("Neither the objective nor any action under it has a measure, though others in the plan have one."),
        SPECIFIC_AND_MEASURABLE,
        _not_measurable,
    ),
    Rule(
        "objective-without-action",
        _("No action stands under the objective"),
        _("An objective that nobody works on can be reported on by nobody."),
        "Equality and Human Rights Commission, guidance on objectives: say how progress is made and measured",
        _without_action,
    ),
)
