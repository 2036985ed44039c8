"""Who may be meant by a printed lead: what the plan's own key, the body's posts and the letters say.

Plain functions: names in, offers out. Only what somebody has said before is certain: the post's name, a name
that was bound to it, the plan's own key. All else is offered for a person to choose.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz

from dueregard.organisations.posts.names import fold, key

NEAR: Final = 84.0
"""How alike two names must be (0-100, `token_sort_ratio`) for one to be offered for the other: two
differing letters in twelve, or one small word in a title."""
MARGIN: Final = 10.0
"""Names this much less alike than the nearest are not offered beside it."""
SHORT: Final = 8
"""No abbreviation of a post in the plans that we know is longer."""


class Why(StrEnum):
    """What speaks for an offer, the strongest first."""

    NAME = "name"
    """It is the post's name, or one that was bound to it before."""
    KEY = "key"
    """The plan's own key explains the abbreviation."""
    QUALIFIED = "qualified"
    """It is so without what stands in brackets or a question mark."""
    INITIALS = "initials"
    """The letters are the first ones of the post's name."""
    HOLDER = "holder"
    """It is the name of somebody who holds the post."""
    NEAR = "near"
    """The names are nearly the same."""


CERTAIN: Final = frozenset({Why.NAME, Why.KEY})


@dataclass(frozen=True, slots=True)
class Known:
    """A post of the body: its id, name, kind, other names and the names of those who hold it."""

    id: str
    title: str
    kind: str = "post"
    aliases: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """One answer to "who is it?": the post with this id or, without one, a new post of this name."""

    title: str
    why: Why
    id: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """What can be said of one printed name."""

    name: str
    offers: tuple[Offer, ...] = ()
    unexplained: bool = False
    """It is an abbreviation that no key and nobody explains."""

    @property
    def certain(self) -> Offer | None:
        """The one answer that somebody has given before; None where that leaves a choice or a doubt."""
        sure = [offer for offer in self.offers if offer.why in CERTAIN]
        return sure[0] if len(sure) == 1 else None


@dataclass(frozen=True)
class Matcher:
    """What is known when a plan's leads are matched: the body's posts and the plan's key to abbreviations."""

    posts: Sequence[Known]
    glossary: Mapping[str, str] = field(default_factory=dict)

    def match(self, name: str) -> Match:
        """Who may be meant by this printed name."""
        bare = without_remarks(name)
        offers = tuple(_once(self._offers(name, bare)))
        unexplained = is_abbreviation(bare) and not any(
            offer.why in {Why.NAME, Why.KEY, Why.QUALIFIED} for offer in offers
        )
        return Match(name, offers, unexplained)

    def _offers(self, name: str, bare: str) -> Iterator[Offer]:
        doubtful = "?" in name
        for offer in self._said(name):
            yield Offer(offer.title, Why.QUALIFIED, offer.id) if doubtful else offer
        if key(bare) != key(name):
            for offer in self._said(bare):
                yield Offer(offer.title, Why.QUALIFIED, offer.id)
        yield from self._by_initials(bare)
        yield from self._by_holder(bare)
        # One letter more or less is another abbreviation, not another way to write it.
        if not is_abbreviation(bare):
            yield from self._near(bare)

    def _said(self, name: str) -> Iterator[Offer]:
        """What somebody has said that the name means: the body of its posts, the plan in its key."""
        wanted = key(name)
        if not wanted:
            return
        yield from (Offer(post.title, Why.NAME, post.id) for post in self._bearers.get(wanted, ()))
        if meaning := self._meanings.get(wanted):
            posts = self._bearers.get(key(meaning), ())
            yield from (Offer(post.title, Why.KEY, post.id) for post in posts)
            if not posts:
                yield Offer(meaning, Why.KEY)

    def _by_initials(self, name: str) -> Iterator[Offer]:
        if is_abbreviation(name):
            for post in self.posts:
                if key(name) in _initials(post.title):
                    yield Offer(post.title, Why.INITIALS, post.id)
                elif any(key(name) in _initials(holder) for holder in post.holders):
                    yield Offer(post.title, Why.HOLDER, post.id)

    def _by_holder(self, name: str) -> Iterator[Offer]:
        for post in self.posts:
            if any(key(holder) == key(name) for holder in post.holders):
                yield Offer(post.title, Why.HOLDER, post.id)

    def _near(self, name: str) -> Iterator[Offer]:
        alike = [(self._likeness(name, post), post) for post in self.posts]
        best = max((score for score, _post in alike), default=0.0)
        near = [each for each in alike if each[0] >= max(NEAR, best - MARGIN)]
        for _score, post in sorted(near, key=lambda each: -each[0]):
            yield Offer(post.title, Why.NEAR, post.id)

    def _likeness(self, name: str, post: Known) -> float:
        names = [each for each in (post.title, *post.aliases) if not is_abbreviation(each)]
        return max((fuzz.token_sort_ratio(fold(name), fold(each)) for each in names), default=0.0)

    @cached_property
    def _bearers(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        for post in self.posts:
            for each in dict.fromkeys(key(text) for text in (post.title, *post.aliases)):
                found.setdefault(each, []).append(post)
        return found

    @cached_property
    def _meanings(self) -> dict[str, str]:
        return {key(short): meaning for short, meaning in self.glossary.items()}


def without_remarks(name: str) -> str:
    """The name without what is noted beside it: `SJO (Internal)` is `SJO`, `ST?` is `ST`."""
    bare = re.sub(r"\([^)]*\)|\?", " ", name)
    return " ".join(bare.split()) or name


def is_abbreviation(name: str) -> bool:
    """Whether it is letters that stand for words: `EIO`, `JADHR &P`, `HoS`, `JADs`; not `All` or `Legal`."""
    letters = "".join(re.findall(r"[^\W_]+", name))
    capitals = sum(letter.isupper() or letter.isdigit() for letter in letters)
    return 2 <= len(letters) <= SHORT and capitals >= 2 and not re.search(r"[a-z]{3}", letters)


def _initials(title: str) -> set[str]:
    """The first letters of a name, with and without its small words."""
    words = re.findall(r"[^\W_]+", title)
    great = [word for word in words if word[0].isupper()]
    return {key("".join(word[0] for word in some)) for some in (words, great) if len(some) > 1}


def _once(offers: Iterable[Offer]) -> Iterator[Offer]:
    """Each post once, by the strongest reason, which comes first."""
    seen: set[str] = set()
    for offer in offers:
        name = offer.id or key(offer.title)
        if name not in seen:
            seen.add(name)
            yield offer
