"""What changed from one plan to another: objectives and actions added, removed, changed, moved.

Two items are the same one where they have the same id; else the same printed reference under the same
objective; else where they agree in every field (in the same place, if they can); else by the nearness of
their words. Nothing is matched twice. Where an item was read from (`source`), its key, and what a reading
says of itself (remarks, words left out, documents) is not compared.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from dueregard.planfile.model import Action, Item, Objective, Part, PlanFile, to_data
from dueregard.planfile.words import shortened

NEAR: Final = 75.0
"""Least nearness of two titles, in per cent of their letters, at which they can be one item's."""

_NOT_COMPARED: Final = {"id", "key", "source", "objective", "parent", "also_under"}
_POINTERS: Final = ("objective", "parent", "also_under")

Thing = TypeVar("Thing", Objective, Action)
Pairs = dict[int, int]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field's value before and after; None where nothing was stated."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Changed(Generic[Thing]):
    """An item that is in both plans and differs."""

    old: Thing
    new: Thing
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Moved(Generic[Thing]):
    """An item that stands in another order among those of both plans; places count from 1 in each plan's
    list."""

    item: Thing
    old_place: int
    new_place: int


@dataclass(frozen=True, slots=True)
class Changes(Generic[Thing]):
    """What happened to the objectives, or to the actions; false where nothing did."""

    added: tuple[Thing, ...] = ()
    removed: tuple[Thing, ...] = ()
    changed: tuple[Changed[Thing], ...] = ()
    moved: tuple[Moved[Thing], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.moved)


@dataclass(frozen=True, slots=True)
class Differences:
    """All that changed; false where the plans say the same."""

    plan: tuple[FieldChange, ...] = ()
    objectives: Changes[Objective] = field(default_factory=Changes)
    actions: Changes[Action] = field(default_factory=Changes)

    def __bool__(self) -> bool:
        return bool(self.plan or self.objectives or self.actions)


def compare(old: PlanFile, new: PlanFile) -> Differences:
    """What changed from `old` to `new`; comparing the other way round swaps added and removed, before and
    after."""
    objectives, actions = matches(old, new)
    same_key = _names(old.objectives, new.objectives, objectives)
    same_action = _names(old.actions, new.actions, actions)
    return Differences(
        tuple(_field_changes(to_data(old.plan), to_data(new.plan))),
        _changes(old.objectives, new.objectives, objectives, {"parent": same_key}),
        _changes(
            old.actions,
            new.actions,
            actions,
            {"objective": same_key, "also_under": same_key, "parent": same_action},
        ),
    )


def matches(old: PlanFile, new: PlanFile) -> tuple[Pairs, Pairs]:
    """Which objectives and which actions are the same: place in the old plan's list → place in the new one's,
    from 0."""
    objectives = _match(old.objectives, new.objectives, lambda item: item.parent or "", _same)
    same_key = _names(old.objectives, new.objectives, objectives)
    return objectives, _match(old.actions, new.actions, lambda item: item.objective or "", same_key)


def _same(key: str) -> str:
    return key


def _names(old: Sequence[Item], new: Sequence[Item], pairs: Pairs) -> Callable[[str], str]:
    """From a key of the old plan to that of the same item in the new one; a key of neither stays as it is."""
    known = {old[i].key: new[j].key for i, j in pairs.items() if old[i].key}
    taken = {item.key for item in new}
    gone = {item.key for item in old} - known.keys()
    return lambda key: known.get(key) or (f"{key} (of the old plan)" if key in gone & taken else key)


def _match(
    old: Sequence[Thing], new: Sequence[Thing], above: Callable[[Thing], str], rename: Callable[[str], str]
) -> Pairs:
    pairs: Pairs = {}
    _pair_unique(pairs, [item.id for item in old], [item.id for item in new])
    old_refs = [(item.ref, rename(above(item))) if item.ref else None for item in old]
    new_refs = [(item.ref, above(item)) if item.ref else None for item in new]
    _pair_unique(pairs, old_refs, new_refs)
    old_placed = [_placed(item, rename(above(item))) for item in old]
    _pair_equal(pairs, old_placed, [_placed(item, above(item)) for item in new])
    _pair_equal(pairs, [_content(item) for item in old], [_content(item) for item in new])
    _pair_near(pairs, [_words(item) for item in old], [_words(item) for item in new])
    return pairs


def _left(pairs: Pairs, old: Sequence[object], new: Sequence[object]) -> tuple[list[int], list[int]]:
    taken = set(pairs.values())
    return [i for i in range(len(old)) if i not in pairs], [j for j in range(len(new)) if j not in taken]


def _pair_unique(pairs: Pairs, old: Sequence[Hashable | None], new: Sequence[Hashable | None]) -> None:
    """Pair what has the same name, where only one on each side has it."""
    olds, news = _left(pairs, old, new)
    counts = [Counter(old[i] for i in olds), Counter(new[j] for j in news)]
    places = {new[j]: j for j in news}
    for i in olds:
        name = old[i]
        if name and counts[0][name] == 1 and counts[1][name] == 1:
            pairs[i] = places[name]


def _pair_equal(pairs: Pairs, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    """Pair what is the same, the first with the first."""
    olds, news = _left(pairs, old, new)
    places: dict[Hashable, list[int]] = {}
    for j in reversed(news):
        places.setdefault(new[j], []).append(j)
    for i in olds:
        if places.get(old[i]):
            pairs[i] = places[old[i]].pop()


def _pair_near(pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> None:
    """Pair by words, nearest first; of equally near ones those that stand nearest, so that both ways
    agree."""
    from rapidfuzz import fuzz  # only plans that differ need it

    olds, news = (
        [place for place in places if words[place]]
        for places, words in zip(_left(pairs, old, new), (old, new), strict=True)
    )
    found = [
        (-near, abs(i - j), i + j, i, j)
        for i in olds
        for j in news
        if (near := fuzz.ratio(old[i], new[j], score_cutoff=NEAR))
    ]
    taken = set(pairs.values())
    for *_order, i, j in sorted(found):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _content(item: Item) -> str:
    data = to_data(item)
    return repr(sorted((name, repr(value)) for name, value in data.items() if name not in _NOT_COMPARED))


def _placed(item: Item, above: str) -> tuple[Hashable, ...]:
    """What an item says and where it stands; `above` is the key of its objective in the new plan."""
    also_under = item.also_under if isinstance(item, Action) else []
    return (above, item.parent, tuple(also_under), _content(item))


def _words(item: Item) -> str:
    statement = item.statement if isinstance(item, Objective) else ""
    return " ".join((item.title or statement).casefold().split())


def _changes(
    old: Sequence[Thing], new: Sequence[Thing], pairs: Pairs, rename: dict[str, Callable[[str], str]]
) -> Changes[Thing]:
    removed, added = _left(pairs, old, new)
    changed = []
    for i, j in sorted(pairs.items()):
        fields = tuple(_item_changes(old[i], new[j], rename))
        if fields:
            changed.append(Changed(old[i], new[j], fields))
    return Changes(
        tuple(new[j] for j in added),
        tuple(old[i] for i in removed),
        tuple(changed),
        tuple(Moved(new[j], i + 1, j + 1) for i, j in _moves(pairs)),
    )


def _item_changes(old: Item, new: Item, rename: dict[str, Callable[[str], str]]) -> Iterator[FieldChange]:
    before, after = to_data(old), to_data(new)
    for name in _POINTERS:
        if name in rename:
            was = _renamed(before.get(name), rename[name])
            if was != after.get(name):
                yield FieldChange(name, before.get(name), after.get(name))
    yield from _field_changes(before, after, _NOT_COMPARED)


def _renamed(value: str | list[str] | None, rename: Callable[[str], str]) -> str | list[str] | None:
    if isinstance(value, list):
        return [rename(key) for key in value]
    return rename(value) if value else None


def _field_changes(
    old: dict[str, Any], new: dict[str, Any], but: Iterable[str] = ()
) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*old, *new)):
        if name not in but and _compared(name, old.get(name)) != _compared(name, new.get(name)):
            yield FieldChange(name, old.get(name), new.get(name))


def _compared(name: str, value: Any) -> Any:
    """Of translations what they say: that one is stale follows from other words, which are told."""
    if name != "translations" or not value:
        return value
    return {
        (language, words, each["text"], each["state"])
        for language, texts in value.items()
        for words, each in texts.items()
    }


def _moves(pairs: Pairs) -> list[tuple[int, int]]:
    """The fewest pairs without which all others stand in the same order in both plans."""
    ordered = sorted(pairs.items())
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(ordered):
        length = bisect_left(ends, j)
        before.append(tails[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        tails[length : length + 1] = [place]
    kept = set()
    place = tails[-1] if tails else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return [pair for place, pair in enumerate(ordered) if place not in kept]


def in_lines(differences: Differences) -> list[str]:
    """The differences for people: `+` added, `-` removed, `~` changed with a line a field, `>` moved."""
    lines = [_field_line("plan ", change) for change in differences.plan]
    for name, changes in (("objective", differences.objectives), ("action", differences.actions)):
        lines += [f"- {name} {_name(item)}" for item in changes.removed]
        lines += [f"+ {name} {_name(item)}" for item in changes.added]
        for change in changes.changed:
            lines.append(f"~ {name} {_name(change.new)}")
            lines += [_field_line("    ", one) for one in change.fields]
        lines += [
            f"> {name} {_name(m.item)}: from place {m.old_place} to {m.new_place}" for m in changes.moved
        ]
    return lines


def _name(item: Item) -> str:
    title = item.title or (item.statement if isinstance(item, Objective) else "") or item.key
    return shortened(f"{item.ref} {title}", 100)


def _field_line(indent: str, change: FieldChange) -> str:
    return f"{indent}{change.field}: {_shown(change.old)} → {_shown(change.new)}"


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f"“{' '.join(value.split())}”"
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        text = value.get("text") or value.get("name")
        if text and value.get("revisions"):
            return f"{_shown(text)}, moved to {value['revisions'][-1]['to']}"
        return _shown(text) if text else "; ".join(f"{key} {_shown(item)}" for key, item in value.items())
    return str(value.model_dump() if isinstance(value, Part) else value)
