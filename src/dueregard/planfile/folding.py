"""Text as it is looked for: small letters without accents, words of letters and digits, one space between.

Done here and not by the databases, whose own ways of cutting text into words differ.
"""

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
LONGEST: Final = 60
"""Letters of a word that count."""


def folded(text: str) -> str:
    """The words of the text as they are looked for."""
    return " ".join(word for word, _start, _end in words_of(text))


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Each word as it is looked for, and where it stands in the text."""
    return [(_fold(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]


def _fold(word: str) -> str:
    if word.isascii():  # nearly all are, and the same comes of them ten times as fast
        return word.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(letter for letter in plain if letter.isalnum())
    return letters[:LONGEST] or word[:LONGEST]
