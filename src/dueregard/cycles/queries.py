"""What the pages of this room show, each in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.cycles.asking import people, posts_of
from dueregard.cycles.models import Answer, Cycle, Request, UpdateLink
from dueregard.cycles.words import WAITING, AnswerKind, State
from dueregard.design.dates import day_in_words, edtf_in_words
from dueregard.history.actor import Actor
from dueregard.organisations.models import Organisation
from dueregard.organisations.posts.models import Post
from dueregard.plans.models import Lead, Plan, Update
from dueregard.plans.progress.queries import latest_first


@dataclass(frozen=True, slots=True)
class Asked:
    """One action of which somebody is asked how it stands, with what was said of it last."""

    request: Request
    last: Update | None
    answer: Answer | None
    """The latest."""

    @property
    def name(self) -> str:
        """Reference and title."""
        return str(self.request.action)

    @property
    def language(self) -> str:
        """The plan's, for what it words."""
        return self.request.action.plan.language

    @property
    def plan(self) -> str:
        """The plan's title."""
        return self.request.action.plan.title

    @property
    def when(self) -> str:
        """The occurrence that is asked for, or the day on which the action is due."""
        if self.request.occurrence:
            return _("due %(day)s") % {"day": edtf_in_words(self.request.occurrence)}
        due_on = self.request.action.due_on
        return _("due %(day)s") % {"day": day_in_words(due_on)} if due_on else ""

    @property
    def answer_in_words(self) -> str:
        """The kind of the latest answer."""
        return str(self.answer.get_kind_display()) if self.answer else ""

    @property
    def returned_because(self) -> str:
        """Why the latest answer was returned; "" where it was not."""
        return self.answer.returned_because if self.answer and self.request.is_waiting else ""


def asked_by(link: UpdateLink, *, on: date) -> list[Asked]:
    """What the link asks for on that day, answered or not; nothing where it is not in force. 3 queries."""
    rows = link.requests_on(on).select_related("cycle", "action__plan__organisation")
    return [asked(row) for row in rows.prefetch_related("answers", "action__updates")]


def asked(request: Request) -> Asked:
    """One request with what was said last. No query after prefetching answers and the action's updates."""
    entries = latest_first(request.action.updates.all())
    answers = list(request.answers.all())
    return Asked(request, entries[0] if entries else None, answers[-1] if answers else None)


@dataclass(frozen=True, slots=True)
class Row:
    """One request on the page of its cycle, with whom it asks."""

    asked: Asked
    posts: tuple[str, ...]
    """The names of the posts that lead the action."""
    reachable: bool
    """Whether anybody there can be written to."""
    written: tuple[UpdateLink, ...]
    """The mails that asked for it, the latest first."""

    @property
    def request(self) -> Request:
        """The request."""
        return self.asked.request

    @property
    def is_exception(self) -> bool:
        """Whether the round says nothing sure of it: no answer, one that was returned, or "not mine"."""
        answer = self.asked.answer
        return self.request.is_waiting or bool(answer and answer.kind == AnswerKind.NOT_MINE)


@dataclass(frozen=True, slots=True)
class CycleState:
    """How far a cycle has come."""

    cycle: Cycle
    rows: tuple[Row, ...]

    def number(self, state: str) -> int:
        """How many requests are in that state."""
        return sum(row.request.state == state for row in self.rows)

    @property
    def counts(self) -> dict[str, int]:
        """How many requests are in each state."""
        return {state.value: self.number(state) for state in State}

    @property
    def exceptions(self) -> list[Row]:
        """What the round says nothing sure of."""
        return [row for row in self.rows if row.is_exception]

    @property
    def to_approve(self) -> list[Row]:
        """What waits to be approved."""
        return [row for row in self.rows if row.request.state == State.ANSWERED]

    @property
    def links(self) -> list[UpdateLink]:
        """The links by which it may be answered, the latest first."""
        return sorted({link for row in self.rows for link in row.written}, key=lambda link: -link.pk)


def state_of(cycle: Cycle, *, on: date) -> CycleState:
    """How far a cycle has come on that day. 8 queries."""
    rows = cycle.requests.select_related("cycle", "action__plan__organisation")
    found = list(rows.prefetch_related("answers__update", "action__updates", "links"))
    leading = posts_of(each.action_id for each in found)
    reached = {
        post.pk
        for person in people((post for posts in leading.values() for post in posts), on=on).values()
        for post, _holding in person.seats
    }
    return CycleState(cycle, tuple(_row(each, leading.get(each.action_id, []), reached) for each in found))


def _row(request: Request, posts: list[Post], reached: set[int]) -> Row:
    links = sorted(request.links.all(), key=lambda link: -link.pk)
    titles = tuple(post.title for post in posts)
    return Row(asked(request), titles, any(post.pk in reached for post in posts), tuple(links))


@dataclass(frozen=True, slots=True)
class Compared:
    """One answer that waits to be approved: what was said before beside what is said now."""

    row: Row
    before: Update | None
    answer: Answer | None

    @property
    def now(self) -> str:
        """The words of the answer."""
        if self.answer is None:
            return ""
        if self.answer.update:
            return self.answer.update.text
        if self.answer.revision:
            to = edtf_in_words(self.answer.revision.to)
            return _("%(reason)s (new target proposed: %(to)s)") % {
                "reason": self.answer.revision.reason,
                "to": to,
            }
        return self.answer.text


def compared(row: Row) -> Compared:
    """The answer of a row beside what was said before it. A query where it proposes a target."""
    answer = row.asked.answer
    new = answer.update_id if answer else None
    earlier = [each for each in latest_first(row.request.action.updates.all()) if each.pk != new]
    return Compared(row, earlier[0] if earlier else None, answer)


@dataclass(frozen=True, slots=True)
class Rate:
    """Of what was asked in one cycle of one post, or of all, how much was answered, and how much in time."""

    asked: int
    answered: int
    in_time: int

    @property
    def percent(self) -> int:
        """The answered share."""
        return round(100 * self.answered / self.asked) if self.asked else 0


@dataclass(frozen=True, slots=True)
class Responses:
    """How many requests were answered, cycle by cycle, as a whole and by who leads."""

    cycles: tuple[Cycle, ...]
    """The latest last."""
    whole: tuple[Rate, ...]
    by_post: tuple[tuple[str, tuple[Rate, ...]], ...]


LATEST: Final = 12
"""So many cycles are compared."""


def responses_of(body: Organisation, who: Actor) -> Responses:
    """The response rates of the body's cycles, in the plans that `who` may see. 4 queries."""
    seen = Plan.objects.visible_to(who).filter(organisation=body)
    latest = Cycle.objects.filter(plan__in=seen).select_related("plan__organisation")[:LATEST]
    cycles = tuple(reversed(latest))
    requests = list(Request.objects.filter(cycle__in=[each.pk for each in cycles]).select_related("cycle"))
    titles = _titles({each.action_id for each in requests})
    shares: dict[tuple[str, int], list[Request]] = defaultdict(list)
    for each in requests:
        for title in {"", *(titles.get(each.action_id) or {_("nobody")})}:
            shares[title, each.cycle_id or 0].append(each)
    names = sorted({title for title, _cycle in shares if title})
    return Responses(
        cycles,
        tuple(_rate(shares["", cycle.pk]) for cycle in cycles),
        tuple((name, tuple(_rate(shares[name, cycle.pk]) for cycle in cycles)) for name in names),
    )


def _titles(actions: Collection[int]) -> dict[int, set[str]]:
    leads = Lead.objects.filter(action__in=actions, post__isnull=False)
    found: dict[int, set[str]] = defaultdict(set)
    for action, title in leads.order_by().values_list("action", "post__title"):
        if action:
            found[action].add(title)
    return found


def _rate(requests: Iterable[Request]) -> Rate:
    every = list(requests)
    answered = [each for each in every if each.answered_at]
    in_time = [each for each in answered if each.cycle and _day(each) <= each.cycle.due_on]
    return Rate(len(every), len(answered), len(in_time))


def _day(request: Request) -> date:
    return (request.answered_at or clock.now()).astimezone(clock.LONDON).date()


@dataclass(frozen=True, slots=True)
class Round:
    """An open cycle as a line of a work list."""

    cycle: Cycle
    to_approve: int
    waiting: int
    days: int
    """Until the last day for answers; below nothing once that is past."""


def rounds_of(plans: Collection[int], *, today: date) -> list[Round]:
    """The open cycles of these plans, what is due first coming first. 1 query."""
    open_ones = Cycle.objects.open().filter(plan__in=plans).select_related("plan__organisation")
    counted = open_ones.annotate(
        to_approve=Count("requests", filter=Q(requests__state=State.ANSWERED)),
        waiting=Count("requests", filter=Q(requests__state__in=WAITING)),
    )
    return [
        Round(each, getattr(each, "to_approve", 0), getattr(each, "waiting", 0), (each.due_on - today).days)
        for each in counted.order_by("due_on", "pk")
    ]
