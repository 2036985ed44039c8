"""Boxes above the tables: a small table that tells an objective, its actions in the table below it.

A box holds labels and their words (`Objective 1 | …`, `Why we chose it | …`), or the objective's name alone.
"""

from collections.abc import Sequence

from dueregard.reading import headings, references
from dueregard.reading.grid import Line, Slot
from dueregard.reading.layouts import labels
from dueregard.reading.prose import PLAN_WORD, Paragraph
from dueregard.reading.words import Passage

_MOST_ROWS = 8
_MOST_WORDS = 30
_LEVEL = 9
"""As deep as a heading can be: it stands right above its actions."""
_ACTS = frozenset(["action", "milestone"])
_TOLD_OF_ACTIONS = _ACTS | {"lead", "timescale", "start"}

Blocks = list[Paragraph | list[Line]]


def unboxed(sequence: Blocks) -> Blocks:
    """The blocks with each box as a section row of the table below it."""
    sequence = [_inner(block) if isinstance(block, list) else block for block in sequence]
    bands = [block for block in sequence if isinstance(block, list) and _is_band(block)]
    left: Blocks = []
    box: list[Line] = []
    for block in sequence:
        if isinstance(block, Paragraph) or not box:
            made = block
        elif _has_heads(block):
            made, box = [_section(box), *block], []
        else:
            left.append(box)
            made, box = block, []
        if isinstance(made, list) and (
            _is_box(made) or (_is_band(made) and (len(bands) > 1 or _is_named(made)))
        ):
            box = made
        else:
            left.append(made)
    return [*left, box] if box else left


def _inner(piece: list[Line]) -> list[Line]:
    """A table with the boxes in it that stand right above a heading row as section rows."""
    made: list[Line] = []
    done = 0
    for n, line in enumerate(piece):
        if n == 0 or not headings.is_header(line.texts, line.heading):
            continue
        starts = (k for k in range(max(done, n - _MOST_ROWS), n) if _is_box(piece[k:n], led=True))
        if (start := next(starts, None)) is not None:
            made += [*piece[done:start], _section(piece[start:n])]
            done = n
    return [*made, *piece[done:]]


def _is_band(piece: Sequence[Line]) -> bool:
    """Whether a table is one cell with a few words, none of which say that it names the whole plan."""
    texts = [line.slots[n].text for line in piece for n in line.filled]
    return (
        len(piece) == 1
        and len(texts) == 1
        and len(texts[0].split()) <= _MOST_WORDS
        and not (PLAN_WORD.search(texts[0]) and not _is_named(piece))
    )


def _is_named(piece: Sequence[Line]) -> bool:
    return references.names_kind(piece[0].texts[piece[0].filled[0]])


def _is_box(piece: Sequence[Line], *, led: bool = False) -> bool:
    """Whether a table tells one objective: its name in the first row, then a label and its words in each.

    `led`: column headings stand right below, so that a lead or date in it is the objective's own.
    """
    if not 1 <= len(piece) <= _MOST_ROWS or any(line.said or len(line.filled) != 2 for line in piece):
        return False
    heads = [line.slots[line.filled[0]].text for line in piece]
    fields = [labels.named_field(head) for head in heads]
    opened = references.heading_opening(heads[0])
    names = opened is not None and opened.named and opened.end == len(heads[0])
    return (names or headings.likely_field(heads[0], headings.SURE) in labels.ABOVE) and not (
        _ACTS if led else _TOLD_OF_ACTIONS
    ) & set(fields)


def _has_heads(piece: Sequence[Line]) -> bool:
    return any(headings.is_header(line.texts, line.heading) for line in piece[:2])


def _section(box: Sequence[Line]) -> Line:
    """The heading in the first slot, the words of the other rows after their labels in the second."""
    first, *others = box
    statement = Passage()
    for line in others:
        label, words = (line.slots[n].passage for n in line.filled)
        statement = statement.then(label, "\n").then(words, " ")
    slots = [Slot(_heading(first)), *([Slot(statement)] if statement else [])]
    return Line(slots, first.place, said="objective", lifted=_LEVEL)


def _heading(line: Line) -> Passage:
    """The kind and number with the words: `Objective 1 Close the gap`; a label without a number stays out."""
    if len(line.filled) == 1:
        return line.slots[line.filled[0]].passage
    label, words = (line.slots[n].passage for n in line.filled)
    return label.then(words, "\n") if references.heading_opening(label.flat) else words
