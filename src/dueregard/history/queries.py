"""Reading history: what happened, and how things stood."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dueregard.history.models import Change, Event

Key = tuple[str, str]
"""Kind and public id of a record."""


def events_of_plan(plan: str, *, record: str | None = None) -> list[Event]:
    """What happened to the plan with this id, newest first, with changes; `record` narrows to one."""
    events = Event.objects.filter(plan=plan)
    if record is not None:
        events = events.filter(changes__uid=record).distinct()
    return list(events.prefetch_related("changes").order_by("-id"))


def states_of_plan(plan: str, *, until: datetime) -> dict[Key, dict[str, Any]]:
    """The state of each record of the plan as it stood at `until`, by replaying every change up to then."""
    changes = Change.objects.filter(event__plan=plan, event__at__lte=until).order_by("event_id", "id")
    return replay(changes)


def replay(changes: Iterable[Change]) -> dict[Key, dict[str, Any]]:
    """The states that result from `changes`, made in their order; a record that states nothing is gone."""
    states: dict[Key, dict[str, Any]] = {}
    for change in changes:
        state = states.setdefault((change.kind, change.uid), {})
        state.update(change.after)
    stated = {
        key: {name: value for name, value in state.items() if value is not None}
        for key, state in states.items()
    }
    return {key: state for key, state in stated.items() if state}
