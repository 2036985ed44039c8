"""Cards: plans that print a small table for each action, headings down the left and the words on the
right."""

from dueregard.reading import headings
from dueregard.reading.grid import Line
from dueregard.reading.lexicon import plain

_FEWEST = 3


def turned(piece: list[Line]) -> list[Line]:
    """A card, or several in one table, as heading rows with a row of words under each; other tables as they
    are."""
    if not _is_card(piece):
        return piece
    turned_lines: list[Line] = []
    for card in _cards(piece):
        first = card[0]
        turned_lines.append(Line([line.at(0) for line in card], first.place, heading=True))
        turned_lines.append(Line([line.at(1) for line in card], first.place))
    return turned_lines


def _is_card(piece: list[Line]) -> bool:
    """Two columns, of which the first holds nothing but headings of at least two fields."""
    if len(piece) < _FEWEST or any(len(line.slots) != 2 or not line.slots[0].passage for line in piece):
        return False
    if headings.is_header(piece[0].texts, piece[0].heading):
        return False
    return headings.is_header([line.texts[0] for line in piece])


def _cards(piece: list[Line]) -> list[list[Line]]:
    """One card from each line that has the first line's heading again."""
    cards: list[list[Line]] = []
    for line in piece:
        if not cards or plain(line.texts[0]) == plain(piece[0].texts[0]):
            cards.append([])
        cards[-1].append(line)
    return cards
