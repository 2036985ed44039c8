"""What of a plan becomes public: an allow-list by construction.

A public plan file is built of what is named here and of nothing else, so that whatever comes to the format
later stays inside until somebody names it. Never public, whatever is chosen: where words were printed
(`source`) and how surely they were read (`uncertain`), the documents, remarks and words left out, who wrote
an update and the evidence for it, translations that nobody has checked or whose words have changed since.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dueregard.planfile.model import (
    Action,
    Column,
    Entry,
    Item,
    Lead,
    Objective,
    Part,
    Plan,
    PlanFile,
    Revision,
    Timescale,
    Translation,
    Update,
    to_data,
)
from dueregard.planfile.translations import PartT, words_of
from dueregard.planfile.words import reworded

TAKEN_OUT: Final = "[…]"
"""What stands where words were taken out of an edition."""

FIELDS: Final[Mapping[str, bool]] = {
    "introduction": True,
    "closing": True,
    "glossary": True,
    "statement": True,
    "leads": True,
    "timescale": True,
    "output": True,
    "outcome": True,
    "measure": True,
    "characteristics": True,
    "aims": True,
    "status": True,
    "actual_outcome": False,
    "progress": False,
    "updates": False,
    "reasons": False,
    "rating": False,
    "priority": False,
    "resources": False,
}
"""The fields that may be chosen, and whether they are public where nobody has: what a plan promises and
how it stands is; what was written while it ran is not. `reasons` are those of targets that moved."""

ALWAYS: Final = frozenset({"title", "ref", "objective"})
"""Fields of columns that no edition can do without."""

_PLAN: Final = ("title", "organisation", "period", "as_of", "status", "language")
_ITEM: Final = ("id", "key", "ref", "title", "parent", "links")
_CHOSEN_OF_ITEM: Final = ("outcome", "measure", "progress", "status")
_CHOSEN_OF_ACTION: Final = (
    *("characteristics", "aims", "output", "resources", "priority", "actual_outcome", "rating"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is public of a plan: columns by their ids, and fields that have no column of their own."""

    columns: frozenset[str]
    fields: frozenset[str]

    def with_column(self, column: Column) -> bool:
        """Whether a column is public."""
        return column.field in ALWAYS or column.id in self.columns


def default_choice(plan: Plan) -> Choice:
    """What is public where nobody has chosen: `FIELDS`, and no column that stands for no field."""
    return Choice(
        columns=frozenset(column.id for column in plan.columns if FIELDS.get(column.field or "", False)),
        fields=frozenset(name for name, public in FIELDS.items() if public),
    )


def public_plan(file: PlanFile, choice: Choice, rewording: Mapping[str, str] | None = None) -> PlanFile:
    """The plan as an edition holds it.

    `rewording` says what is put for which words, wherever they stand by themselves: a post for a person,
    `TAKEN_OUT` for what is taken out. A lead whose whole name is taken out is no lead any more.
    """
    maker = _Maker(file.plan, choice)
    made = PlanFile(
        plan=maker.plan(),
        objectives=[maker.objective(each) for each in file.objectives],
        actions=[maker.action(each) for each in file.actions],
    )
    return _reworded(made, rewording) if rewording else made


def _reworded(file: PlanFile, rewording: Mapping[str, str]) -> PlanFile:
    found = PlanFile.model_validate(reworded(to_data(file), put_for(rewording)))
    for before, after in zip(
        (*file.objectives, *file.actions), (*found.objectives, *found.actions), strict=True
    ):
        leads = zip(before.leads, after.leads, strict=True)
        after.leads = [_as_put(was, now, rewording) for was, now in leads if now.name != TAKEN_OUT]
    return found


def _as_put(was: Lead, now: Lead, rewording: Mapping[str, str]) -> Lead:
    """What is put for a person is a post."""
    return now.model_copy(update={"kind": "post"}) if was.name in rewording and was.name != now.name else now


def put_for(rewording: Mapping[str, str]) -> Callable[[str], str]:
    """A function that puts other words for words, the longest first, where they stand by themselves."""
    longest_first = sorted(rewording, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(words)}(?!\w)" for words in longest_first))
    return lambda text: pattern.sub(lambda found: rewording[found[0]], text)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the public parts of one plan's parts."""

    whole: Plan
    choice: Choice

    def plan(self) -> Plan:
        chosen = [name for name in ("introduction", "closing", "glossary") if self._has(name)]
        chosen += ["rating_key"] if self._has("rating") else []
        columns = [
            Column(id=each.id, heading=each.heading, field=each.field, role=each.role)
            for each in self.whole.columns
            if self.choice.with_column(each)
        ]
        return _with_translations(Plan(**_taken(self.whole, (*_PLAN, *chosen)), columns=columns), self.whole)

    def objective(self, item: Objective) -> Objective:
        statement = item.statement if self._has("statement") else ""
        return _with_translations(Objective(**self._item(item), statement=statement), item)

    def action(self, action: Action) -> Action:
        made = Action(
            **self._item(action),
            **_taken(action, ("objective", "also_under")),
            **_taken(action, [name for name in _CHOSEN_OF_ACTION if self._has(name)]),
            other_characteristics=action.other_characteristics if self._has("characteristics") else [],
            updates=[self._update(each) for each in action.updates] if self._has("updates") else [],
        )
        return _with_translations(made, action)

    def _has(self, field: str) -> bool:
        """Whether a field is public: by its columns where the plan has any of it, else by itself."""
        columns = [column for column in self.whole.columns if column.field == field]
        if columns:
            return all(self.choice.with_column(column) for column in columns)
        return field in self.choice.fields

    def _item(self, item: Item) -> dict[str, Any]:
        public = {column.id for column in self.whole.columns if self.choice.with_column(column)}
        return {
            **_taken(item, _ITEM),
            **_taken(item, [name for name in _CHOSEN_OF_ITEM if self._has(name)]),
            "leads": [
                Lead(name=each.name, role=each.role, kind=each.kind)
                for each in item.leads
                if self._has_lead(each)
            ],
            "timescale": self._timescale(item.timescale) if self._has("timescale") else Timescale(),
            "cells": {name: text for name, text in item.cells.items() if name in public},
        }

    def _has_lead(self, lead: Lead) -> bool:
        """A lead stands in the column of its role, where there is one."""
        columns = [each for each in self.whole.columns if each.field == "leads" and each.role == lead.role]
        return all(map(self.choice.with_column, columns)) if columns else self._has("leads")

    def _timescale(self, timescale: Timescale) -> Timescale:
        reasons = self._has("reasons")
        return Timescale(
            text=timescale.text,
            entries=[
                Entry(**_taken(each, ("kind", "date", "rrule", "first", "text")))
                for each in timescale.entries
            ],
            revisions=[
                Revision(**_taken(each, ("date", "was", "to")), reason=each.reason if reasons else "")
                for each in timescale.revisions
            ],
        )

    def _update(self, update: Update) -> Update:
        rating = update.rating if self._has("rating") else None
        return Update(**_taken(update, ("id", "date", "text", "status", "occurrence")), rating=rating)


def _with_translations(made: PartT, whole: PartT) -> PartT:
    """The public part with the translations of its own words, and so of no others."""
    words = words_of(made)
    said = {
        language: {
            name: Translation(text=each.text, state=each.state)
            for name, each in texts.items()
            if name in words and each.state == "checked" and not each.of
        }
        for language, texts in whole.translations.items()
    }
    made.translations = {language: texts for language, texts in said.items() if texts}
    return made


def _taken(part: Part, names: tuple[str, ...] | list[str]) -> dict[str, Any]:
    return {name: getattr(part, name) for name in names}
