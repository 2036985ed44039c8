"""The one clock. Only doors (views, commands, jobs) and the history read it; everything else is given a date.

dueregard serves public bodies of the United Kingdom, so a day begins and ends in London.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_stopped: datetime | None = None


def now() -> datetime:
    """This moment, with its time zone."""
    return _stopped or datetime.now(LONDON)


def today() -> date:
    """Today's date in London."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The date in London at a moment."""
    return moment.astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """The last moment of a day in London."""
    return datetime.combine(day, time.max, LONDON)


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Stand the clock still, for all threads of this process: demonstrations, screenshots and tests."""
    global _stopped  # noqa: PLW0603 - there is one clock
    before, _stopped = _stopped, moment
    try:
        yield
    finally:
        _stopped = before
