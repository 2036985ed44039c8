"""Tables that say by ticks and shades what others say in words."""

import pytest

from dueregard.reading import read_document
from dueregard.reading.document import Cell, Document, Place, Prose, Row, Table


def rows(text, fills=None):
    """A table from lines of cells; `<` goes on from the left, `^` from above."""
    grid = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return Table([Row(list(_cells(grid, n, fills or {}))) for n in range(len(grid))])


def _cells(grid, n, fills):
    for c, text in enumerate(grid[n]):
        if text in ("<", "^"):
            continue
        span = 1 + next((k for k, one in enumerate(grid[n][c + 1 :]) if one != "<"), len(grid[n]) - c - 1)
        down = 1
        while n + down < len(grid) and grid[n + down][c] == "^":
            down += 1
        yield Cell(text, Place(row=n + 1), colspan=span, rowspan=down, fill=fills.get((n, c)))


def actions(table, *above):
    return read_document(Document("plan", "docx", "", [*above, table])).plan.actions


def dates(action):
    return [(entry.kind, entry.date) for entry in action.timescale.entries]


def test_initials_over_a_block_of_ticks_are_characteristics():
    found = actions(
        rows("""
        Activity | Owner | Age | Dis | GR | M&CP | P&M | Race | R/B | Sex | SO
        Hold panels | Chief Inspector | ✓ | ✓ | | | | ✓ | ✓ | | ✓
        Publish searches | Performance Manager | ✓ | | | | | ✓ | | |
        """)
    )
    assert found[0].characteristics == ["age", "disability", "race", "religion-belief", "sexual-orientation"]
    assert found[1].characteristics == ["age", "race"]


def test_initials_may_stand_in_a_second_heading_row_that_nothing_marks():
    found = actions(
        rows("""
        Action | Lead | Protected characteristic | < | < | < | < | Status
        ^ | ^ | A | D | GR | R | All | ^
        Easy read leaflets | Press Officer | x | x | | | | Complete
        Train call handlers | Contact Manager | | | | | x | Overdue
        """)
    )
    assert [one.status for one in found] == ["completed", "delayed"]
    assert found[0].characteristics == ["age", "disability"]
    assert len(found[1].characteristics) == 9


def test_a_box_that_is_answered_no_marks_nothing():
    found = actions(
        rows("""
        Action | Lead | Age | Disability | Race | Sex
        Easy read leaflets | Press Officer | Y | N | N | Y
        Train call handlers | Contact Manager | N | Y | - | Y
        """)
    )
    assert [one.characteristics for one in found] == [["age", "sex"], ["disability", "sex"]]


def test_three_letters_over_ticks_are_no_characteristics():
    found = actions(
        rows("""
        Action | Lead | When | R | A | G
        Easy read leaflets | Press Officer | May 2024 | x | |
        Train call handlers | Contact Manager | June 2024 | | | x
        """)
    )
    assert found[0].characteristics == found[1].characteristics == []


def test_months_side_by_side_are_due_where_they_are_ticked_or_shaded():
    found = actions(
        rows(
            """
            Task | Owner | Apr | May | Jun
            Set up a panel | EDI Officer | x | x |
            Write a report | Policy Officer | | |
            """,
            {(2, 4): "#4472c4"},
        ),
        Prose("Plan April 2024 to March 2025", level=1),
    )
    assert dates(found[0]) == [("due", "2024-04"), ("due", "2024-05")]
    assert dates(found[1]) == [("due", "2024-06")]


def test_years_of_the_plan_are_due_where_they_are_ticked():
    found = actions(
        rows("""
        What we will do | Who | Year 1 | Year 2 | Year 3
        Build a data store | Data Team | ✓ | |
        Evaluate it | Policy Team | | | ✓
        """),
        Prose("Equality Plan 2024-2027", level=1),
    )
    assert [dates(one) for one in found] == [[("due", "2024")], [("due", "2026")]]


def test_quarters_under_years_are_quarters_of_those_years():
    found = actions(
        rows("""
        Action | Lead | 2024/25 | < | < | < | 2025/26 | < | < | <
        ^ | ^ | Q1 | Q2 | Q3 | Q4 | Q1 | Q2 | Q3 | Q4
        Run a staff census | HR Manager | x | | | | x | | |
        Report to the board | Secretary | | | | x | | | | x
        """)
    )
    assert dates(found[0]) == [("due", "2024-04/2024-06"), ("due", "2025-04/2025-06")]
    assert dates(found[1]) == [("due", "2025-01/2025-03"), ("due", "2026-01/2026-03")]


@pytest.mark.parametrize("heading", ["Completed? (Y/N)", "Done", "Completed"])
def test_a_yes_under_done_is_completed_and_a_no_states_nothing(heading):
    found = actions(
        rows(f"""
        Action | Who | When | {heading}
        Put the agenda in large print | Clerk | May 2014 | Y
        Ask the hall to fit a ramp | Clerk | June 2014 | N
        """)
    )
    assert [one.status for one in found] == ["completed", None]


def test_headings_of_ticks_may_cut_each_word_of_a_name_short():
    found = actions(
        rows("""
        Action | Owner | Timing | Characteristics most affected | < | < | <
        ^ | ^ | ^ | Disab . | Preg. /mat. | Rel./ belief | Sex. orient.
        Hold panels | Chief Inspector | May 2025 | X | X | |
        Publish searches | Performance Manager | June 2025 | | | X | X
        """)
    )
    assert [one.characteristics for one in found] == [
        ["disability", "pregnancy-maternity"],
        ["religion-belief", "sexual-orientation"],
    ]
