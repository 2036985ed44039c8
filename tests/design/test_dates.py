"""Dates in words say what the value says, no more and no less."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dueregard.design.dates import day_in_words, edtf_in_words, listed, rule_in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2015", "2015"),
        ("2015-03", "March 2015"),
        ("2015-03-31", "31 March 2015"),
        ("2014-21", "spring 2014"),
        ("2014-24", "winter 2014"),
        ("2014-34", "April to June 2014"),
        ("2014-04/2015-03", "financial year 2014/15"),
        ("1999-04/2000-03", "financial year 1999/00"),
        ("2024-09/2025-08", "academic year 2024/25"),
        ("2014-04/2016-03", "April 2014 to March 2016"),
        ("2013-01/2016-03", "January 2013 to March 2016"),
        ("2011/2015", "2011 to 2015"),
        ("2014/..", "from 2014"),
        ("2014/", "from 2014"),
        ("../2015-06", "until June 2015"),
        ("[..2015-03]", "by March 2015"),
        ("2015~", "about 2015"),
        ("2015-03?", "March 2015, uncertain"),
        ("2015%", "about 2015, uncertain"),
        ("201X", "between 2010 and 2019"),
        ("2014-XX", "2014"),
        ("next Tuesday", "next Tuesday"),
    ],
)
def test_an_edtf_value_in_words(value: str, words: str) -> None:
    assert edtf_in_words(value) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=YEARLY", "every year"),
        ("FREQ=YEARLY;BYMONTH=11", "every year: November"),
        ("FREQ=YEARLY;BYMONTH=6,12", "every year: June and December"),
        ("FREQ=YEARLY;INTERVAL=3", "every 3 years"),
        ("FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
        ("FREQ=MONTHLY", "every month"),
        ("FREQ=WEEKLY;UNTIL=20150331", "every week, until 31 March 2015"),
        ("FREQ=YEARLY;COUNT=4", "every year, 4 times"),
        ("FREQ=MONTHLY;BYDAY=3TU", "FREQ=MONTHLY;BYDAY=3TU"),
        ("FREQ=HOURLY", "FREQ=HOURLY"),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert rule_in_words(rule) == words


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_says_its_day_month_and_year(day: date) -> None:
    assert day_in_words(day) == f"{day.day} {day:%B} {day.year}"
    assert edtf_in_words(day.isoformat()) == day_in_words(day)


def test_a_list_of_words_ends_in_and() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_dates_speak_welsh_on_a_welsh_page() -> None:
    with translation.override("cy"):
        assert day_in_words(date(2015, 3, 31)) == "31 Mawrth 2015"
        assert rule_in_words("FREQ=YEARLY;BYMONTH=6,12") == "bob blwyddyn: Mehefin a Rhagfyr"
