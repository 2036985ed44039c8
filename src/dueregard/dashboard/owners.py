"""Who looks after an action, so far as one can write to them; else what is missing.

An action with a lead who can be written to is looked after. Of every other one the furthest that any of its
leads has come says what mends it: a name, who that is, a holder, an address.
"""

from datetime import date
from typing import Final

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Subquery, Value, When

from dueregard.organisations.posts.models import Holding, held_on
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.models import Lead

MISSING: Final = ("ownerless", "unbound", "vacant", "unreachable")
"""What an action can miss, from the most to the least: a lead, who the lead is, a holder, an address."""

REACHED: Final = "reached"
_STAGES: Final = (*MISSING, REACHED)


def furthest(on: date) -> Subquery:
    """For actions: how far the furthest of the leads has come, a number for `missing`; none without a lead.

    `Post.is_vacant` and `Post.addresses_on` in SQL.
    """
    holders = Holding.objects.filter(held_on(on), post=OuterRef("post"))
    addressed = holders.filter(~Q(email="") | Q(account__isnull=False))
    is_open = Q(post__until__isnull=True) | Q(post__until__gte=on)
    stage = Case(
        When(post__isnull=True, then=_number("unbound")),
        When(Q(post__kind=PostKind.POST) & is_open & ~Exists(holders), then=_number("vacant")),
        When(~Q(post__email="") | Exists(addressed), then=_number(REACHED)),
        default=_number("unreachable"),
        output_field=IntegerField(),
    )
    leads = Lead.objects.filter(action=OuterRef("pk")).annotate(stage=stage).order_by("-stage")
    return Subquery(leads.values("stage")[:1])


def missing(stage: int | None) -> str:
    """What an action misses of which this was said, one of `MISSING`, or `REACHED`."""
    return _STAGES[stage or 0]


def _number(stage: str) -> Value:
    return Value(_STAGES.index(stage))
