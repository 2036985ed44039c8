"""Many actions changed at once: which change of each follows from what is wanted, old beside new."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dueregard.planfile.model import to_data
from dueregard.planfile.timescales import Context, read_timescale
from dueregard.plans.editing.asking import data_of, short
from dueregard.plans.models import Action
from dueregard.plans.past.wording import field_name, value_in_words


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be another for all of them; "" leaves a thing as it is."""

    status: str = ""
    lead: str = ""
    lead_how: str = "instead"
    """"instead" of all others, "add" beside them, or "out"."""
    objective: str = ""
    timescale: str = ""
    mark: str = ""
    """The characteristic to be marked."""
    unmark: str = ""
    period: str | None = None
    """The plan's, from which a timescale may take its year."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What would become of one action: (field, old, new) in words."""

    action: Action
    name: str
    changes: Mapping[str, Any]
    told: tuple[tuple[str, str, str], ...]


def planned(actions: Iterable[Action], wanted: Wanted, headings: Mapping[str, str]) -> list[Planned]:
    """What would become of those actions that would change."""
    found = []
    for action in actions:
        data = data_of(action)
        changes = changes_for(data, wanted)
        if changes:
            found.append(Planned(action, short(action), changes, _told(data, changes, headings)))
    return found


def _told(
    data: Mapping[str, Any], changes: Mapping[str, Any], headings: Mapping[str, str]
) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            field_name(field, headings),
            value_in_words(field, data.get(field)),
            value_in_words(field, value),
        )
        for field, value in changes.items()
    )


def changes_for(data: Mapping[str, Any], wanted: Wanted) -> dict[str, Any]:
    """The changes of one action, whose JSON data these are: only what would be another."""
    asked = {
        "status": wanted.status or None,
        "objective": wanted.objective or None,
        "leads": _leads(data.get("leads", []), wanted),
        "timescale": _timescale(wanted),
        "characteristics": _marks(data.get("characteristics", []), wanted),
    }
    return {
        field: value
        for field, value in asked.items()
        if value is not None and value != data.get(field, _nothing(value))
    }


def fingerprint(found: Iterable[Planned]) -> str:
    """A name for exactly these changes: who agrees to a preview agrees to nothing else."""
    told = [(each.action.uid, each.told) for each in found]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def _nothing(value: Any) -> Any:
    return [] if isinstance(value, list) else None


def _leads(held: list[dict[str, Any]], wanted: Wanted) -> list[dict[str, Any]] | None:
    if not wanted.lead:
        return None
    others = [lead for lead in held if lead["name"] != wanted.lead]
    if wanted.lead_how == "out":
        return others
    bearing = [lead for lead in held if lead["name"] == wanted.lead] or [
        {"name": wanted.lead, "role": "lead"}
    ]
    if wanted.lead_how == "add":
        return held if len(others) < len(held) else [*held, *bearing]
    return bearing


def _timescale(wanted: Wanted) -> dict[str, Any] | None:
    if not wanted.timescale:
        return None
    reading = read_timescale(wanted.timescale, context=Context(period=wanted.period))
    return {"text": wanted.timescale, "entries": [to_data(each) for each in reading.entries]}


def _marks(held: list[str], wanted: Wanted) -> list[str] | None:
    if not wanted.mark and not wanted.unmark:
        return None
    kept = [code for code in held if code != wanted.unmark]
    return kept if not wanted.mark or wanted.mark in kept else [*kept, wanted.mark]
