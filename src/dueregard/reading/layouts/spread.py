"""Matrices with actions in their cells: periods or characteristics across, what they serve down the side.

Each cell becomes a row with the action in a column of its own and a tick under the heading that it stood
below; the other cells of its row are merged over all of them, as a lead that is printed once is.
"""

from collections.abc import Sequence

from dueregard.reading import deeds, headings, wording
from dueregard.reading.grid import Line, Slot
from dueregard.reading.groups import group_in, is_bare_period
from dueregard.reading.words import Passage

_TOP_ROWS = 3
_FEWEST = 2
_WORDY = 3
_SOUND = 0.4
_LONGEST = 6
_TOLD = frozenset(["progress", "measure", "outcome", "output", "resources", "status", "rating", "lead"])


def opened(piece: list[Line]) -> list[Line]:
    """The rows of a matrix as a row for each action; any other table as it is."""
    for n, line in enumerate(piece[:_TOP_ROWS]):
        across = _across(line)
        if len(across) >= _FEWEST and not line.said and _holds_actions(line, piece[n + 1 :], across):
            made = [one for row in piece[n + 1 :] for one in _rows(row, across)]
            return [*piece[:n], _header(line, across), *made]
    return piece


def _across(line: Line) -> list[int]:
    """The longest run of columns, side by side, that are headed by a period or by a characteristic."""
    best: list[int] = []
    run: list[int] = []
    for n, text in enumerate(line.texts):
        run = [*run, n] if _is_across(text) and line.slots[n].span == 1 else []
        best = max(best, run, key=len)
    return best


def _is_across(heading: str) -> bool:
    if not 0 < len(heading.split()) <= _LONGEST or wording.named(heading) in _TOLD:
        return False
    return bool(group_in(heading) or headings.period_of(heading) or is_bare_period(heading))


def _holds_actions(header: Line, rows: Sequence[Line], across: Sequence[int]) -> bool:
    """Whether the cells below say what is to be done, and no other column does."""
    others = [text for n, text in enumerate(header.texts) if n not in across]
    if not any(others) or any(
        headings.match(text).get("action", 0.0) >= headings.SURE for text in others if text
    ):
        return False
    cells = [text for row in rows for n in across if (text := row.at(n).text)]
    words = sum(len(text.split()) for text in cells)
    return words >= _WORDY * max(len(cells), 1) and deeds.share(cells) >= _SOUND


def _header(line: Line, across: Sequence[int]) -> Line:
    slots = [*line.slots[: across[0]], Slot(), *line.slots[across[0] :]]
    return Line(slots, line.place, line.heading, line.torn, said="header", fields={across[0]: "action"})


def _rows(line: Line, across: Sequence[int]) -> list[Line]:
    """A row for each action of a matrix row; a row with none of them, such as a section's, only gets the
    new column."""
    told = [(n, part) for n in across for part in _actions(line.at(n).passage)]
    if not told or any(slot.span > 1 for slot in line.slots):
        line.slots.insert(across[0], Slot(span=0))
        return [line]
    made: list[Line] = []
    for n, part in told:
        slots = [
            Slot(ticked=k == n) if k in across else _again(slot, made) for k, slot in enumerate(line.slots)
        ]
        slots.insert(across[0], Slot(part, line.at(n).cells))
        made.append(Line(slots, line.place, line.heading, said="action"))
    return made


def _again(slot: Slot, made: Sequence[Line]) -> Slot:
    return Slot(covered=True) if made and slot.passage else slot


def _actions(passage: Passage) -> list[Passage]:
    """The actions of a cell: its lines, where each of them says what is to be done."""
    lines = passage.lines()
    if len(lines) < _FEWEST or not all(deeds.weight(one.text) > 0 for one in lines):
        return [passage] if passage else []
    return lines
