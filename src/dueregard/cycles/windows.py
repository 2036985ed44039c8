"""When a review cycle opens, how long it waits for answers, and on which days people hear of it.

Days in, days out: no clock, no records. A day that was missed, because nothing ran on it, is made up for on
the next: what is due is asked by what was told last, never by "is it today?".
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

QUARTERLY: Final = "quarterly"
HALF_YEARLY: Final = "half-yearly"
YEARLY: Final = "yearly"
MEETINGS: Final = "meetings"
RECURRENCE: Final = "recurrence"
MONTHS: Final = {QUARTERLY: 3, HALF_YEARLY: 6, YEARLY: 12, RECURRENCE: 1}
"""Months from one opening to the next."""

DAY: Final = timedelta(days=1)
REMINDED: Final = timedelta(days=3)
"""So long before the last day comes the reminder."""
BEFORE_DEADLINE: Final = (60, 30, 7, 0)
AFTER_DEADLINE: Final = (7, 14, 21, 28)
AND_THEN_EVERY: Final = 28
"""Days before and after an action's own deadline on which its leads hear of it outside a cycle."""


@dataclass(frozen=True, slots=True)
class Window:
    """One cycle's days: it opens, answers are asked for until `due`, and waited for until `until`."""

    opens: date
    due: date
    until: date

    @property
    def grace(self) -> int:
        """Days after `due` for which answers are still waited for."""
        return (self.until - self.due).days


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a plan's windows follow each other: from `first` on, or before each of `meetings`.

    `days` is how long answers are asked for, `grace` how long they are waited for afterwards.
    """

    often: str
    first: date
    meetings: tuple[date, ...] = ()
    days: int = 14
    grace: int = 7


def window_from(opens: date, *, days: int, grace: int) -> Window:
    """The window that opens on that day."""
    due = opens + timedelta(days=days)
    return Window(opens, due, due + timedelta(days=grace))


def latest_window(pattern: Pattern, on: date) -> Window | None:
    """The window that opened last, on that day or before; None where none has yet, or none ever does."""
    windows = _before_meetings(pattern) if pattern.often == MEETINGS else _by_months(pattern, on)
    return max((each for each in windows if each.opens <= on), key=lambda each: each.opens, default=None)


def window_to_open(pattern: Pattern, on: date) -> Window | None:
    """The window in which answers are asked for on that day; one whose last day has passed is not opened."""
    latest = latest_window(pattern, on)
    return latest if latest and on <= latest.due else None


def next_opening(pattern: Pattern, window: Window) -> date | None:
    """When the window after this one opens; None for meetings."""
    months = MONTHS.get(pattern.often)
    if months is None:
        return None
    number = _months_between(pattern.first, window.opens) // months
    return months_after(pattern.first, (number + 1) * months)


def notice_days(window: Window) -> tuple[date, ...]:
    """The days on which somebody who has not answered hears of it.

    When it opens, shortly before the last day, the day after it, and on the last day of grace.
    """
    reminder, late = window.due - REMINDED, window.due + DAY
    days = [window.opens, reminder, late, window.until]
    return tuple(sorted({day for day in days if day == window.opens or day > window.opens + DAY}))


def is_notice_due(window: Window, *, on: date, told: date | None) -> bool:
    """Whether somebody who was last told on `told`, and has not answered, is to be told on that day."""
    return _is_due(notice_days(window), on, told)


def is_escalated(window: Window, *, on: date) -> bool:
    """Whether those above hear of who has not answered: once grace is over."""
    return on > window.until


def is_deadline_notice_due(deadline: date, *, on: date, told: date | None) -> bool:
    """Whether the leads of an action with that deadline hear of it on that day, outside any cycle."""
    return _is_due(deadline_days(deadline, until=on), on, told)


def deadline_days(deadline: date, *, until: date) -> tuple[date, ...]:
    """The days until `until` on which the leads of an action with that deadline hear of it."""
    return tuple(day for day in _around(deadline, until) if day <= until)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _is_due(days: Sequence[date], on: date, told: date | None) -> bool:
    reached = [day for day in days if day <= on]
    return bool(reached) and (told is None or told < max(reached))


def _around(deadline: date, until: date) -> Iterator[date]:
    yield from (deadline - timedelta(days=days) for days in BEFORE_DEADLINE)
    yield from (deadline + timedelta(days=days) for days in AFTER_DEADLINE)
    further = deadline + timedelta(days=AFTER_DEADLINE[-1] + AND_THEN_EVERY)
    while further <= until:
        yield further
        further += timedelta(days=AND_THEN_EVERY)


def _before_meetings(pattern: Pattern) -> Iterator[Window]:
    """All answers are in, grace included, on the day before the meeting."""
    for meeting in pattern.meetings:
        until = meeting - DAY
        due = until - timedelta(days=pattern.grace)
        yield Window(due - timedelta(days=pattern.days), due, until)


def _by_months(pattern: Pattern, on: date) -> Iterator[Window]:
    months = MONTHS.get(pattern.often)
    if months is None or on < pattern.first:
        return
    number = _months_between(pattern.first, on) // months
    for each in (number - 1, number):
        if each >= 0:
            opens = months_after(pattern.first, each * months)
            yield window_from(opens, days=pattern.days, grace=pattern.grace)


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
