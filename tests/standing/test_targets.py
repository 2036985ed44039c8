"""Due dates, what is settled, and slippage."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.edtf_values import WITH_AN_END

from dueregard.planfile import edtf
from dueregard.planfile.model import Entry
from dueregard.standing.facts import Facts, Met
from dueregard.standing.targets import due_on, is_settled, slippage

PRINTED = (Entry(kind="due", date="2014-03"),)


def test_the_last_accepted_revision_is_the_target() -> None:
    assert due_on(Facts(entries=PRINTED, moved_to=("2014-06", "2014-12"))) == date(2014, 12, 31)


def test_a_printed_date_counts_above_that_of_a_condition() -> None:
    entries = (*PRINTED, Entry(kind="conditional", text="the inquiry"))
    assert due_on(Facts(entries=entries, met=(Met("the inquiry", "2020"),))) == date(2014, 3, 31)


def test_slippage_is_counted_from_the_first_target_and_not_from_the_last() -> None:
    moved = slippage(Facts(entries=PRINTED, moved_to=("2014-06", "2014-04")))
    assert moved is not None
    assert (moved.first, moved.now, moved.days) == (date(2014, 3, 31), date(2014, 4, 30), 30)


def test_slippage_is_below_nothing_where_the_target_came_forward() -> None:
    moved = slippage(Facts(entries=PRINTED, moved_to=("2014-02",)))
    assert moved is not None
    assert moved.days == -31


def test_slippage_without_a_printed_date_counts_from_the_first_target_that_was_stated() -> None:
    moved = slippage(Facts(moved_to=("2014-06", "2014-07")))
    assert moved is not None
    assert moved.days == 31
    known = slippage(Facts(moved_to=("2014-06",)), first="2014-05")
    assert known is not None
    assert known.days == 30


def test_nothing_has_slipped_where_nothing_was_moved_or_an_end_is_open() -> None:
    assert slippage(Facts(entries=PRINTED)) is None
    assert slippage(Facts(entries=PRINTED, moved_to=("2014/..",))) is None


@given(WITH_AN_END, st.lists(WITH_AN_END, min_size=1, max_size=4))
def test_steps_add_up_to_the_whole_slippage(printed: str, moves: list[str]) -> None:
    entries = (Entry(kind="due", date=printed),)
    days = [edtf.deadline(value) or date.max for value in (printed, *moves)]
    steps = sum((after - before).days for before, after in pairwise(days))
    whole = slippage(Facts(entries=entries, moved_to=tuple(moves)))
    assert whole is not None
    assert whole.days == steps


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(status="completed"), True),
        (Facts(status="withdrawn"), True),
        (Facts(status="not-applicable"), True),
        (Facts(status="in-progress", entries=(Entry(kind="completed"),)), False),
        (Facts(entries=(Entry(kind="completed"),)), True),
        (Facts(entries=(Entry(kind="completed"), Entry(kind="recurring"))), False),
        (Facts(), False),
    ],
)
def test_nothing_more_is_expected_of(facts: Facts, expected: bool) -> None:
    assert is_settled(facts) == expected
