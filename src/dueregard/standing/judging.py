"""The one word for how an action stands on a day, and the rating that the same facts give it by rule.

The rules of the rating are what British councils print under their action plans (red: overdue; amber:
slipping but recoverable; green: on track; blue: done; grey: not begun, paused or not due), made countable;
docs/reference/dates-and-ratings.md lists them. A rule never guesses: where nobody has said that an action is
under way, it is grey, not green.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from dueregard.planfile.model import Rating
from dueregard.standing.facts import OVER, Facts
from dueregard.standing.targets import due_on, is_settled, slippage

NEXT: Final = timedelta(days=90)
"""What falls due within this time is next: about as far as one looks ahead between two meetings."""

SOON: Final = timedelta(days=30)
"""An action that nobody says is under way is at risk from so long before its last day."""

SOON_IF_NOT_STARTED: Final = timedelta(days=60)
"""The same for one that is said not to have started."""


class Standing(StrEnum):
    """The one word for an action's dates on a day, in the order in which an officer asks for it."""

    LATE = "late"
    TO_REVIEW = "to-review"
    NEXT = "next"
    LATER = "later"
    WAITING = "waiting"
    PAUSED = "paused"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    UNDATED = "undated"
    CARRIED = "carried"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Position:
    """Where an action's facts have brought it, before any day is asked for: what is kept beside them.

    `kinds` are those of its timescale's entries, `waits` whether a condition is still unmet, `moved` by how
    many days its target has moved.
    """

    status: str
    settled: bool
    due_on: date | None
    paused_until: date | None = None
    review_on: date | None = None
    kinds: frozenset[str] = frozenset()
    waits: bool = False
    moved: int = 0
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A rating by rule and the rule's name."""

    rating: Rating
    rule: str


def position(facts: Facts, *, first: str = "") -> Position:
    """Where these facts have brought the action; `first` as in `slippage`."""
    moved = slippage(facts, first=first)
    return Position(
        status=facts.status,
        settled=is_settled(facts),
        due_on=due_on(facts),
        paused_until=facts.paused_until,
        review_on=facts.review_on,
        kinds=frozenset(entry.kind for entry in facts.entries),
        waits=bool(facts.unmet()),
        moved=moved.days if moved else 0,
        carried=facts.carried,
    )


def standing(at: Position, *, on: date) -> Standing:
    """How the action stands on that day.

    A paused action is never late; on the day until which it was paused it comes back to be looked at.
    """
    if at.carried:
        return Standing.CARRIED
    if at.settled:
        return Standing.SETTLED
    if at.status == "paused":
        return Standing.TO_REVIEW if at.paused_until and at.paused_until <= on else Standing.PAUSED
    if is_late(at, on=on):
        return Standing.LATE
    if at.review_on and at.review_on <= on:
        return Standing.TO_REVIEW
    if at.due_on is not None:
        return Standing.NEXT if at.due_on - on <= NEXT else Standing.LATER
    return _without_a_date(at)


def is_late(at: Position, *, on: date) -> bool:
    """Whether it was due before `on` and is neither settled nor paused; on its last day it is not late."""
    return at.due_on is not None and at.due_on < on and not at.settled and at.status != "paused"


def rating(at: Position, *, on: date) -> Judged:
    """The rating that the facts give the action on that day, and why."""
    if at.carried:
        return Judged("grey", "carried")
    if at.status == "completed" or (at.settled and at.status not in OVER):
        return Judged("blue", "completed")
    if at.settled:
        return Judged("grey", at.status)
    return _of_open(at, on)


def _of_open(at: Position, on: date) -> Judged:
    stands = standing(at, on=on)
    if at.status == "paused":
        return Judged("grey", "paused")
    if stands == Standing.LATE:
        return Judged("red", "overdue")
    warning = _warning(at, on)
    if warning:
        return Judged("amber", warning)
    if stands in (Standing.WAITING, Standing.UNDATED, Standing.RECURRING):
        return Judged("grey", "no-date")
    return Judged("green", "on-track") if at.status == "in-progress" else Judged("grey", "not-under-way")


def _warning(at: Position, on: date) -> str:
    """Why an action that is not late is at risk; "" where it is not."""
    if at.status == "delayed":
        return "delayed"
    left = at.due_on - on if at.due_on else None
    if left is not None and at.status == "not-started" and left <= SOON_IF_NOT_STARTED:
        return "not-started"
    if left is not None and not at.status and left <= SOON:
        return "nothing-said"
    if at.moved > 0:
        return "moved"
    return "to-review" if at.review_on and at.review_on <= on else ""


def _without_a_date(at: Position) -> Standing:
    if at.waits:
        return Standing.WAITING
    if "recurring" in at.kinds:
        return Standing.RECURRING
    return Standing.ONGOING if at.kinds & {"ongoing", "start"} else Standing.UNDATED
