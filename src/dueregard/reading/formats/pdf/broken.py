"""Words that a narrow column broke: no hyphen, the letters just go on in the next line.

A column breaks a word only where the word is wider than the column: its first part stands alone in its line
and fills it. Whether such a line ends in half a word is told by the words that plans are made of and by the
document's others: those that stand between two others in a line are whole for certain, and those that come
again in all likelihood.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dueregard.reading.formats.pdf.lines import Line, lines_of
from dueregard.reading.formats.pdf.words import Sheet, Word
from dueregard.reading.lexicon import vocabulary

_GAP = 0.7
"""The room between two columns, in type heights."""
_PADDING = 0.35
"""The least room between them, where edges tell that they are two: more than between words."""
_SHARED = 3
"""So many parts that begin below each other make an edge."""
_SAME_EDGE = 1.5
_NEAR = 0.9
"""The most room between two lines of one paragraph, in type heights."""
_LEAST = 5
"""Letters of a word that is too long for its column, in the first line alone."""
_ENDING = 3
"""So short a rest (`ed`, `ing`) is no word of its own where the document does not know it."""
_ADDRESS = re.compile(r"https?://|www\.")
_OF_ADDRESS = re.compile(r"^[\w%-]*[/_=&?.-][\w/_=&?%.-]*\w$")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TAIL, _HEAD = re.compile(r"[^\W\d_]+$"), re.compile(r"^[^\W\d_]+")


def mark_broken(sheets: list[Sheet]) -> None:
    """Mark (`Word.broken`) the first parts of broken words."""
    columns = _columns(sheets)
    known = _Known.of(line for page in columns for lines, _ in page for line in lines)
    for sheet, page in zip(sheets, columns, strict=True):
        found = {word for lines, reach in page for word in _broken(lines, reach, known)}
        if found:
            sheet.words = [replace(word, broken=True) if word in found else word for word in sheet.words]


def _columns(sheets: list[Sheet]) -> list[list[tuple[list[Line], float]]]:
    """For each page the parts of lines that begin at one left edge, from top to bottom, and how far to the
    right they reach.

    A column reaches as far as its parts that have others beside them: prose above and below a table is wider.
    A table may run on from the page before with a few lines only, so that page tells, too.
    """
    found: list[list[tuple[list[Line], float]]] = []
    before: dict[int, float] = {}
    for rows in _in_parts([lines_of(sheet.words) for sheet in sheets]):
        by_edge: dict[int, list[Line]] = defaultdict(list)
        beside: dict[int, float] = defaultdict(float)
        edges: list[float] = []
        for part, count in sorted(
            ((part, len(row)) for row in rows for part in row), key=lambda one: one[0].x0
        ):
            if not edges or part.x0 - edges[-1] > _SAME_EDGE:
                edges.append(part.x0)
            by_edge[len(edges)].append(part)
            if count > 1:
                beside[round(edges[-1])] = max(beside[round(edges[-1])], part.x1)
        page = []
        for edge, lines in by_edge.items():
            at = round(edges[edge - 1])
            reach = max(beside.get(at, 0.0), before.get(at, 0.0)) or max(line.x1 for line in lines)
            page.append((sorted(lines, key=lambda line: line.top), reach))
        found.append(page)
        before = beside
    return found


def _in_parts(pages: list[list[Line]]) -> list[list[list[Line]]]:
    """Each line in parts with the room of a gutter between them, or less where a part begins at an edge at
    which parts of other lines begin: words that fill their column leave only the cells' padding."""
    parted = [[line.segments(_GAP * line.height) for line in page] for page in pages]
    counts = Counter(round(part.x0) for page in parted for row in page for part in row)
    edges = {edge for edge in counts if counts[edge] + counts[edge - 1] + counts[edge + 1] >= _SHARED}
    return [[[cut for part in row for cut in _at_edges(part, edges)] for row in page] for page in parted]


def _at_edges(part: Line, edges: set[int]) -> Iterator[Line]:
    start = 0
    for n, (before, word) in enumerate(pairwise(part.words), start=1):
        if round(word.x0) in edges and word.x0 - before.x1 > _PADDING * word.height:
            yield Line(part.words[start:n])
            start = n
    yield Line(part.words[start:])


@dataclass(slots=True, frozen=True)
class _Known:
    """What tells words from parts of words: whole words, how such words begin and end, and what often ends
    one (`ment`, `tional`)."""

    whole: frozenset[str]
    starts: frozenset[str]
    ends: frozenset[str]
    endings: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "_Known":
        """Words that have another on both sides, and longer ones that come twice, in small letters."""
        found = list(lines)
        inner = {part for line in found for word in line.words[1:-1] for part in _parts(word)}
        counts = Counter(part for line in found for word in line.words for part in _parts(word))
        often = {part for part, count in counts.items() if count > 1 and len(part) > _ENDING}
        whole = vocabulary() | inner | often
        tails = Counter(word[n:] for word in whole for n in range(_ENDING, len(word) - _ENDING + 1))
        return cls(
            whole,
            frozenset(word[:_ENDING] for word in whole),
            frozenset(word[-_ENDING:] for word in whole),
            frozenset(tail for tail, count in tails.items() if count > 1),
        )

    def are_words(self, one: str, other: str) -> bool:
        """Whether both look like words by how they begin and end, though neither need be known."""
        return (
            len(other) > _ENDING
            and one[-_ENDING:] in self.ends
            and other[:_ENDING] in self.starts
            and other not in self.endings
        )


def _parts(word: Word) -> list[str]:
    return _WORDS.findall(word.text.casefold())


def _broken(lines: list[Line], reach: float, known: _Known) -> Iterator[Word]:
    in_address = False
    for above, below in pairwise(lines):
        head, tail = above.words[0], below.words[0].text
        letter = (head.x1 - head.x0) / len(head.text)
        alone = len(above.words) == 1 and below.top - above.bottom < _NEAR * above.height
        address = bool(_ADDRESS.search(head.text)) or in_address
        in_address = alone and address and bool(_OF_ADDRESS.match(tail))
        room = (reach - head.x1) / letter
        if alone and ((room < 2 and in_address) or (room < 1 and _goes_on(head.text, tail, known, address))):
            yield head


def _goes_on(head: str, tail: str, known: _Known, address: bool) -> bool:
    end, start = _TAIL.search(head), _HEAD.search(tail)
    if not end or not start or not tail[0].islower() or len(head) < _LEAST:
        return False
    one, other = end.group().casefold(), start.group().casefold()
    whole = known.whole
    if one + other in whole:
        return not (one in whole and other in whole)
    if address or other in whole or known.are_words(one, other):
        return False
    return one not in whole or len(other) <= _ENDING
