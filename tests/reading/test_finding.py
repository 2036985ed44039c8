"""Quoted words are found in a cell only where there is no doubt about which are meant."""

import pytest

from dueregard.reading.finding import NotAlone, NotFound, find_words

CELL = "Train all staff.\nTrain all managers in due regard."


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("all staff.", (2, 3)),
        ("staff.\n Train", (3, 4)),
        ("TRAIN ALL MANAGERS", (4, 6)),
        ("regard.", (9, 9)),
    ],
)
def test_words_are_found_whatever_parts_them(quoted, found):
    assert find_words(CELL, quoted) == found


@pytest.mark.parametrize("quoted", ["staff", "", "  ", "publish", "due regard. Train"])
def test_what_does_not_stand_there_is_not_found(quoted):
    with pytest.raises(NotFound):
        find_words(CELL, quoted)


def test_words_that_stand_there_twice_are_not_guessed():
    with pytest.raises(NotAlone):
        find_words(CELL, "Train all")
