"""What changed from one edition to another, in the words of the page and under the plan's own headings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dueregard.planfile.differences import Changed, Changes, FieldChange, compare
from dueregard.planfile.model import Action, Column, Item, Objective, PlanFile
from dueregard.writing.values import field_lines, headed, lines_of
from dueregard.writing.words import Words

_UNTOLD: Final = frozenset({"cells", "translations", "columns", "objective", "parent", "also_under"})
"""What repeats other fields, or only says where something stands."""


@dataclass(frozen=True, slots=True)
class FieldTold:
    """One field before and after, as lines; none where nothing was stated."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemTold:
    """One objective or action; `address` leads from the plan's page to its own, "" where it has none."""

    name: str
    address: str
    fields: tuple[FieldTold, ...] = ()


@dataclass(frozen=True, slots=True)
class KindTold:
    """What happened to the objectives, or to the actions."""

    added: tuple[ItemTold, ...]
    removed: tuple[ItemTold, ...]
    changed: tuple[ItemTold, ...]
    moved: tuple[ItemTold, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.moved)


@dataclass(frozen=True, slots=True)
class Told:
    """All that changed; false where both say the same."""

    plan: tuple[FieldTold, ...]
    objectives: KindTold
    actions: KindTold

    def __bool__(self) -> bool:
        return bool(self.plan or self.objectives or self.actions)


def told(old: PlanFile, new: PlanFile, words: Words) -> Told:
    """What changed from the old edition's plan to the new one's."""
    found = compare(old, new)
    whole = (_of_plan(each, words) for each in found.plan if each.field not in _UNTOLD)
    kind = _Kind(new, words)
    return Told(tuple(whole), kind.told(found.objectives, "objectives"), kind.told(found.actions, "actions"))


@dataclass(frozen=True, slots=True)
class _Kind:
    plan: PlanFile
    words: Words

    def told(self, changes: "Changes[Objective] | Changes[Action]", kind: str) -> KindTold:
        return KindTold(
            added=tuple(_item(each, kind) for each in changes.added),
            removed=tuple(_item(each, "") for each in changes.removed),
            changed=tuple(item for each in changes.changed if (item := self._changed(each, kind)).fields),
            moved=tuple(_item(each.item, kind) for each in changes.moved),
        )

    def _changed(self, change: "Changed[Objective] | Changed[Action]", kind: str) -> ItemTold:
        return _item(change.new, kind, (*self._fields(change), *self._cells(change)))

    def _fields(self, change: "Changed[Objective] | Changed[Action]") -> Iterator[FieldTold]:
        for each in change.fields:
            if each.field not in _UNTOLD:
                before, after = (self._lines(item, each.field) for item in (change.old, change.new))
                yield FieldTold(self._heading(each.field), before, after)

    def _cells(self, change: "Changed[Objective] | Changed[Action]") -> Iterator[FieldTold]:
        """Of printed cells those that stand for no field: the others say what the fields say."""
        for column in self.plan.plan.columns:
            before, after = (item.cells.get(column.id, "") for item in (change.old, change.new))
            if column.field is None and before != after:
                yield FieldTold(column.heading or column.id, lines_of(before), lines_of(after))

    def _lines(self, item: Item, field: str) -> tuple[str, ...]:
        if field == "other_characteristics":
            return tuple(getattr(item, field))
        return field_lines(item, field, self.words)  # type: ignore[arg-type]  # objectives share these fields

    def _heading(self, field: str) -> str:
        """The plan's own heading of a field, where it has just one."""
        headings = {column.heading for column in self.plan.plan.columns if _stands_for(column, field)}
        return headings.pop() if len(headings) == 1 else self.words.get(field, self.words["about"])


def _stands_for(column: Column, field: str) -> bool:
    return column.field == field and bool(column.heading)


def _item(item: Item, kind: str, fields: tuple[FieldTold, ...] = ()) -> ItemTold:
    title = item.title or (item.statement if isinstance(item, Objective) else "") or item.key
    name = headed(item.ref, " ".join(lines_of(title)))
    return ItemTold(name, f"{kind}/{item.id}/" if kind and item.id else "", fields)


def _of_plan(change: FieldChange, words: Words) -> FieldTold:
    name = words.get(_NAMES.get(change.field, change.field), words["about"])
    return FieldTold(name, _lines(change.old), _lines(change.new))


_NAMES: Final = {"status": "plan_status", "introduction": "about", "closing": "notes", "title": "plan"}


def _lines(value: Any) -> tuple[str, ...]:
    if isinstance(value, Mapping):
        return tuple(f"{term}: {meaning}" for term, meaning in value.items())
    return lines_of(str(value or ""))
