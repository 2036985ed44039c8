"""Printed text into tokens, from left to right: at each word the first pattern that fits says what it is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dueregard.planfile.timescales.phrases import PHRASES
from dueregard.planfile.timescales.printed_dates import DATES
from dueregard.planfile.timescales.tokens import Maker, Token

_BODY: Final = re.compile(
    r"(?:[A-Z][\w&'-]*\s+){0,5}(?:Committee|Board|Cabinet|Panel|Executive|Council|SLT|CMT|SMT|Pwyllgor)(?=\s|$)"
)
_MARKS: Final = {"-": "-", "/": "/", "\\": "/", ",": ",", "(": "(", "[": "(", ")": ")", "]": ")", ";": ".",
                 "•": ".", "*": ".", "|": ".", "?": "?", "✓": "C", "✔": "C"}  # fmt: skip
_WORD: Final = re.compile(r"\w+(?:['.&/-]\w+)*")
_NAMED_AFTER_A_YEAR: Final = re.compile(
    r"\b(?:act|bill|census|regulations?|order|code|framework|eflg|duty|strategy|standard|regs)\s*\(?$",
    re.IGNORECASE,
)
_PATTERNS: Final[tuple[tuple["re.Pattern[str]", Maker], ...]] = (
    *((re.compile(pattern, re.IGNORECASE), maker) for pattern, maker in DATES),
    *((re.compile(rf"(?:{pattern})(?![a-z0-9])", re.IGNORECASE), maker) for pattern, maker in PHRASES),
)


def tokens(text: str) -> list[Token]:
    """The tokens of a folded text, in its order; words that mean nothing here are kept as kind `w`."""
    return list(_scan(text))


def _scan(text: str) -> Iterator[Token]:
    position = 0
    while position < len(text):
        token = _token_at(text, position)
        if token:
            yield token
        position = token.end if token else position + 1


def _token_at(text: str, position: int) -> Token | None:
    character = text[position]
    if character.isspace():
        return None
    found = _mark(text, position) or _match(text, position)
    if found or not character.isalnum():
        return found
    word = _WORD.match(text, position)
    return Token("w", position, word.end()) if word else None


def _mark(text: str, position: int) -> Token | None:
    character = text[position]
    if character == "-" and text[position : position + 2] == "->":
        return Token("V", position, position + 2)
    if character == "." and (position + 1 == len(text) or text[position + 1].isspace()):
        return Token(".", position, position + 1)
    kind = _MARKS.get(character)
    return Token(kind, position, position + 1) if kind else None


def _match(text: str, position: int) -> Token | None:
    if position and text[position - 1].isalnum() and text[position].isalnum():
        return None
    body = _BODY.match(text, position)
    for pattern, maker in _PATTERNS:
        match = pattern.match(text, position)
        read = maker(match) if match and match.end() > position else None
        if match and read:
            token = Token(read[0], position, match.end(), *read[1:])
            return _named_after(text, token) or token
    return Token("b", position, body.end()) if body else None


def _named_after(text: str, token: Token) -> Token | None:
    """A year that is part of a name, as in "Equality Act 2010", is no date."""
    if token.kind == "Y" and _NAMED_AFTER_A_YEAR.search(text, 0, token.start):
        return replace(token, kind="w", value=None)
    return None
