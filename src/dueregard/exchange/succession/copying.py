"""What of an action goes on in the plan that comes after, and where it stands there."""

from typing import Final

from dueregard.planfile import model as planfile
from dueregard.plans.models import Action, Objective, Plan
from dueregard.plans.pieces import action_piece

LEFT_BEHIND: Final = frozenset(
    {
        *("id", "key", "parent", "objective", "also_under"),  # given anew
        *("cells", "source"),  # of the old plan's document
        *("links",),  # printed references to other parts of it
        *("updates", "progress", "actual_outcome", "rating"),  # reported in it
    }
)


def carried_piece(action: Action) -> planfile.Action:
    """The piece of the action that goes on: what is to be done, by whom, when, what for and how it stands."""
    piece = action_piece(action)
    kept = {name for name in type(piece).model_fields if name not in LEFT_BEHIND}
    return planfile.Action(**{name: getattr(piece, name) for name in kept})


class Counterparts:
    """What of the plan that comes after stands for something of the plan before."""

    def __init__(self, successor: Plan) -> None:
        objectives = list(successor.objectives.all())
        self._by_name = {(each.ref, each.title): each for each in reversed(objectives)}
        self._keys = set(successor.actions.values_list("key", flat=True))

    def objective(self, old: Objective | None) -> Objective | None:
        """The objective with the same reference and title; None where there is none: it then is under no
        heading, for a person to place."""
        return self._by_name.get((old.ref, old.title)) if old else None

    def free_key(self, key: str) -> str:
        """The old key where it is free, and taken from then on; else ""."""
        if key in self._keys:
            return ""
        self._keys.add(key)
        return key
