"""The words of headings that bodies print: most of them name their field, and hardly any surely another."""

from pathlib import Path

import pytest

from dueregard.reading import headings

RIGHT, SURELY_WRONG = 0.95, 0.01


def printed() -> list[tuple[str, str]]:
    lines = Path(__file__).with_name("printed_headings.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(": ", 1) for line in lines if line and not line.startswith("#")]
    return [(field, text) for field, listed in pairs for text in listed.split(" | ")]


def taken_for(text: str) -> tuple[str, float]:
    """The field that a heading names best, and how well; `none` for a column known to have no field."""
    scores = headings.match(text)
    best = max(scores, key=scores.__getitem__, default="none")
    return ("none" if best == "detail" else best), scores.get(best, 0.0)


def is_right(field: str, text: str) -> bool:
    found, score = taken_for(text)
    if field == "none":
        return found == "none" or score < headings.SURE
    return found == field and score >= headings.LIKELY


def test_most_headings_name_their_field() -> None:
    wrong = [(field, text, *taken_for(text)) for field, text in printed() if not is_right(field, text)]
    assert len(wrong) <= (1 - RIGHT) * len(printed()), wrong


def test_hardly_any_heading_surely_names_another_field() -> None:
    taken = [(field, text, *taken_for(text)) for field, text in printed()]
    wrong = [one for one in taken if one[2] not in (one[0], "none") and one[3] >= headings.SURE]
    assert len(wrong) <= SURELY_WRONG * len(taken), wrong


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Who is going to take it forward?", "lead"),
        ("By when will it be in place?", "timescale"),
        ("How shall we know that it has worked?", "measure"),
        ("What has been done since June?", "progress"),
        ("What is going to be done", "action"),
        ("Pwy fydd yn arwain ar hyn?", "lead"),
        ("Progress against the target of 2024", "progress"),
        ("Actions taken so far", "progress"),
        ("Chief officer's comments", "progress"),
        ("Race plan activities", "action"),
    ],
)
def test_a_heading_is_known_by_how_it_asks_or_the_noun_it_ends_in(heading: str, field: str) -> None:
    assert taken_for(heading)[0] == field


def test_a_noun_alone_never_makes_a_row_of_data_a_heading_row() -> None:
    assert not headings.is_header(["Ethnicity survey", "HR lead", "Autumn", "Annual review"])


@pytest.mark.parametrize(
    "heading", ["Date of last update", "Last reviewed", "Date updated", "Date of last review"]
)
def test_the_date_of_an_entry_is_no_timescale(heading: str) -> None:
    assert taken_for(heading)[0] == "none"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Outcome / measure", "measure"),
        ("Success criteria and outcome", "measure"),
        ("Progress / evidence", "progress"),
        ("Evidence / progress", "measure"),
    ],
)
def test_of_two_halves_the_first_counts_but_an_outcome_with_its_measure_is_the_measure(
    heading: str, field: str
) -> None:
    assert taken_for(heading)[0] == field
