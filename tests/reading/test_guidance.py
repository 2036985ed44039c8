"""What a person has said of columns and rows goes before the reader's own judgement."""

from collections import Counter

import pytest

from dueregard.reading.corrections import keyed_remarks
from dueregard.reading.document import Cell, Document, NotAPlan, Place, Row, Table
from dueregard.reading.guidance import ColumnMeaning, Guidance, TableMeaning
from dueregard.reading.plan import read_document

ROWS = [
    ["Ref", "Action", "Lead", "By when", "For us"],
    ["1.1", "Train all staff", "HR Manager", "March 2015", "pilot first"],
    ["", "Making services fair", "", "", ""],
    ["1.2", "Publish the equality data", "Policy Officer", "January 2016", ""],
    ["1.3", "Review the complaints form", "Complaints Officer", "Ongoing", "see 1.1"],
]


@pytest.fixture
def document():
    rows = [Row([Cell(text, Place(table=1, row=r)) for text in row]) for r, row in enumerate(ROWS, 1)]
    return Document("plan.docx", "docx", "0" * 64, [Table(rows, Place(table=1))])


def read(document, **guidance):
    reading = read_document(document, Guidance(**guidance))
    said = Counter(word for claim in reading.account.claims for word in claim.text.split())
    printed = Counter(word for row in ROWS for text in row for word in text.split())
    assert said == printed
    return reading.plan


def column(plan, heading):
    return next(column.id for column in plan.plan.columns if column.heading == heading)


def test_a_column_without_a_field_is_given_one(document):
    notes = column(read(document), "For us")
    plan = read(document, columns={notes: ColumnMeaning("progress")})
    assert [action.progress for action in plan.actions] == ["pilot first", "", "see 1.1"]


def test_a_column_that_was_taken_for_something_is_kept_as_printed_only(document):
    lead = column(read(document), "Lead")
    plan = read(document, columns={lead: ColumnMeaning(None)})
    assert [action.leads for action in plan.actions] == [[], [], []]
    assert plan.actions[0].cells[lead] == "HR Manager"


def test_leads_bear_the_role_that_was_given_to_their_column(document):
    lead = column(read(document), "Lead")
    plan = read(document, columns={lead: ColumnMeaning("lead", "sponsor")})
    assert plan.actions[0].leads[0].role == "sponsor"


def test_a_row_is_a_heading_where_somebody_says_so(document):
    plan = read(document, rows={(1, 4): "objective"})
    assert [action.ref for action in plan.actions] == ["1.1", "1.3"]
    assert "Publish the equality data" in " ".join(f"{o.title} {o.statement}" for o in plan.objectives)


def test_a_row_is_an_action_where_somebody_says_so(document):
    assert len(read(document).objectives) == 1
    plan = read(document, rows={(1, 3): "action"})
    assert [action.title for action in plan.actions][1] == "Making services fair"
    assert plan.objectives == []


def test_a_row_is_the_header_where_somebody_says_so(document):
    heads = Row([Cell(text, Place(table=1, row=1)) for text in ("a", "b", "c", "d", "e")])
    document.blocks[0].rows[0:1] = [Row([Cell("Appendix", Place(table=1, row=1))]), heads]
    columns = {"b": ColumnMeaning("action"), "c": ColumnMeaning("lead")}
    plan = read_document(document, Guidance(columns, {(1, 2): "header"})).plan
    assert [column.heading for column in plan.plan.columns] == ["a", "b", "c", "d", "e"]
    assert plan.actions[0].title == "Train all staff"


def test_an_answer_to_a_doubt_takes_the_place_of_what_was_guessed(document):
    document.blocks[0].rows[1].cells[3].text = "Q1 2014"
    guessed = read_document(document).plan
    ((key, remark),) = keyed_remarks(guessed)
    assert guessed.actions[0].timescale.entries[0].date == "2014-01/2014-03" == remark.choices[0]
    plan = read_document(document, Guidance(answers={key: "2014-04/2014-06"})).plan
    assert plan.actions[0].timescale.entries[0].date == "2014-04/2014-06"
    assert plan.actions[0].timescale.text == "Q1 2014"
    assert plan.remarks[0].answer == "2014-04/2014-06"


def test_leads_that_nothing_parts_stay_one_where_somebody_says_so(document):
    printed = "HR Business Partner Community Safety Partnership Officer"
    document.blocks[0].rows[3].cells[2].text = printed
    guessed = read_document(document).plan
    ((key, remark),) = keyed_remarks(guessed)
    assert len(guessed.actions[1].leads) == 2
    plan = read_document(document, Guidance(answers={key: remark.choices[1]})).plan
    assert [lead.name for lead in plan.actions[1].leads] == [printed]


def test_a_table_of_which_somebody_names_the_actions_is_the_plan_whatever_it_lacks():
    lines = [["Blue", "Green"], ["Sky", "A quiet room for prayer"], ["Sea", "Ramps at both doors"]]
    rows = [Row([Cell(text, Place(table=1, row=r)) for text in row]) for r, row in enumerate(lines, 1)]
    bare = Document("plan.docx", "docx", "0" * 64, [Table(rows, Place(table=1))])
    with pytest.raises(NotAPlan):
        read_document(bare)
    said = Guidance(rows={(1, 1): "header"}, columns={"green": ColumnMeaning("action")})
    assert [one.title for one in read_document(bare, said).plan.actions] == [
        "A quiet room for prayer",
        "Ramps at both doors",
    ]


BARE = [
    ["Blue", "Green", "Red"],
    ["Sky", "A quiet room for prayer", "Ann"],
    ["Sea", "Ramps at both doors", "Ben"],
]


def bare(*rows):
    cells = [Row([Cell(text, Place(table=1, row=r)) for text in row]) for r, row in enumerate(rows, 1)]
    return Document("plan.docx", "docx", "0" * 64, [Table(cells, Place(table=1))])


def told(document, heading, **columns):
    meaning = TableMeaning(heading, {int(name[1:]): field for name, field in columns.items()})
    return read_document(document, Guidance(tables={1: meaning})).plan


def test_a_table_of_which_somebody_says_what_its_columns_hold_is_the_plan():
    plan = told(bare(*BARE), 1, c1=None, c2="action", c3="lead")
    assert [(one.title, one.leads[0].name) for one in plan.actions] == [
        ("A quiet room for prayer", "Ann"),
        ("Ramps at both doors", "Ben"),
    ]
    assert [(one.heading, one.field) for one in plan.plan.columns] == [
        ("Blue", None),
        ("Green", "title"),
        ("Red", "leads"),
    ]


def test_a_table_without_headings_has_them_said():
    plan = told(bare(*BARE[1:]), 0, c1="theme", c2="action", c3=None)
    assert [one.title for one in plan.actions] == ["A quiet room for prayer", "Ramps at both doors"]


def test_what_is_said_of_a_table_goes_before_what_its_headings_say():
    rows = [
        ["Action", "Objective"],
        ["We want calm", "A quiet room for prayer"],
        ["Access", "Ramps at both doors"],
    ]
    plan = told(bare(*rows), 1, c1="objective", c2="action")
    assert [one.title for one in plan.actions] == ["A quiet room for prayer", "Ramps at both doors"]
    assert [one.title for one in plan.objectives] == ["We want calm", "Access"]


def test_a_key_or_a_box_is_the_plan_where_somebody_says_so():
    key = [["Abbreviation", "Meaning"], ["QR", "A quiet room for prayer"], ["RD", "Ramps at both doors"]]
    box = [["Objective 1", "Calm"], ["Why we chose it", "A quiet room for prayer"]]
    assert [one.title for one in told(bare(*key), 1, c1="ref", c2="action").actions] == [
        "A quiet room for prayer",
        "Ramps at both doors",
    ]
    assert [one.title for one in told(bare(*box), 1, c2="action").actions] == ["A quiet room for prayer"]
