"""How an action stands on a day, and its rating by rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.edtf_values import ANY, WITH_AN_END

from dueregard.planfile import edtf
from dueregard.planfile.model import Entry
from dueregard.standing.facts import OVER, Facts, Followed, Met
from dueregard.standing.judging import Standing, is_late, position, rating, standing

ON = date(2015, 3, 31)
DAYS = st.dates(date(1985, 1, 1), date(2065, 12, 31))
OPEN = st.sampled_from(["", "not-started", "in-progress", "delayed", "paused"])


def due(*dates: str) -> tuple[Entry, ...]:
    return tuple(Entry(kind="due", date=each) for each in dates)


@given(WITH_AN_END, OPEN)
def test_no_action_is_late_before_its_last_day_is_over(value: str, status: str) -> None:
    last = edtf.deadline(value)
    assert last is not None
    at = position(Facts(status=status, entries=due(value)))
    assert at.due_on == last
    assert not is_late(at, on=last)
    assert standing(at, on=last) != Standing.LATE
    assert is_late(at, on=last + timedelta(days=1)) == (status != "paused")


@given(ANY, DAYS, st.sampled_from(["", "in-progress", *OVER]))
def test_overdue_is_said_only_after_the_last_day_of_any_date(value: str, on: date, status: str) -> None:
    at = position(Facts(status=status, entries=due(value)))
    last = edtf.deadline(value)
    expected = last is not None and last < on and status not in OVER
    assert (standing(at, on=on) == Standing.LATE) == expected
    assert (rating(at, on=on).rating == "red") == expected


@given(ANY, ANY, DAYS)
def test_a_moved_target_is_late_by_the_new_date_alone(printed: str, moved: str, on: date) -> None:
    facts = Facts(entries=due(printed), moved_to=(moved,))
    assert standing(position(facts), on=on) == standing(position(Facts(entries=due(moved))), on=on)


@given(st.lists(WITH_AN_END, min_size=1, max_size=3), DAYS)
def test_of_several_dates_the_last_decides(values: list[str], on: date) -> None:
    last = max(edtf.deadline(value) or date.max for value in values)
    assert is_late(position(Facts(entries=due(*values))), on=on) == (last < on)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(entries=due("2015-02")), Standing.LATE),
        (Facts(entries=due("2015-03")), Standing.NEXT),
        (Facts(entries=due("2015-06-29")), Standing.NEXT),
        (Facts(entries=due("2015-06-30")), Standing.LATER),
        (Facts(entries=due("2015-02"), status="completed"), Standing.SETTLED),
        (Facts(entries=due("2015-02"), status="withdrawn"), Standing.SETTLED),
        (Facts(entries=(Entry(kind="completed", date="2015-02"),)), Standing.SETTLED),
        (Facts(entries=(Entry(kind="conditional", text="the inquiry"),)), Standing.WAITING),
        (Facts(entries=(Entry(kind="ongoing"),)), Standing.ONGOING),
        (Facts(entries=(Entry(kind="start", date="2015-01"),)), Standing.ONGOING),
        (Facts(entries=(Entry(kind="recurring"),)), Standing.RECURRING),
        (Facts(entries=(Entry(kind="unspecified"),)), Standing.UNDATED),
        (Facts(), Standing.UNDATED),
    ],
)
def test_the_standing_of(facts: Facts, expected: Standing) -> None:
    assert standing(position(facts), on=ON) == expected


def test_a_paused_action_comes_back_on_the_day_until_which_it_is_paused() -> None:
    paused = Facts(status="paused", entries=due("2015-01"), paused_until=ON)
    at = position(paused)
    assert standing(at, on=ON - timedelta(days=1)) == Standing.PAUSED
    assert standing(at, on=ON) == Standing.TO_REVIEW
    assert not is_late(at, on=ON + timedelta(days=400))


def test_an_ongoing_action_is_to_review_from_its_day_on() -> None:
    at = position(Facts(entries=(Entry(kind="ongoing"),), review_on=ON))
    assert standing(at, on=ON - timedelta(days=1)) == Standing.ONGOING
    assert standing(at, on=ON) == Standing.TO_REVIEW


def test_what_is_late_is_called_late_even_if_it_is_to_be_reviewed() -> None:
    at = position(Facts(entries=due("2015-01"), review_on=ON))
    assert standing(at, on=ON) == Standing.LATE


def test_an_action_waits_until_its_condition_is_met_and_is_then_due() -> None:
    entries = (Entry(kind="conditional", text="the inquiry"),)
    assert position(Facts(entries=entries)).due_on is None
    met = position(Facts(entries=entries, met=(Met("the inquiry", "2015-06"),)))
    assert (met.waits, met.due_on) == (False, date(2015, 6, 30))
    assert standing(met, on=ON) == Standing.LATER
    other = position(Facts(entries=entries, met=(Met("another inquiry", ""),)))
    assert standing(other, on=ON) == Standing.WAITING


def test_a_rule_without_a_beginning_makes_no_date() -> None:
    yearly = (Entry(kind="recurring", rrule="FREQ=YEARLY;BYMONTH=11"),)
    assert position(Facts(entries=yearly)).due_on is None
    followed = Followed(since=date(2015, 1, 1))
    assert position(Facts(entries=yearly, followed=followed)).due_on == date(2015, 11, 30)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(status="completed", entries=due("2014")), ("blue", "completed")),
        (Facts(entries=(Entry(kind="completed"),)), ("blue", "completed")),
        (Facts(status="withdrawn", entries=due("2014")), ("grey", "withdrawn")),
        (Facts(status="paused", entries=due("2014")), ("grey", "paused")),
        (Facts(status="in-progress", entries=due("2015-03-30")), ("red", "overdue")),
        (Facts(status="in-progress", entries=due("2015-03-31")), ("green", "on-track")),
        (Facts(status="delayed", entries=due("2016")), ("amber", "delayed")),
        (Facts(status="not-started", entries=due("2015-05-30")), ("amber", "not-started")),
        (Facts(status="not-started", entries=due("2015-05-31")), ("grey", "not-under-way")),
        (Facts(entries=due("2015-04-30")), ("amber", "nothing-said")),
        (Facts(entries=due("2015-05-01")), ("grey", "not-under-way")),
        (Facts(status="in-progress", entries=due("2014"), moved_to=("2015",)), ("amber", "moved")),
        (Facts(status="in-progress", entries=due("2016"), moved_to=("2015",)), ("green", "on-track")),
        (Facts(status="in-progress", entries=(Entry(kind="ongoing"),)), ("green", "on-track")),
        (
            Facts(status="in-progress", entries=(Entry(kind="ongoing"),), review_on=ON),
            ("amber", "to-review"),
        ),
        (Facts(status="in-progress"), ("grey", "no-date")),
    ],
)
def test_the_rating_by_rule_of(facts: Facts, expected: tuple[str, str]) -> None:
    judged = rating(position(facts), on=ON)
    assert (judged.rating, judged.rule) == expected
