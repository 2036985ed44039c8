"""Who looks after the actions of plans, so far as one can write to them; of the rest, what is missing.

An action with a lead who can be written to is looked after. Of every other one the furthest that any of its
leads has come says what mends it: a name, who that is, a holder, an address.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from dueregard.organisations.posts.models import Holding, held_on
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.models import Lead, Plan

MISSING: Final = ("ownerless", "unbound", "vacant", "unreachable")
"""What an action can miss, from the most to the least: a lead, who the lead is, a holder, an address."""

REACHED: Final = "reached"


@dataclass(frozen=True, slots=True)
class Owners:
    """By the action's number, one of `MISSING` or `REACHED`; what is not there has no lead at all.

    `silent` is by plan how many printed leads nothing could be sent to.
    """

    found: Mapping[int, str]
    silent: Mapping[int, int]

    def of(self, action: int) -> str:
        """What this action misses, or `REACHED`."""
        return self.found.get(action, MISSING[0])


def owners_of(plans: Collection[Plan], *, on: date) -> Owners:
    """The owners of all open actions of these plans on that day. 1 query, none without a plan."""
    found: dict[int, str] = {}
    silent: dict[int, set[str]] = defaultdict(set)
    for row in _leads(plans, on) if plans else ():
        found[row.action] = max(_stage(row, on), found.get(row.action, MISSING[0]), key=_far)
        if not _has_address(row):
            silent[row.plan].add(row.name)
    return Owners(found, {plan: len(names) for plan, names in silent.items()})


def _leads(plans: Iterable[Plan], on: date) -> QuerySet[Lead, Any]:
    """`Post.is_vacant` and `Post.addresses_on` in SQL, for every lead."""
    holders = Holding.objects.filter(held_on(on), post=OuterRef("post"))
    addressed = holders.filter(~Q(email="") | Q(account__isnull=False))
    rows = Lead.objects.filter(action__plan__in=plans, action__settled=False).order_by()
    noted = rows.annotate(plan=F("action__plan"), is_held=Exists(holders), is_addressed=Exists(addressed))
    return noted.values_list(
        *("action", "plan", "name", "post", "post__kind", "post__email", "post__until"),
        *("is_held", "is_addressed"),
        named=True,
    )


def _stage(row: Any, on: date) -> str:
    if row.post is None:
        return "unbound"
    is_closed = row.post__until is not None and row.post__until < on
    if row.post__kind == PostKind.POST and not row.is_held and not is_closed:
        return "vacant"
    return REACHED if _has_address(row) else "unreachable"


def _has_address(row: Any) -> bool:
    return bool(row.post__email or row.is_addressed)


def _far(stage: str) -> int:
    return len(MISSING) if stage == REACHED else MISSING.index(stage)
