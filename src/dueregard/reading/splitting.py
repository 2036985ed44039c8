"""One cell, several actions: items that have an officer or a date each are parted, one action for each."""

import re
from dataclasses import dataclass

from dueregard.planfile.model import Entry
from dueregard.reading import leads
from dueregard.reading.leads import Lore
from dueregard.reading.lexicon import words
from dueregard.reading.when import entries_of
from dueregard.reading.words import Passage

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "its",
        "of",
        "on",
        "or",
        "our",
        "out",
        "over",
        "per",
        "the",
        "their",
        "to",
        "under",
        "via",
        "with",
        "within",
        "&",
        "all",
        "new",
    ]
)
_STARTER = re.compile(
    r"(?:by|end|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|q[1-4]|ongoing|annual|each|every|quarterly|monthly|"
    r"weekly|as appropriate|as per|as required|see|review(?!ed)|committee|twice|following|on completion|commence|from|start|tbc|immediate|\d)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:(?<=[.;!?])\s+|\n)(?=\S)")
_NUMBER = re.compile(r"(?<!\S)\(?(?:\d{1,2}|[a-h])\)\s+")


@dataclass(frozen=True, slots=True)
class Share:
    """One action's share of a row: its part of the title, lead and timescale cells."""

    title: Passage
    who: Passage
    when: Passage


def shares(title: Passage, who: Passage, when: Passage, lore: Lore) -> list[Share]:
    """Part a row into actions where each item has a date of its own, and an officer of its own or all the same one.

    Empty where the cells don't fall into equally many parts: then the row is one action with a list in it.
    """
    dates = date_parts(when)
    if len(dates) < 2:
        return []
    titles = _title_parts(title, len(dates))
    if len(titles) != len(dates):
        return []
    officers = who.parts(leads.group_offsets(who.flat, lore))
    if len(officers) == len(dates):
        return [Share(*three) for three in zip(titles, officers, dates, strict=True)]
    if len(officers) <= 1:
        return [Share(part, who, date) for part, date in zip(titles, dates, strict=True)]
    return []


def date_parts(when: Passage) -> list[Passage]:
    """A timescale cell cut into whole timescales: together they must say what the cell says, one thing each."""
    text = when.flat
    wanted = entries_of(text)
    starts = [found.start() for found in re.finditer(r"\S+", text) if _STARTER.match(text, found.start())]
    if not starts or starts[0] != 0 or not 2 <= len(wanted) <= len(starts) <= 24:
        return []
    reached: dict[int, list[int]] = {0: []}
    for entry in wanted:
        reached = {
            end: [*cuts, start]
            for start, cuts in reached.items()
            for end in [*(one for one in starts if one > start), len(text)]
            if _says(text[start:end].strip(), entry)
        }
    return when.parts(reached[len(text)]) if len(text) in reached else []


def _says(text: str, entry: Entry) -> bool:
    """Whether the words say one thing, and this one. What an action waits for may be worded with more or less."""
    said = entries_of(text)
    if len(said) != 1 or entry.kind not in ("due", "recurring", "conditional", "ongoing", "start"):
        return False
    return said[0].model_copy(update={"text": ""}) == entry.model_copy(update={"text": ""})


def _title_parts(title: Passage, wanted: int) -> list[Passage]:
    text = title.text
    for cuts in (
        [found.start() for found in _NUMBER.finditer(text)][1:],
        [found.end() for found in _ITEM.finditer(text)],
        _capital_cuts(text),
    ):
        parts = [part for part in title.parts(cuts) if re.search(r"\w", part.text)]
        if len(parts) == wanted and wanted > 1:
            return title.parts(cuts[: wanted - 1])
    return []


def _capital_cuts(text: str) -> list[int]:
    """Where a new item may begin without a mark: a capital after a small-letter word or after the end of a name."""
    cuts = []
    tokens = list(re.finditer(r"\S+", text))
    for before, token in zip(tokens, tokens[1:], strict=False):
        word, following = before.group(), token.group()
        if not following[:1].isupper() or following.isupper() or word.casefold() in _SMALL:
            continue
        if word[:1].islower() or word.casefold() in words("post_nouns") | words("team_nouns"):
            cuts.append(token.start())
    return cuts
