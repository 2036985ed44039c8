"""Organisations with their plans, and how each plan is doing: what the first page and a body's page list."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from dueregard.history.actor import Actor
from dueregard.organisations.models import Organisation
from dueregard.plans.models import Action, Plan
from dueregard.plans.models.items import overdue

ORGANISATIONS = 20
"""So many organisations are on a page: to count the actions of every plan of hundreds takes seconds."""


@dataclass(frozen=True, slots=True)
class PlanInList:
    """One plan in a list, with the counts that say how it is doing."""

    plan: Plan
    actions: int
    settled: int
    late: int
    states_status: bool
    """Whether the plan says of any action how it stands; else what is late may have been done."""


@dataclass(frozen=True, slots=True)
class OrganisationInList:
    """One organisation with the plans that the reader may see."""

    organisation: Organisation
    plans: tuple[PlanInList, ...]


def page_of_organisations(
    among: QuerySet[Organisation], *, after: str
) -> tuple[tuple[Organisation, ...], str]:
    """The next organisations by name after the one with this id, and the id to go on after: "" at the end."""
    last = among.filter(uid=after).first() if after else None
    if last is not None:
        among = among.filter(Q(name__gt=last.name) | Q(name=last.name, pk__gt=last.pk))
    found = tuple(among.order_by("name", "pk")[: ORGANISATIONS + 1])
    return found[:ORGANISATIONS], found[ORGANISATIONS - 1].uid if len(found) > ORGANISATIONS else ""


def organisations_with_plans(
    who: Actor, organisations: Collection[Organisation], *, today: date
) -> tuple[OrganisationInList, ...]:
    """These organisations with those of their plans that `who` may see. 2 queries."""
    plans = Plan.objects.visible_to(who).filter(organisation__in=organisations).order_by("title", "id")
    of_organisation: dict[int, list[PlanInList]] = defaultdict(list)
    for item in _counted(list(plans), today):
        of_organisation[item.plan.organisation_id].append(item)
    found = []
    for organisation in organisations:
        listed = of_organisation[organisation.pk]
        for item in listed:
            item.plan.organisation = organisation
        found.append(OrganisationInList(organisation, tuple(listed)))
    return tuple(found)


def _counted(plans: list[Plan], today: date) -> Iterator[PlanInList]:
    """Plans with their counts, each asked for its own day. 1 query."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for plan in plans:
        by_day[plan.stands_on(today)].append(plan.pk)
    late = [Q(overdue(day), plan__in=numbers) for day, numbers in by_day.items()]
    counts = (
        Action.objects.filter(plan__in=plans)
        .order_by()
        .values("plan")
        .annotate(
            total=Count("pk"),
            closed=Count("pk", filter=Q(settled=True)),
            late=Count("pk", filter=reduce(or_, late, Q(pk__in=()))),
            stated=Count("pk", filter=Q(settled=True) | ~Q(status="")),
        )
    )
    of_plan = {row["plan"]: row for row in counts}
    for plan in plans:
        row = of_plan.get(plan.pk, {"total": 0, "closed": 0, "late": 0, "stated": 0})
        yield PlanInList(plan, row["total"], row["closed"], row["late"], row["stated"] > 0)
