"""The columns of a written plan in the order, under the headings and to the extent that a body wants."""

import pytest
from tests.writing.plans import plan_of, shaped_plan

from dueregard.planfile.model import Action, Column
from dueregard.writing.columns import Arrangement, Place, PlanColumn, columns_of
from dueregard.writing.layout import sheet_of
from dueregard.writing.sheet import Paragraph, Sheet, Table
from dueregard.writing.words import ENGLISH

OWN = [
    Column(id="a", heading="What", field="title"),
    Column(id="b", heading="Odd"),
    Column(id="c", heading="When", field="timescale"),
    Column(id="d", heading="By", field="timescale"),
]
PLAN = plan_of(
    Action(
        key="1",
        title="Train",
        status="completed",
        timescale={"text": "2026 March"},
        cells={"a": "Train", "b": "X-8", "c": "2026", "d": "March"},
    ),
    columns=OWN,
)


def table_of(sheet: Sheet) -> Table:
    return next(block for block in sheet.blocks if isinstance(block, Table))


def rows_of(*places: Place, extras: tuple[PlanColumn, ...] = (), flat: bool = False) -> list[list[str]]:
    table = table_of(sheet_of(PLAN, flat=flat, arrangement=Arrangement(places, extras)))
    return [[column.heading for column in table.columns]] + [
        [cell.text for cell in row.cells] for row in table.rows
    ]


@pytest.mark.parametrize("flat", [False, True])
def test_without_an_arrangement_the_plans_own_columns_stand_in_its_own_order(flat: bool) -> None:
    assert rows_of(flat=flat) == [
        ["What", "Odd", "When", "By", "Status"],
        ["Train", "X-8", "2026", "March", "Completed"],
    ]


@pytest.mark.parametrize("flat", [False, True])
def test_columns_stand_in_the_bodys_order_under_its_headings_and_others_follow(flat: bool) -> None:
    said = (Place("field:status", "How it goes"), Place("column:a"))
    assert rows_of(*said, flat=flat) == [
        ["How it goes", "What", "Odd", "When", "By"],
        ["Completed", "Train", "X-8", "2026", "March"],
    ]


def test_a_column_that_is_left_out_is_named_before_the_table() -> None:
    sheet = sheet_of(PLAN, arrangement=Arrangement((Place("column:b", "Strange", printed=False),)))
    assert "Odd" not in [column.heading for column in table_of(sheet).columns]
    assert Paragraph("Columns of the plan that are not printed here: Odd.") in sheet.blocks


def test_nothing_is_said_where_nothing_is_left_out() -> None:
    said = [block.text for block in sheet_of(PLAN).blocks if isinstance(block, Paragraph)]
    assert not [text for text in said if "not printed" in text]


def test_the_words_of_a_column_that_is_left_out_do_not_come_back_in_its_neighbour() -> None:
    rows = rows_of(Place("column:d", printed=False))
    assert rows[1] == ["Train", "X-8", "2026", "Completed"]


def test_a_reference_whose_column_is_left_out_stands_with_the_title() -> None:
    plan = plan_of(
        Action(key="1", ref="1.1", title="Train", cells={"r": "1.1", "a": "Train"}),
        columns=[Column(id="r", heading="No", field="ref"), OWN[0]],
    )
    sheet = sheet_of(plan, arrangement=Arrangement((Place("column:r", printed=False),)))
    assert table_of(sheet).rows[0].cells[0].text == "1.1 Train"


def test_what_is_no_column_of_the_plan_is_printed_only_where_it_has_a_place() -> None:
    extra = PlanColumn("Now", "now", stated={"1": ("Late",)})
    assert rows_of(extras=(extra,)) == rows_of()
    rows = rows_of(Place("extra:now"), extras=(extra,))
    assert [row[0] for row in rows] == ["Now", "Late"]


def test_a_place_of_a_column_that_the_plan_has_no_longer_is_passed_over() -> None:
    assert rows_of(Place("column:gone")) == rows_of()


def test_every_column_of_a_plan_has_a_name_of_its_own() -> None:
    for plan in (PLAN, shaped_plan()):
        names = [column.name for column in columns_of(plan, ENGLISH)]
        assert len(set(names)) == len(names)
