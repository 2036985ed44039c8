"""The sheet: which columns a plan's table has, where objectives stand, what each cell says."""

from tests.writing.plans import full_plan, plan_of, shaped_plan

from dueregard.planfile.model import Action, Column, Lead, Objective, Revision, Timescale, Update
from dueregard.writing.layout import sheet_of
from dueregard.writing.sheet import (
    WHOLE_LINES,
    Cell,
    Paragraph,
    Row,
    Sheet,
    Table,
    Terms,
    keeps_whole,
    scrubbed,
)
from dueregard.writing.sheet import Column as SheetColumn


def table_of(sheet: Sheet) -> Table:
    return next(block for block in sheet.blocks if isinstance(block, Table))


def headings(table: Table) -> list[str]:
    return [column.heading for column in table.columns]


def cell_under(table: Table, heading: str, row: int) -> str:
    return table.rows[row].cells[headings(table).index(heading)].text


def test_a_plan_without_columns_gets_those_that_some_action_states() -> None:
    table = table_of(sheet_of(full_plan(), flat=True))
    assert headings(table) == [
        "Objective",
        "Ref",
        "Action",
        "Part of",
        "Lead",
        "Equality lead",
        "Timescale",
        "Intended outcome",
        "Measure of success",
        "Protected characteristics",
        "Aims of the duty",
        "Links",
        "Progress",
        "Updates",
        "Status",
        "Rating",
    ]


def test_a_flat_table_has_one_complete_row_for_each_action() -> None:
    table = table_of(sheet_of(full_plan(), flat=True))
    assert len(table.rows) == 3
    assert all(len(row.cells) == len(table.columns) for row in table.rows)
    assert (
        cell_under(table, "Objective", 0)
        == "1. Know our people (Links to items 2)\nWe do not know enough of them."
    )
    assert cell_under(table, "Protected characteristics", 0) == "Race\nSex\nCarers"
    assert cell_under(table, "Equality lead", 0) == "Access Panel"
    assert cell_under(table, "Part of", 1) == "1.1"


def test_the_plans_own_columns_come_in_its_order_under_its_headings() -> None:
    table = table_of(sheet_of(shaped_plan()))
    assert headings(table) == ["Key Task", "Milestone", "Duties", "System code", "Owner", "Status"]


def test_an_objective_beside_its_actions_is_printed_once_for_all_of_them() -> None:
    table = table_of(sheet_of(shaped_plan()))
    section, first, second, third = table.rows
    assert section.section == 1
    assert section.cells[0].colspan == len(table.columns)
    assert first.cells[0].text == "T1 - Know our people"
    assert first.cells[0].rowspan == 2
    assert len(second.cells) == len(table.columns) - 1
    assert third.cells[0].text == "T2 - Train our people"


def test_codes_are_printed_in_the_plans_own_words_while_these_say_the_same() -> None:
    assert cell_under(table_of(sheet_of(shaped_plan(), flat=True)), "Duties", 0) == "Gender Race"
    changed = shaped_plan()
    changed.actions[0].characteristics = ["age"]
    assert cell_under(table_of(sheet_of(changed, flat=True)), "Duties", 0) == "Age"


def test_columns_that_have_no_field_keep_their_cells() -> None:
    assert cell_under(table_of(sheet_of(shaped_plan(), flat=True)), "System code", 1) == "X-8"


def test_a_heading_of_each_level_of_objectives_stands_in_a_flat_table() -> None:
    table = table_of(sheet_of(shaped_plan(), flat=True))
    assert headings(table)[:2] == ["Theme", "Key Task"]
    assert cell_under(table, "Theme", 2) == "People"


def test_a_reference_stands_with_the_title_where_no_column_prints_it() -> None:
    assert cell_under(table_of(sheet_of(shaped_plan(), flat=True)), "Milestone", 0) == "T1.1 - Profile made"


def test_links_that_the_words_of_a_printed_row_name_need_no_column() -> None:
    own = [Column(id="action", heading="Action", field="title")]
    named = plan_of(Action(title="Train staff (see 2.15)", links=["2.15"]), columns=own)
    unnamed = plan_of(Action(title="Train staff (see 2.15)", links=["2.1"]), columns=own)
    assert "Links" not in headings(table_of(sheet_of(named)))
    assert "Links" in headings(table_of(sheet_of(unnamed)))


def test_one_field_over_two_columns_keeps_both_cells_until_the_field_changes() -> None:
    plan = plan_of(
        Action(title="Train", progress="Begun\nHalf done", cells={"q1": "Begun", "q2": "Half done"}),
        columns=[
            Column(id="what", heading="What", field="title"),
            Column(id="q1", heading="First half", field="progress"),
            Column(id="q2", heading="Second half", field="progress"),
        ],
    )
    row = table_of(sheet_of(plan, flat=True)).rows[0]
    assert [cell.text for cell in row.cells] == ["Train", "Begun", "Half done"]
    plan.actions[0].progress = "Done"
    row = table_of(sheet_of(plan, flat=True)).rows[0]
    assert [cell.text for cell in row.cells] == ["Train", "Done", ""]


def test_leads_of_a_role_that_no_column_has_get_a_column() -> None:
    plan = plan_of(
        Action(title="Train", leads=[Lead(name="HR"), Lead(name="Forum", role="partner")]),
        columns=[
            Column(id="a", heading="Action", field="title"),
            Column(id="who", heading="Who", field="leads"),
        ],
    )
    assert headings(table_of(sheet_of(plan, flat=True))) == ["Action", "Who", "Partner"]


def test_progress_that_has_no_column_stands_below_each_action_of_a_wide_table() -> None:
    own = [Column(id="milestone", heading="Milestone", field="title")]
    own += [Column(id=f"c{number}", heading=f"Column {number}") for number in range(7)]
    table = table_of(sheet_of(plan_of(Action(title="Train", progress="Begun"), columns=own)))
    assert [cell.text for cell in table.rows[1].cells] == ["Progress: Begun"]
    assert table.rows[1].cells[0].colspan == len(table.columns)


def test_an_objective_without_actions_is_not_lost() -> None:
    plan = plan_of(objectives=(Objective(key="1", ref="1", title="Know our people"),))
    assert table_of(sheet_of(plan, flat=True)).rows[0].cells[0].text == "1. Know our people"
    assert table_of(sheet_of(plan)).rows[0].cells[0].text == "1. Know our people"


def test_an_objective_that_is_its_own_ancestor_is_still_printed() -> None:
    ring = (Objective(key="a", title="A", parent="b"), Objective(key="b", title="B", parent="a"))
    plan = plan_of(Action(title="Train", objective="a"), objectives=ring)
    assert "Train" in {cell.text for row in table_of(sheet_of(plan)).rows for cell in row.cells}


def test_actions_are_kept_with_an_objective_that_does_not_exist() -> None:
    plan = plan_of(Action(title="Train", objective="gone"))
    assert [cell.text for row in table_of(sheet_of(plan)).rows for cell in row.cells] == ["Train"]


def test_dated_updates_say_when_and_who() -> None:
    plan = plan_of(Action(title="Train", updates=[Update(date="2024-06-30", text="Begun", author="HR")]))
    assert cell_under(table_of(sheet_of(plan, flat=True)), "Updates", 0) == "30 June 2024: Begun (HR)"


def test_facts_and_prose_stand_before_and_after_the_table() -> None:
    sheet = sheet_of(full_plan())
    place = next(number for number, block in enumerate(sheet.blocks) if isinstance(block, Table))
    before, after = sheet.blocks[:place], sheet.blocks[place + 1 :]
    assert [block.text for block in before if isinstance(block, Paragraph)] == [
        "Organisation: Thornbeck Borough Council",
        "Period: 2024 to 2028",
        "Updated: January 2025",
        "Status: Adopted",
        "Why we have a plan.",
    ]
    assert [block.text for block in after if isinstance(block, Paragraph)] == ["Ask us for other formats."]
    assert [block.heading for block in after if isinstance(block, Terms)] == [
        "Abbreviations",
        "Key to ratings",
    ]


def test_a_welsh_plan_is_headed_in_welsh() -> None:
    sheet = sheet_of(plan_of(Action(title="Hyfforddi staff", status="completed"), language="cy"))
    assert headings(table_of(sheet)) == ["Cam gweithredu", "Statws"]
    assert sheet.title == "Cynllun gweithredu"


def test_equal_headings_are_told_apart_in_a_flat_table() -> None:
    own = [Column(id=name, heading="Notes") for name in ("a", "b")]
    plan = plan_of(Action(title="Train", cells={"a": "x", "b": "y"}), columns=own)
    assert headings(table_of(sheet_of(plan, flat=True)))[:2] == ["Notes", "Notes 2"]


def test_characters_that_no_document_may_hold_are_left_out() -> None:
    sheet = scrubbed(sheet_of(plan_of(Action(title="Train\x0ball\x00staff"), title="A\x07plan")))
    assert sheet.title == "A plan"
    assert table_of(sheet).rows[0].cells[0].text == "Train all staff"


def test_a_column_that_holds_the_titles_under_another_name_is_the_actions_column() -> None:
    plan = plan_of(
        Action(title="Profile\npublished", cells={"o": "Profile published"}),
        columns=[Column(id="o", heading="Expected outcome", field="outcome"), Column(id="empty")],
    )
    table = table_of(sheet_of(plan, flat=True))
    assert headings(table) == ["Expected outcome"]
    assert cell_under(table, "Expected outcome", 0) == "Profile\npublished"


def test_long_progress_at_the_end_of_a_wide_table_of_a_plans_own_stands_below_and_short_progress_beside() -> (
    None
):
    own = [Column(id="milestone", heading="Milestone", field="title")]
    own += [Column(id=f"c{number}", heading=f"Column {number}") for number in range(7)]
    own.append(Column(id="progress", heading="Progress", field="progress"))
    long, short = Action(title="Train", progress="word " * 60), Action(title="Train", progress="Begun")
    assert "Progress" not in headings(table_of(sheet_of(plan_of(long, columns=own))))
    assert headings(table_of(sheet_of(plan_of(short, columns=own))))[-1] == "Progress"


def test_a_moved_target_stands_below_what_is_printed_and_in_the_last_of_several_columns() -> None:
    moved = [Revision(date="2025-02-10", was="2025-03", to="2025-09", reason="The census\nis late")]
    line = "Revised target: September 2025 (10 February 2025: The census is late)"
    action = Action(title="Train", timescale=Timescale(text="2024 March 2025", revisions=moved))
    assert cell_under(table_of(sheet_of(plan_of(action))), "Timescale", 0) == f"2024 March 2025\n{line}"
    action.cells = {"from": "2024", "until": "March 2025"}
    columns = [
        Column(id="what", heading="What", field="title"),
        Column(id="from", heading="From", field="timescale"),
        Column(id="until", heading="Until", field="timescale"),
    ]
    table = table_of(sheet_of(plan_of(action, columns=columns)))
    assert cell_under(table, "From", 0) == "2024"
    assert cell_under(table, "Until", 0) == f"March 2025\n{line}"


def test_a_moved_target_is_told_in_the_plans_language() -> None:
    moved = [Revision(date="2025-02-10", to="2025-09")]
    action = Action(title="Hyfforddi", timescale=Timescale(text="Mawrth 2025", revisions=moved))
    table = table_of(sheet_of(plan_of(action, language="cy")))
    assert "Targed diwygiedig: Medi 2025 (10 Chwefror 2025)" in cell_under(table, "Amserlen", 0)


def test_a_short_row_is_kept_whole_and_a_tall_one_may_be_parted():
    columns = (SheetColumn("No", 10), SheetColumn("What", 20))
    assert keeps_whole(Row((Cell(("1",)), Cell(("x" * 20 * WHOLE_LINES,)))), columns)
    assert not keeps_whole(Row((Cell(("1",)), Cell(("x" * 20 * WHOLE_LINES + "x",)))), columns)
    assert not keeps_whole(Row((Cell(("x",) * (WHOLE_LINES + 1)), Cell())), columns)


def test_how_tall_a_row_is_follows_from_its_own_cells_and_the_columns_that_they_stand_in():
    columns = (SheetColumn("No", 1), SheetColumn("What", 20))
    beside = Row((Cell(("x" * 20 * WHOLE_LINES,)),))
    assert keeps_whole(beside, columns)  # a cell from above spans this row too, at the left
    spanning = Row((Cell(("x" * 100,), rowspan=2), Cell(("Train",))))
    assert keeps_whole(spanning, columns)
    assert keeps_whole(Row((Cell(("x" * 21 * WHOLE_LINES,), colspan=2),)), columns)
