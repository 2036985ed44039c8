"""What a plan costs by fund and year, and which actions are due after their fund has ended."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet, prefetch_related_objects

from dueregard.history.actor import Actor
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import may
from dueregard.plans.models import Action, Fund, Funding, Plan
from dueregard.plans.models.words import FundingKind
from dueregard.plans.selection import folded


@dataclass(frozen=True, slots=True)
class Ending:
    """A warning: the fund ends before the action that is paid from it is due."""

    action: Action
    fund: Fund


@dataclass(frozen=True, slots=True)
class Money:
    """What one action takes, and the warnings about it."""

    rows: tuple[Funding, ...] = ()
    endings: tuple[Ending, ...] = ()


@dataclass(frozen=True, slots=True)
class FundTotal:
    """What a plan takes of one fund, by year; `fund` is None for amounts of which no fund is named."""

    fund: Fund | None
    by_year: dict[str, Decimal]
    actions: int

    @property
    def total(self) -> Decimal:
        """All years together."""
        return sum(self.by_year.values(), Decimal(0))


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything that a plan's page of resources is made of."""

    years: tuple[str, ...]
    """Those of the amounts, in their order; "" where no year is named."""
    totals: tuple[FundTotal, ...]
    endings: tuple[Ending, ...]
    printed: tuple[tuple[str, int], ...]
    """The words that the plan prints, each with the number of actions, most first."""

    @property
    def total(self) -> Decimal:
        """All money of the plan."""
        return sum((each.total for each in self.totals), Decimal(0))


@dataclass(frozen=True, slots=True)
class FundInList:
    """One fund of a body, with what all of its plans take of it and the actions due after its end."""

    fund: Fund
    total: Decimal
    endings: tuple[Ending, ...]


def resources_of(plan: Plan) -> Resources:
    """The plan's resources. 4 queries."""
    actions = _with_funding(Action.objects.filter(plan=plan))
    money = [row for action in actions for row in action.funding.all() if _is_money(row)]
    years = sorted({row.year for row in money}, key=lambda year: (not year, year))
    printed = Counter(" ".join(action.resources.split()) for action in actions if action.resources)
    return Resources(
        years=tuple(years),
        totals=tuple(_totals(money)),
        endings=tuple(endings(actions, plan.organisation.funds.all())),
        printed=tuple(printed.most_common()),
    )


def funds_of(organisation: Organisation) -> tuple[FundInList, ...]:
    """The funds of a body, by name. 4 queries."""
    funds = list(organisation.funds.all())
    actions = _with_funding(Action.objects.filter(plan__organisation=organisation, settled=False))
    money = [row for row in Funding.objects.filter(fund__in=funds) if _is_money(row)]
    totals: defaultdict[int | None, Decimal] = defaultdict(Decimal)
    for row in money:
        totals[row.fund_id] += row.amount or 0
    found = list(endings(actions, funds))
    return tuple(
        FundInList(fund, totals[fund.pk], tuple(each for each in found if each.fund == fund))
        for fund in funds
    )


def money_of(who: Actor, action: Action) -> Money:
    """The money and time of one action, for those who may know; nothing for others. 3 queries at most."""
    if not may(who, "view_funds", action.plan):
        return Money()
    prefetch_related_objects([action], "funding__fund")
    return Money(tuple(action.funding.all()), endings_of(action))


def endings_of(action: Action) -> tuple[Ending, ...]:
    """The warnings of one action. 2 queries, 1 where its funding is fetched already and is none."""
    if not (action.resources or action.funding.all()):
        return ()  # it names no fund
    return tuple(endings([action], action.plan.organisation.funds.all()))


def endings(actions: Iterable[Action], funds: Iterable[Fund]) -> Iterable[Ending]:
    """Each action of which something is expected after the end of a fund that pays for it."""
    ending = [(fund, fund.ends_on, folded(fund.name)) for fund in funds if fund.ends_on]
    for action in actions:
        if action.settled or action.due_on is None:
            continue
        named = folded(action.resources)
        paying = {row.fund_id for row in action.funding.all()}
        for fund, ends_on, name in ending:
            if ends_on < action.due_on and (fund.pk in paying or name in named):
                yield Ending(action, fund)


def _with_funding(actions: QuerySet[Action]) -> list[Action]:
    return list(actions.select_related("plan__organisation").prefetch_related("funding__fund"))


def _totals(money: Iterable[Funding]) -> Iterable[FundTotal]:
    by_fund: dict[Fund | None, list[Funding]] = {}
    for row in money:
        by_fund.setdefault(row.fund, []).append(row)
    in_order = sorted(by_fund.items(), key=lambda item: (item[0] is None, item[0].name if item[0] else ""))
    for fund, rows in in_order:
        years: defaultdict[str, Decimal] = defaultdict(Decimal)
        for row in rows:
            years[row.year] += row.amount or 0
        yield FundTotal(fund, dict(years), len({row.action_id for row in rows}))


def _is_money(row: Funding) -> bool:
    return row.kind == FundingKind.MONEY and row.amount is not None
