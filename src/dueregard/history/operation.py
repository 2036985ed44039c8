"""What makes a function an operation: one transaction, permission asked for, an event written.

None of the three can be forgotten: an operation that does is undone with an error.
"""

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, Final, ParamSpec, TypeVar

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from dueregard.history.actor import Actor
from dueregard.history.models import Change, Event

P = ParamSpec("P")
R = TypeVar("R")
State = Mapping[str, Any]
"""A record's values in the shape of the plan format; a key that is absent states nothing."""

OPERATIONS: Final[dict[str, Callable[..., Any]]] = {}
"""All operations by module and name, for the house's own tests and the reference."""


class Careless(AssertionError):
    """An operation that forgot something: a fault in our code, so the transaction is undone."""


@dataclass(slots=True)
class _Running:
    verb: str
    by: Actor
    asked: bool = False
    told: bool = False


_running: ContextVar[_Running | None] = ContextVar("running_operation", default=None)


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Make of a function an operation: called by keyword, all or nothing, permitted, told to history.

    The event's verb is the function's name. An operation that calls another tells its own part only.
    """

    @wraps(function)
    def run(*nothing: P.args, **given: P.kwargs) -> R:
        by = given.get("by")
        if nothing or not isinstance(by, Actor):
            raise TypeError(f"{function.__name__} is called by keyword, with by=Actor(…)")
        with transaction.atomic():
            running = _Running(function.__name__, by)
            token = _running.set(running)
            try:
                result = function(*nothing, **given)
            finally:
                _running.reset(token)
            _refuse_carelessness(running)
        return result

    OPERATIONS[f"{function.__module__}.{function.__name__}"] = run
    return run


def _refuse_carelessness(running: _Running) -> None:
    if not running.asked:
        raise Careless(f"{running.verb} never asked whether {running.by} may")
    if not running.told:
        raise Careless(f"{running.verb} told nothing to history")


def permission_was_asked() -> None:
    """Called by the one place that says "may": the running operation has asked."""
    if running := _running.get():
        running.asked = True


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two states of one record."""

    kind: str
    uid: str
    before: dict[str, Any]
    after: dict[str, Any]


def difference(kind: str, uid: str, before: State, after: State) -> Difference | None:
    """The values that differ, None where none does. An absent key and null are the same."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    if not keys:
        return None
    return Difference(
        kind, uid, {key: before.get(key) for key in keys}, {key: after.get(key) for key in keys}
    )


def tell(
    differences: Iterable[Difference | None],
    *,
    organisation: str = "",
    plan: str = "",
    reason: str = "",
    without_changes: bool = False,
) -> Event | None:
    """Write what the running operation changed; if it changed nothing, there is nothing to write.

    `without_changes` is for what must be told although its changes must not be: a redaction.
    `organisation` is a slug, `plan` a public id: words, not keys, so that history outlives what it tells of.
    """
    running = _running.get()
    if running is None:
        raise Careless("history is told by operations only")
    running.told = True
    found = [each for each in differences if each is not None]
    if not found and not without_changes:
        return None
    event = Event.objects.create(
        actor_kind=running.by.kind,
        actor_id=running.by.id,
        actor_label=running.by.label,
        verb=running.verb,
        organisation=organisation,
        plan=plan,
        reason=reason,
    )
    Change.objects.bulk_create(
        Change(event=event, kind=each.kind, uid=each.uid, before=each.before, after=each.after)
        for each in found
    )
    for listen in _listeners():
        listen(event, found)
    return event


@cache
def _listeners() -> tuple[Callable[[Event, list[Difference]], None], ...]:
    """Rooms above that follow what happens, in the same transaction: the setting `EVENT_LISTENERS`."""
    return tuple(import_string(name) for name in settings.EVENT_LISTENERS)
