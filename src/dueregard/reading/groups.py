"""Characteristics and periods as narrow headings name them: broken over lines, cut short, or by initials."""

import re
from collections.abc import Iterable
from functools import cache

from dueregard import law
from dueregard.reading.lexicon import plain, words

_FEWEST_LETTERS = 3
FEWEST_GROUPS = 4
"""Three initials may be a rating's colours or the duty's three aims; four can't be."""
_BARE_PERIOD = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:year|yr|y)\s?\d|"
    r"(?:spring|summer|autumn|winter)(?: term)?",
    re.IGNORECASE,
)


def group_in(heading: str, cut: bool = False) -> str | None:
    """The characteristic that a narrow heading names, wherever it was broken (`Disa bility`) or `cut`
    (`DIS`, `Preg./mat.`)."""
    letters = _letters(heading)
    whole = next((group for known, group in _known() if "".join(known) == letters), None)
    if whole or not cut or len(letters) < _FEWEST_LETTERS:
        return whole
    return next((group for known, group in _known() if _is_cut(letters, known)), None)


def _is_cut(letters: str, name: tuple[str, ...]) -> bool:
    """Whether letters are the beginnings of a name's words, one after the other, but for small words."""
    if not letters or not name:
        return not letters
    longest = next((n for n in range(len(letters), 0, -1) if name[0].startswith(letters[:n])), 0)
    if any(_is_cut(letters[n:], name[1:]) for n in range(longest, 0, -1)):
        return True
    return name[0] in words("joining_words") and _is_cut(letters, name[1:])


@cache
def _known() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Each name of a characteristic as its words' letters."""
    return tuple(
        (tuple(filter(None, map(_letters, re.split(r"[\W_]+", phrase)))), one.code)
        for one in law.characteristics()
        for phrase in one.printed
    )


def initials(heading: str) -> str | None:
    """The characteristic that initials, or a name whole or cut short, stand for in a block of such
    headings."""
    known = law.initials().get(_letters(heading))
    return known or group_in(heading) or group_in(heading, cut=True)


def are_initials(texts: Iterable[str]) -> bool:
    """Whether headings side by side are names or initials of different characteristics."""
    named = [group for text in texts if (group := initials(text))]
    return len(named) == len(set(named)) >= FEWEST_GROUPS


def is_bare_period(text: str) -> bool:
    """A month, term or plan year without its date."""
    return bool(_BARE_PERIOD.fullmatch(text.strip()))


def _letters(text: str) -> str:
    return "".join(letter for letter in plain(text) if letter.isalpha())
