"""The account of a reading: which cell, heading or left-out row claims each word of the document, once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dueregard.planfile.model import Source
from dueregard.reading.words import At, Word


@dataclass(frozen=True, slots=True)
class Claim:
    """Consecutive words of one printed piece and who claims them.

    `by` is `action KEY: COLUMN`, `objective KEY: COLUMN`, `heading COLUMN`, `plan.KEY` or `left out: REASON`.
    """

    by: str
    text: str
    where: Source
    words: int


@dataclass(slots=True)
class Account:
    """Every word of the document under the one that claims it, in print order."""

    claims: list[Claim] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words the document holds."""
        return sum(claim.words for claim in self.claims)

    def left_out(self, *, but: tuple[str, ...] = ()) -> int:
        """How many words no part of the plan claims, reasons in `but` not counted."""
        reasons = {f"left out: {reason}" for reason in but}
        return sum(
            claim.words
            for claim in self.claims
            if claim.by.startswith("left out: ") and claim.by not in reasons
        )


class ClaimedTwice(Exception):
    """A word was claimed a second time: a fault of the reader, never of the document."""


class Ledger:
    """Collects claims while a plan is put together."""

    def __init__(self) -> None:
        self._held: dict[tuple[At, int], str] = {}
        self._words: dict[tuple[At, int], Word] = {}

    def claim(self, words: Iterable[Word], by: str) -> None:
        """Claim words; raises `ClaimedTwice` where one of them has been claimed before."""
        for word in words:
            place = (word.at, word.start)
            if place in self._held:
                raise ClaimedTwice(f"{word.text!r} is claimed by {self._held[place]} and by {by}")
            self._held[place] = by
            self._words[place] = word

    def unclaimed(self, words: Iterable[Word]) -> list[Word]:
        """Those of the words that nobody has claimed."""
        return [word for word in words if (word.at, word.start) not in self._held]

    def account(self, where: dict[At, Source]) -> Account:
        """The claims in print order; words that stand together under one claimant make one entry."""
        account = Account()
        pieces: dict[At, list[tuple[int, Word, str]]] = defaultdict(list)
        for (at, start), by in self._held.items():
            pieces[at].append((start, self._words[at, start], by))
        for at in sorted(pieces, key=lambda at: (at.block, at.row or 0, at.cell or 0)):
            run: list[Word] = []
            claimant = ""
            for _, word, by in sorted(pieces[at], key=lambda item: item[0]):
                if run and by != claimant:
                    account.claims.append(_claim(run, claimant, where[at]))
                    run = []
                run.append(word)
                claimant = by
            account.claims.append(_claim(run, claimant, where[at]))
        return account


def _claim(run: list[Word], by: str, where: Source) -> Claim:
    return Claim(by, " ".join(word.text for word in run), where, len(run))
