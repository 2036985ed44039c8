"""Striking words out of what has been told: the words go, the event and the rest of its reason stay."""

from collections.abc import Collection
from typing import Final

from django.db.models import QuerySet

from dueregard.history.models import Change, Event

GAP: Final = "█████"
"""What stands where words were; of one length, so that it does not tell theirs."""


def struck(value: object, words: str) -> object:
    """The value with `words` struck out of every text in it, at any depth, capitals and all."""
    if isinstance(value, str):
        return value.replace(words, GAP)
    if isinstance(value, list):
        return [struck(item, words) for item in value]
    if isinstance(value, dict):
        return {key: struck(item, words) for key, item in value.items()}
    return value


def strike_from_history(plan: str, words: str) -> int:
    """Strike `words` out of all that was told of the plan with this id; gives how many places held them."""
    redacted = _strike_changes(Change.objects.filter(event__plan=plan), words)
    events = list(Event.objects.filter(plan=plan, reason__contains=words))
    for event in events:
        event.reason = event.reason.replace(words, GAP)
    Event.objects.bulk_update(events, ["reason"])
    return redacted + len(events)


def strike_from_records(kind: str, uids: Collection[str], words: str) -> int:
    """Strike `words` out of all that was told of these records; gives how many changes held them."""
    return _strike_changes(Change.objects.filter(kind=kind, uid__in=uids), words)


def strike_from_kinds(kinds: Collection[str], organisation: str, words: str) -> int:
    """Strike `words` out of all that was told of records of these kinds in the body with this slug, of those
    that are gone as well; gives how many changes held them."""
    return _strike_changes(Change.objects.filter(kind__in=kinds, event__organisation=organisation), words)


def _strike_changes(changes: "QuerySet[Change]", words: str) -> int:
    redacted = []
    for change in changes:
        before, after = struck(change.before, words), struck(change.after, words)
        if (before, after) != (change.before, change.after):
            change.before, change.after, change.redacted = before, after, True
            redacted.append(change)
    Change.objects.bulk_update(redacted, ["before", "after", "redacted"])
    return len(redacted)
