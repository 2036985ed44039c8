"""Calendar feeds: what a strict reader finds in them, and that lines stay within the standard."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from dueregard.writing.calendar import Deadline, calendar

MADE = datetime(2026, 3, 1, 9, tzinfo=UTC)
ONE = Deadline(
    "0123456789-2026-06@plans.example",
    date(2026, 6, 30),
    "2.12 Review hate incidents; report, with partners",
    "As printed: every six months\nLead: Ann, Bob",
    "https://plans.example/a/",
)


def events(feed: bytes) -> list[Calendar]:
    (found,) = Calendar.from_ical(feed, multiple=True)
    assert found.errors == []
    assert all(event.errors == [] for event in found.walk("VEVENT"))
    return list(found.walk("VEVENT"))


def test_a_deadline_is_a_whole_day_that_blocks_nobodys_time() -> None:
    (event,) = events(calendar("My actions", [ONE], made=MADE))
    assert event.decoded("dtstart") == date(2026, 6, 30)
    assert event.decoded("dtend") == date(2026, 7, 1)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["transp"] == "TRANSPARENT"


def test_words_and_address_come_back_as_they_were() -> None:
    (event,) = events(calendar("My actions", [ONE], made=MADE))
    assert (event["uid"], event["summary"], event["description"]) == (ONE.uid, ONE.name, ONE.about)
    assert event["url"] == ONE.address


def test_the_feed_has_what_the_standard_requires() -> None:
    feed = Calendar.from_ical(calendar("My actions", [], made=MADE))
    assert (feed["version"], feed["name"], feed["x-wr-calname"]) == ("2.0", "My actions", "My actions")
    assert feed["prodid"].startswith("-//")


@pytest.mark.parametrize("length", [10, 74, 75, 76, 400])
def test_no_line_is_longer_than_75_bytes(length: int) -> None:
    long = Deadline("u@plans.example", date(2026, 6, 30), "ŵ" * length)
    lines = calendar("My actions", [long], made=MADE).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""


names = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)


@given(st.lists(st.builds(Deadline, st.uuids().map(str), st.dates(), names, names), max_size=6))
def test_any_deadlines_come_back(deadlines: list[Deadline]) -> None:
    deadlines = [each for each in deadlines if each.day < date.max]
    found = events(calendar("My actions", deadlines, made=MADE))
    assert [(str(each["uid"]), each.decoded("dtstart"), str(each["summary"])) for each in found] == [
        (each.uid, each.day, each.name) for each in deadlines
    ]
