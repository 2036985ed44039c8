"""Lists whose items say in passing who does it and by when: `… (Lead: HR Manager, by March 2025)`, or
`… – HR Manager – March 2025`, or `…. HR Manager. By March 2025.`"""

import re
from itertools import groupby

from dueregard.reading import sections
from dueregard.reading.grid import Slot
from dueregard.reading.layouts import labels
from dueregard.reading.layouts.items import Part, Telling
from dueregard.reading.layouts.labels import Labels
from dueregard.reading.prose import Paragraph
from dueregard.reading.words import Passage, Word

_BRACKET = re.compile(r"\s(?P<inside>[(\[][^()\[\]]{3,160}[)\]])[.;]?$")
_HAS_WORDS = re.compile(r"[^\W\d_]{2}")
_AFTER_BRACKET = re.compile(r"[)\]][.;]?\s+(?=[A-Z])")
_DASH = re.compile(r"(?<=\s)[–—|-](?=\s)")
_SENTENCE = re.compile(r"(?<=[^\s.][.;])(?<!e\.g\.)(?<!i\.e\.)\s")
_IN_BRACKET = re.compile(r"[,;–—]\s+|\s-\s|\s(?=by\s)")
_MARKS = " .;,()[]–—|-"
_SHORTEST = 8
"""Characters before the bracket: fewer are no action."""
_FEWEST = 2
_LEAST_SHARE = 0.5


def told(paragraphs: list[Paragraph], known: Labels) -> Telling | None:
    """Each paragraph with the owner and the date that it names at its end; None where too few name any."""
    found = [
        (one, *tail_of(sentence, known)) for one in paragraphs for sentence in sentences(one.passage, known)
    ]
    owned = [one for one, _, parts in found if parts]
    listed = [one for one in paragraphs if one.prose.bullet and not sections.is_heading(one)]
    if len(owned) < _FEWEST or len(owned) < _LEAST_SHARE * len(listed):
        return None
    style = sum(one.prose.bullet for one in owned) * 2 >= len(owned)
    within = _in_lists_of([one for one, _, _ in found], {id(one) for one in owned}) if style else set()
    return [_as_item(*one, bullets=id(one[0]) in within) for one in found]


def _in_lists_of(paragraphs: list[Paragraph], owned: set[int]) -> set[int]:
    """The items of the lists in which some item names an owner or a date."""
    found: set[int] = set()
    for _, run in groupby(paragraphs, key=lambda one: one.prose.bullet):
        ids = {id(one) for one in run}
        found |= ids if ids & owned else set()
    return found


def sentences(passage: Passage, known: Labels) -> list[Passage]:
    """The sentences of a paragraph where each of them ends in a bracket that says who or when."""
    found = passage.parts(mark.end() for mark in _AFTER_BRACKET.finditer(passage.flat))
    return found if all(_bracketed(one, known) for one in found) else [passage]


def _as_item(
    one: Paragraph, before: Passage, parts: list[Part], *, bullets: bool
) -> tuple[Paragraph, Passage, list[Part]]:
    """Where actions are items of a list, an item without an owner is an action too."""
    if parts or not (bullets and one.prose.bullet):
        return one, before, parts
    return one, one.passage, [Part(Passage(), Slot(Passage()), "timescale")]


def tail_of(passage: Passage, known: Labels) -> tuple[Passage, list[Part]]:
    """The words before what is said in passing at the end, and its parts."""
    if not passage:
        return passage, []
    return (
        _bracketed(passage, known)
        or _parted(passage, known, _DASH)
        or _by_sentences(passage, known)
        or (passage, [])
    )


def _bracketed(passage: Passage, known: Labels) -> tuple[Passage, list[Part]] | None:
    text = passage.flat
    bracket = _BRACKET.search(text)
    if not bracket or bracket.start() < _SHORTEST:
        return None
    begin = bracket.start("inside")
    cuts = [begin + found.end() for found in _IN_BRACKET.finditer(bracket["inside"])]
    before, *pieces = passage.parts([begin, *cuts])
    found = [_part(piece, known) for piece in pieces]
    named = any(part is not None and part.label for part in found)
    parts = [
        part or Part(Passage(), Slot(piece), "timescale") for part, piece in zip(found, pieces, strict=True)
    ]
    return (before, _merged(parts)) if named or all(found) else None


def _by_sentences(passage: Passage, known: Labels) -> tuple[Passage, list[Part]] | None:
    """`Publish the data. Policy Officer. By May 2025.`: sentences that are an owner and a date, and both."""
    found = _parted(passage, known, _SENTENCE)
    return found if found and {"lead", "timescale"} <= {part.field for part in found[1]} else None


def _parted(passage: Passage, known: Labels, mark: "re.Pattern[str]") -> tuple[Passage, list[Part]] | None:
    """The pieces after the marks, as long as each from the last one back says who or when."""
    before, *pieces = passage.parts(found.start() for found in mark.finditer(passage.flat))
    tail: list[Part] = []
    least = 0 if _HAS_WORDS.search(before.flat) else 1  # a number alone is no action
    while len(pieces) > least and (part := _part(pieces[-1], known)) is not None:
        tail.insert(0, part)
        pieces.pop()
    for piece in pieces:
        before = before.then(piece, " ")
    named = known.field_of(before.flat.strip(_MARKS)) is not None or bool(labels.cut(before, known)[1])
    return (before, _merged(tail)) if tail and len(before.words) > 1 and not named else None


def _part(piece: Passage, known: Labels) -> Part | None:
    """A piece that names an owner or a date, under its label or without one; None for other words."""
    if len(piece.words) > 1 and not piece.words[0].text.strip(_MARKS):
        part = _part(Passage(piece.words[1:]), known)
        return Part(Passage(piece.words[:1]).then(part.label, " "), part.slot, part.field) if part else None
    head, cut = labels.cut(_bare(piece) if piece.flat[:1] in "([" else piece, known)
    if len(cut) == 1 and not head:
        label, words, key = cut[0]
        key = key or labels.who_or_when(words.flat.strip(_MARKS)) or "detail"
        return Part(label, Slot(words), key)
    who_or_when = labels.who_or_when(piece.flat.strip(_MARKS))
    return Part(Passage(), Slot(piece), who_or_when) if who_or_when else None


def _merged(parts: list[Part]) -> list[Part]:
    """Neighbours of one field as one part: a comma or a dash inside a date parts nothing."""
    made: list[Part] = []
    for part in parts:
        if made and made[-1].field == part.field and not part.label.flat.strip(_MARKS):
            words = made[-1].slot.passage.then(part.label, " ").then(part.slot.passage, " ")
            made[-1] = Part(made[-1].label, Slot(words), part.field)
        else:
            made.append(part)
    return [Part(part.label, Slot(_bare(part.slot.passage)), part.field) for part in made]


def _bare(passage: Passage) -> Passage:
    """The passage without the marks at its ends; the words keep their places."""
    words = list(passage.words)
    if not words:
        return passage
    paired = passage.text.count("(") == passage.text.count(")")
    marks = " .;,–—|-" if paired and not passage.text.startswith("(") else _MARKS
    words[0] = _trimmed(words[0], words[0].text.lstrip(marks) or words[0].text)
    words[-1] = _trimmed(words[-1], words[-1].text.rstrip(marks) or words[-1].text)
    return Passage(tuple(words))


def _trimmed(word: Word, text: str) -> Word:
    return Word(text, word.at, word.start, word.gap)
