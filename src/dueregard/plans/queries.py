"""What the pages about plans show, each read in a number of queries that does not grow with the plan."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet, Subquery, Value, prefetch_related_objects

from dueregard.plans import there
from dueregard.plans.models import (
    Action,
    ActionAim,
    ActionCharacteristic,
    Lead,
    Link,
    Objective,
    Plan,
    PlanColumn,
)
from dueregard.plans.standing import Standing, fetch_what_dates_leave_open, standing


@dataclass(frozen=True, slots=True)
class Row:
    """One action in a plan's list, with what can be said of its timescale on the day asked for."""

    action: Action
    standing: Standing
    groups: frozenset[str]
    """Codes of the characteristics, and the plan's other groups as printed."""
    aims: frozenset[str]
    led_by: tuple[Lead, ...]
    """Its leads with their posts, once for all who look: to ask the relation again and again takes time."""

    @property
    def leads(self) -> list[str]:
        """The leads' names as printed, in their order."""
        return [lead.name for lead in self.led_by]

    @property
    def posts(self) -> set[str]:
        """The ids of the posts that its leads are bound to."""
        return {lead.post.uid for lead in self.led_by if lead.post}


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the plan with the rows right under it; `depth` counts from 1."""

    objective: Objective | None
    depth: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """Everything that a plan's page is made of."""

    plan: Plan
    columns: tuple[PlanColumn, ...]
    objectives: tuple[Objective, ...]
    rows: tuple[Row, ...]
    on: date
    """The day for which lateness was asked."""

    @property
    def headings(self) -> dict[str, str]:
        """The plan's own heading of each field."""
        return own_headings(self.columns)

    @property
    def open_leads(self) -> list[Lead]:
        """The leads of what is not settled."""
        return [lead for row in self.rows if not row.action.settled for lead in row.led_by]

    def counts(self) -> Counter[Standing]:
        """How many actions stand how."""
        return Counter(row.standing for row in self.rows)


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """Everything that an action's page is made of."""

    action: Action
    standing: Standing
    on: date
    above: tuple[Objective, ...]
    """The objectives that it stands under, from the top."""
    columns: tuple[PlanColumn, ...]
    links: tuple[Link, ...]
    referred_from: tuple[Link, ...]
    previous: Action | None
    following: Action | None


@dataclass(frozen=True, slots=True)
class ObjectiveDetail:
    """Everything that an objective's page is made of."""

    objective: Objective
    above: tuple[Objective, ...]
    below: tuple[Section, ...]
    """Its own section first, then those of the objectives under it."""
    columns: tuple[PlanColumn, ...]
    links: tuple[Link, ...]
    referred_from: tuple[Link, ...]
    on: date

    @property
    def rows(self) -> tuple[Row, ...]:
        """All actions that stand under it, in the plan's order."""
        return tuple(row for section in self.below for row in section.rows)


def own_headings(columns: Iterable[PlanColumn]) -> dict[str, str]:
    """The plan's own heading of each field for which it has just one; pages call the field by it."""
    of_field: dict[str, set[str]] = defaultdict(set)
    for column in columns:
        if column.field and column.heading:
            of_field[column.field].add(column.heading)
    return {field: headings.pop() for field, headings in of_field.items() if len(headings) == 1}


def plan_overview(plan: Plan, *, today: date) -> PlanOverview:
    """The page of `plan`, which the reader was found to be allowed to see. 12 queries."""
    on = plan.stands_on(today)
    return PlanOverview(
        plan=plan,
        columns=tuple(plan.columns.all()),
        objectives=_headings(plan),
        rows=_rows(plan.actions.all(), on),
        on=on,
    )


def sections(
    objectives: Iterable[Objective], rows: Iterable[Row], *, only_with_rows: bool = False
) -> tuple[Section, ...]:
    """The rows under their headings, in the plan's order; a heading stands before those under it.

    `only_with_rows` leaves out headings under which, at whatever depth, no row stands.
    """
    under: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        under[row.action.objective_id].append(row)
    every = tuple(objectives)
    kept = _leading_to_rows(every, under) if only_with_rows else {each.pk for each in every}
    children: dict[int | None, list[Objective]] = defaultdict(list)
    for objective in every:
        if objective.pk in kept:
            children[objective.parent_id].append(objective)
    loose = (Section(None, 1, tuple(under[None])),) if under[None] else ()
    return (*loose, *_walk(children, under, None, 1))


def action_detail(action: Action, *, today: date) -> ActionDetail:
    """The page of `action`, with links in both directions and its neighbours in the plan. 12 queries."""
    on = action.plan.stands_on(today)
    previous, following = _neighbours(action)
    return ActionDetail(
        action=action,
        standing=standing(action, on=on),
        on=on,
        above=_chain(_headings_above(action), action.objective_id),
        columns=tuple(action.plan.columns.all()),
        links=_with_ends(action.links.exclude(to_action=action)),
        referred_from=_with_ends(action.linked_from.exclude(action=action)),
        previous=previous,
        following=following,
    )


def objective_detail(objective: Objective, *, today: date) -> ObjectiveDetail:
    """The page of `objective`: what stands under it, and what it points to. 21 queries."""
    plan, on = objective.plan, objective.plan.stands_on(today)
    every = _headings(plan)
    inside = _inside(objective, every)
    numbers = [each.pk for each in inside]
    rows = _rows(plan.actions.filter(Q(objective__in=numbers) | Q(also_under__in=numbers)).distinct(), on)
    return ObjectiveDetail(
        objective=objective,
        above=_chain(every, objective.parent_id),
        below=_placed(inside, rows),
        columns=tuple(plan.columns.all()),
        links=_leading_away(objective, numbers),
        referred_from=_with_ends(objective.linked_from.exclude(objective=objective)),
        on=on,
    )


def marks(actions: Iterable[Action]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """The codes of characteristics and of aims by the action's number, in the order printed. 1 query."""
    numbers = [action.pk for action in actions]
    groups: dict[int, list[str]] = defaultdict(list)
    aims: dict[int, list[str]] = defaultdict(list)
    kinds = [(ActionCharacteristic, groups), (ActionAim, aims)]
    first, second = (
        model._default_manager.filter(action__in=numbers)
        .order_by()
        .values_list("action", "code", Value(kind), "position")
        for kind, (model, _codes) in enumerate(kinds)
    )
    for action, code, kind, _position in first.union(second, all=True).order_by("position"):
        kinds[kind][1][action].append(code)
    return groups, aims


def _headings(plan: Plan) -> tuple[Objective, ...]:
    """The plan's objectives with what a heading shows of them. 5 queries, 1 where none has links or leads."""
    every = tuple(there.noting(plan.objectives.all(), there.OBJECTIVE))
    for objective in every:
        there.without_absent(objective, there.OBJECTIVE)
    prefetch_related_objects(every, "links__to_objective", "links__to_action", "leads")
    return every


def _rows(actions: QuerySet[Action], on: date) -> tuple[Row, ...]:
    """The actions with all that a list says of them. 4 queries, and 4 for what few have."""
    loaded = [there.without_absent(each, ("funding",)) for each in there.noting(actions, ("funding",))]
    prefetch_related_objects(loaded, Prefetch("leads", Lead.objects.select_related("post")), "funding__fund")
    fetch_what_dates_leave_open(loaded)
    groups, aims = marks(loaded)
    return tuple(
        Row(
            action=action,
            standing=standing(action, on=on),
            groups=frozenset([*groups[action.pk], *action.other_characteristics]),
            aims=frozenset(aims[action.pk]),
            led_by=tuple(action.leads.all()),
        )
        for action in loaded
    )


def _leading_to_rows(every: Iterable[Objective], under: dict[int | None, list[Row]]) -> set[int]:
    """The numbers of the objectives under which some row stands, at whatever depth."""
    parents = {each.pk: each.parent_id for each in every}
    kept: set[int] = set()
    for number in parents:
        step: int | None = number if under[number] else None
        while step is not None and step not in kept:
            kept.add(step)
            step = parents.get(step)
    return kept


def _walk(
    children: dict[int | None, list[Objective]],
    under: dict[int | None, list[Row]],
    parent: int | None,
    depth: int,
) -> Iterator[Section]:
    for objective in children[parent]:
        yield Section(objective, depth, tuple(under[objective.pk]))
        yield from _walk(children, under, objective.pk, depth + 1)


def _inside(objective: Objective, every: Iterable[Objective]) -> list[Objective]:
    """The objective and all those under it, in the plan's order."""
    inside = {objective.pk}
    for each in sorted(every, key=lambda one: one.level):
        if each.parent_id in inside:
            inside.add(each.pk)
    return [each for each in every if each.pk in inside]


def _placed(inside: list[Objective], rows: tuple[Row, ...]) -> tuple[Section, ...]:
    """Sections of a part of the tree; what only *also* stands here comes under its first heading."""
    first = inside[0]
    numbers = {each.pk for each in inside}
    own = [row for row in rows if row.action.objective_id in numbers]
    further = [row for row in rows if row.action.objective_id not in numbers]
    under: dict[int | None, list[Row]] = defaultdict(list)
    for row in own:
        under[row.action.objective_id].append(row)
    under[first.pk] += further
    return tuple(Section(each, each.level - first.level + 1, tuple(under[each.pk])) for each in inside)


def _headings_above(action: Action) -> Iterable[Objective]:
    """Objectives among which are all that the action stands under. 1 query where these are several."""
    nearest = action.objective
    if nearest and nearest.parent_id:
        return action.plan.objectives.only("uid", "ref", "title", "parent_id", "plan_id")
    return [nearest] if nearest else []


def _chain(objectives: Iterable[Objective], lowest: int | None) -> tuple[Objective, ...]:
    """Those down to the one with the number `lowest`, from the top."""
    by_number = {each.pk: each for each in objectives}
    chain: list[Objective] = []
    while lowest is not None:
        chain.append(by_number[lowest])
        lowest = chain[-1].parent_id
    return tuple(reversed(chain))


def _neighbours(action: Action) -> tuple[Action | None, Action | None]:
    """The actions before and after it in the plan. 1 query."""
    beside = action.plan.actions.values("pk")
    before = beside.filter(position__lt=action.position).order_by("-position", "-pk")[:1]
    after = beside.filter(position__gt=action.position).order_by("position", "pk")[:1]
    two = Action.objects.filter(Q(pk=Subquery(before)) | Q(pk=Subquery(after)))
    found = list(two.only("uid", "ref", "title", "position", "plan_id"))
    previous = next((each for each in found if each.position < action.position), None)
    return previous, next((each for each in found if each.position > action.position), None)


def _leading_away(objective: Objective, inside: list[int]) -> tuple[Link, ...]:
    """What the objective and the actions under it point to, each once, but for what stands under it itself.

    Where a plan prints "see 2.6" instead of actions, this is where the reader finds them.
    """
    own = Q(objective=objective) | Q(action__objective__in=inside)
    within = Q(to_objective__in=inside) | Q(to_action__objective__in=inside)
    found = _with_ends(Link.objects.filter(own).exclude(within))
    once: dict[object, Link] = {}
    for link in found:
        once.setdefault(link.to_objective or link.to_action or link.ref, link)
    return tuple(once.values())


def _with_ends(links: QuerySet[Link]) -> tuple[Link, ...]:
    """The links with both ends, and the actions under the objectives that they name. 2 queries."""
    ends = ("objective", "action__objective", "to_objective", "to_action__objective")
    return tuple(links.select_related(*ends).prefetch_related("to_objective__actions__objective"))
