"""Mending by hand: each correction does what it says, can be replayed, and keeps every word once."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dueregard.planfile.model import Action, Objective, PlanFile, Remark
from dueregard.reading.corrections import (
    CORRECTIONS,
    AnswerRemark,
    JoinRows,
    LeaveOutRow,
    MoveWords,
    NameColumn,
    NameRow,
    PutUnder,
    SplitRow,
    keyed_remarks,
    replay,
    settle,
)
from dueregard.reading.document import Cell, Document, Place, Prose, Row, Table
from dueregard.reading.guidance import ColumnMeaning, Guidance


def table(*rows, spans=None):
    """Rows of texts; `spans` gives a (row, cell) from 1 more rows than one."""
    made = [Row([Cell(text, Place(row=r)) for text in row]) for r, row in enumerate(rows, 1)]
    for (r, c), span in (spans or {}).items():
        made[r - 1].cells[c - 1].rowspan = span
    return Table(made)


def document(*blocks):
    return Document("plan.docx", "docx", "0" * 64, list(blocks))


def texts(block):
    return [[cell.text for cell in row.cells] for row in block.rows]


def corrected(made, *corrections):
    replayed = replay(made, corrections)
    assert replayed.lapsed == {}
    return replayed.document


def words_of(made):
    counted = Counter()
    for block in made.blocks:
        cells = [block] if isinstance(block, Prose) else [cell for row in block.rows for cell in row.cells]
        for piece in cells:
            counted.update(piece.text.split())
    for aside in made.asides:
        counted.update(aside.text.split())
    return counted


def test_a_split_puts_the_named_words_into_a_new_row_beneath():
    made = document(table(["1 Train staff", "HR Policy", "May June"]))
    after = corrected(made, SplitRow(table=1, row=1, words={1: 2, 2: 2, 3: 2}))
    assert texts(after.blocks[0]) == [["1", "HR", "May"], ["Train staff", "Policy", "June"]]


def test_a_cell_that_is_not_named_in_a_split_stays_where_it_is():
    made = document(table(["Train staff. Tell the public.", "HR"]))
    after = corrected(made, SplitRow(table=1, row=1, words={1: 3}))
    assert texts(after.blocks[0]) == [["Train staff.", "HR"], ["Tell the public.", ""]]


def test_a_shared_cell_reaches_over_the_row_that_a_split_makes():
    made = document(table(["HR", "one two"], ["three"], spans={(1, 1): 2}))
    after = corrected(made, SplitRow(table=1, row=1, words={2: 2}))
    assert texts(after.blocks[0]) == [["HR", "one"], ["two"], ["three"]]
    assert after.blocks[0].rows[0].cells[0].rowspan == 3


def test_joining_appends_column_by_column_under_a_shared_cell():
    made = document(table(["HR", "Train", "May"], ["staff", ""], spans={(1, 1): 2}))
    after = corrected(made, JoinRows(table=1, row=2, onto_table=1, onto_row=1))
    assert texts(after.blocks[0]) == [["HR", "Train staff", "May"]]
    assert after.blocks[0].rows[0].cells[0].rowspan == 1


def test_rows_are_joined_over_the_gap_between_two_tables():
    made = document(table(["Train", "HR"]), Prose("Page 2"), table(["staff", ""], ["Publish", "EIO"]))
    after = corrected(made, JoinRows(table=2, row=1, onto_table=1, onto_row=1))
    assert texts(after.blocks[0]) == [["Train staff", "HR"]]
    assert texts(after.blocks[2]) == [["Publish", "EIO"]]


def test_words_move_between_the_cells_of_a_row():
    made = document(table(["Train all staff HR", "Policy"]))
    after = corrected(made, MoveWords(table=1, row=1, cell=1, first=4, last=4, to_cell=2, at="start"))
    assert texts(after.blocks[0]) == [["Train all staff", "HR Policy"]]


def test_a_list_in_a_cell_keeps_its_lines_when_words_leave_it():
    made = document(table(["one\ntwo three\nfour", ""]))
    after = corrected(made, MoveWords(table=1, row=1, cell=1, first=4, last=4, to_cell=2))
    assert texts(after.blocks[0]) == [["one\ntwo three", "four"]]


def test_a_row_left_out_is_listed_with_its_place_and_its_shared_cell_stays_for_the_others():
    made = document(table(["HR", "Note to the committee"], ["Train"], spans={(1, 1): 2}))
    after = corrected(made, LeaveOutRow(table=1, row=1))
    assert texts(after.blocks[0]) == [["HR", "Train"]]
    (aside,) = after.asides
    assert (aside.reason, aside.text, aside.place.row) == (
        "said to be no part of the plan",
        "Note to the committee",
        1,
    )


def test_what_was_said_of_a_row_follows_it_when_rows_above_are_split():
    made = document(table(["one two"], ["Theme"]))
    corrections = [NameRow(table=1, row=2, meaning="objective"), SplitRow(table=1, row=1, words={1: 2})]
    assert replay(made, corrections).guidance.rows == {(1, 3): "objective"}


def test_the_last_word_on_a_column_counts_and_goes_before_what_was_remembered():
    remembered = Guidance(columns={"who": ColumnMeaning("outcome"), "when": ColumnMeaning("timescale")})
    corrections = [
        NameColumn(column="who", field=None),
        NameColumn(column="who", field="leads", role="sponsor"),
    ]
    guidance = replay(document(), corrections, remembered).guidance
    assert guidance.columns == {
        "who": ColumnMeaning("leads", "sponsor"),
        "when": ColumnMeaning("timescale"),
    }


def test_undo_is_to_replay_one_correction_less():
    made = document(table(["one two", ""]))
    corrections = [
        SplitRow(table=1, row=1, words={1: 2}),
        MoveWords(table=1, row=2, cell=1, first=1, last=1, to_cell=2),
    ]
    assert texts(corrected(made, *corrections).blocks[0]) == [["one", ""], ["", "two"]]
    assert texts(corrected(made, *corrections[:1]).blocks[0]) == [["one", ""], ["two", ""]]
    assert texts(made.blocks[0]) == [["one two", ""]]


@pytest.mark.parametrize(
    "correction",
    [
        LeaveOutRow(table=2, row=1),
        LeaveOutRow(table=1, row=9),
        SplitRow(table=1, row=1, words={1: 9}),
        SplitRow(table=1, row=1, words={9: 1}),
        SplitRow(table=1, row=1, words={1: 2, 2: 9}),
        JoinRows(table=1, row=1, onto_table=1, onto_row=1),
        MoveWords(table=1, row=1, cell=1, first=1, last=1, to_cell=1),
        MoveWords(table=1, row=1, cell=1, first=2, last=9, to_cell=2),
        MoveWords(table=1, row=1, cell=1, first=2, last=1, to_cell=2),
    ],
    ids=lambda correction: correction.do,
)
def test_a_correction_that_fits_no_longer_is_told_and_changes_nothing(correction):
    made = document(table(["one two", "three"]))
    replayed = replay(made, [correction, NameColumn(column="a", field="title")])
    assert list(replayed.lapsed) == [0]
    assert replayed.document == made
    assert replayed.guidance.columns == {"a": ColumnMeaning("title")}


def test_corrections_go_through_json_unchanged():
    corrections = [
        SplitRow(table=1, row=1, words={1: 2}),
        JoinRows(table=1, row=2, onto_table=1, onto_row=1),
        MoveWords(table=1, row=1, cell=1, first=1, last=2, to_cell=2, at="start"),
        NameRow(table=1, row=1, meaning="header"),
        NameColumn(column="who", field="leads"),
        LeaveOutRow(table=1, row=1),
        PutUnder(item="1.1", objective="1"),
        AnswerRemark(remark="lead: ST?", answer="post"),
    ]
    assert CORRECTIONS.validate_json(CORRECTIONS.dump_json(corrections)) == corrections


def plan():
    return PlanFile(
        objectives=[Objective(key="1"), Objective(key="2", parent="1")],
        actions=[Action(key="1.1", objective="1")],
        remarks=[
            Remark(id="r1", code="lead", text="Who is ST?", choices=["post", "person"]),
            Remark(id="r2", code="lead", text="Who is ST?", choices=["post", "person"]),
        ],
    )


def test_an_action_is_put_under_another_objective():
    settled, lapsed = settle(plan(), [PutUnder(item="1.1", objective="2")])
    assert settled.actions[0].objective == "2"
    assert lapsed == {}


@pytest.mark.parametrize(("item", "objective"), [("1", "2"), ("1", "1"), ("9", "1"), ("1.1", "9")])
def test_an_objective_never_comes_to_stand_under_itself_nor_under_what_is_gone(item, objective):
    settled, lapsed = settle(plan(), [PutUnder(item=item, objective=objective)])
    assert settled == plan()
    assert list(lapsed) == [0]


def test_equal_doubts_are_answered_one_by_one():
    (_, _), (second, _) = keyed_remarks(plan())
    settled, lapsed = settle(plan(), [AnswerRemark(remark=second, answer="post")])
    assert [remark.answer for remark in settled.remarks] == [None, "post"]
    assert lapsed == {}


# -- No word is lost or doubled, whatever is done.

some_words = st.lists(st.sampled_from(["equal", "pay", "gap", "2014", "HR", "train"]), max_size=4).map(
    " ".join
)
number = st.integers(1, 4)
a_correction = st.one_of(
    st.builds(LeaveOutRow, table=number, row=number),
    st.builds(
        SplitRow, table=number, row=number, words=st.dictionaries(number, number, min_size=1, max_size=3)
    ),
    st.builds(JoinRows, table=number, row=number, onto_table=number, onto_row=number),
    st.builds(
        MoveWords,
        table=number,
        row=number,
        cell=number,
        first=number,
        last=number,
        to_cell=number,
        at=st.sampled_from(["start", "end"]),
    ),
    st.builds(NameRow, table=number, row=number, meaning=st.just("objective")),
)


@st.composite
def a_table(draw):
    """A table whose cells may span rows and columns, as a well formed document prints it."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    covered: set[tuple[int, int]] = set()
    rows = []
    for r in range(height):
        cells = []
        for c in range(width):
            if (r, c) in covered:
                continue
            down = draw(st.integers(1, height - r))
            right = 1
            while c + right < width and (r, c + right) not in covered and draw(st.booleans()):
                right += 1
            covered |= {(r + i, c + j) for i in range(down) for j in range(right)}
            cells.append(Cell(draw(some_words), Place(row=r + 1), colspan=right, rowspan=down))
        rows.append(Row(cells))
    return Table(rows)


@settings(deadline=None, max_examples=300)
@given(st.lists(a_table(), min_size=1, max_size=3), st.lists(a_correction, max_size=8))
def test_no_sequence_of_corrections_loses_or_doubles_a_word(tables, corrections):
    made = document(Prose("Before the table"), *tables)
    replayed = replay(made, corrections)
    assert words_of(replayed.document) == words_of(made)
    again = replay(made, corrections)
    assert again == replayed
