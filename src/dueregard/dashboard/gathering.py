"""The actions that figures are made of, each with how it stands: read once, counted in Python by the one set
of rules (`dueregard.standing`), so that a figure and the rows behind it cannot differ.

Only what counting needs is read of an action, so that thousands cost no more than a page.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from dueregard import clock
from dueregard.dashboard.owners import MISSING, furthest, missing
from dueregard.plans.models import Action, Lead, Plan, TargetRevision, Update
from dueregard.plans.models.words import RevisionState
from dueregard.standing.facts import Facts
from dueregard.standing.judging import Position, Standing, rating, standing
from dueregard.standing.targets import slippage

STALE: Final = timedelta(days=90)
"""After so long without a word about it, an open action is stale: a quarter, the usual rhythm of reports."""
AHEAD: Final = timedelta(days=60)
"""How far the list of what is due next looks: what the duty calendar warns of first."""

_COLUMNS: Final = (
    *("pk", "plan", "objective", "status", "settled", "due_on"),
    *("paused_until", "review_on", "rating", "told_at", "furthest", "moved_from", "moved_to", "led_as"),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """One action as figures see it, on the day that its plan is asked for."""

    number: int
    plan: int
    objective: int | None
    status: str
    due_on: date | None
    standing: Standing
    rating: str
    """As stated or set by hand, else by rule: as the page of the action shows it."""
    told_lately: bool
    is_silent: bool
    """Whether nothing was ever recorded here of it, though there was the time."""
    misses: str
    """What it takes to write to somebody about it: see `owners`."""
    led_as: str
    """The kind of the post of who asks that leads it; "" where none does."""
    on: date

    @property
    def state(self) -> str:
        """The one of six into which figures part all actions; each action is in just one."""
        if self.standing == Standing.SETTLED:
            return "closed"
        if self.status == "paused":
            return "paused"
        if self.standing == Standing.LATE:
            return "late"
        if self.rating in ("red", "amber"):
            return "at-risk"
        return "on-track" if self.rating == "green" else "quiet"

    def is_in(self, which: str) -> bool:
        """Whether it is in one of the work lists, or in a state."""
        return _LISTS[which](self) if which in _LISTS else self.state == which


def _is_open(action: Counted) -> bool:
    return action.state not in ("closed", "paused")


def _is_due(action: Counted) -> bool:
    return action.due_on is not None and _is_open(action) and action.on <= action.due_on <= action.on + AHEAD


def _is_late(action: Counted) -> bool:
    return action.standing == Standing.LATE


def _is_to_review(action: Counted) -> bool:
    return action.standing == Standing.TO_REVIEW


def _is_stale(action: Counted) -> bool:
    return _is_open(action) and not action.told_lately


def _is_silent(action: Counted) -> bool:
    return _is_open(action) and action.is_silent


def _misses(what: str) -> Callable[[Counted], bool]:
    return lambda action: action.state != "closed" and action.misses == what


def _is_not_closed(action: Counted) -> bool:
    return action.state != "closed"


_LISTS: Final[dict[str, Callable[[Counted], bool]]] = {
    "open": _is_not_closed,
    "late": _is_late,
    "next": _is_due,
    "to-review": _is_to_review,
    "stale": _is_stale,
    "silent": _is_silent,
    **{what: _misses(what) for what in MISSING},
}
STATES: Final = ("late", "at-risk", "on-track", "quiet", "paused", "closed")


def gathered(
    actions: QuerySet[Action],
    plans: Mapping[int, Plan],
    *,
    today: date,
    known_since: Mapping[int, date],
    own: QuerySet[Lead],
) -> tuple[Counted, ...]:
    """These actions of these plans, as they stand. 1 query.

    `known_since` is the day on which each plan was brought in: of what came lately nothing can be stale.
    `own` are the leads that are posts of who asks.
    """
    within = actions.filter(plan__in=plans).order_by("plan", "position")
    told = Update.objects.filter(action=OuterRef("pk"), recorded_at__isnull=False).order_by("-recorded_at")
    accepted = TargetRevision.objects.filter(action=OuterRef("pk"), state=RevisionState.ACCEPTED)
    held = own.filter(action=OuterRef("pk")).order_by("-pk")
    before = Coalesce(NullIf("was", Value("")), "to")
    rows = within.annotate(
        told_at=Subquery(told.values("recorded_at")[:1]),
        furthest=furthest(today),
        moved_from=Subquery(accepted.order_by("pk").values(before=before)[:1]),
        moved_to=Subquery(accepted.order_by("-pk").values("to")[:1]),
        led_as=Subquery(held.values("post__kind")[:1]),
    )
    new = {number for number, day in known_since.items() if day > today - STALE}
    return tuple(
        _counted(row, plans[row.plan], today, is_new=row.plan in new)
        for row in rows.values_list(*_COLUMNS, named=True)
    )


def _moved(row: Any) -> int:
    """By how many days accepted revisions have moved the target."""
    if not row.moved_to:
        return 0
    moved = slippage(Facts(moved_to=(row.moved_to,)), first=row.moved_from)
    return moved.days if moved else 0


def _counted(row: Any, plan: Plan, today: date, *, is_new: bool) -> Counted:
    """`row` has `_COLUMNS` by name."""
    since = datetime.combine(today - STALE, time.min, clock.LONDON)
    at = Position(row.status, row.settled, row.due_on, row.paused_until, row.review_on, moved=_moved(row))
    on = plan.stands_on(today)
    return Counted(
        number=row.pk,
        plan=row.plan,
        objective=row.objective,
        status=row.status,
        due_on=row.due_on,
        standing=standing(at, on=on),
        rating=row.rating or rating(at, on=on).rating,
        told_lately=is_new or bool(row.told_at and row.told_at >= since),
        is_silent=not (is_new or row.told_at),
        misses=missing(row.furthest),
        led_as=row.led_as or "",
        on=on,
    )


def counts(actions: Iterable[Counted], lists: Collection[str]) -> dict[str, int]:
    """How many of the actions are in each of the lists or states."""
    every = list(actions)
    return {which: sum(each.is_in(which) for each in every) for which in lists}
