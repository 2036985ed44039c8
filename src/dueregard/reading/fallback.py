"""Tables that hold a plan although their headings don't say so: known by a column of things to do.

A document that has such a table is never refused: better a plan under doubtful columns than none.
"""

from collections.abc import Sequence

from dueregard.reading import deeds
from dueregard.reading.content import says_when
from dueregard.reading.grid import Line
from dueregard.reading.plan_table import PlanTable

_FEWEST = 2
_WORDY = 4
_SHORT = 5


def heads(piece: Sequence[Line]) -> list[int]:
    """A first row of short words, filled throughout, over a column of things to do: their heading row."""
    top = next((n for n, line in enumerate(piece) if len(line.filled) > 1), None)
    if top is None or piece[top].said:
        return []
    line, below = piece[top], piece[top + 1 :]
    printed = [slot for slot in line.slots if slot.span and not slot.covered]
    short = all(len(text.split()) <= _SHORT and not says_when(text) for text in line.texts)
    filled = sum(bool(slot.passage) for slot in printed) >= len(printed) - 1
    column = column_of_deeds(below)
    if not short or not filled or column is None or deeds.weight(line.at(column).text) > 0:
        return []
    return [top]


def column_of_deeds(lines: Sequence[Line]) -> int | None:
    """The column whose cells say most clearly what is to be done; None where none does."""
    rows = [line for line in lines if len(line.filled) > 1 or line.said == "action"]
    width = max((len(line.slots) for line in rows), default=0)
    found = {n: texts for n in range(width) if _is_wordy(texts := [line.at(n).text for line in rows])}
    best = max(found, key=lambda n: (deeds.share(found[n]), -n), default=None)
    return best if best is not None and deeds.share(found[best]) >= deeds.SOUND else None


def _is_wordy(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return len(filled) >= _FEWEST and sum(len(text.split()) for text in filled) >= _WORDY * len(filled)


def plans_among(tables: Sequence[PlanTable]) -> list[PlanTable]:
    """The tables with a column of things to do, which becomes their column of actions."""
    found = []
    for table in tables:
        column = column_of_deeds(table.lines)
        if column is None or any(other != column for other in table.of("action")):
            continue
        table.columns[column].field = "action"
        found.append(table)
    return found
