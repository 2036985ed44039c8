"""Plans in force today that carry two historical ones on: by the same operations as anybody's, each done on
the day that it tells of, so that lists, history and comparisons have something true to show."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from importlib import resources
from typing import Any, Final

import yaml
from django.db import transaction

from dueregard import clock
from dueregard.demo.asking import ask_for_updates
from dueregard.demo.load import DEMO, at_noon
from dueregard.exchange.snapshots.operations import take_snapshot
from dueregard.exchange.succession.operations import carry_forward
from dueregard.planfile import edtf
from dueregard.plans.binding.operations import Answer, bind_leads
from dueregard.plans.funds.forms import financial_year
from dueregard.plans.funds.operations import add_fund, add_funding
from dueregard.plans.life.operations import review_objective, set_stage
from dueregard.plans.models import Action, Fund, Lead, Plan
from dueregard.plans.models.words import FundingKind, Stage
from dueregard.plans.operations import edit_actions, edit_plan
from dueregard.plans.progress.evidence import Proof
from dueregard.plans.progress.operations import (
    complete_action,
    pause_action,
    record_progress,
    withdraw_action,
)
from dueregard.plans.timescales.operations import propose_revision, revise_target, set_review_date

ADOPTED, REVIEWED = -390, -28
"""Days from today on which the plans were adopted, and last reviewed."""

INVENTED: Final = (
    "This plan is invented for the demonstration. Its actions come from the council's published plan; dates,"
    " progress, money and decisions are made up and say nothing of the council."
)
_DATED: Final = (record_progress, complete_action, pause_action, withdraw_action)
_DEEDS: Final[Mapping[str, Callable[..., Any]]] = {
    deed.__name__: deed for deed in (*_DATED, propose_revision, revise_target, set_review_date)
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one action: when it is due in one of several ways, what it takes, what happened."""

    ref: str
    due: int | None = None
    every: int | None = None
    waits: str = ""
    ongoing: bool = False
    money: list[tuple[str, int]] = field(default_factory=list)
    time: str = ""
    steps: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)

    def first(self, today: date) -> str:
        """Its first occurrence, if it comes every year: in the year after the plan was adopted."""
        return f"{(today + timedelta(days=ADOPTED)).year + 1}-{self.every:02}" if self.every else ""

    def timescale(self, today: date) -> dict[str, Any]:
        """The timescale in the plan format."""
        if self.due is not None:
            day = today + timedelta(days=self.due)
            return {"text": f"{day:%B %Y}", "entries": [{"kind": "due", "date": _month(today, self.due)}]}
        if self.every is not None:
            rule, first = f"FREQ=YEARLY;BYMONTH={self.every}", self.first(today)
            text = f"every {date(2000, self.every, 1):%B}"
            return {"text": text, "entries": [{"kind": "recurring", "rrule": rule, "first": first}]}
        kind = "conditional" if self.waits else "ongoing"
        return {"text": self.waits or "ongoing", "entries": [{"kind": kind, "text": self.waits}]}


@dataclass(frozen=True, slots=True)
class Successor:
    """One row of `successors.yaml`."""

    organisation: str
    plan: str
    slug: str
    title: str
    adopted_by: str
    minute: str
    objective: str
    review: dict[str, str]
    funds: dict[str, int | None]
    actions: list[dict[str, Any]]
    asks: bool = False
    """Whether a cycle of updates is open in it."""

    def told(self) -> list[Told]:
        """What is told of each action."""
        return [Told(**each) for each in self.actions]


def successors() -> list[Successor]:
    """The demo's plans of today."""
    text = resources.files(__package__).joinpath("successors.yaml").read_text(encoding="utf-8")
    return [Successor(**row) for row in yaml.safe_load(text)]


def carry_on(today: date) -> Iterator[Plan]:
    """Make the plans of today that are missing, giving each. A historical plan that is not held is left."""
    for each in successors():
        old = Plan.objects.filter(organisation__slug=each.organisation, slug=each.plan).first()
        if old and old.replaced_by is None:
            with transaction.atomic():
                yield _made(each, old, today)


def _made(row: Successor, old: Plan, today: date) -> Plan:
    with at_noon(today, ADOPTED):
        plan = _adopted(row, old, today)
    happening: list[tuple[int, Callable[[], Any]]] = [(REVIEWED, partial(_reviewed, row, plan))]
    happening += _steps(row, plan, today)
    for days, happen in sorted(happening, key=lambda step: step[0]):
        with at_noon(today, days):
            happen()
    if row.asks:
        ask_for_updates(plan, today)
    return Plan.objects.get(pk=plan.pk)


def _adopted(row: Successor, old: Plan, today: date) -> Plan:
    told = {each.ref: each for each in row.told()}
    actions = list(old.actions.filter(ref__in=told))
    plan = carry_forward(by=DEMO, plan=old, actions=actions, title=row.title, reason=INVENTED)
    whole = {"introduction": INVENTED, "period": _period(today)}
    edit_plan(by=DEMO, plan=plan, changes=whole, reason=INVENTED)
    dates = {
        each.uid: {"timescale": told[each.carried_from.ref].timescale(today), "status": None}
        for each in plan.actions.select_related("carried_from")
        if each.carried_from
    }
    edit_actions(by=DEMO, plan=plan, changes=dates, reason=INVENTED)
    _bind(plan)
    _pay(row, plan, today)
    on = clock.today()
    set_stage(by=DEMO, plan=plan, stage=Stage.ADOPTED, on=on, body=row.adopted_by, minute=row.minute)
    set_stage(by=DEMO, plan=plan, stage=Stage.IN_FORCE, on=on)
    take_snapshot(by=DEMO, plan=plan, as_at=on, reason="As it was adopted")
    return plan


def _bind(plan: Plan) -> None:
    """Every lead is a post of its printed name."""
    names = Lead.objects.filter(action__plan=plan, post=None).values_list("name", flat=True)
    bind_leads(by=DEMO, plan=plan, answers={name: Answer(title=name) for name in set(names)})


def _pay(row: Successor, plan: Plan, today: date) -> None:
    body = plan.organisation
    funds: dict[str, Fund] = {}
    for name, days in row.funds.items():
        ends_on = today + timedelta(days=days) if days is not None else None
        funds[name] = add_fund(by=DEMO, organisation=body, name=name, ends_on=ends_on)
    for told in row.told():
        action = plan.actions.get(carried_from__ref=told.ref)
        for name, amount in told.money:
            year = financial_year(today.year if today.month >= 4 else today.year - 1)
            add_funding(by=DEMO, action=action, fund=funds[name], amount=Decimal(amount), year=year)
        if told.time:
            add_funding(by=DEMO, action=action, kind=FundingKind.TIME, note=told.time)


def _reviewed(row: Successor, plan: Plan) -> None:
    on = clock.today()
    set_stage(by=DEMO, plan=plan, stage=Stage.ANNUAL_REVIEW, on=on)
    take_snapshot(by=DEMO, plan=plan, as_at=on, reason="Annual review")
    objective = Action.objects.get(plan=plan, carried_from__ref=row.objective).objective
    if objective:
        review_objective(by=DEMO, objective=objective, on=on.isoformat(), status="in-progress", **row.review)
    set_stage(by=DEMO, plan=plan, stage=Stage.IN_FORCE, on=on)


def _steps(row: Successor, plan: Plan, today: date) -> Iterator[tuple[int, Callable[[], Any]]]:
    actions = {each.carried_from.ref: each for each in plan.actions.all() if each.carried_from}
    for told in row.told():
        for days, deed, given in told.steps:
            values = _given(deed, given, today, days)
            if "occurrence" in values:
                values["occurrence"] = told.first(today)
            yield days, partial(_DEEDS[deed], by=DEMO, action=actions[told.ref], **values)


def _given(deed: str, values: Mapping[str, Any], today: date, days: int) -> dict[str, Any]:
    """The parameters of a deed: days become dates, addresses evidence."""
    given = dict(values)
    if _DEEDS[deed] in _DATED:
        given["on"] = (today + timedelta(days=days)).isoformat()
    elif "on" in given:
        given["on"] = today + timedelta(days=given["on"])
    if "until" in given:
        given["until"] = today + timedelta(days=given["until"])
    if "to" in given:
        given["to"] = _month(today, given["to"])
    if "evidence" in given:
        given["evidence"] = [Proof(url=address) for address in given["evidence"]]
    return given


def _month(today: date, days: int) -> str:
    return f"{today + timedelta(days=days):%Y-%m}"


def _period(today: date) -> str:
    year = (today + timedelta(days=ADOPTED)).year
    return edtf.from_span(date(year, 4, 1), date(year + 4, 3, 31))
