"""Charts: well-formed pictures that say the same as their tables, and need no colour."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dueregard.figures import Chart, Look, Point, Row, bars, lines, stacked_bars
from dueregard.figures.chart import COLOURS, WIDTH, Tone

PICTURES = Path(__file__).parent / "pictures"
SVG = "{http://www.w3.org/2000/svg}"
PARTS = (
    Look("late", "bad", "rising"),
    Look("due soon", "warn", "dots"),
    Look("under way", "busy", "crossed"),
    Look("closed", "good"),
    Look("no date", "quiet", "empty"),
)
LEADS = [
    Row("Equality Officer", (3, 4, 10, 5, 1)),
    Row("Joint Assistant Director of Human Resources and Payroll", (0, 1, 1, 0, 0)),
    Row("Parks & <Gardens>", (0, 0, 0, 0, 0)),
]
DAYS = [
    Point(date(2026, 1, 1), "1 January 2026", (12, 0)),
    Point(date(2026, 2, 1), "1 February 2026", (10, 2)),
    Point(date(2026, 6, 1), "1 June 2026", (3, 4)),
]
CHARTS = {
    "stacked": stacked_bars(
        "leads", "Actions by lead", "How the actions of each lead stand", "Lead", PARTS, LEADS
    ),
    "bars": bars(
        "rules",
        "Findings",
        "By rule",
        "Rule",
        Look("Findings"),
        [Row("No measure", (12,)), Row("No lead", (3,))],
    ),
    "lines": lines(
        "days", "Findings over time", "By day", "Day", (Look("open", "bad"), Look("excused", "quiet")), DAYS
    ),
    "no-lines": lines("none", "Findings over time", "By day", "Day", (Look("open"),), []),
}


def tree(chart: Chart) -> "etree._Element":
    return etree.fromstring(chart.svg)


def words(chart: Chart) -> list[str]:
    return [str(element.text) for element in tree(chart).iter(f"{SVG}text")]


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_stays_as_it_was(name: str) -> None:
    """If it should change: look at the new one, then write it with `python -m tests.figures.test_charts`."""
    assert CHARTS[name].svg == (PICTURES / f"{name}.svg").read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_picture_is_named_and_described_for_those_who_do_not_see_it(chart: Chart) -> None:
    root = tree(chart)
    named = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    title, described = str(root.get("aria-labelledby")).split()
    assert root.get("role") == "img"
    assert (named[title], named[described]) == (chart.title, chart.description)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_picture_brings_no_style_script_or_address(chart: Chart) -> None:
    """The content security policy would refuse the first two."""
    for element in tree(chart).iter():
        assert element.tag.removeprefix(SVG) not in ("style", "script", "image", "a")
        assert not {"style", "href", "onload"} & set(element.keys())


def test_ids_of_two_charts_on_one_page_differ() -> None:
    ids = [
        element.get("id") for chart in CHARTS.values() for element in tree(chart).iter() if element.get("id")
    ]
    assert len(ids) == len(set(ids))


def test_the_table_has_the_same_values_and_every_name_whole() -> None:
    chart = CHARTS["stacked"]
    assert chart.headings == ("Lead", "late", "due soon", "under way", "closed", "no date")
    assert chart.rows == tuple((row.label, *map(str, row.values)) for row in LEADS)


def test_every_part_of_a_legend_looks_another_way_without_colour() -> None:
    fills = [look.fill for look in PARTS]
    assert len(set(fills)) == len(fills)


def test_a_row_of_nothing_says_nought() -> None:
    assert words(CHARTS["stacked"])[-1] == "0"


def test_lines_are_told_apart_by_their_points() -> None:
    shapes = [
        element.tag.removeprefix(SVG)
        for element in tree(CHARTS["lines"]).iter()
        if element.get("fill") == COLOURS["bad"]
    ]
    assert set(shapes) == {"circle"}
    assert any(element.tag == f"{SVG}rect" for element in tree(CHARTS["lines"]).iter())


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("tone", COLOURS)
def test_every_colour_stands_out_from_white(tone: Tone) -> None:
    assert 1.05 / (luminance(COLOURS[tone]) + 0.05) >= 4.5


rows = st.lists(st.builds(Row, st.text(max_size=80), st.tuples(*[st.integers(0, 10**6)] * 5)), max_size=8)


@given(rows)
def test_any_rows_make_a_picture_within_its_width(given_rows: list[Row]) -> None:
    printable = [Row("".join(c for c in row.label if c.isprintable()), row.values) for row in given_rows]
    chart = stacked_bars("any", "Any", "Any rows", "Row", PARTS, printable)
    for element in tree(chart).iter(f"{SVG}rect"):
        assert float(element.get("x") or 0) + float(element.get("width") or 0) <= WIDTH + 0.1
    for row in printable:
        assert str(sum(row.values)) in words(chart)


@given(st.lists(st.integers(0, 10**5), min_size=1, max_size=12))
def test_any_values_make_lines_within_the_grid(values: list[int]) -> None:
    points = [Point(date(2026, 1, 1 + place), str(place), (value,)) for place, value in enumerate(values)]
    chart = lines("any", "Any", "Any values", "Day", (Look("n"),), points)
    heights = [float(element.get("cy") or 0) for element in tree(chart).iter(f"{SVG}circle")]
    assert len(heights) == len(values) + 1
    assert all(0 < height < 260 for height in heights)


if __name__ == "__main__":
    for name, chart in CHARTS.items():
        (PICTURES / f"{name}.svg").write_text(f"{chart.svg}\n", encoding="utf-8")
