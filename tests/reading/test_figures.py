"""Tables of figures beside the plan: the profile of a workforce, the results of a survey."""

import pytest
from tests.reading.test_layouts import HEADS, ONE, TWO, plan, table, under

from dueregard.reading.document import Place, Prose

PROFILE = [["Group", "2024", "2025"], ["Women", "52%", "53.1%"], ["Disabled staff", "6%", "-"]]


def on_sheet(name, made):
    made.place = Place(sheet=name)
    for row in made.rows:
        for cell in row.cells:
            cell.place = Place(sheet=name, row=cell.place.row)
    return made


def test_figures_after_the_actions_are_none_of_them():
    found = plan(Prose("Plan", level=1), table(HEADS, ONE, TWO), table(*PROFILE))
    assert [one.title for one in found.actions] == ["Train all staff", "Publish the data"]
    assert [one.leads[0].name for one in found.actions] == ["HR Manager", "Policy Officer"]


@pytest.mark.parametrize("named", [["Group", "2024", "2025"], ["", "Disabled 2024", "Disabled 2025"]])
def test_a_heading_above_figures_is_that_of_the_actions_below_them(named):
    figures = [named, *PROFILE[1:]]
    found = plan(
        Prose("Plan", level=1),
        Prose("Indicator 1: Staff in each band", level=2),
        table(*figures),
        table(HEADS, ONE),
        Prose("Indicator 2: Fair appointment", level=2),
        table(*figures),
        table(HEADS, TWO),
    )
    assert under(found) == [
        ("Train all staff", "Staff in each band"),
        ("Publish the data", "Fair appointment"),
    ]


def test_worksheets_of_figures_do_not_keep_others_from_naming_their_actions_objective():
    found = plan(
        on_sheet("Staff", table(HEADS, ONE, TWO)),
        on_sheet("Services", table(HEADS, ["Map need", "Policy Officer", "July 2015"])),
        on_sheet("Monitoring", table(["Workforce profile"], *PROFILE)),
    )
    assert under(found) == [
        ("Train all staff", "Staff"),
        ("Publish the data", "Staff"),
        ("Map need", "Services"),
    ]


def test_worksheets_are_named_beside_one_that_has_a_title_of_its_own():
    found = plan(
        on_sheet("Staff", table(HEADS, ONE)),
        on_sheet("Services", table(["Services to all"], HEADS, TWO)),
        on_sheet("Homes", table(HEADS, ["Map need", "Policy Officer", "July 2015"])),
    )
    assert [objective for _, objective in under(found)] == ["Staff", "Services to all", "Homes"]


def test_targets_in_figures_under_years_are_no_table_of_figures():
    found = plan(
        table(
            [*HEADS, "2024", "2025", "2026", "2027"],
            [*ONE, "5%", "6%", "7%", "8%"],
            [*TWO, "1", "2", "3", "4"],
        )
    )
    assert len(found.actions) == 2


def test_a_summary_that_counts_the_actions_of_each_objective_holds_none():
    found = plan(
        table(["Objective", "Actions", "Completed"], ["Know our people", "2", "0"], ["Be fair", "3", "1"]),
        table(HEADS, ONE, TWO),
    )
    assert [one.title for one in found.actions] == ["Train all staff", "Publish the data"]


def test_a_table_of_meetings_and_their_chairs_holds_no_actions():
    found = plan(
        table(HEADS, ONE, TWO),
        table(
            ["Meeting", "Date", "Chair"],
            ["Board", "May 2024", "Chief Executive"],
            ["Board", "June 2024", "Chief Executive"],
        ),
    )
    assert [one.title for one in found.actions] == ["Train all staff", "Publish the data"]


def test_the_name_of_a_worksheet_of_counts_is_no_objective_of_the_next():
    statuses = ["Objective", "Complete", "In progress", "Delayed", "Paused", "Not started"]
    counts = [[f"Objective {n}", "2", "1", "0", "0", "1"] for n in (1, 2)]
    heads = ["Ref", *HEADS, "Status"]
    found = plan(
        on_sheet("Summary", table(["Plan commitments by status"], statuses, *counts)),
        on_sheet("First", table(["Objective 1: Know our staff"], heads, ["1.1", *ONE, "Complete"])),
        on_sheet("Second", table(["Objective 2: Open doors"], heads, ["2.1", *TWO, "Delayed"])),
    )
    assert [one.title for one in found.objectives] == ["Know our staff", "Open doors"]
