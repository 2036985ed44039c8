"""Striking words out of what has been told: the words go, the event and the rest of its reason stay."""

from typing import Final

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
    redacted = []
    for change in Change.objects.filter(event__plan=plan):
        before, after = struck(change.before, words), struck(change.after, words)
        if (before, after) != (change.before, change.after):
            change.before, change.after, change.redacted = before, after, True
            redacted.append(change)
    Change.objects.bulk_update(redacted, ["before", "after", "redacted"])
    events = list(Event.objects.filter(plan=plan, reason__contains=words))
    for event in events:
        event.reason = event.reason.replace(words, GAP)
    Event.objects.bulk_update(events, ["reason"])
    return len(redacted) + len(events)
