"""Words that a narrow column broke: no hyphen, the letters just go on in the next line.

A column breaks a word only where the word is wider than the column: its first part stands alone in its line
and fills it. Whether such a line ends in half a word is told by the words that plans are made of and by the
document's others: those that stand between two others in a line are whole for certain, and those that come
again in all likelihood.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dueregard.reading.formats.pdf.lines import Line, lines_of
from dueregard.reading.formats.pdf.words import Sheet, Word
from dueregard.reading.lexicon import vocabulary

_GAP = 0.7
"""The room between two columns, in type heights."""
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
    columns = [_columns(sheet) for sheet in sheets]
    whole = _whole_words([line for page in columns for lines, _ in page for line in lines])
    for sheet, page in zip(sheets, columns, strict=True):
        found = {word for lines, reach in page for word in _broken(lines, reach, whole)}
        if found:
            sheet.words = [replace(word, broken=True) if word in found else word for word in sheet.words]


def _columns(sheet: Sheet) -> list[tuple[list[Line], float]]:
    """Parts of lines that begin at one left edge, from top to bottom, and how far to the right they reach.

    A column reaches as far as its parts that have others beside them: prose above and below a table is wider.
    """
    by_edge: dict[int, list[Line]] = defaultdict(list)
    beside: dict[int, list[float]] = defaultdict(list)
    edges: list[float] = []
    rows = [line.segments(_GAP * line.height) for line in lines_of(sheet.words)]
    for part, count in sorted(((part, len(row)) for row in rows for part in row), key=lambda one: one[0].x0):
        if not edges or part.x0 - edges[-1] > _SAME_EDGE:
            edges.append(part.x0)
        by_edge[len(edges)].append(part)
        if count > 1:
            beside[len(edges)].append(part.x1)
    return [
        (sorted(lines, key=lambda line: line.top), max(beside[edge] or [line.x1 for line in lines]))
        for edge, lines in by_edge.items()
    ]


def _whole_words(lines: list[Line]) -> frozenset[str]:
    """Words that have another on both sides, and longer ones that come twice, in small letters."""
    inner = {part for line in lines for word in line.words[1:-1] for part in _parts(word)}
    counts = Counter(part for line in lines for word in line.words for part in _parts(word))
    often = {part for part, count in counts.items() if count > 1 and len(part) > _ENDING}
    return vocabulary() | inner | often


def _parts(word: Word) -> list[str]:
    return _WORDS.findall(word.text.casefold())


def _broken(lines: list[Line], reach: float, whole: frozenset[str]) -> Iterator[Word]:
    in_address = False
    for above, below in pairwise(lines):
        head, tail = above.words[0], below.words[0].text
        letter = (head.x1 - head.x0) / len(head.text)
        alone = len(above.words) == 1 and below.top - above.bottom < _NEAR * above.height
        address = bool(_ADDRESS.search(head.text)) or in_address
        in_address = alone and address and bool(_OF_ADDRESS.match(tail))
        room = (reach - head.x1) / letter
        if alone and ((room < 2 and in_address) or (room < 1 and _goes_on(head.text, tail, whole, address))):
            yield head


def _goes_on(head: str, tail: str, whole: frozenset[str], address: bool) -> bool:
    end, start = _TAIL.search(head), _HEAD.search(tail)
    if not end or not start or not tail[0].islower() or len(head) < _LEAST:
        return False
    one, other = end.group().casefold(), start.group().casefold()
    if one + other in whole:
        return not (one in whole and other in whole)
    return not address and other not in whole and (one not in whole or len(other) <= _ENDING)
