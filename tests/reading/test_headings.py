"""Columns are recognised by the words of their heading and by what stands under it."""

import pytest

from dueregard.reading import assigning, headings
from dueregard.reading.content import content_of
from dueregard.reading.lexicon import lexicon, plain


def assigned(texts, *rows):
    contents = [content_of([row[n] for row in rows], len(rows)) for n in range(len(texts))]
    return [column.field for column in assigning.assign(texts, contents)]


def test_no_phrase_stands_under_two_fields():
    seen = {}
    for field, listed in lexicon()["headings"].items():
        for phrase in map(plain, listed):
            assert seen.setdefault(phrase, field) == field, phrase
    assert len(seen) > 300


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What we will do", "action"),
        ("Cam gweithredu / Action", "action"),
        ("Action By", "lead"),
        ("Who?", "lead"),
        ("Owner(s)", "lead"),
        ("By when?", "timescale"),
        ("DUE_DATE", "timescale"),
        ("How will we know", "measure"),
        ("BRAG", "rating"),
        ("Arweinydd", "lead"),
        ("Expected Outcome / Impact", "outcome"),
        ("Key Task", "objective"),
    ],
)
def test_synonyms_in_english_and_welsh(heading, field):
    scores = headings.match(heading)
    assert max(scores, key=scores.get) == field
    assert scores[field] >= headings.SURE


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Progress at September 2025", "progress"),
        ("Oct 25 update", "progress"),
    ],
)
def test_a_heading_with_a_date_is_likely_but_makes_no_row_of_headings(heading, field):
    scores = headings.match(heading)
    assert max(scores, key=scores.get) == field
    assert headings.LIKELY <= scores[field] < headings.SURE


def test_content_settles_what_a_word_leaves_open():
    dates = [["Train staff in it", "May 2014"], ["Review the plan now", "June 2015"]]
    counts = [
        ["Train staff in it", "90% of staff are trained by us"],
        ["Review the plan now", "a review that is published"],
    ]
    assert assigned(["Action", "Target"], *dates) == ["action", "timescale"]
    assert assigned(["Action", "Target"], *counts) == ["action", "measure"]


def test_a_blank_heading_is_named_by_its_content():
    rows = [["1.1", "Train staff in it", "HR Manager"], ["1.2", "Review the plan now", "Policy Officer"]]
    assert assigned(["", "Action", ""], *rows) == ["ref", "action", "lead"]


def test_a_column_without_a_field_keeps_none():
    assert assigned(["Action", "Corporate plan priority no. 7 (a)"], ["Train staff", "blue"])[1] != "action"


def test_rows_of_data_are_no_heading_row():
    assert headings.is_header(["Objective", "Action", "Responsible Officer", "Target date for completion"])
    assert not headings.is_header(
        ["2.4 Leaders know their area", "Annual report to committee", "MB/CM", "Each year"]
    )
    assert not headings.is_header(["", "", "", "Completed."])


def test_two_kinds_of_lead_keep_their_roles_and_one_kind_has_none():
    two = assigning.assign(["Action", "Organisation Lead", "Equality Lead"], [content_of([], 0)] * 3)
    one = assigning.assign(["Action", "Lead service"], [content_of([], 0)] * 2)
    assert [column.role for column in two] == ["", "organisation lead", "equality lead"]
    assert one[1].role == "lead"
