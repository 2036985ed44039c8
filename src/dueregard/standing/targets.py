"""When an action is due, whether anything more is expected of it, and how far its target has moved."""

from dataclasses import dataclass
from datetime import date

from dueregard.planfile import edtf
from dueregard.standing.facts import OVER, Facts
from dueregard.standing.occurrences import next_open, recurs, targets


def due_on(facts: Facts) -> date | None:
    """The last day on which the action is not late; None where no date says so.

    Of an action that recurs it is the deadline of its first open occurrence, so it moves on as each is
    done, and no job is needed as days pass. Of any other it is the last day of the latest of its targets,
    since a cell with several dates does not say which of them were kept; none where one has an open end.
    """
    if recurs(facts) or facts.added:
        following = next_open(facts)
        return following.deadline if following and following.deadline != date.max else None
    return _latest(targets(facts))


def is_settled(facts: Facts) -> bool:
    """Whether nothing more is expected here: it goes on in another plan, it is over by its status, or its
    timescale says "completed" and does not recur."""
    if facts.carried:
        return True
    if facts.status:
        return facts.status in OVER
    return bool(facts.entries_of("completed")) and not facts.entries_of("recurring")


@dataclass(frozen=True, slots=True)
class Slippage:
    """How far a target has moved: its first and its present last day."""

    first: date
    now: date

    @property
    def days(self) -> int:
        """Days from the first target to the present one; below nothing where it was brought forward."""
        return (self.now - self.first).days


def slippage(facts: Facts, *, first: str = "") -> Slippage | None:
    """How far accepted revisions have moved the target from the first; None where none has, or an end is
    open.

    `first` is the target before the first revision where the timescale as printed names none.
    """
    if not facts.moved_to:
        return None
    printed = tuple(entry.date for entry in facts.entries_of("due") if entry.date)
    before, now = (
        _latest(printed or ((first,) if first else facts.moved_to[:1])),
        _latest(facts.moved_to[-1:]),
    )
    return Slippage(before, now) if before and now else None


def _latest(values: tuple[str, ...]) -> date | None:
    """The last day of the latest of these dates; None where one has no last day, or none is a date."""
    days = [edtf.deadline(value) for value in values if edtf.is_valid(value)]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None
