"""Leads: who is responsible, by name and not by rumour."""

from collections.abc import Callable, Iterator
from typing import Final

from dueregard.checking import words
from dueregard.checking.rule import PlanInHand, Rule, Spot
from dueregard.checking.rule import gettext_noop as _
from dueregard.planfile.model import Action, Lead, Objective

_OWNER: Final = "Good practice: an objective is owned by somebody who can be asked (SMART)"


def _no_lead(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.live_actions:
        if not each.leads and not any(one.leads for one in plan.above(each)):
            yield Spot(each, each.title)


def _lead_unsure(plan: PlanInHand) -> Iterator[Spot]:
    return _leads(plan, lambda lead: lead.name.endswith("?") or words.is_undecided(lead.name))


def _lead_vacant(plan: PlanInHand) -> Iterator[Spot]:
    return _leads(plan, lambda lead: words.says_vacant(lead.name) or lead.name in plan.vacant)


def _leads(plan: PlanInHand, fits: Callable[[Lead], bool]) -> Iterator[Spot]:
    led: list[Objective | Action] = [*plan.objectives, *plan.live_actions]
    return (Spot(each, lead.name) for each in led for lead in each.leads if fits(lead))


def _everybody_leads(plan: PlanInHand) -> Iterator[Spot]:
    for each in plan.live_actions:
        if each.leads and all(_is_everybody(lead) for lead in each.leads):
            yield Spot(each, ", ".join(lead.name for lead in each.leads))


def _is_everybody(lead: Lead) -> bool:
    return lead.kind == "collective" or lead.name.casefold().split()[:1] in (["all"], ["pawb"], ["everyone"])


RULES: Final = (
    Rule(
        "no-lead",
        _("Nobody leads the action"),
        _("Neither the action nor what it stands under names a person, a post or a body."),
        _OWNER,
        _no_lead,
    ),
    Rule(
        "lead-unsure",
        _("It is not certain who leads"),
        _("The plan prints the lead with a question mark, or as still to be confirmed."),
        _OWNER,
        _lead_unsure,
    ),
    Rule(
        "lead-vacant",
        _("The lead is a post that nobody holds"),
        _("The plan says that the post is vacant, or who held it has left."),
        _OWNER,
        _lead_vacant,
    ),
    Rule(
        "everybody-leads",
        _("Everybody of a kind leads the action"),
        _("What all managers are responsible for, no one of them can be asked about."),
        _OWNER,
        _everybody_leads,
    ),
)
