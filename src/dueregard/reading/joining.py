"""How two fragments of one cell fit together: torn inside a word, inside a sentence, or at a new item."""

import re

from dueregard.reading.words import Passage

_URL_TAIL = re.compile(r"(?:https?://|www\.)\S*$")
_URL_HEAD = re.compile(r"^[\w./?=&%#~+-]*[/.?=&_-][\w./?=&%#~+-]*(?:\s|$)|^[a-z][\w/.-]*(?:\s|$)")
_OPEN_END = re.compile(r"(?:[\w,&/(–—-]|\b(?:and|or|of|the|to|for|with|in|on|by|a))$", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[•‣▪●○◦⁃·\uf0b7\uf0a7]|[-*]\s|\d{1,2}[.)]\s|\(?[a-z]\)\s)")


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence or an item does."""
    return not text or text.rstrip()[-1:] in ".!?;:)\"'”’" or bool(_URL_TAIL.search(text))


def begins_low(text: str) -> bool:
    """Whether a text begins in the middle of a sentence: with a small letter."""
    first = text[:1]
    return first.islower() and not _BULLET.match(text)


def join(above: Passage, below: Passage, torn: bool, vocabulary: frozenset[str]) -> Passage:
    """Two fragments as one passage: nothing between halves of a word, a space in a sentence, else a break."""
    if not above or not below:
        return above or below
    return above.then(below, gap_between(above.text, below.text, torn, vocabulary))


def gap_between(above: str, below: str, torn: bool, vocabulary: frozenset[str]) -> str:
    """What stands between two fragments of a cell; `torn` where a page break parted them.

    `vocabulary` holds the document's own words in small letters: halves that only make a word together are
    one.
    """
    if _inside_word(above, below, vocabulary):
        return ""
    if torn and not _BULLET.match(below):
        return " "
    starts_item = bool(_BULLET.match(below)) or (below[:1].isupper() or below[:1].isdigit())
    return "\n" if starts_item else " "


def _inside_word(above: str, below: str, vocabulary: frozenset[str]) -> bool:
    if re.search(r"\w[-/]$", above) and re.match(r"\w", below) and not above.endswith(" -"):
        return True
    if _URL_TAIL.search(above) and above[-1:] not in ".,;)" and _URL_HEAD.match(below):
        return not re.match(r"[A-Z]", below)
    tail, head = re.search(r"[^\W\d_]+$", above), re.match(r"[^\W\d_]+", below)
    if not tail or not head or not below[:1].islower():
        return False
    whole = (tail.group() + head.group()).casefold()
    halves = (tail.group().casefold(), head.group().casefold())
    return whole in vocabulary and not all(half in vocabulary for half in halves)
