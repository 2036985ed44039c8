"""Two texts beside each other, word by word: what went, what came, what stayed."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

LONGEST: Final = 4000
"""Words of both texts together that are compared; longer ones are shown as gone and come as a whole."""


Kind = Literal["same", "gone", "new"]
Fate = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that share one fate."""

    kind: Kind
    text: str


def differing(old: str, new: str) -> tuple[Run, ...]:
    """The words of both texts in their order; the runs that are not "new" say `old`, letter by letter."""
    before, after = _words(old), _words(new)
    if len(before) + len(after) > LONGEST:
        return _runs([("gone", old), ("new", new)])
    found: list[Fate] = []
    gone, new = "", ""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        kept, put = "".join(before[i1:i2]), "".join(after[j1:j2])
        if tag == "equal" and (kept.strip() or not (gone or new)):
            found += [("gone", gone), ("new", new), ("same", kept)]
            gone, new = "", ""
        else:  # a space between two changed words is no word that stayed
            gone, new = gone + kept, new + put
    return _runs([*found, ("gone", gone), ("new", new)])


def _runs(found: list[Fate]) -> tuple[Run, ...]:
    return tuple(Run(kind, text) for kind, text in found if text)


def _words(text: str) -> list[str]:
    """Words, and the spaces between them."""
    return re.findall(r"\S+|\s+", text)
