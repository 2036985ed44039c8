"""Tables that tell more of the same actions: progress in a table of its own, joined by the reference.

The rows of the second table go to the rows of the first that have the same reference (or the same words,
where there are no references); what is printed twice is kept once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dueregard.reading import references
from dueregard.reading.grid import Line, Slot
from dueregard.reading.lexicon import plain
from dueregard.reading.plan_table import PlanTable

_MOSTLY = 0.8
_FEWEST = 3
_TOLD = (
    "progress",
    "status",
    "rating",
    "measure",
    "outcome",
    "output",
    "resources",
    "actual_outcome",
    "priority",
)
Key = Callable[[Line], str]


@dataclass(frozen=True, slots=True)
class Bond:
    """How two tables belong together: what names a row in each, and the columns that say it twice."""

    first: dict[str, Line]
    key: Key
    twice: frozenset[int]


def joined(tables: list[PlanTable]) -> list[PlanTable]:
    """The tables, those that only tell more of an earlier one's actions put into it."""
    kept: list[PlanTable] = []
    for table in tables:
        first, bond = next(((one, bond) for one in kept if (bond := _bond(one, table))), (None, None))
        if first is not None and bond is not None:
            _join(first, table, bond)
        else:
            kept.append(table)
    return kept


def _bond(first: PlanTable, second: PlanTable) -> Bond | None:
    """What ties the second table to the first; None where it is a table of its own."""
    what = ("action", "objective", "theme")
    if not first.of(*what) or not second.of(*_TOLD) or second.of("lead", "timescale"):
        return None
    for fields in (("ref",), ("action", "objective")):
        here, there = first.of(*fields), second.of(*fields) or _numbers(second)
        if not here or not there:
            continue
        rows = {key: line for line in first.lines if (key := _said(line, here[0]))}
        found = [key for line in second.lines if (key := _said(line, there[0]))]
        known = [key for key in found if key in rows]
        if len(known) >= _FEWEST and len(known) >= _MOSTLY * len(found) and len(set(known)) == len(known):
            twice = frozenset([*second.of("ref"), *second.of(*what)])
            return Bond(rows, partial(_said, column=there[0]), twice)
    return None


def _numbers(table: PlanTable) -> list[int]:
    """The first column, where it holds references whatever it is headed: `Action` over 1, 2, 3."""
    texts = table.texts(0)
    return [0] if texts and all(map(references.is_reference, texts)) else []


def _said(line: Line, column: int) -> str:
    return plain(references.bare(line.at(column).text))


def _join(first: PlanTable, second: PlanTable, bond: Bond) -> None:
    more = [n for n in range(len(second.columns)) if n not in bond.twice]
    width = len(first.columns)
    for line in first.header[:1]:
        _widen(line, width)
        line.slots += [second.header[0].at(column) if second.header else Slot() for column in more]
    first.columns += [second.columns[column] for column in more]
    known = {column.id for column in first.columns[:width]}
    for added in first.columns[width:]:
        added.id = f"{added.id}-2" if added.id in known else added.id
    for line in second.header:
        first.repeated.append(Line([line.at(n) for n in sorted(bond.twice)], line.place))
    first.repeated += second.repeated
    target: Line | None = None
    for line in [*second.before, *second.lines]:
        target = bond.first.get(bond.key(line), None if bond.key(line) else target)
        if target is None:
            first.repeated.append(line)
            continue
        _widen(target, width + len(more))
        for place, column in enumerate(more, start=width):
            target.slots[place] = _with(target.slots[place], line.at(column))
        first.repeated.append(Line([line.at(n) for n in sorted(bond.twice)], line.place))


def _widen(line: Line, width: int) -> None:
    line.slots += [Slot() for _ in range(width - len(line.slots))]


def _with(known: Slot, more: Slot) -> Slot:
    if not known.passage and not known.cells:
        return more
    return Slot(known.passage.then(more.passage, "\n"), [*known.cells, *more.cells])
