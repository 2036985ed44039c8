"""Reading history: what happened, and how things stood."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dueregard.history.models import Change, Event

Key = tuple[str, str]
"""Kind and public id of a record."""


def events_page(plan: str, *, record: str | None, before: int | None, size: int) -> list[Event]:
    """The latest `size` events of the plan with this id, newest first, with changes.

    `record` narrows to those that changed one record, `before` to those older than that event.
    """
    events = Event.objects.filter(plan=plan)
    if record is not None:
        events = events.filter(pk__in=Change.objects.filter(uid=record).values("event"))
    if before is not None:
        events = events.filter(pk__lt=before)
    return list(events.prefetch_related("changes").order_by("-id")[:size])


def first_event_of_plan(plan: str) -> Event | None:
    """How the plan with this id came here."""
    return Event.objects.filter(plan=plan).order_by("id").first()


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


class ChangedMeanwhile(Exception):
    """Somebody else has changed the record since the version that a person had before them."""


def version_of(kind: str, uid: str) -> int:
    """The number of the record's latest change; 0 where history tells nothing of it."""
    last = Change.objects.filter(kind=kind, uid=uid).order_by("-id").values_list("id", flat=True).first()
    return last or 0


def state_at(kind: str, uid: str, version: int) -> dict[str, Any]:
    """What the record stated at that version; nothing where there was none."""
    changes = Change.objects.filter(kind=kind, uid=uid, id__lte=version).order_by("id")
    return replay(changes).get((kind, uid), {})


def events_between(kind: str, uid: str, seen: int) -> list[Event]:
    """What has happened to the record since the version `seen`, oldest first."""
    later = Change.objects.filter(kind=kind, uid=uid, id__gt=seen)
    return list(Event.objects.filter(pk__in=later.values("event")))


def refuse_outdated(kind: str, uid: str, seen: int | None) -> None:
    """Raise `ChangedMeanwhile` unless `seen` is the record's version, or None: nobody looked at it."""
    if seen is not None and seen != version_of(kind, uid):
        raise ChangedMeanwhile(f"{kind} {uid}")
