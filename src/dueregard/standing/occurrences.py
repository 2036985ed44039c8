"""The occurrences of an action that comes again: each is one thing to do, with a record of its own.

They are computed, never stored: an occurrence is named by its EDTF value, so neither looking further ahead
nor adding or taking out another gives it a new name. One of which something was recorded stays, whatever
becomes of the rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from dueregard.planfile import edtf, recurrence
from dueregard.planfile.model import Entry
from dueregard.standing.facts import OVER, Facts

AHEAD: Final = timedelta(days=2 * 365)
"""How far one looks ahead in a plan without an end."""

_FURTHER: Final = tuple(timedelta(days=365 * years) for years in (2, 10, 50))
"""Where to look for the next occurrence of a plan without an end: the rarest rules last."""

State = Literal["done", "late", "open", "not-recorded"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence; `when` is EDTF and its name, `deadline` its last day, `status` what was said of it."""

    when: str
    deadline: date
    status: str
    state: State


def recurs(facts: Facts) -> bool:
    """Whether occurrences can be told: there is a rule, and a day from which it counts."""
    return any(_begins(facts, entry) for entry in _rules(facts))


def occurrences(facts: Facts, *, on: date) -> tuple[Occurrence, ...]:
    """Every occurrence until the plan's end, or two years after `on` where it has none, in their order.

    Printed due dates of an action that recurs are occurrences too: "March 2014 and annually thereafter".
    """
    if not (recurs(facts) or facts.added or facts.recorded):
        return ()
    horizon = facts.followed.until or on + AHEAD
    return tuple(_judged(facts, each, on) for each in _all(facts, horizon))


def is_occurrence(facts: Facts, when: str) -> bool:
    """Whether the action has an occurrence of this name (EDTF), however far ahead it lies."""
    begins = edtf.lower_bound(when) if edtf.is_valid(when) else None
    horizon = facts.followed.until or begins
    return horizon is not None and any(each.when == when for each in _all(facts, horizon))


def next_open(facts: Facts) -> Occurrence | None:
    """The first occurrence that is neither done nor before the time for which the plan is followed here."""
    for horizon in _horizons(facts):
        judged = (_judged(facts, each, each.deadline) for each in _all(facts, horizon))
        found = next((each for each in judged if each.state == "open"), None)
        if found:
            return found
    return None


def _horizons(facts: Facts) -> Iterator[date]:
    if facts.followed.until:
        yield facts.followed.until
        return
    first = max([day for day in (_first_day(facts), facts.followed.since) if day], default=None)
    if first:
        yield from (min(first, date.max - _FURTHER[-1]) + further for further in _FURTHER)


def _first_day(facts: Facts) -> date | None:
    return min((day for entry in _rules(facts) if (day := _begins(facts, entry))), default=None)


def _all(facts: Facts, horizon: date) -> list[recurrence.Occurrence]:
    """The union of all rules with what was put in by hand, printed as due, or recorded, but not what was
    taken out."""
    known: dict[str, recurrence.Occurrence] = {}
    for entry in _rules(facts):
        start = _begins(facts, entry)
        found = recurrence.occurrences(entry.rrule or "", start=start, horizon=horizon) if start else []
        known.update((each.when, each) for each in found)
    by_hand = (*targets(facts), *facts.added)
    taken_out = set(facts.excluded) - facts.recorded.keys()
    for name in (*by_hand, *facts.recorded, *_done_as_printed(facts)):
        if edtf.is_valid(name):
            known.setdefault(name, recurrence.Occurrence(name, edtf.deadline(name) or date.max))
    left = known.keys() - taken_out
    return [known[name] for name in sorted(left, key=edtf.sort_key)]


def targets(facts: Facts) -> tuple[str, ...]:
    """The dates by which the action is to be done: as moved last, else as printed, else when its condition
    was met."""
    if facts.moved_to:
        return facts.moved_to[-1:]
    printed = tuple(entry.date for entry in facts.entries_of("due") if entry.date)
    return printed or tuple(each.due for each in facts.met if each.due)


def _judged(facts: Facts, each: recurrence.Occurrence, on: date) -> Occurrence:
    status = facts.recorded.get(each.when, "")
    if not status and each.when in _done_as_printed(facts):
        status = "completed"
    return Occurrence(each.when, each.deadline, status, _state(facts, each, status, on))


def _state(facts: Facts, each: recurrence.Occurrence, status: str, on: date) -> State:
    if status in OVER:
        return "done"
    stated = each.when in facts.recorded or each.when in (*facts.added, *targets(facts))
    if facts.followed.since and each.deadline < facts.followed.since and not stated:
        return "not-recorded"
    return "late" if each.deadline < on else "open"


def _done_as_printed(facts: Facts) -> list[str]:
    """A completed entry beside a rule completes that occurrence only."""
    return [entry.date for entry in facts.entries_of("completed") if entry.date] if _rules(facts) else []


def _rules(facts: Facts) -> list[Entry]:
    return [entry for entry in facts.entries_of("recurring") if entry.rrule]


def _begins(facts: Facts, entry: Entry) -> date | None:
    """From which day a rule counts: as stated beside it, as the timescale starts, as the plan does."""
    stated = [entry.first, *(start.date for start in facts.entries_of("start"))]
    days = [edtf.lower_bound(value) for value in stated if value and edtf.is_valid(value)]
    known = [day for day in days if day is not None]
    return known[0] if known else facts.followed.begins or facts.followed.since
