"""Cards: a small table for each action, labels beside their words; and tables turned on their side.

A card prints a label and its words in a row, or two such pairs, with the action named in a band above them,
in the heading above the table, or under a label of its own. A turned table has the labels down its left and
an action in each of its columns.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dueregard.reading import headings, references, sections
from dueregard.reading.content import says_when
from dueregard.reading.grid import Line, Slot
from dueregard.reading.heading_rows import holds_figures
from dueregard.reading.layouts import labels
from dueregard.reading.layouts.items import Columns, Item, Part
from dueregard.reading.layouts.labels import Labels
from dueregard.reading.lexicon import plain
from dueregard.reading.prose import Paragraph
from dueregard.reading.words import Passage

_FEWEST = 3
_OFTEN = 3
_MOST_PAIRS = 3
_NEAR = 0.6
_NEARLY_ALL = 0.75

Blocks = list[Paragraph | list[Line]]


@dataclass(slots=True)
class Card:
    """One table that may be cards: the lines before them, and the actions that they tell."""

    piece: list[Line]
    items: list[Item]
    before: list[Line] = field(default_factory=list)
    turned: bool = False

    @property
    def labels(self) -> frozenset[str]:
        """All its labels, folded."""
        return frozenset(plain(label) for item in self.items for label in item.labels)


def laid_out(sequence: Blocks, known: Labels) -> tuple[Blocks, list[Paragraph]]:
    """The blocks with cards and turned tables as tables with a heading row, and the paragraphs that became
    the names of actions."""
    pieces = {n: one for n, one in enumerate(sequence) if isinstance(one, list) and one}
    cards = {n: card for n, piece in pieces.items() if (card := _card(piece, known))}
    groups = _groups([card for card in cards.values() if _is_sure(card) or _recurs(card, cards.values())])
    taken: list[Paragraph] = []
    made: dict[int, list[Line]] = {}
    for group in groups:
        places = [n for n, card in cards.items() if any(card is one for one in group)]
        taken += _take_names(sequence, places, group)
        columns = Columns.of([item for card in group for item in card.items])
        first = True
        for n, card in zip(places, group, strict=True):
            made[n] = list(card.before)
            for item in card.items:
                made[n] += columns.lines(item, first=first)
                first = False
    laid = [made.get(n, one) for n, one in enumerate(sequence)]
    return [one for one in laid if isinstance(one, list) or all(one is not other for other in taken)], taken


# ------------------------------------------------------------------ finding them
def _card(piece: list[Line], known: Labels) -> Card | None:
    """The piece as cards, if its rows can be pairs of a label and words; nothing is decided by that."""
    if any(line.said or _is_heads(line) for line in piece) or holds_figures(piece):
        return None
    if headings.is_header(piece[0].texts, piece[0].heading):
        return None
    paired = _paired(piece, known)
    beside = paired is not None and any(len(_pairs(line, known) or ()) > 1 for line in piece)
    if paired is not None and beside and _all_named(paired, known):
        return paired
    return _turned(piece) or paired


def _is_heads(line: Line) -> bool:
    """Whether a row is filled with headings and nothing else, so that no label stands beside its words."""
    printed = [slot for slot in line.slots if slot.span and not slot.covered]
    texts = [slot.text for slot in printed]
    known = [max(headings.match(text).values(), default=0.0) >= headings.LIKELY for text in texts]
    return len(texts) >= _FEWEST and all(texts) and all(known) and headings.is_header(texts)


def _all_named(card: Card, known: Labels) -> bool:
    """Whether nearly all its labels surely name fields: those of the second pair too."""
    found = list(dict.fromkeys(label for item in card.items for label in item.labels))
    named = [label for label in found if labels.named_field(label) or known.numbered(label)]
    return len(named) >= _NEARLY_ALL * len(found)


def _paired(piece: list[Line], known: Labels) -> Card | None:
    items: list[Item] = []
    count = 0
    for line in piece:
        pairs = _pairs(line, known)
        if pairs is None:
            band = _band(line)
            if band is None:
                return None
            items.append(Item([Part(Passage(), band, "action")], line.place))
            continue
        count += len(pairs)
        before = {plain(label) for label in items[-1].labels} if items else set()
        counted = any(known.numbered(label.text) for label, _ in pairs)
        if (
            not items
            or (counted and items[-1].labels)
            or any(plain(label.text) in before for label, _ in pairs)
        ):
            items.append(Item([], line.place))
        for label, words in pairs:
            items[-1].parts += _parts(label, words, known)
    if count < 2 or any(not item.labels for item in items[1:]):
        return None
    for item in items:
        _see_objective(item)
    return _without_heading_bands(piece, items)


def _see_objective(item: Item) -> None:
    """What a card counts (`Outcome 1`) is what its actions stand under, where another label names them."""
    if not any(labels.named_field(label) in labels.WHAT for label in item.labels):
        return
    for n, part in enumerate(item.parts[:-1]):
        if part.field == "ref" and references.names_kind(part.slot.text):
            words = part.slot.passage.then(item.parts[n + 1].slot.passage, " ")
            item.parts[n : n + 2] = [Part(Passage(), Slot(words, part.slot.cells), "objective")]
            return


def _without_heading_bands(piece: list[Line], items: list[Item]) -> Card | None:
    """A band that no pair follows is a heading, not an action."""
    if items and not items[0].labels and len(items) > 1:
        return Card(piece, items[1:], [piece[0]])
    return Card(piece, items)


def _pairs(line: Line, known: Labels) -> list[tuple[Slot, Slot]] | None:
    """The labels of a row, each with its words; None where the row is no row of pairs."""
    printed = [slot for slot in line.slots if slot.span and not slot.covered]
    if len(printed) % 2 or not 2 <= len(printed) <= 2 * _MOST_PAIRS:
        return None
    pairs = list(zip(printed[::2], printed[1::2], strict=True))
    pairs = [(label, words) for label, words in pairs if label.passage or words.passage]
    ok = all(label.passage and _is_label(label.text.strip(" :"), known) for label, _ in pairs)
    return pairs if ok and pairs else None


def _is_label(text: str, known: Labels) -> bool:
    return labels.is_short(text) or known.numbered(text) is not None


def _band(line: Line) -> Slot | None:
    """The only cell of a row that spans it."""
    if len(line.filled) != 1:
        return None
    slot = line.slots[line.filled[0]]
    printed = [one for one in line.slots if one.span and not one.covered]
    return slot if len(printed) == 1 else None


def _parts(label: Slot, words: Slot, known: Labels) -> list[Part]:
    """A label and its words; one that also counts (`Action 3`) gives the action its reference."""
    if known.numbered(label.text):
        return [Part(Passage(), Slot(label.passage, label.cells), "ref"), Part(Passage(), words, "action")]
    return [Part(label.passage, words)]


def _turned(piece: list[Line]) -> Card | None:
    """A table of at least three columns whose first holds nothing but labels that surely name fields."""
    bands = 0
    while bands < len(piece) and _band(piece[bands]) is not None:
        bands += 1
    rows = piece[bands:]
    width = max((len(line.slots) for line in rows), default=0)
    if width < _FEWEST or len(rows) < 2 or any(len(line.slots) != width for line in rows):
        return None
    firsts = [line.slots[0] for line in rows]
    counts = [n for n, slot in enumerate(firsts) if not slot.passage]
    named = [slot for slot in firsts if slot.passage]
    told = headings.is_header([slot.text for slot in named]) or _dates_lie(rows)
    if counts not in ([], [0]) or not told:
        return None
    if len({plain(slot.text) for slot in named}) < len(named) or any(
        not labels.is_short(slot.text) for slot in named
    ):
        return None
    items = []
    for n in range(1, width):
        if not any(line.slots[n].passage for line in rows):
            continue
        item = Item([], rows[0].place)
        for line in rows:
            first = line.slots[0].passage
            item.parts.append(Part(first, line.slots[n], "" if first else "ref"))
        items.append(item)
    return Card(piece, items, piece[:bands], turned=True) if len(items) > 1 else None


def _dates_lie(rows: list[Line]) -> bool:
    """Whether the dates stand in a row, side by side behind a label that is none, and in no column."""
    lying = any(
        not says_when(line.slots[0].text) and _dated([slot.text for slot in line.slots[1:]]) for line in rows
    )
    columns = range(1, len(rows[0].slots))
    return lying and not any(_dated([line.slots[n].text for line in rows]) for n in columns)


def _dated(texts: list[str]) -> bool:
    filled = [text for text in texts if text]
    return len(filled) > 1 and sum(map(says_when, filled)) >= _NEAR * len(filled)


def _is_sure(card: Card) -> bool:
    """Whether its labels surely name fields."""
    found = [label for item in card.items for label in dict.fromkeys(item.labels)]
    once = list(dict.fromkeys(found))
    counted = any(part.field == "ref" for item in card.items for part in item.parts)
    banded = any(part.field == "action" for item in card.items for part in item.parts)
    if card.turned:
        return True
    if len(once) < (2 if banded or counted else _FEWEST):
        return False
    return headings.is_header(once, marked=banded or counted)


def _recurs(card: Card, others: Iterable[Card]) -> bool:
    """Whether other tables have nearly the same labels: then they are labels, whatever they mean."""
    alike = [other for other in others if _overlap(card.labels, other.labels) >= _NEAR]
    return len(alike) >= _OFTEN and len(card.labels) >= 2


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _groups(cards: list[Card]) -> list[list[Card]]:
    """Cards whose labels are nearly the same belong to one table."""
    groups: list[tuple[set[str], list[Card]]] = []
    for card in cards:
        for known, group in groups:
            if len(card.labels & known) * 2 >= len(card.labels):
                group.append(card)
                known.update(card.labels)
                break
        else:
            groups.append((set(card.labels), [card]))
    return [group for _, group in groups]


# ------------------------------------------------------------------ naming them
def _take_names(sequence: Blocks, places: Sequence[int], group: list[Card]) -> list[Paragraph]:
    """Name cards that have no name of their own by the heading right above each of them; returns those."""
    if any(len(card.items) != 1 or card.before for card in group) or _names_actions(group):
        return []
    above = [sequence[n - 1] if n else None for n in places]
    if len(group) < 2 or not all(isinstance(one, Paragraph) and _may_name(one) for one in above):
        return []
    heads = [one for one in above if isinstance(one, Paragraph)]
    for head, card in zip(heads, group, strict=True):
        card.items[0].parts.insert(0, Part(Passage(), Slot(head.passage), "action"))
    return heads


def _names_actions(group: list[Card]) -> bool:
    found = Counter(part.field for card in group for item in card.items for part in item.parts)
    named = {labels.named_field(label) for card in group for item in card.items for label in item.labels}
    return bool(found["action"] or named & labels.WHAT)


def _may_name(one: Paragraph) -> bool:
    opened = references.heading_opening(one.text)
    return sections.is_heading(one) or opened is not None or len(one.text.split()) <= 40
