"""What of a plan's next edition is said in both languages, and what waits for a translator or a checker."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from dueregard.planfile.model import Column, Item, Objective
from dueregard.planfile.public import public_plan
from dueregard.planfile.translations import STATES, HowFar, Piece, counted, digest, public_pieces
from dueregard.planfile.words import shortened
from dueregard.plans.models import Plan
from dueregard.plans.translating.queries import language_beside, words_file
from dueregard.publishing.queries import choice_of

PAGE: Final = 30
"""Pieces on one page."""
OPEN: Final = "open"
SHOWN: Final = (OPEN, *STATES, "all")
"""What the page can show; open is all but what is checked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which pieces are asked for: one of `SHOWN`; of which part, "" all, "plan" the plan as a whole."""

    show: str = OPEN
    part: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part that can be asked for: the plan as a whole, or an objective with its actions."""

    id: str
    name: str
    open: int


@dataclass(frozen=True, slots=True)
class Desk:
    """All pieces of a plan's next edition, and those that are asked for."""

    language: str
    pieces: tuple[Piece, ...]
    numbers: Mapping[HowFar, int]
    parts: tuple[PartShown, ...]
    asked: tuple[Piece, ...]

    def page(self, number: int) -> tuple[Piece, ...]:
        """The pieces of one page."""
        return self.asked[(number - 1) * PAGE : number * PAGE]

    @property
    def pages(self) -> int:
        """How many pages there are, 1 where nothing is on it."""
        return max(1, -(-len(self.asked) // PAGE))


def pieces_of(plan: Plan) -> tuple[Piece, ...]:
    """The pieces of the plan's next edition, with what is said of them so far. Permission is the caller's."""
    whole = words_file(plan)
    return tuple(public_pieces(whole, public_plan(whole, choice_of(plan)), language_beside(plan)))


def desk_of(plan: Plan, asked: Asked) -> Desk:
    """What waits at the plan's desk. 7 queries."""
    found = pieces_of(plan)
    parts = {each.id: each.part for each in found}
    by_key = {part.key: uid for uid, part in parts.items() if isinstance(part, Objective)}
    under = {each: _part_of(part, by_key) for each, part in parts.items()}
    return Desk(
        language=language_beside(plan),
        pieces=found,
        numbers=counted(found),
        parts=tuple(_parts(found, under)),
        asked=tuple(each for each in found if _is_asked(each, under[each.id], asked)),
    )


def _part_of(part: object, by_key: Mapping[str, str]) -> str:
    if not isinstance(part, Item):
        return "plan"
    if isinstance(part, Objective):
        return part.id or ""
    return by_key.get(getattr(part, "objective", None) or "", "none")


def _parts(found: Iterable[Piece], under: Mapping[str, str]) -> Iterable[PartShown]:
    for part, group in groupby(found, key=lambda each: under[each.id]):
        pieces = list(group)
        name = named(pieces[0]) if part not in ("plan", "none") else ""
        yield PartShown(part, name, sum(each.state != "checked" for each in pieces))


def _is_asked(piece: Piece, part: str, asked: Asked) -> bool:
    if asked.part and asked.part != part:
        return False
    return asked.show == "all" or (
        piece.state != "checked" if asked.show == OPEN else piece.state == asked.show
    )


def named(piece: Piece) -> str:
    """What the item of a piece is called, in its own language; "" for the plan."""
    item = piece.part
    if not isinstance(item, Item):
        return ""
    title = item.title or (item.statement if isinstance(item, Objective) else "")
    return shortened(f"{item.ref} {title}", 120) or item.key


def memory_of(pieces: Iterable[Piece]) -> dict[str, str]:
    """How words are translated that are translated somewhere, by their digest: many a plan repeats itself."""
    return {digest(each.text): each.said.text for each in pieces if each.said and not each.said.of}


def columns_by_name(plan: Plan) -> dict[str, Column]:
    """The plan's own columns by the names of the words that stand under them. 1 query."""
    found: dict[str, Column] = {}
    for row in plan.columns.all():
        column = Column(id=row.key, heading=row.heading, field=row.field)
        found.setdefault(column.field or f"cells.{column.id}", column)
    return found
