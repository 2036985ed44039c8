"""Lead cells → names. Where nothing parts the names, the document itself teaches how they are parted.

Posts recur: a cell that holds one post alone, a piece that a page break or a line left by itself, a name that other
cells begin with. Known posts cut a run of names first; what is left is cut after the nouns that end a post (Officer,
Managers, Team …). What only such a guess parted is marked uncertain.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dueregard.planfile.model import Lead, LeadKind
from dueregard.reading.lexicon import latin, plain, words
from dueregard.reading.words import Passage

_CODE = re.compile(r"(?:[A-Z][A-Za-z]{0,6}[A-Z]s?|[A-Z]{1,3}[0-9]?|[A-Z]+s|[A-Z0-9]{2,8})[?*]?")
_HARD = re.compile(r"\s*(?:\n|;|•|(?<![A-Z])/|/(?![A-Z]\b))\s*")
_AND = re.compile(r"\s+(?:and|ac?|a/ac|&)\s+(?=\w)|\s*\+\s*")
_RANK = re.compile(
    r"(?:Deputy |Assistant |Associate |Interim |Acting |Strategic |Executive )*(?:Head|Director|Chief|Cabinet Member|Portfolio Holder|Pennaeth|Prif)\b"
)
_OTHERS = re.compile(r"\s*,?\s+and\s+(?=other\b)")
_ROLE = re.compile(
    r"(?:^|(?<=\s))(R|A|C|I|Lead|Support|Responsible|Accountable|Consulted|Informed|Sponsor|Owner|Partners?|Contributors?)\s*[:=]\s*"
)
_ROLES = {"r": "responsible", "a": "accountable", "c": "consulted", "i": "informed"}
_PERSON = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Cllr|Prof)\.? )?[A-Z][a-z'’]+(?:[- ][A-Z][A-Za-z'’-]+){1,2}")
_OFTEN = 3
"""A post that begins so many cells is known, even if it never stands alone."""
_OUTSIDE = frozenset(
    [
        "council",
        "union",
        "police",
        "trust",
        "authority",
        "agency",
        "association",
        "college",
        "university",
        "forum",
    ]
)
_SMALL = frozenset(
    [
        "and",
        "of",
        "for",
        "the",
        "&",
        "to",
        "in",
        "on",
        "with",
        "a",
        "at",
        "or",
        "responsible",
        "y",
        "yr",
        "ar",
    ]
)


@dataclass(frozen=True, slots=True)
class Lore:
    """What a document teaches about its leads: names seen alone, and how often each begins or ends a cell."""

    alone: frozenset[str]
    seen: Counter[str]
    codes: frozenset[str]


def learn(cells: Iterable[Passage], glossary: Iterable[str] = ()) -> Lore:
    """Learn the names of a document from all its lead cells and from the abbreviations that it explains."""
    known = [cell for cell in cells if cell]
    empty = Lore(frozenset(), Counter(), frozenset())
    counts: Counter[str] = Counter()
    for cell in known:
        for piece in [
            *_HARD.split(cell.text),
            *(part.flat for part in cell.pieces() if len(cell.pieces()) > 1),
        ]:
            tokens = piece.split()
            if 1 < len(tokens) <= 6 and _holds_post(tokens) and len(_posts(tokens, empty)) == 1:
                counts[piece] += 1
    alone = {name for name in counts if not _is_two(name, counts)}
    return Lore(frozenset(alone), _seen(known), frozenset(glossary))


def _is_two(name: str, counts: Counter[str]) -> bool:
    """Whether a cell that looks like one post is two: it ends in one that the document knows better."""
    tokens = name.split()
    return any(
        counts[" ".join(tokens[cut:])] > counts[name] and (cut >= 2 or plain(tokens[0]) in words("services"))
        for cut in range(1, len(tokens) - 1)
    )


def _seen(cells: list[Passage]) -> Counter[str]:
    """How often each run of words stands where a post would: at the start of a cell or after another post."""
    seen: Counter[str] = Counter()
    for cell in cells:
        tokens = cell.flat.split()
        starts = {0, *(n + 1 for n, token in enumerate(tokens[:-1]) if _is_head(token))}
        for start in starts:
            for end in range(start + 2, min(start + 6, len(tokens)) + 1):
                if _is_head(tokens[end - 1]):
                    seen[" ".join(tokens[start:end])] += 1
    return seen


def _holds_post(tokens: list[str]) -> bool:
    return _is_head(tokens[-1]) or any(plain(token) in words("leading_nouns") for token in tokens)


def split(cell: Passage, role: str, lore: Lore, skip: int = 0) -> tuple[list[Lead], bool]:
    """The leads of a cell, in its order and each once, and whether every cut is certain.

    `skip` characters at the start are a label and no name.
    """
    leads: list[Lead] = []
    certain = True
    for part, own_role in _by_role(cell.text[skip:], role):
        for piece in _pieces(part, lore):
            names, sure = _names(piece, lore)
            certain = certain and sure
            for name in names:
                lead = Lead(name=name, role=own_role, kind=kind_of(name, lore), uncertain=not sure)
                if all((known.name, known.role) != (name, own_role) for known in leads):
                    leads.append(lead)
    return leads, certain


def _by_role(text: str, role: str) -> list[tuple[str, str]]:
    """`R: Head of HR A: Chief Executive` parted by its own labels."""
    marks = list(_ROLE.finditer(text))
    if not marks or (len(marks) == 1 and len(marks[0][1]) == 1):
        return [(text, role)]
    parts = [(text[: marks[0].start()], role)]
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        label = mark[1].casefold()
        parts.append((text[mark.end() : after.start() if after else len(text)], _ROLES.get(label, label)))
    return [(part.strip(" ;,\n"), own) for part, own in parts if part.strip(" ;,\n")]


def _pieces(text: str, lore: Lore) -> list[str]:
    """Cut at what surely parts names: lines, semicolons, strokes, "and" between names, commas between names."""
    pieces: list[str] = []
    for hard in _HARD.split(text):
        for half in _OTHERS.split(hard):
            for piece in _AND.split(half) if _alike(_AND.split(half), lore) else [half]:
                pieces += _by_comma(piece, lore)
    return [piece.strip(" ,.") for piece in pieces if piece.strip(" ,.")]


def _by_comma(text: str, lore: Lore) -> list[str]:
    """Commas part names of one sort; after a post they say what it is over: "Senior Manager, Skills"."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) >= 2:
        ends = _AND.split(parts[-1])
        if len(ends) == 2 and _alike([*parts[:-1], *ends], lore, by_comma=True):
            return [*parts[:-1], *ends]
    return parts if _alike(parts, lore, by_comma=True) else [text]


def _alike(parts: list[str], lore: Lore, by_comma: bool = False) -> bool:
    """Whether the parts are names of one sort: all persons, all codes, or all posts and bodies.

    A post before a team of no person ("Senior Manager, Corporate Services") says what it is over, unless the team is
    named by its noun; one bare word ("Policy and Insight Manager") is the first half of a longer name.
    """
    sorts = [_sort(part, lore) for part in parts if part]
    if len(parts) < 2 or None in sorts:
        return False
    if len(set(sorts)) == 1:
        return True
    if set(sorts) == {"post", "team"} and not (by_comma and sorts[0] == "post"):
        teams = [part for part, sort in zip(parts, sorts, strict=True) if sort == "team"]
        return all(
            plain(part.split()[-1]).removesuffix("s") in words("team_nouns") - {"service"} for part in teams
        )
    return set(sorts) <= {"code", "post", "collective"} and sorts[0] != "code"


def _sort(part: str, lore: Lore) -> str | None:
    """person, code, post, team, collective; None where the words are no name by themselves."""
    tokens = re.sub(r"\s*\([^()]*\)", "", part).split()
    if not tokens:
        return None
    if plain(part) in words("collectives"):
        return "collective"
    if all(_is_code(token, lore) for token in tokens):
        return "code"
    last = plain(tokens[-1]).rsplit("-", 1)[-1]
    if last.removesuffix("s") in words("post_nouns") or _RANK.match(part):
        return "post"
    if last.removesuffix("s") in words("team_nouns") or plain(part) in words("services"):
        return "team"
    named = _PERSON.fullmatch(part) and not any(plain(token) in words("services") for token in tokens)
    return "person" if named else None


def _names(text: str, lore: Lore) -> tuple[list[str], bool]:
    """Names in a run of words without separators, and whether the cuts are certain."""
    tokens = text.split()
    if plain(text) in words("collectives") or len(tokens) == 1:
        return [text], True
    if all(_is_code(token, lore) or token.startswith(("&", "(")) for token in tokens):
        return _codes(tokens), True
    if _is_code(tokens[0], lore) and not any(_is_head(token) for token in tokens):
        return _codes_with_services(tokens, lore), False
    half = len(tokens) // 2
    if len(tokens) % 2 == 0 and tokens[:half] == tokens[half:]:
        return [" ".join(tokens[:half]), " ".join(tokens[half:])], True
    names = [name for chunk in _brackets(tokens, lore) for name in _posts(chunk, lore)]
    sure = len(names) == 1 or all(name in lore.alone for name in names)
    return names, sure


def _is_code(token: str, lore: Lore) -> bool:
    return token in lore.codes or bool(_CODE.fullmatch(latin(token)))


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
        if names and token.startswith(("&", "(")):
            names[-1] += f" {token}"
        elif _is_code(token, lore):
            names.append(token)
            open_code = plain(token) in words("leading_nouns")
        elif names and (
            open_code or (plain(token) not in words("services") and not _is_code(names[-1], lore))
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
        if chunks[-1] and (chunks[-1][-1].endswith(")") or (follows and _is_code(token, lore))):
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
            and not _is_head(rest[0])
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
            _is_head(tokens[end - 1])
            and not alone
            and _may_cut(tokens, end)
            and not _goes_with(tokens, start, end, lore)
        ):
            return end
    return len(tokens)


def _stands_alone(token: str) -> bool:
    """One word that can be a lead: `Unions`, `Housing`; not `Directorate` or `Member`, which begin a longer name."""
    return plain(token) in words("services")


def _may_cut(tokens: list[str], end: int) -> bool:
    """A name may end here: what follows begins with a capital, and no small word or mark ties the two."""
    if end >= len(tokens):
        return True
    return (
        tokens[end][:1].isupper()
        and not tokens[end - 1].endswith((",", "-", "&"))
        and tokens[end - 1].casefold() not in _SMALL
    )


def _goes_with(tokens: list[str], start: int, end: int, lore: Lore) -> bool:
    """Whether the noun is inside a longer post: "Director Communities", "Service Managers", "Head of School Improvement"."""
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
    """A run that ends in one post but begins with another body: known endings and services that stand alone."""
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
        if service and len(tokens) - cut >= 4 and not _is_head(tokens[cut]):
            return [head, tail]
    for cut in range(2, len(tokens) - 1):
        head = " ".join(tokens[:cut])
        rest = " ".join(tokens[cut:])
        if plain(rest) in words("services") and plain(head) in words("services") and _may_cut(tokens, cut):
            return [head, rest]
    if (
        len(tokens) > 2
        and not _is_head(tokens[-1])
        and "-" in tokens[0]
        and plain(" ".join(tokens[1:])) in words("services")
    ):
        return [tokens[0], " ".join(tokens[1:])]
    return [text]


def _is_head(token: str) -> bool:
    bare = plain(token)
    nouns = words("post_nouns") | words("team_nouns")
    return token[:1].isupper() and (bare in nouns or bare.removesuffix("s") in nouns)


def kind_of(name: str, lore: Lore) -> LeadKind | None:
    """Person, post, team, collective or outside body, as far as the words say; None where they don't."""
    folded = plain(name)
    if folded in words("collectives") or re.match(r"all\b", folded):
        return "collective"
    tokens = [plain(token).removesuffix("s") for token in name.split()]
    if not tokens:
        return None
    if tokens[-1] in _OUTSIDE:
        return "outside"
    if tokens[-1] in words("team_nouns") or folded in words("services"):
        return "team"
    if any(token in words("post_nouns") for token in tokens):
        return "post"
    if _PERSON.fullmatch(name):
        return "person"
    return "post" if _is_code(name.split()[0], lore) else None


def group_offsets(text: str, lore: Lore) -> list[int]:
    """Where groups of leads begin in a cell: names that only a space parts; `MB/CM HoS` has two groups."""
    tokens = text.split()
    if not tokens:
        return []
    if all(_is_code(token, lore) or token.startswith(("&", "(")) or "/" in token for token in tokens):
        names = _codes(tokens)
    else:
        names, _ = _names(text, lore)
    if sum(len(name.split()) for name in names) != len(tokens):
        return [0]
    starts = [found.start() for found in re.finditer(r"\S+", text)]
    offsets, count = [], 0
    for name in names:
        offsets.append(starts[count])
        count += len(name.split())
    return offsets
