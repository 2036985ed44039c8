"""Recurrence rules: what is accepted, what they expand to, and that occurrences are stable."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from dueregard.planfile import edtf
from dueregard.planfile.recurrence import InvalidRule, Rule, is_valid_rule, occurrences, parse_rule

START = date(2013, 1, 15)
FREQUENT = st.builds(
    Rule,
    frequency=st.sampled_from(["WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, 6),
    months=st.lists(st.integers(1, 12), unique=True, max_size=3).map(tuple),
)


def dates(rule: str, until: date = date(2014, 12, 31), **kwargs: list[str]) -> list[str]:
    return [found.when for found in occurrences(rule, start=START, horizon=until, **kwargs)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=YEARLY;BYMONTH=11", ["2013-11", "2014-11"]),
        ("FREQ=YEARLY", ["2013-01", "2014-01"]),
        ("FREQ=MONTHLY;INTERVAL=6", ["2013-01", "2013-07", "2014-01", "2014-07"]),
        ("FREQ=YEARLY;BYMONTH=6,12", ["2013-06", "2013-12", "2014-06", "2014-12"]),
        ("FREQ=YEARLY;INTERVAL=3;BYMONTH=3", ["2013-03"]),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", ["2013-03-31", "2014-03-31"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", ["2013-02-28", "2014-02-28"]),
        ("FREQ=MONTHLY;BYDAY=3TU;COUNT=2", ["2013-01-15", "2013-02-19"]),
        ("FREQ=YEARLY;BYMONTH=11;UNTIL=20131231", ["2013-11"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", []),
    ],
)
def test_a_rule_expands_to(rule: str, expected: list[str]) -> None:
    assert dates(rule) == expected


def test_a_rule_without_a_day_falls_due_at_the_end_of_the_month() -> None:
    assert occurrences("FREQ=YEARLY;BYMONTH=2", start=START, horizon=date(2013, 12, 31))[0].deadline == date(
        2013, 2, 28
    )


def test_the_month_in_which_the_plan_starts_counts() -> None:
    assert dates("FREQ=YEARLY;BYMONTH=1")[0] == "2013-01"


def test_the_31st_skips_short_months() -> None:
    assert dates("FREQ=MONTHLY;BYMONTHDAY=31", date(2013, 4, 30)) == ["2013-01-31", "2013-03-31"]


def test_occurrences_can_be_added_and_taken_out() -> None:
    changed = dates("FREQ=YEARLY;BYMONTH=11", added=["2014-02-03"], excluded=["2013-11"])
    assert changed == ["2014-02-03", "2014-11"]


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("", "NAME=VALUE"),
        ("FREQ=DAILY", "FREQ"),
        ("INTERVAL=2", "FREQ"),
        ("FREQ=YEARLY;", "NAME=VALUE"),
        ("FREQ=YEARLY;FREQ=YEARLY", "twice"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH"),
        ("FREQ=YEARLY;INTERVAL=0", "INTERVAL"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYDAY=6TU", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=1TU", "ordinal"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY"),
        ("FREQ=YEARLY;BYMONTHDAY=1", "BYMONTH"),
        ("FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=TU", "exclude"),
        ("FREQ=YEARLY;UNTIL=20150231", "UNTIL"),
        ("FREQ=YEARLY;UNTIL=20150331;COUNT=2", "exclude"),
        ("FREQ=YEARLY;BYEASTER=0", "BYEASTER"),
    ],
)
def test_what_is_no_rule_is_refused_with_the_part_that_is_wrong(rule: str, wrong: str) -> None:
    assert not is_valid_rule(rule)
    with pytest.raises(InvalidRule, match=wrong):
        parse_rule(rule)


@given(FREQUENT)
def test_a_rule_written_and_read_back_is_the_same(rule: Rule) -> None:
    assert parse_rule(str(rule)) == rule


@given(FREQUENT, st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 900), st.integers(0, 900))
def test_looking_further_ahead_changes_no_earlier_occurrence(
    rule: Rule, start: date, near: int, further: int
) -> None:
    horizon = start + timedelta(days=near)
    first = occurrences(rule, start=start, horizon=horizon)
    later = occurrences(rule, start=start, horizon=horizon + timedelta(days=further))
    assert later[: len(first)] == first
    assert all(found.deadline >= start for found in later)
    assert all(edtf.deadline(found.when) == found.deadline for found in later)


BY_DAY = st.one_of(
    st.builds(
        Rule, frequency=st.just("WEEKLY"), days=st.lists(st.sampled_from(["MO", "WE", "SU"])).map(tuple)
    ),
    st.builds(
        Rule, frequency=st.just("MONTHLY"), days=st.sampled_from([("3TU",), ("-1FR",), ("2WE", "4FR")])
    ),
    st.builds(
        Rule,
        frequency=st.just("YEARLY"),
        months=st.sampled_from([(3,), (2, 11)]),
        month_days=st.sampled_from([(28,), (-1,), (1, 15)]),
    ),
)


@given(BY_DAY, st.integers(1, 4), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_rules_that_name_days_expand_as_dateutil_expands_them(rule: Rule, interval: int, start: date) -> None:
    rule = replace(rule, interval=interval)
    horizon = start + timedelta(days=3000)
    reference = rrulestr(str(rule), dtstart=datetime.combine(start, time()))
    expected = [
        f"{day:%Y-%m-%d}"
        for day in reference.between(
            datetime.combine(start, time()), datetime.combine(horizon, time()), inc=True
        )
    ]
    assert [found.when for found in occurrences(rule, start=start, horizon=horizon)] == expected


def test_a_rule_that_never_comes_true_ends_at_the_horizon() -> None:
    start = date(2000, 2, 1)
    assert occurrences("FREQ=MONTHLY;INTERVAL=2;BYMONTH=1", start=start, horizon=date(2100, 1, 1)) == []
