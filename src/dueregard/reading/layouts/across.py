"""Plans on a page: themes side by side at the top, and things to do in every cell below them."""

from collections.abc import Sequence

from dueregard.reading import deeds, headings, sections
from dueregard.reading.grid import Line, Slot

_FEWEST = 3
_LONGEST = 8
_SOUND = 0.6
_TOLD = 0.9
"""What a heading scores that names a field and no theme: `Our partners` is only near `partners`."""


def opened(piece: list[Line]) -> list[Line]:
    """Each theme as a section row with its actions below it; any other table as it is."""
    if len(piece) < 2 or not _are_themes(piece[0]) or not _all_deeds(piece):
        return piece
    top = piece[0]
    header = Line([Slot()], top.place, heading=True, said="header", fields={0: "action"})
    made = [header]
    for n, slot in enumerate(top.slots):
        made.append(Line([slot], top.place, said="objective", lifted=sections.LOWEST))
        cells = [(line.at(n), line) for line in piece[1:] if line.at(n).passage]
        made += [
            Line([Slot(words, cell.cells)], line.place, said="action")
            for cell, line in cells
            for words in cell.passage.lines()
        ]
    return made


def _are_themes(line: Line) -> bool:
    texts = line.texts
    short = all(text and len(text.split()) <= _LONGEST and deeds.weight(text) <= 0 for text in texts)
    told = any(max(headings.match(text).values(), default=0.0) >= _TOLD for text in texts)
    alone = all(slot.span == 1 and not slot.covered for slot in line.slots)
    return len(texts) >= _FEWEST and short and alone and not told and not line.said


def _all_deeds(piece: Sequence[Line]) -> bool:
    return all(
        deeds.share(words.text for line in piece[1:] for words in line.at(n).passage.lines()) >= _SOUND
        for n in range(len(piece[0].slots))
    )
