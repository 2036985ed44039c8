"""EDTF in words."""

import pytest

from dueregard.writing.dates import in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2015", "2015"),
        ("2015-03", "March 2015"),
        ("2015-03-31", "31 March 2015"),
        ("2013-01/2016-03", "January 2013 to March 2016"),
        ("2011/2015", "2011 to 2015"),
        ("", ""),
        ("2011-21", "2011-21"),
        ("2013/..", "2013/.."),
        ("2015~", "2015~"),
    ],
)
def test_days_months_years_and_their_intervals_are_said_and_other_forms_left_exact(
    edtf: str, words: str
) -> None:
    assert in_words(edtf) == words


def test_welsh_has_its_own_months() -> None:
    assert in_words("2015-03/2016-04", "cy") == "Mawrth 2015 i Ebrill 2016"
