"""Names as they are compared: plans print one post in many ways."""

import re
import unicodedata

from dueregard.reading.lexicon import latin


def fold(text: str) -> str:
    """The words of a name in small letters, parted by single spaces, without marks and without "and".

    Letters of other alphabets that look Latin count as the Latin ones: plans hold Cyrillic initials.
    """
    plain = latin(unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(word for word in re.findall(r"[^\W_]+", plain) if word != "and")


def key(text: str) -> str:
    """What two ways of writing one name have in common: `JADHR &P` and `JADHRP` give the same."""
    return fold(text).replace(" ", "")
