"""The action is found among other columns of prose: why, what was found, what is recommended or hoped for.

`python -m benchmarks.relaid --crowded` prints the figures of a dozen plans; here are three.
"""

import pytest
from tests.reading import crowded, relaid

from dueregard.reading import deeds, read_document
from dueregard.reading.document import Cell, Row, Table

PLANS = relaid.sources(["thornbeck-borough", "fairmile-college", "tolland-vale"])


@pytest.mark.parametrize("one", crowded.LAYOUTS, ids=[crowded.named(*one) for one in crowded.LAYOUTS])
def test_the_action_is_found_beside_other_columns_of_prose(one: crowded.Crowded) -> None:
    assert {plan.name: crowded.titles_read(plan, one) for plan in PLANS} == {plan.name: 1.0 for plan in PLANS}


def test_a_remark_tells_which_column_was_taken_for_the_action_by_its_words_alone() -> None:
    def said(title: str) -> list[str]:
        document = relaid.titled(PLANS[0], crowded.printed(PLANS[0], ["Reason"], title, []))
        return [one.text for one in read_document(document).plan.remarks if one.code == "action-column"]

    assert said("Action") == []
    assert ["“Remedy”" in text for text in said("Remedy")] == [True]


@pytest.mark.parametrize("title", ["Measure", "Deliverable"])
def test_what_stands_before_its_owners_is_done_and_what_stands_after_them_comes_of_it(title: str) -> None:
    head = Row([Cell(words) for words in ("Aim", title, "Lead", "Timescale", "Result")])
    rows = [
        Row(
            [
                Cell("Fair access"),
                Cell("Ramp at the station"),
                Cell("Estates"),
                Cell("May 2025"),
                Cell("Entry"),
            ]
        ),
        Row(
            [Cell(""), Cell("Loop at the counter"), Cell("Estates"), Cell("June 2025"), Cell("Better talks")]
        ),
        Row([Cell(""), Cell("Signs in Braille"), Cell("Estates"), Cell("July 2025"), Cell("Fewer get lost")]),
    ]
    plan = read_document(relaid.titled(PLANS[0], [Table([head, *rows])])).plan
    assert [one.title for one in plan.actions] == [
        "Ramp at the station",
        "Loop at the counter",
        "Signs in Braille",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Review how disability is recorded.", 1.0),
        ("2.1 Jointly publish the findings", 1.0),
        ("We will listen to the networks", 1.0),
        ("The force will publish its assessments", 1.0),
        ("Staff survey to be run each year", 1.0),
        ("To review the policy", 0.5),
        ("To ensure that nobody is left behind", -1.0),
        ("There is a lack of data.", -1.0),
        ("The force should publish its assessments.", -1.0),
        ("So that people can reach us", -1.0),
        ("Fewer than half of the panels were mixed", -1.0),
        ("A workforce that reflects the community", 0.0),
        ("", 0.0),
    ],
)
def test_words_sound_like_something_to_do_or_like_what_stands_beside_it(words: str, expected: float) -> None:
    assert deeds.weight(words) == expected
