"""Two languages side by side: a plan that prints each column, heading and title in Welsh and in English.

The fields of the plan say what the English half says; the Welsh half stays in the cells, word for word.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from dueregard.reading import headings
from dueregard.reading.lexicon import words

_OFTEN = 0.2
_FEWEST = 2


def is_welsh(text: str) -> bool:
    """Whether a fifth of the words or more are such as Welsh alone has."""
    tokens = re.findall(r"[^\W\d_][\w'’]*", text.casefold().replace("’", "'"))
    return sum(token in words("welsh") for token in tokens) >= max(1, _OFTEN * len(tokens))


def twins(texts: Sequence[str]) -> set[int]:
    """The columns whose Welsh headings have one beside them that names the same field in English; empty where
    there are fewer than two, since one may be there by chance."""
    found = set()
    for (n, one), (m, other) in pairwise(enumerate(texts)):
        if are_twins(one, other):
            found.add(n if is_welsh(one) else m)
    return found if len(found) >= _FEWEST else set()


def are_twins(one: str, other: str) -> bool:
    """Whether two headings name the same field, one in Welsh and the other in English."""
    field = headings.likely_field(one, headings.SURE)
    return (
        is_welsh(one) != is_welsh(other)
        and field is not None
        and field == headings.likely_field(other, headings.SURE)
    )


def english_of(texts: Sequence[str]) -> int | None:
    """Which of two texts says in English what the other says in Welsh; None where they are no such pair."""
    if len(texts) != 2 or is_welsh(texts[0]) == is_welsh(texts[1]):
        return None
    return 1 if is_welsh(texts[0]) else 0


def english_half(text: str) -> str:
    """Of a text that says one thing in Welsh and in English, with a mark between them, the English."""
    halves = re.split(r"\s+[/|]\s+|\n", text.strip())
    english = english_of(halves)
    return text if english is None else halves[english]
