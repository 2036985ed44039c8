"""What in a public plan may tell of a person: names, e-mail addresses, telephone numbers, small counts.

No list of names is whole. Found are the names that the body knows (leads, holders of posts, people with an
account), what a title stands before ("Cllr Smith"), and a common forename with a name after it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from dueregard.planfile.model import Item, Objective, PlanFile, to_data
from dueregard.planfile.words import shortened, words_in

NAME: Final = "name"
EMAIL: Final = "email"
TELEPHONE: Final = "telephone"

_EMAIL: Final = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE: Final = re.compile(
    r"(?<![\w.,/-])(?:\+44[\s-]?(?:\(0\))?|\(?0)(?:[\s()-]{0,2}\d){9,10}(?!\w)|(?i:\bext(?:ension)?\.?\s?\d{3,6}\b)"
)
_CAPITAL: Final = r"[^\W\d_a-zà-ÿ][\w'’-]*"
_TITLED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Revd?|Baroness)\.? "
    rf"(?:[A-Z]\.? ){{0,3}}{_CAPITAL}(?: {_CAPITAL})?"
)
_TWO_NAMES: Final = re.compile(rf"\b(?=({_CAPITAL}) ({_CAPITAL})(?![\w'’-]))")
_NO_SURNAMES: Final = frozenset(
    {
        *("Street", "Road", "Lane", "Avenue", "Close", "House", "Hall", "Court", "Park", "Centre"),
        *("School", "College", "Hospital", "Day", "Week", "Act", "Building", "Wing", "Trust"),
    }
)
_FEW: Final = re.compile(
    r"(?<![\w.,])(?:[1-4]|one|two|three|four)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:people|persons?|employees?|members? of staff|staff|residents?|pupils?|students?|patients?|tenants?|"
    r"applicants?|complaints?|incidents?|women|woman|men|man|adults?|child(?:ren)?|famil(?:y|ies))\b",
    re.IGNORECASE,
)
"""Counts of one to four: below the five from which most bodies publish figures about people."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: in which item ("" for the plan as a whole) and in which of its fields or columns."""

    item: str
    field: str


@dataclass(frozen=True, slots=True)
class Found:
    """Words that may tell of a person, with every place where they stand."""

    kind: str
    words: str
    places: tuple[Place, ...]


def people_in(file: PlanFile, known: Collection[str]) -> tuple[Found, ...]:
    """The names, e-mail addresses and telephone numbers of a plan file, each once, in the order of the plan.

    `known` are names that the body knows; the leads that are persons, or of whom nobody could tell, count
    among them.
    """
    sure = (
        (EMAIL, _EMAIL),
        (TELEPHONE, _TELEPHONE),
        (NAME, _any_of({*known, *_possible_persons(file)} - {""})),
    )
    return _gathered(
        (kind, words, place)
        for place, text in _texts(file)
        for kind, words in _people(text, (*sure, (NAME, _TITLED)))
    )


def small_numbers_in(file: PlanFile) -> tuple[Found, ...]:
    """Counts of so few people that somebody might be told by them: to be looked at, by whoever proposes."""
    return _gathered(
        ("few", " ".join(found[0].split()), place)
        for place, text in _texts(file)
        for found in _FEW.finditer(text)
    )


def _gathered(found: Iterable[tuple[str, str, Place]]) -> tuple[Found, ...]:
    places: dict[tuple[str, str], dict[Place, None]] = {}
    for kind, words, place in found:
        places.setdefault((kind, words), {})[place] = None
    return tuple(Found(kind, words, tuple(where)) for (kind, words), where in places.items())


def _texts(file: PlanFile) -> Iterator[tuple[Place, str]]:
    for where, text in words_in(to_data(file.plan)):
        yield Place("", _field(where) if where[0] == "translations" else where[-1]), text
    items: list[Item] = [*file.objectives, *file.actions]
    for item in items:
        name = (
            item.ref
            or shortened(item.title or (item.statement if isinstance(item, Objective) else ""), 60)
            or item.key
        )
        for where, text in words_in(to_data(item)):
            yield Place(name, _field(where)), text


def _field(where: tuple[str, ...]) -> str:
    """The field or column that words stand in; of a translation which, and in which language."""
    if where[0] == "translations":
        return f"{where[2]}, {where[1]}"
    return where[1] if where[0] == "cells" else where[0]


def _possible_persons(file: PlanFile) -> set[str]:
    items: list[Item] = [*file.objectives, *file.actions]
    return {lead.name for item in items for lead in item.leads if lead.kind in ("person", None)}


def _people(text: str, sure: Iterable[tuple[str, "re.Pattern[str]"]]) -> Iterator[tuple[str, str]]:
    """What one text names; nothing that overlaps with what was found before it."""
    spans: list[tuple[int, int]] = []
    for kind, begin, end in _matches(text, sure):
        if not any(start < end and begin < stop for start, stop in spans):
            spans.append((begin, end))
            yield kind, text[begin:end]


def _matches(text: str, sure: Iterable[tuple[str, "re.Pattern[str]"]]) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in sure:
        yield from ((kind, *found.span()) for found in pattern.finditer(text))
    for found in _TWO_NAMES.finditer(text):
        if found[1] in _forenames() and found[2] not in _NO_SURNAMES:
            yield NAME, found.start(1), found.end(2)


def _any_of(names: Collection[str]) -> "re.Pattern[str]":
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first) or r"(?!)")


@cache
def _forenames() -> frozenset[str]:
    text = resources.files("dueregard.publishing").joinpath("forenames.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
