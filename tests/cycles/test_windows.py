"""The days of review cycles: rules for any pattern, any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueregard.cycles.windows import (
    MEETINGS,
    MONTHS,
    Pattern,
    Window,
    deadline_days,
    is_deadline_notice_due,
    is_escalated,
    is_notice_due,
    latest_window,
    months_after,
    next_opening,
    notice_days,
    window_from,
    window_to_open,
)

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
by_months = st.builds(
    Pattern,
    often=st.sampled_from(sorted(MONTHS)),
    first=days,
    days=st.integers(1, 28),
    grace=st.integers(0, 28),
)
windows = st.builds(window_from, days, days=st.integers(1, 60), grace=st.integers(0, 30))


@given(by_months, days)
def test_the_latest_window_has_opened_and_the_next_has_not(pattern, on):
    window = latest_window(pattern, on)
    assert (window is None) == (on < pattern.first)
    if window:
        following = next_opening(pattern, window)
        assert window.opens <= on < following
        assert window.opens <= window.due <= window.until


@given(by_months, st.integers(0, 40))
def test_windows_open_on_the_day_of_the_month_of_the_first(pattern, number):
    opens = months_after(pattern.first, number * MONTHS[pattern.often])
    assert latest_window(pattern, opens).opens == opens
    assert opens.day == pattern.first.day or opens.day in (28, 29, 30)


@given(days, st.integers(1, 30), st.integers(0, 20))
def test_before_a_meeting_all_is_in_the_day_before_grace_included(meeting, length, grace):
    pattern = Pattern(MEETINGS, meeting, (meeting,), length, grace)
    window = latest_window(pattern, meeting)
    assert window.until == meeting - timedelta(days=1)
    assert (window.until - window.opens).days == length + grace
    assert latest_window(pattern, window.opens - timedelta(days=1)) is None


@given(by_months, days)
def test_a_window_whose_last_day_has_passed_is_not_opened(pattern, on):
    window = window_to_open(pattern, on)
    assert window is None or window.opens <= on <= window.due


@given(windows, st.data())
def test_who_has_not_answered_hears_of_each_notice_once_whichever_days_were_missed(window, data):
    """A run on any days, in order: told at most once a notice, and the last notice reached was told."""
    span = (window.until - window.opens).days + 10
    runs = sorted(data.draw(st.sets(st.integers(-3, span), min_size=1)))
    told = None
    mails = 0
    for number in runs:
        on = window.opens + timedelta(days=number)
        if is_notice_due(window, on=on, told=told):
            told, mails = on, mails + 1
        assert not is_notice_due(window, on=on, told=told)
    reached = [day for day in notice_days(window) if day <= window.opens + timedelta(days=runs[-1])]
    assert mails <= len(reached)
    assert (told is not None) == bool(reached)
    assert told is None or told >= reached[-1]


@given(windows)
def test_notices_begin_with_the_opening_and_end_with_grace(window):
    told = notice_days(window)
    assert told[0] == window.opens
    assert all(window.opens <= day <= max(window.until, window.due + timedelta(days=1)) for day in told)
    assert len(told) <= 4


@given(windows)
def test_those_above_hear_of_it_once_grace_is_over(window):
    assert not is_escalated(window, on=window.until)
    assert is_escalated(window, on=window.until + timedelta(days=1))


@given(days, st.integers(-100, 400))
def test_a_deadline_is_told_at_most_once_a_day_and_again_in_due_time(deadline, later):
    on = deadline + timedelta(days=later)
    assert is_deadline_notice_due(deadline, on=on, told=None) == (later >= -60)
    assert not is_deadline_notice_due(deadline, on=on, told=on)


def test_a_deadline_is_told_60_30_and_7_days_before_on_the_day_and_weekly_at_first():
    deadline = date(2026, 6, 30)
    told = [(day - deadline).days for day in deadline_days(deadline, until=date(2026, 10, 1))]
    assert told == [-60, -30, -7, 0, 7, 14, 21, 28, 56, 84]


def test_a_two_week_window_reminds_three_days_before_its_end_the_day_after_and_on_the_last_day_of_grace():
    window = window_from(date(2026, 4, 1), days=14, grace=7)
    assert window == Window(date(2026, 4, 1), date(2026, 4, 15), date(2026, 4, 22))
    assert notice_days(window) == tuple(date(2026, 4, day) for day in (1, 12, 16, 22))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [((2026, 1, 31), 1, (2026, 2, 28)), ((2026, 11, 30), 3, (2027, 2, 28)), ((2026, 5, 1), 12, (2027, 5, 1))],
)
def test_a_month_without_the_day_takes_its_last(day, months, expected):
    assert months_after(date(*day), months) == date(*expected)
