"""Moved targets as lines of a timescale cell, and read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueregard.planfile.model import Revision
from dueregard.planfile.timescales import revision_in_words, take_revisions

LINE = "Revised target: June 2026 (12 May 2026: the supplier (a new one) is late)"
MOVED = Revision(date="2026-05-12", to="2026-06", reason="the supplier (a new one) is late")


def test_a_decision_is_one_line() -> None:
    assert revision_in_words(MOVED) == LINE
    assert (
        revision_in_words(MOVED, "cy")
        == "Targed diwygiedig: Mehefin 2026 (12 Mai 2026: the supplier (a new one) is late)"
    )


def test_what_is_printed_stays_and_each_decision_says_what_it_moved() -> None:
    text, found = take_revisions(f"March 2026\n{LINE}\nRevised target: 2027 (1 July 2026)")
    assert text == "March 2026"
    assert found == [MOVED, Revision(date="2026-07-01", was="2026-06", to="2027")]


def test_a_line_that_wraps_is_one_decision() -> None:
    assert take_revisions(f"March 2026 {LINE.replace(' is ', chr(10) + 'is ')}") == ("March 2026", [MOVED])


@pytest.mark.parametrize(
    "text",
    [
        "March 2026",
        "Revised target: June 2014",
        "March 2012 Revised target: when known (12 May 2026: no)",
        "",
    ],
)
def test_words_of_another_form_stay_where_they_are(text: str) -> None:
    assert take_revisions(text) == (text, [])


PRINTABLE = st.one_of(
    st.dates(date(1990, 1, 1), date(2060, 12, 31)).map(lambda day: day.isoformat()),
    st.dates(date(1990, 1, 1), date(2060, 12, 31)).map(lambda day: f"{day:%Y-%m}"),
    st.integers(1990, 2050).map(lambda year: f"{year}-04/{year + 1}-03"),
)


@given(PRINTABLE, st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.text("ab (:)é;1", max_size=20))
@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_decision_in_words_read_back_is_the_same(language: str, to: str, day: date, reason: str) -> None:
    moved = Revision(date=day.isoformat(), to=to, reason=" ".join(reason.split()))
    line = revision_in_words(moved, "cy" if language == "cy" else "en")
    assert take_revisions(f"soon\n{line}") == ("soon", [moved])
