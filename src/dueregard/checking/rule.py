"""What a rule of the plan check is, what it finds, and the plan as rules look at it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Literal

from dueregard.planfile.model import Action, Item, Objective, PlanFile

About = Literal["plan", "objective", "action"]
OVER = frozenset({"completed", "withdrawn", "not-applicable"})
"""States of which nothing more is expected."""
ABANDONED = OVER - {"completed"}


def gettext_noop(text: str) -> str:
    """The text itself, marked for the catalogue of translations: pages show it in their language."""
    return text


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a rule found something: the item, None for the plan as a whole, and the words that it judged."""

    item: Objective | Action | None
    words: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what is found (`title`), why it matters, who says so, and the function that looks.

    The id is kept for good: excuses and counts name the rule by it.
    """

    id: str
    title: str
    why: str
    source: str
    look: "Callable[[PlanInHand], Iterator[Spot]]"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a plan. `key` and `uid` name the item within its plan, "" for the plan itself."""

    rule: Rule
    about: About
    key: str
    uid: str
    ref: str
    words: str

    @property
    def digest(self) -> str:
        """A short name for the words that were judged, to tell whether they have changed (16 hex digits)."""
        return sha256(" ".join(self.words.split()).encode()).hexdigest()[:16]


class PlanInHand:
    """A plan file with what several rules ask of it."""

    def __init__(self, file: PlanFile, reviewed: Collection[str] = (), vacant: Collection[str] = ()) -> None:
        self.file = file
        self.reviewed = reviewed
        self.vacant = vacant
        self.plan = file.plan
        self.objectives = file.objectives
        self.actions = file.actions
        self._objectives = {each.key: each for each in file.objectives if each.key}
        self._actions = {each.key: each for each in file.actions if each.key}

    @cached_property
    def items(self) -> list[Objective | Action]:
        """Objectives, then actions."""
        return [*self.objectives, *self.actions]

    @cached_property
    def live_actions(self) -> list[Action]:
        """Actions of which something is still expected."""
        return [each for each in self.actions if not is_over(each)]

    @cached_property
    def actions_under(self) -> dict[str, list[Action]]:
        """The actions right under each objective, by its key, and those that stand there as well."""
        found: dict[str, list[Action]] = defaultdict(list)
        for action in self.actions:
            for key in (action.objective, *action.also_under):
                if key:
                    found[key].append(action)
        return found

    @cached_property
    def parents(self) -> frozenset[str]:
        """Keys of objectives and of actions under which others of their kind stand."""
        return frozenset(each.parent for each in self.items if each.parent)

    def whole(self, objective: Objective) -> list[Action]:
        """The actions under an objective, at whatever depth."""
        below = [each for each in self.objectives if each.parent == objective.key and objective.key]
        own = list(self.actions_under.get(objective.key, ()))
        return own + [action for each in below for action in self.whole(each)]

    def above(self, item: Objective | Action) -> Iterator[Item]:
        """What an item stands under, the nearest first."""
        step: Item | None = self._up(item)
        seen: set[int] = set()
        while step is not None and id(step) not in seen:
            seen.add(id(step))
            yield step
            step = self._up(step)

    def states(self, field: str) -> bool:
        """Whether any action or objective states that field: a plan without such a column misses it once."""
        return any(getattr(each, field, None) for each in self.items)

    def _up(self, item: Item) -> Item | None:
        if isinstance(item, Action):
            return self._actions.get(item.parent or "") or self._objectives.get(item.objective or "")
        return self._objectives.get(item.parent or "")


def is_over(item: Item) -> bool:
    """Whether nothing more is expected: by its status, or by "completed" in a timescale that does not
    recur."""
    if item.status:
        return item.status in OVER
    kinds = {entry.kind for entry in item.timescale.entries}
    return "completed" in kinds and "recurring" not in kinds
