"""Editions for tests: a plan with something of everything, reduced as publishing reduces it."""

from datetime import date
from typing import Any

from tests.factories import SiteFactory
from tests.plan_files import something_of_everything

from dueregard.editions.models import Edition, Site
from dueregard.editions.releasing import release_edition
from dueregard.planfile.ids import ALPHABET, LENGTH, new_id
from dueregard.planfile.model import PlanFile
from dueregard.planfile.public import FIELDS, Choice, public_plan


def reduced(*, title: str = "Equality Scheme", **first: Any) -> PlanFile:
    """The plan with all that a body may make public of it; `first` changes the first action.

    Ids are made of the keys, so that they stay from edition to edition.
    """
    plan = something_of_everything()
    for item in (*plan.objectives, *plan.actions):
        item.id = id_of(item.key)
        for texts in item.translations.values():
            for text in texts.values():
                text.state = "checked"
    whole = frozenset(column.id for column in plan.plan.columns)
    made = public_plan(plan, Choice(columns=whole, fields=frozenset(FIELDS)))
    made.plan.title = title
    made.actions[0] = made.actions[0].model_copy(update=first)
    return made


def id_of(key: str) -> str:
    """An id that the same key always has."""
    return "".join(letter if letter in ALPHABET else "0" for letter in key).ljust(LENGTH, "0")[:LENGTH]


def published(
    plan: PlanFile | None = None,
    *,
    of: Edition | None = None,
    site: Site | None = None,
    slug: str = "equality-scheme",
    note: str = "",
) -> Edition:
    """The plan as an edition: the next of the plan that `of` is one of, or the first of a plan of its own."""
    return release_edition(
        site=of.plan.site if of else site or SiteFactory(slug="ashby", name="Ashby District Council"),
        uid=of.plan.uid if of else new_id(),
        slug=slug,
        plan=plan or reduced(),
        as_at=date(2026, 3, 31),
        note=note,
    )
