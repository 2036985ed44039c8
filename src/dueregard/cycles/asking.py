"""Whom to ask for what: actions, the posts that lead them, the people who hold those posts on a day.

Reading only. Whoever has one address is one person, however many posts they hold.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Max, Q

from dueregard.cycles.models import Cycle, Request, UpdateLink
from dueregard.cycles.windows import is_deadline_notice_due, is_escalated, is_notice_due
from dueregard.cycles.words import WAITING
from dueregard.organisations.models import Organisation
from dueregard.organisations.posts.models import Holding, Post
from dueregard.plans.dates import FACTS, facts_of
from dueregard.plans.models import Action, Lead, Plan
from dueregard.plans.models.words import Status
from dueregard.standing.occurrences import next_open


@dataclass(slots=True)
class Person:
    """Somebody who is written to: one address, with the seats by which it is theirs."""

    address: str
    recipient: Holding | Post
    """Whom the outbox writes to."""
    seats: list[tuple[Post, Holding | None]] = field(default_factory=list)

    @property
    def posts(self) -> str:
        """The names of their posts."""
        return ", ".join(dict.fromkeys(post.title for post, _holding in self.seats))


@dataclass(slots=True)
class Due:
    """What one person is to hear of on a day."""

    person: Person
    requests: list[Request] = field(default_factory=list)
    near: list[Action] = field(default_factory=list)
    """Actions outside any cycle whose own deadline is near or over."""
    silent: list[Cycle] = field(default_factory=list)
    """Cycles in which nobody has answered for actions under their objectives."""


def actions_to_ask(plan: Plan, *, on: date, until: date | None = None) -> list[tuple[Action, str]]:
    """The open actions of a plan that nobody is asked for yet, each with its next open occurrence or "".

    With `until`, only those that come again and whose next occurrence falls due by that day. A paused action
    is left in peace until the day on which it is to be looked at.
    """
    asked = Request.objects.waiting().filter(cycle__isnull=False).values("action")
    rests = Q(status=Status.PAUSED) & (Q(paused_until__isnull=True) | Q(paused_until__gt=on))
    rows = plan.actions.expected().exclude(rests).exclude(pk__in=asked)
    found = []
    for action in rows.select_related("plan").prefetch_related(*FACTS):
        following = next_open(facts_of(action)) if _recurs(action) else None
        if until is None or (following and following.deadline <= until):
            found.append((action, following.when if following else ""))
    return found


def people(posts: Iterable[Post], *, on: date) -> dict[str, Person]:
    """Who is written to for these posts on that day, by address. Posts should come `with_people()`."""
    found: dict[str, Person] = {}
    for post in posts:
        for address, recipient, holding in _sitting(post, on):
            person = found.setdefault(address, Person(address, recipient))
            person.seats.append((post, holding))
    return found


def posts_of(actions: Iterable[int]) -> dict[int, list[Post]]:
    """The posts that lead each of these actions, by its number. 4 queries."""
    leads = Lead.objects.filter(action__in=list(actions), post__isnull=False)
    return _by_item(leads, "action_id")


def due_on(organisation: Organisation, on: date) -> list[Due]:
    """Everybody of the body who is to hear of something on that day, with all of it. 14 queries at most.

    Who has been told since the last day on which one is told is not told again.
    """
    requests, near = list(_requests(organisation)), list(_near(organisation, on))
    leading = posts_of([*(each.action_id for each in requests), *(each.pk for each in near)])
    sponsors = _sponsors(each for each in requests if each.cycle and is_escalated(each.cycle.window, on=on))
    told = _Told(organisation)
    due = Everybody([*leading.values(), *sponsors.values()], on)
    for request in requests:
        for each in due.of(leading.get(request.action_id, ())):
            if told.is_due(each.person, request, on):
                each.requests.append(request)
        for each in due.of(sponsors.get(request.pk, ())):
            cycle = request.cycle
            if cycle and cycle not in each.silent and not told.has_escalated(each.person, cycle):
                each.silent.append(cycle)
    for action in near:
        for each in due.of(leading.get(action.pk, ())):
            if told.is_near(each.person, action, on):
                each.near.append(action)
    return [each for each in due.everybody if each.requests or each.near or each.silent]


class Everybody:
    """All who may be written to, found by the posts that they hold."""

    def __init__(self, groups: Iterable[Iterable[Post]], on: date) -> None:
        self.everybody = [Due(person) for person in people(_each_once(groups), on=on).values()]
        self._by_post: dict[int, list[Due]] = defaultdict(list)
        for due in self.everybody:
            for number in {post.pk for post, _holding in due.person.seats}:
                self._by_post[number].append(due)

    def of(self, posts: Iterable[Post]) -> list[Due]:
        """Those who hold one of these posts, each once."""
        found = {id(due): due for post in posts for due in self._by_post[post.pk]}
        return list(found.values())


class _Told:
    """Who was told of what, and when. 3 queries."""

    def __init__(self, organisation: Organisation) -> None:
        links = UpdateLink.objects.filter(organisation=organisation)
        latest = links.filter(requests__state__in=WAITING).values_list("address", "requests")
        self._requests: dict[tuple[str, int], tuple[date, datetime]] = {
            (address, request): (on, at)
            for address, request, on, at in latest.annotate(last=Max("on"), at=Max("made_at"))
        }
        outside = links.filter(requests__cycle__isnull=True).values_list("address", "requests__action")
        self._actions: dict[tuple[str, int], date] = {
            (address, action): on for address, action, on in outside.annotate(at=Max("on"))
        }
        self._cycles = set(links.filter(escalates__isnull=False).values_list("address", "escalates"))

    def is_due(self, person: Person, request: Request, on: date) -> bool:
        if request.cycle is None:
            return self.is_near(person, request.action, on)
        told, at = self._requests.get((person.address, request.pk), (None, None))
        if at and request.returned_at and at < request.returned_at:
            told = None
        return is_notice_due(request.cycle.window, on=on, told=told)

    def is_near(self, person: Person, action: Action, on: date) -> bool:
        told = self._actions.get((person.address, action.pk))
        return action.due_on is not None and is_deadline_notice_due(action.due_on, on=on, told=told)

    def has_escalated(self, person: Person, cycle: Cycle) -> bool:
        return (person.address, cycle.pk) in self._cycles


def _requests(organisation: Organisation) -> Iterable[Request]:
    waiting = Request.objects.waiting().filter(action__plan__organisation=organisation)
    return waiting.select_related("cycle", "action__plan", "action__objective__parent__parent")


def _near(organisation: Organisation, on: date) -> Iterator[Action]:
    """Open actions with a deadline, of plans in which deadlines are told, that nobody is asked for."""
    rows = Action.objects.filter(
        plan__organisation=organisation,
        plan__rhythm__deadlines=True,
        plan__ended_on__isnull=True,
        settled=False,
        due_on__isnull=False,
    )
    rows = rows.exclude(status=Status.PAUSED).exclude(pk__in=Request.objects.waiting().values("action"))
    rows = rows.exclude(pk__in=Request.objects.open().filter(cycle__isnull=False).values("action"))
    for action in rows.select_related("plan"):
        if action.plan.stands_on(on) == on:
            yield action


def _sponsors(silent: Iterable[Request]) -> dict[int, list[Post]]:
    """By request, the posts that lead the objectives above its action. 4 queries."""
    above = {each.pk: list(objectives_above(each.action)) for each in silent}
    numbers = {number for numbers in above.values() for number in numbers}
    leads = Lead.objects.filter(objective__in=numbers, post__isnull=False) if numbers else Lead.objects.none()
    leading = _by_item(leads, "objective_id")
    return {
        request: _each_once([leading.get(number, []) for number in numbers])
        for request, numbers in above.items()
    }


def objectives_above(action: Action) -> Iterator[int]:
    """The numbers of the objectives that the action stands under, the nearest first."""
    objective = action.objective
    while objective is not None:
        yield objective.pk
        objective = objective.parent


def _by_item(leads: "Iterable[Lead]", item: str) -> dict[int, list[Post]]:
    rows = leads.select_related("post__organisation")  # type: ignore[attr-defined]
    found: dict[int, list[Post]] = defaultdict(list)
    for lead in rows.prefetch_related("post__holdings__account"):
        if lead.post not in found[getattr(lead, item)]:
            found[getattr(lead, item)].append(lead.post)
    return found


def _sitting(post: Post, on: date) -> Iterator[tuple[str, Holding | Post, Holding | None]]:
    """Each address of a post on that day with whom the mail is for, and the holder behind it if known."""
    if post.until and post.until < on:
        return
    holdings = post.holdings_on(on)
    if post.email:
        holders: list[Holding | None] = [*holdings] or [None]
        yield from ((post.email, post, holder) for holder in holders)
        return
    yield from ((each.address, each, each) for each in holdings if each.address)


def _each_once(groups: Iterable[Iterable[Post]]) -> list[Post]:
    return list({post.pk: post for group in groups for post in group}.values())


def _recurs(action: Action) -> bool:
    return any(each.kind == "recurring" and each.rrule for each in action.timescale_entries.all())
