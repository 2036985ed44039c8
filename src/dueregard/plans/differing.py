"""Two texts beside each other, word by word: what went, what came, what stayed."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

LONGEST: Final = 4000
"""Words of both texts together that are compared; longer ones are shown as gone and come as a whole."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that share one fate."""

    kind: Literal["same", "gone", "new"]
    text: str


def differing(old: str, new: str) -> tuple[Run, ...]:
    """The words of both texts in their order; the runs that are not "new" say `old`, letter by letter."""
    before, after = _words(old), _words(new)
    if len(before) + len(after) > LONGEST:
        return _runs([("gone", old), ("new", new)])
    found: list[tuple[Literal["same", "gone", "new"], str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(before[i1:i2])))
        else:
            found += [("gone", "".join(before[i1:i2])), ("new", "".join(after[j1:j2]))]
    return _runs(found)


def _runs(found: list[tuple[Literal["same", "gone", "new"], str]]) -> tuple[Run, ...]:
    return tuple(Run(kind, text) for kind, text in found if text)


def _words(text: str) -> list[str]:
    """Words, and the spaces between them."""
    return re.findall(r"\S+|\s+", text)
