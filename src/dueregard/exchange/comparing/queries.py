"""Versions of a plan by their names, and what differs between two of them, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Value
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.design.dates import day_in_words, moment_in_words
from dueregard.exchange.export import plan_file, plan_file_as_of
from dueregard.exchange.models import Snapshot
from dueregard.history.models import Event
from dueregard.planfile.differences import Changed, Changes, Differences, FieldChange, compare
from dueregard.planfile.model import Action, Item, Objective, PlanFile
from dueregard.plans.models import Plan
from dueregard.plans.past.queries import FieldTold
from dueregard.plans.past.wording import field_name, headings_for, value_in_words
from dueregard.plans.queries import own_headings

NOW: Final = "now"
SNAPSHOT: Final = "snapshot-"
EVENT: Final = "event-"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a plan; `name` is how addresses call it."""

    name: str
    label: str
    file: PlanFile


@dataclass(frozen=True, slots=True)
class ItemTold:
    """One objective or action of the comparison; `address` is "" for what is no longer in the plan."""

    name: str
    address: str
    fields: tuple[FieldTold, ...] = ()


@dataclass(frozen=True, slots=True)
class KindTold:
    """What happened to the objectives, or to the actions."""

    added: tuple[ItemTold, ...]
    removed: tuple[ItemTold, ...]
    changed: tuple[ItemTold, ...]
    moved: tuple[ItemTold, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions and what differs."""

    old: Version
    new: Version
    differences: Differences
    plan: tuple[FieldTold, ...]
    objectives: KindTold
    actions: KindTold


def version(plan: Plan, name: str) -> Version | None:
    """The version of that name: `now`, a day in ISO 8601, `snapshot-` or `event-` with its id.

    None where the plan has none of this name. The version of a day, or of an event, is the last of it.
    """
    if name == NOW:
        return Version(name, _("as it stands now"), plan_file(plan))
    if name.startswith(SNAPSHOT):
        snapshot = plan.snapshots.filter(uid=name.removeprefix(SNAPSHOT)).first()
        return Version(name, snapshot_in_words(snapshot), snapshot.file()) if snapshot else None
    if name.startswith(EVENT):
        event = Event.objects.filter(plan=plan.uid, uid=name.removeprefix(EVENT)).first()
        file = plan_file_as_of(plan.uid, event.at) if event else None
        return Version(name, moment_in_words(event.at), file) if event and file else None
    return _of_day(plan, name)


def snapshot_in_words(snapshot: Snapshot) -> str:
    """The snapshot as one would name it: its day, and what it is for."""
    told = {"day": day_in_words(snapshot.as_at), "reason": snapshot.reason}
    return _("snapshot of %(day)s (%(reason)s)") % told


def comparison(plan: Plan, old: Version, new: Version) -> Comparison:
    """What differs from `old` to `new`, with the plan's own headings. 2 queries."""
    found = compare(old.file, new.file)
    headings, addresses = own_headings(plan.columns.all()), _addresses(plan)
    plans, objectives, actions = (
        _Teller(headings_for(kind, headings), addresses) for kind in ("plan", "objective", "action")
    )
    return Comparison(
        old,
        new,
        found,
        tuple(plans.fields(found.plan)),
        objectives.kind(found.objectives),
        actions.kind(found.actions),
    )


def _of_day(plan: Plan, name: str) -> Version | None:
    try:
        day = date.fromisoformat(name)
        file = plan_file_as_of(plan.uid, clock.end_of(day))
    except (ValueError, OverflowError):
        return None
    return Version(name, day_in_words(day), file) if file else None


def _addresses(plan: Plan) -> dict[str, str]:
    address = plan.get_absolute_url()
    objectives, actions = (
        items.order_by().values_list("uid", Value(word))
        for items, word in ((plan.objectives, "objectives"), (plan.actions, "actions"))
    )
    return {uid: f"{address}{word}/{uid}/" for uid, word in objectives.union(actions)}


@dataclass(frozen=True, slots=True)
class _Teller:
    headings: Mapping[str, str]
    addresses: Mapping[str, str]

    def kind(self, changes: "Changes[Objective] | Changes[Action]") -> KindTold:
        return KindTold(
            added=tuple(self.item(each) for each in changes.added),
            removed=tuple(self.item(each) for each in changes.removed),
            changed=tuple(self.changed(each) for each in changes.changed),
            moved=tuple(self.item(each.item) for each in changes.moved),
        )

    def item(self, item: Item, fields: tuple[FieldTold, ...] = ()) -> ItemTold:
        title = item.title or (item.statement if isinstance(item, Objective) else "") or item.key
        return ItemTold(f"{item.ref} {title}".strip(), self.addresses.get(item.id or "", ""), fields)

    def changed(self, change: "Changed[Objective] | Changed[Action]") -> ItemTold:
        return self.item(change.new, tuple(self.fields(change.fields)))

    def fields(self, changes: tuple[FieldChange, ...]) -> Iterator[FieldTold]:
        for each in changes:
            before, after = (value_in_words(each.field, value) for value in (each.old, each.new))
            yield FieldTold(field_name(each.field, self.headings), before, after)
