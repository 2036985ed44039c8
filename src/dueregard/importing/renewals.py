"""A newer version of a held plan: what in it is new, changed or gone, each for a person to decide.

Only what the document states is proposed: of the whole plan, under which objective an action stands, and
what it has a column for. What it does not mention is left alone. Nothing is deleted.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from dueregard.planfile.differences import FieldChange, compare, matches
from dueregard.planfile.model import Action, Column, Item, Objective, Plan, PlanFile, to_data

ALWAYS = frozenset({"ref", "title", "statement"})
"""What every document states of an item, whatever its columns are."""
OF_THE_WHOLE = ("period", "as_of", "status", "introduction", "closing", "glossary", "rating_key")
"""What a document says of the plan itself. Its title is the body's own, its language is not printed."""
POINTERS = frozenset({"objective", "parent", "also_under"})
MINTED = frozenset({"id", "key", "source"})

Titles = tuple[dict[str | None, str], dict[str | None, str]]
"""By key, what the objectives of the held plan and of the document are called."""
Kind = Literal["changed", "new", "gone"]
Thing = Literal["plan", "objective", "action"]
About = Item | Plan


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to decide. `held` is None for what is new, `brought` for what is gone.

    `name` changes with what is proposed, so that nobody agrees to something that they have not seen.
    """

    kind: Kind
    thing: Thing
    held: About | None
    brought: About | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def name(self) -> str:
        """What the form calls it."""
        held = self.held.id if isinstance(self.held, Item) else ""
        said = [to_data(self.brought)] if self.brought and not self.held else []
        changes = [(each.field, each.old, each.new) for each in self.fields]
        digest = hashlib.sha256(json.dumps([held, said, changes], sort_keys=True).encode()).hexdigest()
        return f"{self.kind}-{self.thing}-{digest[:16]}"

    @property
    def item(self) -> About:
        """What to show: as the document says it, or as it is held where the document does not mention it."""
        item = self.brought or self.held
        if item is None:
            raise ValueError("a proposal is about something")
        return item


@dataclass(frozen=True, slots=True)
class Renewal:
    """A held plan beside the newer document, and everything that is to be decided."""

    held: PlanFile
    brought: PlanFile
    proposals: tuple[Proposal, ...]

    @property
    def new_columns(self) -> list[Column]:
        """The document's columns that the plan does not have yet."""
        known = {column.id for column in self.held.plan.columns}
        return [column for column in self.brought.plan.columns if column.id not in known]

    def held_keys(self) -> dict[str, str]:
        """Key of an objective or action in the document → its key in the held plan, where it is held."""
        objectives, actions = matches(self.held, self.brought)
        pairs = (
            (self.held.objectives, self.brought.objectives, objectives),
            (self.held.actions, self.brought.actions, actions),
        )
        return {new[j].key: old[i].key for old, new, found in pairs for i, j in found.items()}


def renewal(held: PlanFile, brought: PlanFile) -> Renewal:
    """Compare a held plan with a newer document of it: by id, then reference under objective, then words."""
    return Renewal(held, brought, tuple(_proposals(held, brought)))


def _proposals(held: PlanFile, brought: PlanFile) -> Iterator[Proposal]:
    found = compare(held, brought)
    stated = ALWAYS | {column.field for column in brought.plan.columns if column.field}
    if whole := tuple(_touched_whole(held.plan, brought.plan)):
        yield Proposal("changed", "plan", held.plan, brought.plan, whole)
    titles = _titles(held), _titles(brought)
    yield from _of("objective", found.objectives, stated, titles)
    yield from _of("action", found.actions, stated, titles)


def _touched_whole(held: Plan, brought: Plan) -> Iterator[FieldChange]:
    """What the document says of the whole otherwise. Terms are added to those that are known."""
    for name in OF_THE_WHOLE:
        old, new = getattr(held, name), getattr(brought, name)
        if isinstance(new, dict):
            new = {**old, **new}
        if new and new != old:
            yield FieldChange(name, old, new)


def _titles(file: PlanFile) -> dict[str | None, str]:
    return {each.key: f"{each.ref} {each.title}".strip() for each in file.objectives}


def _of(thing: Thing, changes: Any, stated: frozenset[str | None], titles: Titles) -> Iterator[Proposal]:
    for changed in changes.changed:
        fields = tuple(_touched(changed.old, changed.new, changed.fields, stated, titles))
        if fields:
            yield Proposal("changed", thing, changed.old, changed.new, fields)
    for item in changes.added:
        yield Proposal("new", thing, None, item)
    for item in changes.removed:
        yield Proposal("gone", thing, item, None)


def _touched(
    old: Item, new: Item, fields: tuple[FieldChange, ...], stated: frozenset[str | None], titles: Titles
) -> Iterator[FieldChange]:
    """The changes in what the document states; of the cells, those that it has.

    Another objective over an action is told by its words: keys mean nothing to a person.
    """
    for change in fields:
        if change.field == "objective" and change.new:
            yield FieldChange("objective", titles[0].get(change.old, ""), titles[1].get(change.new, ""))
        if change.field == "cells":
            cells = {**old.cells, **new.cells}
            if cells != old.cells:
                yield FieldChange("cells", old.cells, cells)
        elif change.field == "timescale" and "timescale" in stated:
            yield from _printed_timescale(change)
        elif change.field in stated and change.field not in POINTERS:
            yield change


def _printed_timescale(change: FieldChange) -> Iterator[FieldChange]:
    """The change in what is printed: revisions were decided here, and a document takes none of them away."""
    old, new = change.old or {}, change.new or {}
    both = {**new, **({"revisions": old["revisions"]} if "revisions" in old else {})}
    if both != old:
        yield FieldChange("timescale", change.old, both)


def values_of(item: Objective | Action, keys: dict[str, str]) -> dict[str, Any]:
    """What a new item is made with: its values, pointing only to items that are held."""
    values = {name: value for name, value in to_data(item).items() if name not in MINTED}
    for name in POINTERS & values.keys():
        pointed = values[name]
        values[name] = (
            [keys[key] for key in pointed if key in keys] if name == "also_under" else keys.get(pointed)
        )
    return values
