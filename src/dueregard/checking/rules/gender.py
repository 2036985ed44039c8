"""A gender equality action plan against the form that the guidance gives it.

A plan is one if it has an objective for each of its areas, by the keys that the template gives them.
"""

from collections.abc import Iterator
from typing import Final

from dueregard import law
from dueregard.checking.rule import PlanInHand, Rule, Spot
from dueregard.checking.rule import gettext_noop as _
from dueregard.planfile.model import Action, Objective

_SOURCE: Final = (
    "Equality Act 2010, section 78A; government guidance on gender equality action plans, March 2026"
)


def _areas(plan: PlanInHand) -> list[Objective]:
    """The objectives that stand for the areas; none in a plan of another kind."""
    keys = [area.key for area in law.gender_plan().areas]
    found = [each for each in plan.objectives if each.key in keys]
    return found if len(found) == len(keys) else []


def _going_on(plan: PlanInHand, objective: Objective) -> list[Action]:
    """New or in progress: what is completed is embedded, and counts no more."""
    live = {id(each) for each in plan.live_actions}
    return [each for each in plan.whole(objective) if id(each) in live]


def _too_few(plan: PlanInHand) -> Iterator[Spot]:
    areas = _areas(plan)
    distinct = {id(each) for area in areas for each in _going_on(plan, area)}
    if areas and len(distinct) < law.gender_plan().actions:
        yield Spot(None, str(len(distinct)))


def _area_without_action(plan: PlanInHand) -> Iterator[Spot]:
    return (Spot(area, area.title) for area in _areas(plan) if not _going_on(plan, area))


def _action_too_long(plan: PlanInHand) -> Iterator[Spot]:
    most = law.gender_plan().words_of_an_action
    found = {id(each): each for area in _areas(plan) for each in plan.whole(area)}
    return (Spot(each, each.output) for each in found.values() if len(each.output.split()) > most)


def _narrative_too_long(plan: PlanInHand) -> Iterator[Spot]:
    words = plan.plan.introduction
    if _areas(plan) and len(words.split()) > law.gender_plan().words_of_the_narrative:
        yield Spot(None, words)


RULES: Final = (
    Rule(
        "gender-plan-too-few-actions",
        _("A gender equality action plan has two actions that are new or in progress"),
        _("Actions that are completed count as embedded; two others are asked for."),
        _SOURCE,
        _too_few,
    ),
    Rule(
        "gender-plan-area-without-action",
        _("No action for this part of a gender equality action plan is new or in progress"),
        _("One on the gender pay gap and one on menopause are asked for; one action may stand under both."),
        _SOURCE,
        _area_without_action,
    ),
    Rule(
        "gender-plan-action-too-long",
        _("The text about an action of a gender equality action plan has more than 100 words"),
        _("The service in which these plans are published takes no more."),
        _SOURCE,
        _action_too_long,
    ),
    Rule(
        "gender-plan-narrative-too-long",
        _("The narrative of a gender equality action plan has more than 200 words"),
        _("The service in which these plans are published takes no more."),
        _SOURCE,
        _narrative_too_long,
    ),
)
