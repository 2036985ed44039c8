"""EDTF values: their first and last days, what is refused, and how they sort."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueregard.planfile import edtf

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2014-03", date(2014, 3, 1), date(2014, 3, 31)),
        ("2010-12-31", date(2010, 12, 31), date(2010, 12, 31)),
        ("2014-04/2015-03", date(2014, 4, 1), date(2015, 3, 31)),
        ("2014/2015", date(2014, 1, 1), date(2015, 12, 31)),
        ("2014-01/2014-04-20", date(2014, 1, 1), date(2014, 4, 20)),
        ("2011-21", date(2011, 3, 1), date(2011, 5, 31)),
        ("2011-22", date(2011, 6, 1), date(2011, 8, 31)),
        ("2011-23", date(2011, 9, 1), date(2011, 11, 30)),
        ("2011-24", date(2011, 12, 1), date(2012, 2, 29)),
        ("2014-33", date(2014, 1, 1), date(2014, 3, 31)),
        ("2014-36", date(2014, 10, 1), date(2014, 12, 31)),
        ("2014/..", date(2014, 1, 1), None),
        ("2014/", date(2014, 1, 1), None),
        ("../2015-03", None, date(2015, 3, 31)),
        ("[..2015-03]", None, date(2015, 3, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2014-XX", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-02-XX", date(2014, 2, 1), date(2014, 2, 28)),
    ],
)
def test_a_value_covers_these_days(text: str, first: date | None, last: date | None) -> None:
    assert (edtf.lower_bound(text), edtf.deadline(text)) == (first, last)


NO_DATES = (
    *("2015-3", "2015-13", "2015-00", "2015-02-30", "2015-21-01", "2015-25", "15", "0000", "20155", "²014"),
    *("/", "2015/2014", "2015-04/2014-03", "2014/2015/2016", "[2014..]", "[..]", "201X-03", "2014-XX-03"),
)


@pytest.mark.parametrize("text", [*NO_DATES, "", " 2015", "March 2015"])
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    assert not edtf.is_valid(text)
    with pytest.raises(edtf.InvalidEdtf, match="2015-03"):
        edtf.parse(text)


def test_marks_say_uncertain_and_approximate() -> None:
    assert edtf.parse("2015-03?").uncertain
    assert edtf.parse("2015~").approximate
    both = edtf.parse("2014%/2015")
    assert both.uncertain
    assert both.approximate


def test_dates_sort_by_deadline_then_by_first_day_with_open_ends_last() -> None:
    ordered = ["2014-03-31", "2014-03", "2014-33", "2014-04", "2014", "2014/.."]
    assert sorted(ordered, key=edtf.sort_key) == [
        "2014-33", "2014-03", "2014-03-31", "2014-04", "2014", "2014/..",
    ]  # fmt: skip


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    if edtf.is_valid(text):
        span = edtf.parse(text)
        assert span.lower is None or span.upper is None or span.lower <= span.upper


@given(DAYS, DAYS)
def test_the_shortest_value_covers_exactly_the_days_that_it_was_made_of(one: date, other: date) -> None:
    first, last = sorted((one, other))
    span = edtf.parse(edtf.from_span(first, last))
    assert (span.lower, span.upper) == (first, last)
