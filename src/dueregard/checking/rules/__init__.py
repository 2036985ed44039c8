"""The rules, in the order in which a reader asks: what, how known, who, when, what came of it, the whole."""

from collections.abc import Collection
from typing import Final

from dueregard.checking.rule import About, Finding, PlanInHand, Rule, Spot
from dueregard.checking.rules import dates, gender, leads, measures, objectives, results, whole
from dueregard.planfile.model import Objective, PlanFile

RULES: Final[tuple[Rule, ...]] = (
    *objectives.RULES,
    *measures.RULES,
    *leads.RULES,
    *dates.RULES,
    *results.RULES,
    *whole.RULES,
    *gender.RULES,
)
"""Every rule, in the order in which findings are told."""


def check(
    file: PlanFile, *, reviewed: Collection[str] = (), vacant: Collection[str] = ()
) -> tuple[Finding, ...]:
    """All that the rules find in a plan: by rule, and for each rule in the plan's order.

    The plan format has no place for two things that may be known beside it: `reviewed` are the ids of actions
    for which a day is set on which somebody looks again, `vacant` the printed leads whose post nobody holds.
    """
    plan = PlanInHand(file, reviewed, vacant)
    return tuple(_finding(rule, spot) for rule in RULES for spot in rule.look(plan))


def _finding(rule: Rule, spot: Spot) -> Finding:
    item = spot.item
    if item is None:
        return Finding(rule, "plan", "", "", "", spot.words)
    about: About = "objective" if isinstance(item, Objective) else "action"
    return Finding(rule, about, item.key, item.id or "", item.ref, spot.words)
