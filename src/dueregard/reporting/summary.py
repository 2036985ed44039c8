"""How the plan's headings stand, as a chart and as the table of the same numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from dueregard.figures import Chart, Look, stacked_bars
from dueregard.figures import Row as Bar
from dueregard.planfile.model import PlanFile
from dueregard.reporting.as_at import AsAt
from dueregard.reporting.changes import name_of
from dueregard.standing.judging import Standing
from dueregard.writing.sheet import Block, Cell, Column, Picture, Row, Table
from dueregard.writing.words import Words

MOST_BARS: Final = 10
"""Of more headings one sees no picture; the table has them all the same."""

PARTS: Final = ("settled", "open", "carried", "paused", "late")


def standing_blocks(about: AsAt, words: Words, name: str = "standing") -> Iterator[Block]:
    """The chart, where it has few enough bars to be one, and the table. `name` begins the chart's ids."""
    chart = _chart(about, words, name)
    if 1 < len(chart.rows) <= MOST_BARS:
        said = "; ".join(f"{row[0]}: {_in_words(chart, row)}" for row in chart.rows)
        yield Picture(chart.svg, f"{chart.title}. {said}")
    first, *rest = chart.headings
    columns = (Column(first, 6), *(Column(heading) for heading in rest))
    rows = tuple(_row(name, numbers) for name, *numbers in chart.rows)
    yield Table(chart.title, columns, rows, counts=True)


def _row(name: str, numbers: Sequence[str]) -> Row:
    return Row((Cell((name,), heads="row"), *(Cell((number,)) for number in numbers)))


def _chart(about: AsAt, words: Words, name: str) -> Chart:
    looks = (
        Look(words["closed"], "good", "crossed"),
        Look(words["open"], "busy", "rising"),
        Look(words["carried"], "plain", "falling"),
        Look(words["paused"], "quiet", "dots"),
        Look(words["late"], "bad", "full"),
    )
    bars = [
        Bar(heading or words["no_heading"], tuple(found[part] for part in PARTS))
        for heading, found in _counted(about)
    ]
    title = words["by_objective"]
    return stacked_bars(name, title, words["by_objective_described"], words["objective"], looks, bars)


def _counted(about: AsAt) -> list[tuple[str, Counter[str]]]:
    """The headings at the top in their order, each with how many actions below it stand how; "" for none."""
    tops = tops_of(about.plan)
    counts: dict[str, Counter[str]] = {top: Counter() for top in ("", *tops.values())}
    for action in about.plan.actions:
        counts[tops.get(action.objective or "", "")][_part(about.standings[action.key])] += 1
    names = {each.key: name_of(each) for each in about.plan.objectives}
    return [(names.get(top, ""), found) for top, found in counts.items() if found]


def tops_of(plan: PlanFile) -> dict[str, str]:
    """Of each objective's key, that of the heading at the top of its branch."""
    above = {each.key: each.parent for each in plan.objectives}
    tops = {}
    for key in above:
        seen, top = {key}, key
        while (parent := above.get(top)) in above and parent not in seen:
            seen.add(top := str(parent))
        tops[key] = top
    return tops


def _part(stands: Standing) -> str:
    return stands.value if stands.value in PARTS else "open"


def _in_words(chart: Chart, row: tuple[str, ...]) -> str:
    pairs = zip(chart.headings[1:], row[1:], strict=True)
    return ", ".join(f"{heading} {number}" for heading, number in pairs)
