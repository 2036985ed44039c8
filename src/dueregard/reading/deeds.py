"""Which columns say what is to be done, and which tell why, what was found or what is recommended."""

import re
from collections.abc import Iterable
from functools import lru_cache

from dueregard.reading.lexicon import plain, words

_MARKS = re.compile(r"^(?:[\W\d_]+|\(?[a-z]{1,3}[.)]\s+)+", re.IGNORECASE)
_WILL = re.compile(
    r"(?:(?:by|before|from|in) [^,;]{3,24},? )?"
    r"(?:we|(?:the|our|all|each|every)(?: [\w'&-]+){1,6}|[A-Z]\w*(?: [A-Z]?\w+)?) (?:will|shall)"
    r"(?: also| then)? "
    r"(?:be )?(?P<verb>[\w-]+)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"there (?:is|are|was|were|has|have)\b|(?:because|so that|in order|this (?:will|is|was|has)|"
    r"it is|it was|required by|"
    r"to (?:ensure|make sure|help|enable|allow|meet|comply|reflect|understand))\b|"
    r"[^.;]{0,60}?\b(?:should|ought to|was|were|has been|have been|had|found that|told us|said that|"
    r"do not|does not|did not|are not|is not|rose by|fell by)\b",
    re.IGNORECASE,
)
_TO_BE_DONE = re.compile(r"\bto be \w+(?:ed|en|un|ld|id|de|et|ut|ne|wn|ht)\b", re.IGNORECASE)
SOUND = 0.5
"""The least `share` of words that say what is to be done."""
_FEWEST = 2


@lru_cache(maxsize=20_000)
def weight(text: str) -> float:
    """How much words sound like something to do: 1 for `Review …` or `We will …`, less for `To review …`,
    -1 for `There is no …`, `The force should …`, `So that …`; 0 where they tell nothing."""
    bare = _MARKS.sub("", text).replace("’", "'")
    deeds, will = words("deeds"), _WILL.match(bare)
    first, second = ([plain(word) for word in bare.split()[:2]] + ["", ""])[:2]
    if first in deeds or (first.endswith("ly") and second in deeds):
        return 1.0
    if (will and (plain(will["verb"]) in deeds or first == "we")) or _TO_BE_DONE.search(bare):
        return 1.0
    if _BESIDE.match(bare):
        return -1.0
    return 0.5 if first == "to" and second in deeds else 0.0


def share(texts: Iterable[str]) -> float:
    """The mean weight of a column's filled cells, -1 to 1; 0 where too few are filled to judge by."""
    found = [weight(text) for text in texts if text]
    return sum(found) / len(found) if len(found) >= _FEWEST else 0.0
