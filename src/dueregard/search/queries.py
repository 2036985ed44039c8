"""Asking the index."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from dueregard.history.actor import Actor
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import roles_held, visible
from dueregard.planfile.folding import words_of
from dueregard.search.asking import Term, terms_of
from dueregard.search.backends import Place, holding
from dueregard.search.models import Entry
from dueregard.search.sources import sources

SIZE: Final = 20
MOST_COUNTED: Final = 100
"""A larger number is told as "more than": nobody reads so far, and to count on takes longer than to find."""
MOST_BODIES: Final = 50
"""So many can be chosen from; a list of hundreds is no choice, and takes longer than the search."""
AROUND: Final = 14
"""Words of context on each side of the first word that was looked for."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of text; `found` where it is what was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that was found, with its words in context."""

    entry: Entry
    title: tuple[Excerpt, ...]
    context: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found; `next` says where the following page begins, "" where there is none."""

    hits: tuple[Hit, ...]
    number: int
    more_than_counted: bool
    next: str


def search(text: str, who: Actor, *, kind: str = "", organisation: str = "", after: str = "") -> Results:
    """What `who` may see that holds `text`: first where the title does, then the rest, each newest first.

    No rank beyond that: it would cost more than all else for common words, and the two databases would
    not agree. `kind` is a model's label, `organisation` a slug, `after` the `next` of the page before.
    """
    terms = terms_of(text)
    bodies = _bodies(who)
    if not (terms and bodies):
        return Results((), 0, more_than_counted=False, next="")
    every = _visible(who)
    if kind:
        every = every.filter(kind=kind)
    if organisation:
        every = every.filter(organisation__slug=organisation)
    found = _page(every, terms, after, bodies)
    is_all = not after and len(found) <= SIZE
    everywhere = holding(every, terms, Place.ANYWHERE, bodies=bodies)
    number = len(found) if is_all else everywhere[: MOST_COUNTED + 1].count()
    shown = found[:SIZE]
    following = f"{shown[-1][0]}-{shown[-1][1].pk}" if len(found) > SIZE else ""
    hits = tuple(_hit(entry, terms) for _tier, entry in shown)
    return Results(hits, min(number, MOST_COUNTED), number > MOST_COUNTED, following)


def bodies_to_choose(who: Actor, *, asked_for: str = "") -> list[Organisation]:
    """Those that may be searched alone: all that `who` may see or, where these are many, their own.

    `asked_for` is the slug of one more.
    """
    visible = Organisation.objects.visible_to(who).only("slug", "name")
    found = list(visible[: MOST_BODIES + 1])
    if len(found) <= MOST_BODIES:
        return found
    own = [body for body, _role in roles_held(who)]
    return list(visible.filter(Q(pk__in=own) | Q(slug=asked_for)))


class _AskedOfEach(Exists):
    """Without the offset, PostgreSQL reads all visible records before it looks at the first entry."""

    template = "EXISTS(%(subquery)s OFFSET 0)"


def _visible(who: Actor) -> QuerySet[Entry]:
    """The entries whose records `who` may see, asked of the records themselves."""
    seen = Q(pk__in=())
    for source in sources():
        rows = source.model_class._default_manager.filter(
            visible(who, source.model_class), pk=OuterRef("record")
        )
        seen |= Q(kind=source.model) & Q(_AskedOfEach(rows))
    return Entry.objects.select_related("organisation").filter(seen)


def _bodies(who: Actor) -> frozenset[int]:
    """Those that `who` is in: nobody sees anything of others. The installation is in all."""
    if who.is_installation:
        return frozenset(Organisation.objects.values_list("pk", flat=True))
    return frozenset(body for body, _role in roles_held(who))


def _page(
    every: QuerySet[Entry], terms: tuple[Term, ...], after: str, bodies: frozenset[int]
) -> list[tuple[int, Entry]]:
    """The next entries, each with its tier: 0 where the title holds what is looked for, else 1."""
    tier, last = _place(after)
    found: list[tuple[int, Entry]] = []
    for number, place in list(enumerate(_TIERS))[tier:]:
        rows = holding(every, terms, place, bodies=bodies, before=last if number == tier else None)
        found += [(number, entry) for entry in rows[: SIZE + 1 - len(found)]]
        if len(found) > SIZE:
            break
    return found


_TIERS: Final = (Place.TITLE, Place.ONLY_BELOW)


def _place(after: str) -> tuple[int, int | None]:
    """What `next` says; anything else is the beginning."""
    tier, _dash, last = after.partition("-")
    if tier in ("0", "1") and last.isdigit() and len(last) < 19:
        return int(tier), int(last)
    return 0, None


def _hit(entry: Entry, terms: tuple[Term, ...]) -> Hit:
    return Hit(entry, _marked(entry.title, terms), _context(entry.text, terms))


def _context(text: str, terms: tuple[Term, ...]) -> tuple[Excerpt, ...]:
    """The words around the first that was looked for; the text's beginning where none stands in it."""
    words = words_of(text)
    hits = _places([word for word, _start, _end in words], terms)
    middle = min(hits, default=0)
    around = words[max(0, middle - AROUND) : middle + AROUND]
    if not around:
        return ()
    start, end = around[0][1], around[-1][2]
    before = (Excerpt("… ", found=False),) if start > words[0][1] else ()
    behind = (Excerpt(" …", found=False),) if end < words[-1][2] else ()
    return (*before, *_marked(text[start:end], terms), *behind)


def _marked(text: str, terms: tuple[Term, ...]) -> tuple[Excerpt, ...]:
    words = words_of(text)
    hits = _places([word for word, _start, _end in words], terms)
    pieces, reached = [], 0
    for number in sorted(hits):
        _word, start, end = words[number]
        pieces += [Excerpt(text[reached:start], found=False), Excerpt(text[start:end], found=True)]
        reached = end
    pieces.append(Excerpt(text[reached:], found=False))
    return tuple(piece for piece in pieces if piece.text)


def _places(words: list[str], terms: tuple[Term, ...]) -> set[int]:
    """Which of the words belong to something that was looked for."""
    found: set[int] = set()
    for term in terms:
        if term.wanted:
            length = len(term.words)
            for start in range(len(words) - length + 1):
                if _fits(words[start : start + length], term):
                    found |= set(range(start, start + length))
    return found


def _fits(words: list[str], term: Term) -> bool:
    *before, last = term.words
    if words[:-1] != before:
        return False
    return words[-1].startswith(last) if term.beginning else words[-1] == last
