"""Deadlines as an iCalendar feed (RFC 5545): each an event of a whole day that blocks nobody's time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

PRODUCT: Final = "-//dueregard//plans//EN"
REFRESH: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day in a calendar. `uid` stays the same for the same thing; `about` is the longer text."""

    uid: str
    day: date
    name: str
    about: str = ""
    address: str = ""


def calendar(name: str, deadlines: Iterable[Deadline], *, made: datetime, language: str = "en") -> bytes:
    """The feed's bytes. `name` is how a calendar program lists it; `made` must bear its time zone."""
    feed = Calendar()
    feed.add("prodid", PRODUCT)
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("name", name, parameters={"LANGUAGE": language})
    feed.add("x-wr-calname", name)
    feed.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for each in deadlines:
        feed.add_component(_event(each, made))
    return bytes(feed.to_ical())


def _event(deadline: Deadline, made: datetime) -> Event:
    event = Event()
    event.add("uid", deadline.uid)
    event.add("dtstamp", made)
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("summary", deadline.name)
    if deadline.about:
        event.add("description", deadline.about)
    if deadline.address:
        event.add("url", deadline.address)
    event.add("transp", "TRANSPARENT")
    return event
