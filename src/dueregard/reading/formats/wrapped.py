"""Plain text whose lines were broken at a width, as mail programs and "plain text versions" break them.

Such a writer puts the next word on a new line only where it no longer fits, so a line that is followed by a
word which would have fitted ends where its author ended it.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

_WIDEST: Final = 100
"""A text with a longer line is not broken at a width: nobody reads such lines."""
_ENOUGH: Final = 3
"""So many lines must go on in the next one in the middle of a sentence, before a text is taken for broken."""
_SHARE: Final = 0.3
"""Of the full lines, so many at the least; else they are entries of a list that happen to be long."""
_LABEL: Final = re.compile(r"^([^\W\d][^:.]{1,40}):(?:\s|$)")
_SMALL: Final = re.compile(r"\s*[(\[a-z]")
_BEGINS: Final = re.compile(r"^\s*(?:[•‣▪●○◦⁃·*\uf0b7\uf0a7-]\s|\d+(?:\.\d+)+\s|\d{1,2}[.)]\s|\(?[a-z]\)\s)")


def unwrapped(lines: Sequence[str], apart: Collection[int]) -> dict[int, list[int]]:
    """Which lines go on: by the index of the first, the indices of those that belong to it.

    `apart` are the lines that are no prose: rows of tables, rules. Where the text is not broken at a width,
    only items go on whose further lines are indented.
    """
    prose = {at: line.strip() for at, line in enumerate(lines) if line.strip() and at not in apart}
    width = max((len(line) for line in prose.values()), default=0)
    if width > _WIDEST:
        return {}
    labels = _labels(prose.values())
    full = [at for at in prose if at + 1 in prose and not _fits(prose[at], prose[at + 1], width)]
    going_on = [at for at in full if not _begins(prose[at + 1], labels)]
    amid = [at for at in going_on if prose[at + 1][0].islower()]
    broken = len(amid) >= max(_ENOUGH, _SHARE * len(full))
    return _chained(sorted({*(going_on if broken else ()), *_hanging(lines, prose)}))


def _hanging(lines: Sequence[str], prose: Collection[int]) -> list[int]:
    """Lines of a numbered or marked item with which the next one goes on: deeper, small or in brackets."""
    found: list[int] = []
    deep = None
    for at, line in enumerate(lines):
        if at not in prose:
            deep = None
        elif _BEGINS.match(line):
            deep = _indent(line)
        elif deep is not None and _indent(line) > deep and _SMALL.match(line):
            found.append(at - 1)
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _fits(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split()[0]) <= width


def _labels(lines: Collection[str]) -> set[str]:
    """Words before a colon that begin several lines: `Lead:`, `Timescale:`."""
    found = Counter(label[1] for line in lines if (label := _LABEL.match(line)))
    return {label for label, number in found.items() if number > 1}


def _begins(line: str, labels: set[str]) -> bool:
    label = _LABEL.match(line)
    return bool(_BEGINS.match(line)) or (label is not None and label[1] in labels)


def _chained(going_on: list[int]) -> dict[int, list[int]]:
    chains: dict[int, list[int]] = {}
    first = -1
    for at in going_on:
        first = first if chains and chains[first][-1] == at else at
        chains.setdefault(first, []).append(at + 1)
    return chains
