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


def test_targets_in_figures_under_years_are_no_table_of_figures():
    found = plan(
        table(
            [*HEADS, "2024", "2025", "2026", "2027"],
            [*ONE, "5%", "6%", "7%", "8%"],
            [*TWO, "1", "2", "3", "4"],
        )
    )
    assert len(found.actions) == 2
