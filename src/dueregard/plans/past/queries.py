"""The pages of history, read in a number of queries that does not grow with what happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dueregard.history.models import Change, Event
from dueregard.history.queries import events_page
from dueregard.plans.differing import Run, differing
from dueregard.plans.models import Plan
from dueregard.plans.past.wording import field_name, headings_for, value_in_words
from dueregard.plans.queries import own_headings

SIZE: Final = 30
MOST_SHOWN: Final = 20
"""Records of one event that are told field by field; of an import the number is told instead."""
UNTOLD: Final = frozenset({"id", "key", "source"})
"""What nobody changes by hand: told only where nothing else is."""


@dataclass(frozen=True, slots=True)
class FieldTold:
    """One value before and after."""

    name: str
    before: str
    after: str

    @property
    def words(self) -> tuple[Run, ...]:
        """Both, word by word."""
        return differing(self.before, self.after)


@dataclass(frozen=True, slots=True)
class RecordTold:
    """What an event did to one record; `address` is "" for what is no longer there."""

    name: str
    address: str
    fate: str
    """"new", "gone" or "changed"."""
    fields: tuple[FieldTold, ...]
    redacted: bool


@dataclass(frozen=True, slots=True)
class EventTold:
    """One event with what it did; `more` records are not told one by one."""

    event: Event
    records: tuple[RecordTold, ...]
    more: int


@dataclass(frozen=True, slots=True)
class History:
    """One page of history, newest first; `older` is the event before which the next page begins."""

    events: tuple[EventTold, ...]
    older: int | None


def history_of(plan: Plan, *, record: str | None = None, before: int | None = None) -> History:
    """What happened to the plan, or to one record in it. 5 queries."""
    events = events_page(plan.uid, record=record, before=before, size=SIZE + 1)
    shown = events[:SIZE]
    names = _names(plan)
    headings = own_headings(plan.columns.all())
    told = tuple(_event(event, record, names, headings) for event in shown)
    return History(told, shown[-1].pk if len(events) > SIZE else None)


def _names(plan: Plan) -> dict[str, tuple[str, str]]:
    """Name and address of everything in the plan, by id."""
    found = {plan.uid: (plan.title, plan.get_absolute_url())}
    for items, word in ((plan.objectives, "objectives"), (plan.actions, "actions")):
        for uid, ref, title in items.values_list("uid", "ref", "title"):
            found[uid] = (f"{ref} {title}".strip(), f"{plan.get_absolute_url()}{word}/{uid}/")
    return found


def _event(
    event: Event, record: str | None, names: Mapping[str, tuple[str, str]], headings: Mapping[str, str]
) -> EventTold:
    changes = [each for each in event.changes.all() if record in (None, each.uid)]
    if len(changes) > MOST_SHOWN:
        return EventTold(event, (), len(changes))
    return EventTold(event, tuple(_record(each, names, headings) for each in changes), 0)


def _record(change: Change, names: Mapping[str, tuple[str, str]], headings: Mapping[str, str]) -> RecordTold:
    name, address = names.get(change.uid, (_last_name(change), ""))
    return RecordTold(
        name, address, _fate(change), tuple(_fields(change, headings)), redacted=change.redacted
    )


def _last_name(change: Change) -> str:
    title = change.before.get("title") or change.after.get("title") or change.kind
    return str(title)


def _fate(change: Change) -> str:
    if all(value is None for value in change.before.values()):
        return "new"
    return "gone" if all(value is None for value in change.after.values()) else "changed"


def _fields(change: Change, headings: Mapping[str, str]) -> Iterable[FieldTold]:
    telling = [field for field in change.after if field not in UNTOLD]
    for field in telling or list(change.after):
        before, after = change.before.get(field), change.after.get(field)
        name = field_name(field, headings_for(change.kind, headings))
        yield FieldTold(name, *_both(field, before, after))


def _both(field: str, before: Any, after: Any) -> tuple[str, str]:
    return value_in_words(field, before), value_in_words(field, after)
