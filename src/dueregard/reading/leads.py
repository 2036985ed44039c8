"""Lead cells → leads: names parted by marks, by "and", by the roles that the cell prints, or by what is
known.

What only a guess parted (`posts`) is marked uncertain.
"""

import re

from dueregard.planfile.model import Lead, LeadKind
from dueregard.reading import content
from dueregard.reading.lexicon import plain, words
from dueregard.reading.posts import HARD, Lore, is_code, names_in
from dueregard.reading.words import Passage, Word

_AND = re.compile(r"\s+(?:and|ac?|a/ac|&)\s+(?=\w)|\s*\+\s*")
_OTHERS = re.compile(r"\s*,?\s+and\s+(?=other\b)")
_RANK = re.compile(
    r"(?:Deputy |Assistant |Associate |Interim |Acting |Strategic |Executive )*(?:Heads?|Directors?|Chiefs?|"
    r"Cabinet Member|Portfolio Holder|Pennaeth|Prif)\b"
)
_ROLE = re.compile(
    r"(?:^|(?<=\s))(R|A|C|I|Lead|Support|Responsible|Accountable|Consulted|Informed|Sponsor|Owner|Partners?|"
    r"Contributors?)\s*[:=]\s*"
)
_ROLES = {"r": "responsible", "a": "accountable", "c": "consulted", "i": "informed"}
_PERSON = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Cllr|Prof)\.? )?[A-Z][a-z'’]+(?:[- ][A-Z][A-Za-z'’-]+){1,2}")
_MOST_WORDS = 80
"""A longer cell is no list of leads: it is kept as it is, for a person to look at."""
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof|Rev)\.? [A-Z]")
_OUTSIDE = frozenset(
    "council union police trust authority agency association college university forum".split()  # noqa: SIM905
)


def split(cell: Passage, role: str, lore: Lore, skip: int = 0) -> tuple[list[Lead], bool]:
    """The leads of a cell, in its order and each once, and whether every cut is certain.

    `skip` characters at the start are a label and no name.
    """
    if len(cell.words) > _MOST_WORDS:
        return [Lead(name=cell.flat[skip:], role=role, uncertain=True)], False
    leads: list[Lead] = []
    certain = True
    for part, own_role in _by_role(cell.text[skip:], role):
        for piece in _pieces(part, lore):
            names, sure = names_in(piece, lore)
            certain = certain and sure
            for name in names:
                lead = Lead(name=name, role=own_role, kind=kind_of(name, lore), uncertain=not sure)
                if all((known.name, known.role) != (name, own_role) for known in leads):
                    leads.append(lead)
    return leads, certain


def who_and_when(cell: Passage) -> tuple[Passage, Passage]:
    """A cell that names who and says when, as one passage each: `Policy Officer – June 2015`."""
    spans = content.dates_in(cell.text)
    who: list[Word] = []
    when: list[Word] = []
    position = 0
    for n, word in enumerate(cell.words):
        position += len(word.gap) if n else 0
        dated = any(start <= position < end for start, end in spans)
        if dated or re.search(r"\w", word.text):
            (when if dated else who).append(word)
        position += len(word.text)
    return Passage(tuple(who)), Passage(tuple(when))


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
    """Cut at what surely parts names: lines, semicolons, strokes, "and" between names, commas between
    names."""
    pieces: list[str] = []
    for hard in HARD.split(text):
        for half in _OTHERS.split(hard):
            for piece in _by_and(half, lore):
                pieces += _by_comma(piece, lore)
    return [piece.strip(" ,.") for piece in pieces if piece.strip(" ,.")]


def _by_and(text: str, lore: Lore) -> list[str]:
    """ "and" parts names of one sort, and a whole post from what has two words or more: "Lead and local
    shops"."""
    parts = _AND.split(text)
    if _alike(parts, lore):
        return parts
    whole = [part.split()[-1] for part in parts[:1] if len(part.split()) > 1]
    told = len(parts) == 2 and len(parts[1].split()) > 1
    post = bool(whole) and plain(whole[0]).removesuffix("s") in words("post_nouns") and whole[0][0].isupper()
    return parts if told and post else [text]


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

    A post before a team of no person ("Senior Manager, Corporate Services") says what it is over, unless the
    team is named by its noun; one bare word ("Policy and Insight Manager") is the first half of a longer
    name.
    """
    sorts = [_sort(part, lore) for part in parts if part]
    if len(parts) < 2 or None in sorts:
        return False
    if len(set(sorts)) == 1:
        return True
    if set(sorts) == {"person", "post"} and all(
        _TITLED.match(part) for part, sort in zip(parts, sorts, strict=True) if sort == "person"
    ):
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
    if all(is_code(token, lore) for token in tokens):
        return "code"
    if len(tokens) > 1 and plain(tokens[0]) in words("ranks"):
        return "post"
    last = plain(tokens[-1]).rsplit("-", 1)[-1]
    if last.removesuffix("s") in words("post_nouns") | words("lone_posts") or _RANK.match(part):
        return "post"
    if last.removesuffix("s") in words("team_nouns") or plain(part) in words("services"):
        return "team"
    named = _PERSON.fullmatch(part) and not any(plain(token) in words("services") for token in tokens)
    return "person" if named else None


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
    if any(token in words("post_nouns") | words("lone_posts") for token in tokens):
        return "post"
    if _PERSON.fullmatch(name):
        return "person"
    return "post" if is_code(name.split()[0], lore) else None
