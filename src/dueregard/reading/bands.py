"""Bands: rows of one cell that name the action of the row below, in tables whose headings name none."""

import re

from dueregard.reading import headings
from dueregard.reading.content import content_of
from dueregard.reading.grid import Line, Slot
from dueregard.reading.headings import Heading
from dueregard.reading.layouts import labels
from dueregard.reading.plan_table import PlanTable

_FEWEST = 2
_HABIT = 0.6
UNPRINTED = {"action": "Action", "lead": "Lead", "timescale": "When", "ref": "Ref", "detail": "Detail"}
"""Headings of columns whose cells a layout tells by their place."""


def take(table: PlanTable) -> None:
    """Where each row stands under a band of its own and no heading names the action, the bands do."""
    told = _surely_told(table)
    if not table.header or table.header[0].told or told & labels.WHAT or not told & {"lead", "timescale"}:
        return
    lines = [*table.before, *table.lines]
    kinds = "".join("s" if line.said else "b" if _is_band(line) else "r" for line in lines)
    if not re.fullmatch(r"[s]*(?:bs*rs*)+", kinds) or kinds.count("b") < _FEWEST:
        return
    known = labels.learn(
        line.texts[line.filled[0]] for line, kind in zip(lines, kinds, strict=True) if kind == "b"
    )
    made: list[Line] = []
    band = Slot()
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "b":
            band = _named_in(line, table, known)
        elif kind == "r":
            made.append(Line([band, *line.slots], line.place, line.heading, False, line.markup, "action"))
        else:
            made.append(line)
    for line in table.header:
        line.slots.insert(0, Slot())
    table.header[0].fields = {0: "action"}
    table.columns.insert(0, Heading(UNPRINTED["action"]))
    table.before, table.lines = [], made


def _surely_told(table: PlanTable) -> set[str]:
    """The fields that columns hold for sure: by their headings' words, or names and dates under them."""
    rows = [line for line in table.lines if len(line.filled) > 1]
    found = {
        key
        for column in table.columns
        for key, score in headings.match(column.text).items()
        if score >= headings.SURE
    }
    for n in range(len(table.columns)):
        content = content_of((line.at(n).text for line in rows), len(rows))
        found |= {"lead"} if content.names >= _HABIT else set()
        found |= {"timescale"} if content.dates >= _HABIT else set()
    return found


def _named_in(line: Line, table: PlanTable, known: labels.Labels) -> Slot:
    """The action that a band names; its label (`Action: …`) is no part of the name."""
    slot = line.slots[line.filled[0]]
    before, cut = labels.cut(slot.passage, known)
    named = not before and len(cut) == 1 and (cut[0][2] in labels.WHAT or not cut[0][2])
    if not named or known.numbered(cut[0][0].flat):
        return Slot(slot.passage, slot.cells)
    table.repeated.append(Line([Slot(cut[0][0])], line.place))
    return Slot(cut[0][1], slot.cells)


def _is_band(line: Line) -> bool:
    """One cell over most of the row, and nothing else in it."""
    filled = line.filled
    return len(filled) == 1 and (line.slots[filled[0]].span * 2 > len(line.slots) or len(line.slots) == 1)
