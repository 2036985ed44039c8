"""Lines and small tables beside the plan's table: facts of the whole plan, keys, statements of objectives."""

import pytest

from dueregard.planfile.model import PlanFile
from dueregard.reading import read_document
from dueregard.reading.document import Cell, Document, Place, Prose, Row, Table
from dueregard.reading.facts import fact_in, key_in, unboxed
from dueregard.reading.objectives import stated


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Organisation: Thornbeck Borough Council", ("organisation", "Thornbeck Borough Council")),
        ("Sefydliad: Cyngor Cwm Derwen", ("organisation", "Cyngor Cwm Derwen")),
        ("Period: January 2013 to March 2016", ("period", "2013-01/2016-03")),
        ("Period: the financial year 2023/24", ("period", "2023-04/2024-03")),
        ("Updated: March 2015", ("as_of", "2015-03")),
        ("Diweddarwyd: Mawrth 2015", ("as_of", "2015-03")),
        ("Status: Draft", ("status", "draft")),
    ],
)
def test_a_labelled_line_states_a_fact_of_the_plan(line: str, fact: tuple[str, str]) -> None:
    assert fact_in(line) == fact


@pytest.mark.parametrize(
    "line", ["Status: see overleaf", "Period: as agreed", "Our aim: to be fair", "Updated yearly", ""]
)
def test_other_lines_state_none(line: str) -> None:
    assert fact_in(line) is None


def test_a_table_of_two_columns_headed_as_a_key_explains_abbreviations_or_ratings() -> None:
    assert key_in([["Abbreviation", "Meaning"], ["CMT", "Corporate Management Team"]]) == (
        "glossary",
        {"CMT": "Corporate Management Team"},
    )
    assert key_in([["RAG rating", "Means"], ["A", "behind"]]) == ("rating_key", {"A": "behind"})


@pytest.mark.parametrize(
    "rows",
    [
        [["Abbreviation", "Meaning"]],
        [["Action", "Lead"], ["Train", "HR"]],
        [["Abbreviation", "Meaning"], ["CMT", ""]],
        [["Abbreviation", "Meaning", "Note"], ["CMT", "Management", "x"]],
    ],
)
def test_other_tables_explain_nothing(rows: list[list[str]]) -> None:
    assert key_in(rows) is None


def test_a_worksheet_of_one_column_is_prose_and_a_table_of_one_column_elsewhere_is_not() -> None:
    rows = [Row([Cell("Why we have a plan.")])]
    assert unboxed([Table(rows, Place(sheet="About"))]) == [Prose("Why we have a plan.")]
    assert isinstance(unboxed([Table(rows, Place(table=1))])[0], Table)


@pytest.mark.parametrize(
    ("cell", "heading", "statement"),
    [
        (
            "Know our people\nWe do not know enough of them.",
            "Know our people",
            "We do not know enough of them.",
        ),
        ("Pobl yn gyntaf\nPeople come first", "Pobl yn gyntaf People come first", ""),
        ("2.2 Systems are in place.\n(Links to 2.5 and to 2.15 above.)", None, ""),
        ("Know our people", "Know our people", ""),
    ],
)
def test_a_sentence_of_its_own_below_a_heading_is_its_statement(
    cell: str, heading: str | None, statement: str
) -> None:
    assert stated(cell) == (heading or cell.replace("\n", " "), statement)


def test_what_surrounds_the_table_is_claimed_by_the_plan_once() -> None:
    def row(*texts: str) -> Row:
        return Row([Cell(text) for text in texts])

    plan = Table([row("Action", "Lead", "By when"), row("Train staff", "HR", "March 2025")], Place(table=1))
    key = Table([row("Abbreviation", "Meaning"), row("HR", "Human Resources")], Place(table=2))
    prose = [
        Prose("Equality action plan", level=1),
        Prose("Organisation: Thornbeck Homes"),
        Prose("Our why."),
    ]
    reading = read_document(
        Document("plan.docx", "docx", "0", [*prose, plan, Prose("Abbreviations", level=2), key])
    )
    head = reading.plan.plan
    assert (head.organisation, head.introduction, head.glossary) == (
        "Thornbeck Homes",
        "Our why.",
        {"HR": "Human Resources"},
    )
    assert reading.plan.left_out == []
    assert [column.field for column in head.columns] == ["title", "leads", "timescale"]


def _read(headings: tuple[str, ...], *rows: tuple[str, ...]) -> PlanFile:
    table = Table([Row([Cell(text) for text in row]) for row in (headings, *rows)], Place(table=1))
    return read_document(Document("plan.csv", "csv", "0", [table])).plan


def test_a_column_of_updates_gives_dated_updates_where_every_line_opens_with_a_date() -> None:
    plan = _read(
        ("Ref", "Action", "Lead", "Updates"),
        ("1", "Train staff", "HR", "30 June 2024: Begun\nApril 2024 to June 2024: Half done"),
        ("2", "Ask staff", "HR", "Begun in June: slowly"),
    )
    assert [(one.date, one.text) for one in plan.actions[0].updates] == [
        ("2024-06-30", "Begun"),
        ("2024-04/2024-06", "Half done"),
    ]
    assert (plan.actions[1].updates, plan.actions[1].progress) == ([], "Begun in June: slowly")


def test_columns_of_links_and_of_the_action_above_are_read_as_such() -> None:
    plan = _read(
        ("Ref", "Action", "Part of", "Links", "Lead"),
        ("1.1", "Train staff", "", "2.1, 2.2", "HR"),
        ("1.2", "Write the course", "1.1", "", "HR"),
    )
    assert plan.actions[0].links == ["2.1", "2.2"]
    assert [action.parent for action in plan.actions] == [None, "1.1"]
