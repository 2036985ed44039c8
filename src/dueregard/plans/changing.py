"""Changing what is known of objectives and actions: held while they are changed, checked, told to history.

Operations only call this; they ask for permission first.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.history.actor import Actor
from dueregard.history.models import Event
from dueregard.history.operation import Difference, difference, tell
from dueregard.plans.dates import keep_dates
from dueregard.plans.facts import actions_with_facts, item_state, objectives_with_facts
from dueregard.plans.models import Action, Objective, Plan, Update

ItemT = TypeVar("ItemT", Objective, Action)


def hold(kind: type[ItemT], pk: int) -> ItemT:
    """The objective or action as it now is, locked, with its plan and all that `item_state` needs."""
    found: ItemT = locked(kind).get(pk=pk)
    return found


def locked(kind: type[Objective] | type[Action]) -> Any:
    """All objectives, or all actions, like that; whoever asks for them narrows them first."""
    return _with_facts(kind).select_for_update(of=("self",))


@contextmanager
def changing(action: Action, *, reason: str = "") -> Iterator[Action]:
    """The action, locked, with its facts; whatever was changed of it by the end is kept and told."""
    held = hold(Action, action.pk)
    before = item_state(held)
    yield held
    held.full_clean()
    held.save()
    keep_dates(held)
    now = _with_facts(Action).get(pk=held.pk)
    tell_of(held.plan, [difference("action", held.uid, before, item_state(now))], reason=reason)


def tell_of(
    plan: Plan, changes: Iterable[Difference | None], *, reason: str = "", without_changes: bool = False
) -> Event | None:
    """Tell history what the running operation changed of the plan or of what belongs to it."""
    organisation = plan.organisation.slug
    return tell(
        changes, organisation=organisation, plan=plan.uid, reason=reason, without_changes=without_changes
    )


def enter(by: Actor, action: Action, entry: Update) -> Update:
    """Put a progress entry after all others of the action."""
    happened(entry.text)
    last = action.updates.aggregate(last=Max("position"))["last"]
    entry.action, entry.recorded_at, entry.recorded_by = action, clock.now(), by.id
    entry.position = 0 if last is None else last + 1
    entry.full_clean()
    entry.save()
    return entry


def happened(text: str) -> str:
    """The words of a progress entry, which may not be left out."""
    if not text.strip():
        raise ValidationError(_("Say what has happened."))
    return text


def stated(reason: str) -> str:
    """The reason, which may not be left out."""
    if not reason.strip():
        raise ValidationError(_("Say why."))
    return reason


def _with_facts(kind: type[Objective] | type[Action]) -> Any:
    rows: Any = kind._default_manager.select_related("plan__organisation")
    return actions_with_facts(rows) if kind is Action else objectives_with_facts(rows)
