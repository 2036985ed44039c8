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


def test_actions_in_cells_below_years_fall_due_in_those_years_and_share_the_lead_of_their_row():
    found = actions(
        rows("""
        Objective | Year 1 (2024/25) | Year 2 (2025/26) | Year 3 (2026/27) | Lead
        Fair recruitment | Review all adverts | Mix every panel | Audit shortlists by race | Head of HR
        Open buildings | Survey all offices | | Fit loops in each office | Property Manager
        """)
    )
    assert [(one.title, one.timescale.text, one.leads[0].name) for one in found] == [
        ("Review all adverts", "2024/25", "Head of HR"),
        ("Mix every panel", "2025/26", "Head of HR"),
        ("Audit shortlists by race", "2026/27", "Head of HR"),
        ("Survey all offices", "2024/25", "Property Manager"),
        ("Fit loops in each office", "2026/27", "Property Manager"),
    ]
    assert len({one.objective for one in found}) == 2


def test_actions_in_cells_below_characteristics_are_for_those():
    found = actions(
        rows("""
        Objective | Age | Disability | Race
        Recruit fairly | Offer apprenticeships to over-50s | Guarantee interviews | Advertise in local papers
        Serve all | Keep a telephone line | Add BSL to ten pages | Translate the housing guide
        """)
    )
    assert [(one.title, one.characteristics) for one in found][:3] == [
        ("Offer apprenticeships to over-50s", ["age"]),
        ("Guarantee interviews", ["disability"]),
        ("Advertise in local papers", ["race"]),
    ]


def test_news_below_years_is_no_action():
    found = actions(
        rows("""
        Objective | Lead | 2023/24 | 2024/25
        Recruit fairly | Head of HR | All adverts were reviewed in May | Panels have been mixed since June
        Open our buildings | Property Manager | Ten offices were surveyed | Doors were fitted in two of them
        """)
    )
    assert len(found) == 2


def test_labels_under_a_spanning_heading_are_headings_whatever_their_words():
    found = actions(
        rows("""
        Ref | Action | Delivery | < | Success measure
        ^ | ^ | Custodian | Horizon | ^
        1 | Mix every interview panel | Head of HR | May 2025 | Panels mixed
        2 | Publish pay gaps | Head of Pay | March 2026 | Gap published
        """)
    )
    assert [(one.ref, one.leads[0].name, one.timescale.text) for one in found] == [
        ("1", "Head of HR", "May 2025"),
        ("2", "Head of Pay", "March 2026"),
    ]
