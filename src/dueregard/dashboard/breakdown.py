"""The actions of a plan, or of a body's plans, shared out by objective, characteristic, lead and team."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from django.utils.text import capfirst

from dueregard.dashboard.gathering import Counted, gathered
from dueregard.history.actor import Actor
from dueregard.organisations.models import Organisation
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.models import Action, ActionCharacteristic, Lead, Objective, Plan
from dueregard.plans.models.words import Characteristic
from dueregard.plans.people import People, people_of

By = Literal["plan", "objective", "characteristic", "lead", "team"]
NOBODY: Final = "none"
"""The share of actions of which the plan says nothing of the kind."""


@dataclass(frozen=True, slots=True)
class Share:
    """The actions that have one thing in common: `value` names it in an address, `label` for people."""

    value: str
    label: str
    actions: tuple[Counted, ...]


@dataclass(frozen=True)
class Figures:
    """The actions of some plans, shared out. An action of two leads is in the share of both."""

    plans: tuple[Plan, ...]
    actions: tuple[Counted, ...]
    shares: Mapping[By, tuple[Share, ...]]

    def share(self, by: str, value: str) -> Share | None:
        """The share of that name; None where there is none."""
        shares = next((found for each, found in self.shares.items() if each == by), ())
        return next((share for share in shares if share.value == value), None)


def figures_of_plan(who: Actor, plan: Plan, *, today: date) -> Figures:
    """The figures of a plan that `who` was found to be allowed to see. 8 queries."""
    actions = _gathered([plan], today)
    people = people_of(who, plan.organisation, on=today)
    shares: dict[By, tuple[Share, ...]] = {
        "objective": _by_objective(plan, actions),
        **_shares(actions, [plan], people),
    }
    return Figures((plan,), actions, _telling(shares))


def figures_of_body(who: Actor, body: Organisation, *, today: date) -> Figures:
    """The figures of those of the body's plans that `who` may see and that are followed on that day."""
    visible = Plan.objects.visible_to(who).filter(organisation=body).order_by("title", "pk")
    plans = tuple(plan for plan in visible if plan.stands_on(today) == today)
    for plan in plans:
        plan.organisation = body
    actions = _gathered(plans, today)
    by_plan = tuple(
        Share(plan.uid, plan.title, tuple(each for each in actions if each.plan == plan.pk)) for plan in plans
    )
    shares: dict[By, tuple[Share, ...]] = {
        "plan": by_plan,
        **_shares(actions, plans, people_of(who, body, on=today)),
    }
    return Figures(plans, actions, _telling(shares))


def _gathered(plans: Iterable[Plan], today: date) -> tuple[Counted, ...]:
    by_number = {plan.pk: plan for plan in plans}
    return gathered(Action.objects.all(), by_number, today=today, known_since={}, own=Lead.objects.none())


def _shares(
    actions: tuple[Counted, ...], plans: Iterable[Plan], people: People
) -> dict[By, tuple[Share, ...]]:
    leads = Lead.objects.filter(action__plan__in=plans).select_related("post").order_by("pk")
    marks = ActionCharacteristic.objects.filter(action__plan__in=plans).order_by("pk")
    return {
        "characteristic": _by_characteristic(actions, marks.values_list("action", "code")),
        "lead": _by_lead(actions, leads, people),
        "team": _by_team(actions, leads),
    }


def _telling(shares: dict[By, tuple[Share, ...]]) -> dict[By, tuple[Share, ...]]:
    """Without the ways of sharing out that part nothing: where no plan says anything of the kind."""
    return {by: found for by, found in shares.items() if any(share.value != NOBODY for share in found)}


def _by_objective(plan: Plan, actions: tuple[Counted, ...]) -> tuple[Share, ...]:
    """By the objectives of the first level, in the plan's order."""
    rows = list(plan.objectives.only("uid", "ref", "title", "parent", "plan"))
    by_number = {row.pk: row for row in rows}
    tops = {row.pk: _top(row, by_number) for row in rows}
    pairs = ((each, tops[each.objective].uid if each.objective else NOBODY) for each in actions)
    labels = {row.uid: f"{row.ref} {row.title}".strip() for row in rows if row.parent_id is None}
    return _in_order(pairs, labels)


def _top(objective: Objective, by_number: Mapping[int, Objective]) -> Objective:
    while objective.parent_id is not None:
        objective = by_number[objective.parent_id]
    return objective


def _by_characteristic(actions: tuple[Counted, ...], marks: Iterable[tuple[int, str]]) -> tuple[Share, ...]:
    codes: dict[int, list[str]] = defaultdict(list)
    for action, code in marks:
        codes[action].append(code)
    pairs = ((each, code) for each in actions for code in codes.get(each.number, [NOBODY]))
    return _in_order(pairs, {code: capfirst(str(label)) for code, label in Characteristic.choices})


def _by_lead(actions: tuple[Counted, ...], leads: Iterable[Lead], people: People) -> tuple[Share, ...]:
    named: dict[int, dict[str, None]] = defaultdict(dict)
    labels: dict[str, str] = {}
    for lead in leads:
        ((value, label),) = people.choices([lead]).items()
        named[lead.action_id or 0][value] = None
        labels[value] = label
    pairs = ((each, value) for each in actions for value in named.get(each.number, [NOBODY]))
    return _in_order(pairs, dict(sorted(labels.items(), key=lambda item: item[1].casefold())))


def _by_team(actions: tuple[Counted, ...], leads: Iterable[Lead]) -> tuple[Share, ...]:
    """By the teams and services that leads are bound to; what no team leads is left out."""
    teams = {PostKind.TEAM, PostKind.COLLECTIVE}
    bound = [(lead.action_id, lead.post) for lead in leads if lead.post and lead.post.kind in teams]
    named: dict[int, dict[str, None]] = defaultdict(dict)
    for number, post in bound:
        named[number or 0][post.uid] = None
    pairs = ((each, value) for each in actions for value in named.get(each.number, ()))
    return _in_order(pairs, {post.uid: post.title for _number, post in bound})


def _in_order(pairs: Iterable[tuple[Counted, str]], labels: Mapping[str, str]) -> tuple[Share, ...]:
    """The shares in the labels' order, without empty ones; that of nothing comes last."""
    found: dict[str, list[Counted]] = defaultdict(list)
    for action, value in pairs:
        found[value].append(action)
    return tuple(_shares_in_order(found, labels))


def _shares_in_order(found: Mapping[str, list[Counted]], labels: Mapping[str, str]) -> Iterator[Share]:
    for value, label in {**labels, NOBODY: ""}.items():
        if value in found:
            yield Share(value, label, tuple(found[value]))
