"""An edition before it is released, as it would be read: every word that becomes public, in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from dueregard.design.dates import day_in_words
from dueregard.editions.models import Edition
from dueregard.exchange.comparing.queries import Comparison, Version, comparison
from dueregard.planfile.model import Column, Item, Objective, PlanFile, to_data
from dueregard.planfile.translations import items_in_order
from dueregard.plans.models import Plan
from dueregard.plans.past.wording import field_name, value_in_words

_FRAME: Final = frozenset(
    {"id", "key", "ref", "title", "parent", "objective", "also_under", "links", "cells", "statement"}
)
"""What a heading or an address shows, or only a program reads."""


@dataclass(frozen=True, slots=True)
class Previewed:
    """One objective or action: what it is called, and each thing that is said of it under its heading."""

    name: str
    is_objective: bool
    statement: str
    said: tuple[tuple[str, str], ...]


def previewed(file: PlanFile) -> tuple[Previewed, ...]:
    """The whole edition in the plan's order: what stands under no heading first."""
    return tuple(_previewed(item, file.plan.columns) for item in items_in_order(file))


def compared(plan: Plan, last: Edition, file: PlanFile) -> Comparison:
    """What was added, changed and removed since the edition. 2 queries."""
    label = _("edition %(number)s of %(day)s") % {
        "number": last.number,
        "day": day_in_words(last.published_at.date()),
    }
    return comparison(
        plan, Version(f"edition-{last.number}", label, last.file()), Version("coming", _("this one"), file)
    )


def _previewed(item: Item, columns: list[Column]) -> Previewed:
    statement = item.statement if isinstance(item, Objective) else ""
    title = item.title or ("" if item.ref else statement)
    return Previewed(
        name=f"{item.ref} {title}".strip() or item.key,
        is_objective=isinstance(item, Objective),
        statement=statement if statement != title else "",
        said=tuple(_said(item, columns)),
    )


def _said(item: Item, columns: list[Column]) -> Iterator[tuple[str, str]]:
    """The cells under their columns' headings, then the fields that have no column here."""
    stated = to_data(item)
    printed = {column.field for column in columns if item.cells.get(column.id)}
    for column in columns:
        if column.field not in ("title", "ref", "objective") and item.cells.get(column.id):
            yield column.heading or column.id, item.cells[column.id]
    headings: Mapping[str, str] = {
        each.field: each.heading for each in columns if each.field and each.heading
    }
    for name, value in stated.items():
        if name not in _FRAME and (name not in printed or name in ("updates", "timescale")):
            if name == "timescale" and name in printed and not value.get("revisions"):
                continue
            yield field_name(name, headings), value_in_words(name, value)
