"""Words with identity: a passage remembers where each of its words was printed.

A reading joins torn cells, parts lists and moves cells back to their columns. For every word to be claimed
exactly once, text can't be a plain string on the way: it is a `Passage`, a run of `Word`s, each of which
knows its block, row, cell and place in the cell's source text. Mark-up left in a cell (`<u>`, `</li>`) is
kept apart as words of its own that no value holds.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_BLOCK_TAGS = "p|ul|ol|li|br|div|tr|h[1-6]"
_INLINE_TAGS = "u|b|i|em|strong|span|font|sup|sub|a|td|table"
_TAG = re.compile(rf"</?(?P<name>{_BLOCK_TAGS}|{_INLINE_TAGS})\b[^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCK_TAGS})\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|lsquo|rsquo|ldquo|rdquo|pound|#\d+);")


class At(NamedTuple):
    """The piece of the document that a word stands in; row and cell are None in prose. Counts start at 0."""

    block: int
    row: int | None = None
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word. `gap` is what parts it from the word before it: "", " " or "\\n"."""

    text: str
    at: At
    start: int
    gap: str = " "


@dataclass(frozen=True)
class Passage:
    """Words in reading order."""

    words: tuple[Word, ...] = ()

    @cached_property
    def text(self) -> str:
        """The words with their gaps: white space runs are one space, "\\n" a break that the document
        makes."""
        return "".join((word.gap if n else "") + word.text for n, word in enumerate(self.words))

    @cached_property
    def flat(self) -> str:
        """The text with breaks as spaces."""
        return self.text.replace("\n", " ")

    def __bool__(self) -> bool:
        return bool(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def then(self, other: "Passage", gap: str) -> "Passage":
        """This passage followed by another; `gap` stands between them."""
        if not self.words or not other.words:
            return self if self.words else other
        first = other.words[0]
        return Passage((*self.words, Word(first.text, first.at, first.start, gap), *other.words[1:]))

    def parts(self, offsets: Iterable[int]) -> list["Passage"]:
        """The passage cut before the words that begin at these offsets of `text`."""
        cuts = sorted(set(offsets))
        groups: list[list[Word]] = [[]]
        position = 0
        for n, word in enumerate(self.words):
            position += len(word.gap) if n else 0
            while cuts and cuts[0] <= position:
                cuts.pop(0)
                if groups[-1]:
                    groups.append([])
            groups[-1].append(word)
            position += len(word.text)
        return [Passage(tuple(group)) for group in groups if group]

    def lines(self) -> list["Passage"]:
        """The passage cut at the breaks that the document makes."""
        return self.parts(n + 1 for n, character in enumerate(self.text) if character == "\n")

    def pieces(self) -> list["Passage"]:
        """The passage as its source cells hold it: one piece for each cell that it was joined from."""
        groups: list[list[Word]] = []
        for word in self.words:
            if groups and groups[-1][-1].at == word.at:
                groups[-1].append(word)
            else:
                groups.append([word])
        return [Passage(tuple(group)) for group in groups]


def split_words(source: str, at: At) -> tuple[Passage, list[Word]]:
    """The words of one cell or paragraph, and its mark-up as words apart."""
    words: list[Word] = []
    markup: list[Word] = []
    position, gap = 0, ""
    for tag in _TAG.finditer(source):
        gap = _take(source, position, tag.start(), at, gap, words)
        markup.append(Word(tag.group(), at, tag.start()))
        gap = "\n" if _BLOCK_TAG.match(tag.group()) else gap
        position = tag.end()
    _take(source, position, len(source), at, gap, words)
    return Passage(tuple(words)), markup


def _take(source: str, start: int, end: int, at: At, gap: str, into: list[Word]) -> str:
    """Add the words of source[start:end]; returns the gap that stands before whatever follows."""
    position = start
    for match in re.finditer(r"\S+", source[start:end]):
        gap = _wider(gap, source[position : start + match.start()])
        into.append(Word(_plain(match.group()), at, start + match.start(), gap))
        gap, position = "", start + match.end()
    return _wider(gap, source[position:end])


def _wider(gap: str, space: str) -> str:
    if gap == "\n" or "\n" in space:
        return "\n"
    return " " if gap or space else ""


def _plain(word: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match.group()), word)
