"""What a document says of the plan as a whole: its paragraphs → title, facts, keys, introduction, closing."""

import re
from dataclasses import dataclass, field

from dueregard.planfile.model import LeftOut, Plan, Source
from dueregard.reading import facts, prose
from dueregard.reading.accounting import Ledger
from dueregard.reading.document import Prose
from dueregard.reading.grid import Line, is_told
from dueregard.reading.lexicon import phrases, plain
from dueregard.reading.marks import opening_status, status_of_cell
from dueregard.reading.prose import Paragraph
from dueregard.reading.words import At

_PAIR = re.compile(r"(?P<short>[A-Z][A-Za-z&/]{0,8})\s*(?:[=:]|\s[–—-])\s*(?P<long>\S.{1,100})$")


_SHORT_PAIR = re.compile(r"(?P<short>[A-Z][A-Za-z&/]{0,7})\s*(?:[=:]|\s[–—-])\s*(?P<long>[^=:]{3,60})")
_ANNOUNCED = re.compile(r"^[^:=;,]{2,60}:\s*")
_FEWEST_PAIRS = 3


@dataclass(slots=True)
class Overview:
    """The plan's own facts as they are gathered, and who claims which paragraph."""

    plan: Plan
    ledger: Ledger
    where: dict[At, Source]
    left_out: list[LeftOut]
    title: Paragraph | None = None
    body: list[Paragraph] = field(default_factory=list)

    def drop_furniture(self, sequence: list[Paragraph | list[Line]]) -> list[Paragraph | list[Line]]:
        """Leave out what belongs to the page; returns the rest."""
        furniture = prose.furniture(sequence)
        for one in sequence:
            if isinstance(one, Paragraph) and one.at in furniture:
                self.ledger.claim(one.passage, f"left out: {furniture[one.at]}")
                self.left_out.append(
                    LeftOut(reason=furniture[one.at], text=one.text, where=self.where[one.at])
                )
        return [one for one in sequence if isinstance(one, list) or one.at not in furniture]

    def read_before(self, paragraphs: list[Paragraph]) -> None:
        """The paragraphs before the plan's first table or heading: facts, keys, and the introduction."""
        if self.title:
            self.plan.title = prose.clean_title(self.title.text)
            self.ledger.claim(self.title.passage, "plan.title")
        rest = [one for one in paragraphs if one is not self.title]
        rest = [one for one in self._without_keys(rest) if not self._takes_fact(one)]
        self.plan.introduction = self._claim(rest, "plan.introduction", self.plan.introduction)
        self.body += [self.title, *rest] if self.title else rest

    def read_after(self, paragraphs: list[Paragraph]) -> None:
        """The paragraphs after it: keys, and the closing."""
        rest = self._without_keys(paragraphs)
        self.plan.closing = self._claim(rest, "plan.closing", self.plan.closing)

    def _claim(self, paragraphs: list[Paragraph], by: str, known: str) -> str:
        for one in paragraphs:
            self.ledger.claim(one.passage, by)
        return "\n".join(text for text in (known, *(one.passage.text for one in paragraphs)) if text)

    def _takes_fact(self, one: Paragraph) -> bool:
        """Take a line that does nothing but state a fact of the plan; tells whether it is one."""
        fact = facts.fact_in(one.text)
        if fact is None:
            return False
        setattr(self.plan, *fact)
        self.ledger.claim(one.passage, f"plan.{fact[0]}")
        return True

    # -------------------------------------------------------------- keys
    def _without_keys(self, paragraphs: list[Paragraph]) -> list[Paragraph]:
        """Take the lists of abbreviations and ratings; returns the other paragraphs."""
        kept: list[Paragraph] = []
        listing = False
        for n, one in enumerate(paragraphs):
            if pairs := keys_in_line(one.text):
                self._take_line(pairs, one)
                continue
            if prose.is_key_heading(one.text):
                listing = True
                self.ledger.claim(one.passage, "plan.glossary")
                continue
            pair = _pair(one.text, listing)
            near = [
                _pair(other.text, False) for other in paragraphs[max(0, n - 1) : n + 2] if other is not one
            ]
            if pair and (listing or any(near)):
                self._take_pair(pair, one)
            else:
                listing = False
                kept.append(one)
        return kept

    def _take_pair(self, pair: tuple[str, str], one: Paragraph) -> None:
        rating = plain(pair[0]) in phrases("ratings") or (len(pair[0]) == 1 and status_of_cell(pair[1]))
        name = "rating_key" if rating else "glossary"
        getattr(self.plan, name)[pair[0]] = pair[1]
        self.ledger.claim(one.passage, f"plan.{name}")

    def _take_line(self, pairs: dict[str, str], one: Paragraph) -> None:
        """Take a line that is a whole key: `A: age; D: disability`."""
        rating = all(
            plain(short) in phrases("ratings") or status_of_cell(long) for short, long in pairs.items()
        )
        name = "rating_key" if rating else "glossary"
        getattr(self.plan, name).update(pairs)
        self.ledger.claim(one.passage, f"plan.{name}")

    def read_key_rows(self, lines: list[Line], pairs: dict[str, str]) -> None:
        """Take rows of a table that are a key to ratings, given what they say."""
        self.plan.rating_key.update(pairs)
        for line in lines:
            for slot in line.slots:
                self.ledger.claim(slot.passage, "plan.rating_key")

    def read_key_table(self, piece: list[Line]) -> bool:
        """Take a table that is a key to abbreviations or ratings; tells whether it is one."""
        key = None if is_told(piece) else facts.key_in([[slot.text for slot in line.slots] for line in piece])
        if key is None:
            return False
        name, pairs = key
        getattr(self.plan, name).update(pairs)
        for line in piece:
            for slot in line.slots:
                self.ledger.claim(slot.passage, f"plan.{name}")
        return True

    # -------------------------------------------------------------- facts
    def describe(self, asides: list[str]) -> None:
        """Body, period, date and status, from the title first and the introduction next."""
        plan, texts = self.plan, [one.text for one in self.body]
        title = self.title.text if self.title else ""
        lines = [line for text in [one.passage.text for one in self.body] for line in text.split("\n")]
        plan.organisation = plan.organisation or prose.organisation_in(title, lines + asides)
        academic = prose.is_academic(plan.organisation, texts)
        plan.period = (
            plan.period or prose.period_in(title, academic) or _first(prose.bare_period_in, lines, academic)
        )
        plan.as_of = plan.as_of or next(
            (found for text in texts + asides if (found := prose.as_of_in(text))), None
        )
        plan.status = (
            plan.status or prose.status_in(title) or next(filter(None, map(prose.status_in, texts)), "")
        )


def _first(test: "object", texts: list[str], academic: bool) -> str | None:
    return next((found for text in texts if (found := test(text, academic))), None)  # type: ignore[operator]


def keys_in_line(text: str) -> dict[str, str]:
    """The pairs of a line that holds three or more of them and nothing else, but what announces them:
    `Key: R = race, D = disability`."""
    for bare in (_ANNOUNCED.sub("", text.strip()), text.strip()):
        for mark in (";", ",", "|"):
            found = [_SHORT_PAIR.fullmatch(part.strip(" .")) for part in bare.split(mark)]
            if len(found) >= _FEWEST_PAIRS and all(found):
                return {pair["short"]: pair["long"].strip() for pair in found if pair}
    return {}


def _pair(text: str, listing: bool) -> tuple[str, str] | None:
    """An abbreviation or rating letter and its meaning; in an announced list the mark between may be
    missing."""
    found = _PAIR.match(text.strip())
    if found and (
        sum(map(str.isupper, found["short"])) >= 2
        or len(found["short"]) == 1
        or opening_status(found["long"])
    ):
        return found["short"], found["long"].strip(" .;")
    return prose.term_in(text) if listing else None


def explains(text: str) -> bool:
    """Whether a line explains an abbreviation or is a key."""
    pair = _pair(text, listing=False)
    initials = pair is not None and (len(pair[0]) == 1 or sum(map(str.isupper, pair[0])) > 1)
    return bool(keys_in_line(text)) or initials or prose.is_key_heading(text)


def as_paragraphs(line: Line) -> list[Paragraph]:
    """A table's row as prose: a paragraph for each cell."""
    return [
        Paragraph(
            Prose(slot.passage.text, bold=line.bold, place=line.place),
            slot.passage.words[0].at,
            slot.passage,
        )
        for slot in line.slots
        if slot.passage
    ]
