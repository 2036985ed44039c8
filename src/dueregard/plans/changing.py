"""Changing what is known of one action: held while it is changed, checked, and told to history.

Operations only call this; they ask for permission first.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dueregard.history.operation import difference, tell
from dueregard.plans.dates import keep_dates
from dueregard.plans.facts import actions_with_facts, item_state
from dueregard.plans.models import Action


@contextmanager
def changing(action: Action, *, reason: str = "") -> Iterator[Action]:
    """The action, locked, with its facts; whatever was changed of it by the end is kept and told."""
    held = _fetched(action, locked=True)
    before = item_state(held)
    yield held
    held.full_clean()
    held.save()
    keep_dates(held)
    changed = difference("action", held.uid, before, item_state(_fetched(action)))
    tell([changed], organisation=held.plan.organisation.slug, plan=held.plan.uid, reason=reason)


def _fetched(action: Action, *, locked: bool = False) -> Action:
    rows: Any = actions_with_facts(Action.objects.select_related("plan__organisation"))
    found: Action = (rows.select_for_update(of=("self",)) if locked else rows).get(pk=action.pk)
    return found
