"""One cell, several actions: items that have an officer or a date each are parted, one action for each."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dueregard.planfile.timescales import read_timescale
from dueregard.reading import posts, references
from dueregard.reading.content import names_someone
from dueregard.reading.lexicon import words
from dueregard.reading.posts import Lore
from dueregard.reading.words import Passage

_STARTER = re.compile(
    r"(?:by|end|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|q[1-4]|ongoing|"
    r"annual|each|every|quarterly|monthly|"
    r"weekly|as appropriate|as per|as required|see|review(?!ed)|committee|twice|following|on completion|"
    r"commence|from|start|tbc|immediate|\d)",
    re.IGNORECASE,
)
_INSIDE_DATE = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?|[-/&]|\b\d{1,2})\s*$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:(?<=[\w)'’\"”][.;!?])(?<!e\.g\.)(?<!i\.e\.)\s+|\n)(?=[A-Z0-9\"“•(-])")
_NUMBER = re.compile(r"(?<!\S)\(?(?:\d{1,2}|[a-h])\)\s+")
_SEVERAL_WORDS = re.compile(r"\w\W*\s\W*\w")
"""An item says what is to be done: one word more with a capital belongs to the name before it."""
_MOST_WORDS = 80
_KINDS = frozenset({"due", "recurring", "conditional", "ongoing", "start"})


@dataclass(frozen=True, slots=True)
class Share:
    """One action's share of a row: its part of the title, lead and timescale cells."""

    title: Passage
    who: Passage
    when: Passage


def shares(title: Passage, who: Passage, when: Passage, lore: Lore) -> list[Share]:
    """Part a row into actions where each item has a date of its own, and an officer of its own or all the
    same one.

    Empty where the cells don't fall into equally many parts: then the row is one action with a list in it.
    """
    if len(when.words) > _MOST_WORDS or len(who.words) > _MOST_WORDS:
        return []
    for titles in _title_parts(title):
        dates = _lines(when, len(titles), _says_one_thing) or date_parts(when, len(titles))
        if dates:
            return _pair(titles, who, dates, lore)
    return []


def _pair(titles: list[Passage], who: Passage, dates: list[Passage], lore: Lore) -> list[Share]:
    officers = _lines(who, len(dates), names_someone) or who.parts(posts.group_offsets(who.flat, lore))
    if len(officers) == len(dates):
        return [Share(*three) for three in zip(titles, officers, dates, strict=True)]
    if len(officers) <= 1:
        return [Share(part, who, date) for part, date in zip(titles, dates, strict=True)]
    return []


def _lines(passage: Passage, wanted: int, test: Callable[[str], bool]) -> list[Passage]:
    """A cell's lines where they are as many as are wanted and each passes the test; else empty."""
    lines = passage.lines()
    return lines if len(lines) == wanted and all(test(line.flat) for line in lines) else []


def date_parts(when: Passage, wanted: int) -> list[Passage]:
    """A timescale cell cut into so many whole timescales, each saying one thing for sure; empty where it
    can't be."""
    text = when.flat
    starts = [found.start() for found in re.finditer(r"\S+", text) if _may_begin(text, found.start())]
    if not starts or starts[0] != 0 or not 2 <= wanted <= len(starts) <= 24:
        return []
    reached: dict[int, list[int]] = {0: []}
    for _ in range(wanted):
        reached = {
            end: [*cuts, start]
            for start, cuts in reached.items()
            for end in [*(one for one in starts if one > start), len(text)]
            if _says_one_thing(text[start:end].strip())
        }
    return when.parts(reached[len(text)]) if len(text) in reached else []


def _may_begin(text: str, start: int) -> bool:
    """A timescale may begin here: with a capital or a figure, and not with the year of a month before it."""
    if not _STARTER.match(text, start):
        return False
    return start == 0 or (not text[start].islower() and not _INSIDE_DATE.search(text[:start]))


def _says_one_thing(text: str) -> bool:
    reading = read_timescale(text)
    if text.count("(") != text.count(")"):
        return False
    unsure = {doubt.code for doubt in reading.doubts} & {"not-understood", "no-year", "no-date"}
    return len(reading.entries) == 1 and reading.entries[0].kind in _KINDS and not unsure


def _title_parts(title: Passage) -> Iterator[list[Passage]]:
    """Ways to cut a title into items: at its numbers, at its stops, at capitals; those that give at least
    two."""
    text = title.text
    opened = references.opening(text)
    start = opened.end if opened else 0
    for found in (
        [mark.start() for mark in _NUMBER.finditer(text)],
        [mark.end() for mark in _ITEM.finditer(text)],
        _capital_cuts(text),
    ):
        parts = title.parts(cut for cut in found if not 0 < cut <= start)
        if len(parts) > 1 and all(_SEVERAL_WORDS.search(part.text) for part in parts):
            yield parts


def _capital_cuts(text: str) -> list[int]:
    """Where a new item may begin without a mark: a capital after a small-letter word or after the end of a
    name."""
    cuts = []
    tokens = list(re.finditer(r"\S+", text))
    for before, token in pairwise(tokens):
        word, following = before.group(), token.group()
        if not following[:1].isupper() or following.isupper() or word.casefold() in words("small_words"):
            continue
        if word[:1].islower() or word.casefold() in words("post_nouns") | words("team_nouns"):
            cuts.append(token.start())
    return cuts
