"""Runs of posts without separators → names, by what the document itself teaches.

Posts recur: a cell that holds one post alone, a piece that a page break or a line left by itself, a name that
other cells begin with. Known posts cut a run of names first; what is left is cut after the nouns that end a
post (Officer, Managers, Team …).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dueregard.reading.lexicon import latin, plain, words
from dueregard.reading.words import Passage

CODE = re.compile(r"(?:[A-Z][A-Za-z]{0,6}[A-Z]s?|[A-Z]{1,3}[0-9]?|[A-Z]+s|[A-Z0-9]{2,8})[?*]?")
HARD = re.compile(r"\s*(?:\n|;|•|(?<![A-Z])/|(?<!\b[AT])/(?![A-Z]\b))\s*")
"""What always parts names; `T/ACC` is a temporary rank."""
_MOST_WORDS = 80
_TITLES = frozenset(["Ms"])
_OFTEN = 3
"""A post that begins so many cells is known, even if it never stands alone."""


@dataclass(frozen=True, slots=True)
class Lore:
    """What a document teaches about its leads: names seen alone, and how often each begins or ends a cell."""

    alone: frozenset[str]
    seen: Counter[str]
    codes: frozenset[str]


def learn(cells: Iterable[Passage], glossary: Iterable[str] = ()) -> Lore:
    """Learn the names of a document from all its lead cells and from the abbreviations that it explains."""
    known = [cell for cell in cells if 0 < len(cell.words) <= _MOST_WORDS]
    empty = Lore(frozenset(), Counter(), frozenset())
    counts: Counter[str] = Counter()
    for cell in known:
        for piece in [
            *HARD.split(cell.text),
            *(part.flat for part in cell.pieces() if len(cell.pieces()) > 1),
        ]:
            tokens = piece.split()
            if 1 < len(tokens) <= 6 and _holds_post(tokens) and len(_posts(tokens, empty)) == 1:
                counts[piece] += 1
    alone = {name for name in counts if not _is_two(name, counts)}
    return Lore(frozenset(alone), _seen(known), frozenset(glossary))


def _is_two(name: str, counts: Counter[str]) -> bool:
    """Whether a cell that looks like one post is two: it begins or ends with one that stands alone
    elsewhere."""
    tokens = name.split()
    for cut in range(1, len(tokens)):
        head, tail = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if counts[tail] > counts[name] and (cut >= 2 or plain(head) in words("services")):
            return True
        if counts[head] >= counts[name] and (plain(tail) in words("services") or len(tokens) - cut >= 2):
            return True
    return False


def _seen(cells: list[Passage]) -> Counter[str]:
    """How often each run of words stands where a post would: at the start of a cell or after another post."""
    seen: Counter[str] = Counter()
    for cell in cells:
        tokens = cell.flat.split()
        starts = {0, *(n + 1 for n, token in enumerate(tokens[:-1]) if is_head(token))}
        for start in starts:
            for end in range(start + 2, min(start + 6, len(tokens)) + 1):
                if is_head(tokens[end - 1]):
                    seen[" ".join(tokens[start:end])] += 1
    return seen


def _holds_post(tokens: list[str]) -> bool:
    return is_head(tokens[-1]) or any(plain(token) in words("leading_nouns") for token in tokens)


def names_in(text: str, lore: Lore) -> tuple[list[str], bool]:
    """Names in a run of words without separators, and whether the cuts are certain."""
    tokens = text.split()
    if plain(text) in words("collectives") or len(tokens) == 1:
        return [text], True
    if all(is_code(token, lore) or token.startswith(("&", "(")) for token in tokens):
        return _codes(tokens), True
    if is_code(tokens[0], lore) and not any(is_head(token) for token in tokens):
        return _codes_with_services(tokens, lore), False
    half = len(tokens) // 2
    if len(tokens) % 2 == 0 and tokens[:half] == tokens[half:]:
        return [" ".join(tokens[:half]), " ".join(tokens[half:])], True
    names = [name for chunk in _brackets(tokens, lore) for name in _posts(chunk, lore)]
    sure = len(names) == 1 or all(name in lore.alone for name in names)
    return names, sure


def is_code(token: str, lore: Lore) -> bool:
    """Whether a word is initials: explained by the document, or written like them."""
    return token in lore.codes or bool(token not in _TITLES and CODE.fullmatch(latin(token)))


def _codes(tokens: list[str]) -> list[str]:
    """`JADCSI EIO` → two; a token that opens with & or a bracket belongs to the one before."""
    names: list[str] = []
    for token in tokens:
        if names and token.startswith(("&", "(")):
            names[-1] += f" {token}"
        else:
            names.append(token)
    return names


def _codes_with_services(tokens: list[str], lore: Lore) -> list[str]:
    """`JADCS HoS Housing Legal`: a code of a head takes the service after it, other services stand alone."""
    names: list[str] = []
    open_code = False
    for token in tokens:
        if names and (token.startswith(("&", "(")) or token[0].islower()):
            names[-1] += f" {token}"
        elif is_code(token, lore):
            names.append(token)
            open_code = plain(token) in words("leading_nouns")
        elif names and (
            open_code or (plain(token) not in words("services") and not is_code(names[-1], lore))
        ):
            names[-1] += f" {token}"
            open_code = False
        else:
            names.append(token)
    return names


def _brackets(tokens: list[str], lore: Lore) -> list[list[str]]:
    """Cut after a closing bracket, and before a code with a bracket of its own: `Admin MB (T3)`."""
    chunks: list[list[str]] = [[]]
    for n, token in enumerate(tokens):
        follows = n + 1 < len(tokens) and tokens[n + 1].startswith("(")
        if chunks[-1] and (chunks[-1][-1].endswith(")") or (follows and is_code(token, lore))):
            chunks.append([])
        chunks[-1].append(token)
    return [chunk for chunk in chunks if chunk]


def _posts(tokens: list[str], lore: Lore) -> list[str]:
    """Cut a run of posts: at the longest known names first, then after each noun that ends a post."""
    names: list[str] = []
    start = 0
    while start < len(tokens):
        end = _end_of_name(tokens, start, lore)
        rest = tokens[start:end]
        if (
            names
            and len(rest) == 1
            and end == len(tokens)
            and not _stands_alone(rest[0])
            and not is_head(rest[0])
        ):
            names[-1] += f" {rest[0]}"
        else:
            names += _inner(rest, lore)
        start = end
    return names


def _end_of_name(tokens: list[str], start: int, lore: Lore) -> int:
    for end in range(len(tokens), start + 1, -1):
        if " ".join(tokens[start:end]) in lore.alone and _may_cut(tokens, end):
            return end
    for end in range(start + 1, len(tokens)):
        alone = end - start == 1 and not _stands_alone(tokens[start])
        if (
            is_head(tokens[end - 1])
            and not alone
            and _may_cut(tokens, end)
            and not _goes_with(tokens, start, end, lore)
        ):
            return end
    return len(tokens)


def _stands_alone(token: str) -> bool:
    """One word that can be a lead: `Unions`, `Housing`; not `Directorate` or `Member`, which begin a longer
    name."""
    return plain(token) in words("services")


def _may_cut(tokens: list[str], end: int) -> bool:
    """A name may end here: what follows begins with a capital, and no small word or mark ties the two."""
    if end >= len(tokens):
        return True
    return (
        tokens[end][:1].isupper()
        and not tokens[end - 1].endswith((",", "-", "&"))
        and tokens[end - 1].casefold() not in words("joining_words")
    )


def _goes_with(tokens: list[str], start: int, end: int, lore: Lore) -> bool:
    """Whether the noun is inside a longer post: "Director Communities", "Service Managers", "Head of School
    Improvement"."""
    noun = plain(tokens[end - 1])
    if noun in words("leading_nouns"):
        return not _begins_known(tokens, end, lore)
    if {"of", "for"} & set(tokens[start:end]):
        return not (
            _begins_known(tokens, end, lore) or plain(tokens[end]) in words("leading_nouns") | words("ranks")
        )
    return noun.removesuffix("s") in words("team_nouns") and plain(tokens[end]).removesuffix("s") in words(
        "post_nouns"
    )


def _begins_known(tokens: list[str], start: int, lore: Lore) -> bool:
    return any(
        " ".join(tokens[start:end]) in lore.alone or lore.seen[" ".join(tokens[start:end])]
        for end in range(start + 2, len(tokens) + 1)
    )


def _inner(tokens: list[str], lore: Lore) -> list[str]:
    """A run that ends in one post but begins with another body: known endings and services that stand
    alone."""
    text = " ".join(tokens)
    if text in lore.alone:
        return [text]
    for cut in range(1, len(tokens) - 1):
        tail = " ".join(tokens[cut:])
        head = " ".join(tokens[:cut])
        if not _may_cut(tokens, cut):
            continue
        service = plain(head) in words("services")
        if (tail in lore.alone or lore.seen[tail] >= _OFTEN) and (cut >= 2 or service):
            return [*_inner(tokens[:cut], lore), tail]
        if service and len(tokens) - cut >= 4 and not is_head(tokens[cut]):
            return [head, tail]
    for cut in range(2, len(tokens) - 1):
        head = " ".join(tokens[:cut])
        rest = " ".join(tokens[cut:])
        if plain(rest) in words("services") and plain(head) in words("services") and _may_cut(tokens, cut):
            return [head, rest]
    if (
        len(tokens) > 2
        and not is_head(tokens[-1])
        and "-" in tokens[0]
        and plain(" ".join(tokens[1:])) in words("services")
    ):
        return [tokens[0], " ".join(tokens[1:])]
    return [text]


def is_head(token: str) -> bool:
    """Whether a word is a noun that ends a post or a body: Officer, Managers, Team."""
    bare = plain(token)
    nouns = words("post_nouns") | words("team_nouns")
    return token[:1].isupper() and (bare in nouns or bare.removesuffix("s") in nouns)


def group_offsets(text: str, lore: Lore) -> list[int]:
    """Where groups of leads begin in a cell: names that only a space parts; `MB/CM HoS` has two groups."""
    tokens = text.split()
    if not tokens:
        return []
    if all(is_code(token, lore) or token.startswith(("&", "(")) or "/" in token for token in tokens):
        names = _codes(tokens)
    else:
        names, _ = names_in(text, lore)
    if sum(len(name.split()) for name in names) != len(tokens):
        return [0]
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    offsets, count = [], 0
    for name in names:
        offsets.append(starts[count])
        count += len(name.split())
    return offsets
