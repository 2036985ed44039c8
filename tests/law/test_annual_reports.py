"""What annual reports are expected to tell: dated data, nation by nation."""

from datetime import date

import pytest

from dueregard.law import Line, annual_checklist

YEAR_END = date(2026, 3, 31)
NATIONS = ("england", "wales", "scotland", "northern-ireland")
DRAWN = {"objectives", "effectiveness", "next"}


def codes(nation: str, on: date = YEAR_END) -> list[str]:
    return [line.code for line in annual_checklist(nation, on=on).lines]


@pytest.mark.parametrize("nation", NATIONS)
def test_each_nation_has_lines_that_the_law_asks_for_and_progress_drawn_from_plans(nation):
    lines = annual_checklist(nation, on=YEAR_END).lines
    assert [line for line in lines if line.source]
    assert len({line.code for line in lines}) == len(lines)
    assert {part for line in lines for part in line.draws} <= DRAWN
    assert [line for line in lines if "objectives" in line.draws]


@pytest.mark.parametrize("nation", NATIONS)
def test_every_line_is_said_in_both_languages(nation):
    assert all(line.en and line.cy for line in annual_checklist(nation, on=YEAR_END).lines)


def test_wales_asks_for_the_items_of_regulation_16_in_their_order():
    asked = [line.source for line in annual_checklist("wales", on=YEAR_END).lines if line.source]
    items = ("(a)", "(b)", "(c)", "(d)", "(e)(i)", "(e)(ii)", "(f)")
    assert asked == [f"WSI 2011/1064, regulation 16(2){item}" for item in items]


def test_a_line_is_asked_for_from_the_day_on_which_its_provision_is_in_force():
    assert "members" not in codes("scotland", date(2016, 3, 17))
    assert "members" in codes("scotland", date(2016, 3, 18))
    assert "objectives" not in codes("england", date(2017, 3, 30))


def test_what_no_law_asks_for_is_listed_whatever_the_day():
    assert "training" in codes("england", date(2010, 3, 31))


def test_a_line_spares_bodies_that_are_known_to_be_small():
    line = Line("employees", "Employees", "Gweithwyr", employees_from=150)
    assert line.spares(149)
    assert not line.spares(150)
    assert not line.spares(None)
    assert not Line("training", "Training", "Hyfforddiant").spares(0)
