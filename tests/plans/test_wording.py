"""What records say in words."""

from datetime import date

import pytest

from dueregard.plans.models import TimescaleEntry
from dueregard.plans.wording import entry_in_words, meaning_of, place_in_words


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            {
                "kind": "due",
                "date": "2014-03",
                "earliest": date(2014, 3, 1),
                "latest": date(2014, 3, 31),
            },
            "due March 2014, that is by 31 March 2014",
        ),
        (
            {
                "kind": "due",
                "date": "2010-12-31",
                "earliest": date(2010, 12, 31),
                "latest": date(2010, 12, 31),
            },
            "due 31 December 2010",
        ),
        ({"kind": "start", "date": "2013-01"}, "starts January 2013"),
        ({"kind": "ongoing"}, "goes on without an end"),
        ({"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=11"}, "every year: November"),
        ({"kind": "recurring", "rrule": "FREQ=YEARLY", "first": "2015"}, "every year, first 2015"),
        ({"kind": "recurring"}, "again and again, how often is not said"),
        ({"kind": "conditional", "text": "After the census"}, "waits for: the census"),
        ({"kind": "completed", "date": "2013-11"}, "completed November 2013"),
        ({"kind": "completed"}, "completed"),
        ({"kind": "unspecified"}, "no date is given"),
    ],
)
def test_an_entry_in_words(entry, words):
    assert entry_in_words(TimescaleEntry(**entry)) == words


@pytest.mark.parametrize(
    ("source", "document", "words"),
    [
        ({"page": 3, "table": 2, "row": 5}, "plan.docx", "page 3, table 2, row 5 of plan.docx"),
        ({}, "plan.docx", "plan.docx"),
        ({"sheet": "Actions", "row": 7}, "", "sheet Actions, row 7"),
        ({}, "", ""),
    ],
)
def test_a_place_in_words(source, document, words):
    assert place_in_words(source, document) == words


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("EIO", "Equality Improvement Officer"),
        ("JADHR &P", "Human Resources"),
        ("JADs", ""),
        ("&", ""),
    ],
)
def test_an_abbreviation_is_explained_however_it_is_spaced(name, meaning):
    glossary = {"EIO": "Equality Improvement Officer", "JADHRP": "Human Resources"}
    assert meaning_of(name, glossary) == meaning
