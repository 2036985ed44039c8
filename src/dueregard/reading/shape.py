"""What the columns of a table are for, and the habits of its rows: learned once, before the rows are read."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dueregard.reading import references
from dueregard.reading.grid import Line
from dueregard.reading.joining import begins_low
from dueregard.reading.lexicon import phrases, plain
from dueregard.reading.plan_table import PlanTable

_HABIT = 0.6
_LABEL = re.compile(r"^(?P<label>[^:]{2,40}):(?:\s|$)")


@dataclass(slots=True)
class Shape:
    """What the columns of a table are for: which names the action, which stand above it, who, when, the
    rest."""

    table: PlanTable
    title: int
    above: list[int]
    ref: int | None
    who: list[int]
    when: list[int]
    habits: dict[int, bool]
    low_titles: bool
    numbered: bool
    counted: bool
    """Titles open with a count of their own as a rule: `1A Record …`, `1041. Review …`."""
    owned: float
    """The share of titled rows that have a lead or a date."""

    @property
    def what(self) -> list[int]:
        """The columns that say what a row is about."""
        return [*self.above, self.title]


def shape_of(table: PlanTable) -> Shape:
    """Find the column that names the action and the columns above it.

    Where no column is headed as an action, the cell that says what is to be done is the title: the expected
    outcome or output if one objective has several of them, else the objective itself.
    """
    above = sorted(table.of("theme", "objective"), key=lambda n: table.columns[n].field == "objective")
    actions, milestones = table.of("action"), table.of("milestone")
    if milestones and (not actions or _shared(table, actions[0])):
        title = milestones[0]
        above += actions
    elif actions:
        title = actions[0]
    else:
        title = _title_without_action(table, above)
    above = [n for n in above if n != title]
    refs = table.of("ref")
    titles = [line.at(title).text for line in table.lines if line.at(title).text and not line.torn]
    return Shape(
        table,
        title,
        above,
        refs[0] if refs else None,
        table.of("lead"),
        [n for n in table.of("timescale", "start") if table.columns[n].mark or _holds_words(table, n)],
        {n: _habit(table, n) for n in [*above, title]},
        low_titles=_share_of(table, title, begins_low) > 0.3,
        owned=_share_owned(table, title),
        counted=references.are_counted(titles),
        numbered=bool(refs) and _share_filled(table, refs[0], references.is_reference) >= _HABIT,
    )


def _title_without_action(table: PlanTable, above: list[int]) -> int:
    said = table.of("outcome") + table.of("output") + table.of("measure")
    if above and said and _shared(table, above[-1]):
        return max(said, key=lambda n: (_before_owners(table, n), -said.index(n)))
    if not above and table.of("outcome") and table.of("output") and _shared(table, table.of("outcome")[0]):
        return table.of("output")[0]
    return above[-1] if above else (said or [0])[0]


def _holds_words(table: PlanTable, column: int) -> bool:
    return any(line.at(column).passage for line in table.lines if line.said != "objective")


def _before_owners(table: PlanTable, column: int) -> bool:
    """Whether a column stands before those who do it and when: what they lead to is told after them."""
    return column < min(table.of("lead", "timescale", "start"), default=0)


def _shared(table: PlanTable, column: int) -> bool:
    """Whether a column's cells stand over several rows: many of them blank, covered or the same again."""
    rows = [line for line in table.lines if len(line.filled) > 1]
    texts = [line.at(column).text for line in rows if line.at(column).text]
    return bool(rows) and len(set(texts)) < 0.85 * len(rows)


def _share_of(table: PlanTable, column: int, test: Callable[[str], object]) -> float:
    texts = [line.at(column).text for line in table.lines if line.at(column).text and not line.torn]
    return sum(bool(test(text)) for text in texts) / len(texts) if texts else 0.0


def _share_filled(table: PlanTable, column: int, test: Callable[[str], object]) -> float:
    rows = [line for line in table.lines if len(line.filled) > 2]
    return sum(bool(test(line.at(column).text)) for line in rows) / len(rows) if rows else 0.0


def _share_owned(table: PlanTable, title: int) -> float:
    rows = [line for line in table.lines if line.at(title).text and not line.torn and len(line.filled) > 1]
    who = [*table.of("lead"), *table.of("timescale", "start")]
    return sum(any(line.at(n).text for n in who) for line in rows) / len(rows) if rows else 0.0


def _habit(table: PlanTable, column: int) -> bool:
    """Whether cells of this column open with a reference as a rule."""
    texts = [
        line.at(column).text
        for line in table.lines
        if line.at(column).text
        and (len(line.filled) > 1 or line.said == "action")
        and not line.torn
        and label_of(line) is None
    ]
    opened = sum(references.opening(text) is not None for text in texts)
    return opened >= 2 and opened >= 0.5 * len(texts)


def label_of(line: Line) -> str | None:
    """The field that a row's own label names: `Progress:` in a cell by itself or before its words."""
    for n in line.filled:
        text = line.slots[n].text
        found = _LABEL.match(text)
        if not found or (len(line.filled) > 2 and found.end() < len(text)):
            continue
        key = phrases("labels").get(plain(found["label"]))
        if key and (found.end() >= len(text.rstrip()) or len(line.filled) == 1):
            return key
    return None
