"""Funds of a body, and what its actions take of them."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.plans.changing import changing
from dueregard.plans.models import Action, Fund, Funding
from dueregard.plans.models.words import FundingKind

KIND = "fund"


@operation
def add_fund(*, by: Actor, organisation: Organisation, name: str, ends_on: date | None = None) -> Fund:
    """Take in a fund of the body; without a last day it does not end as far as is known."""
    require(by, "keep_funds", organisation)
    fund = Fund(organisation=organisation, name=" ".join(name.split()), ends_on=ends_on)
    fund.full_clean()
    fund.save()
    tell([difference(KIND, fund.uid, {}, _state(fund))], organisation=organisation.slug)
    return fund


@operation
def edit_fund(*, by: Actor, fund: Fund, name: str, ends_on: date | None, reason: str = "") -> Fund:
    """Change a fund's name and last day."""
    require(by, "edit", fund)
    held = Fund.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=fund.pk)
    before = _state(held)
    held.name, held.ends_on = " ".join(name.split()), ends_on
    held.full_clean()
    held.save()
    changed = difference(KIND, held.uid, before, _state(held))
    tell([changed], organisation=held.organisation.slug, reason=reason)
    return held


@operation
def add_funding(
    *,
    by: Actor,
    action: Action,
    kind: str = FundingKind.MONEY,
    fund: Fund | None = None,
    amount: Decimal | None = None,
    year: str = "",
    note: str = "",
) -> Funding:
    """Say what the action takes in a year (EDTF, a financial year for instance) and who pays.

    The words that the plan prints about its resources stay as they are.
    """
    require(by, "edit", action)
    with changing(action) as held:
        funding = Funding(action=held, kind=kind, fund=fund, amount=amount, year=year, note=note)
        funding.full_clean()
        funding.save()
    return funding


@operation
def remove_funding(*, by: Actor, funding: Funding, reason: str = "") -> None:
    """Take out what was entered of an action's money or time; history keeps it."""
    require(by, "edit", funding.action)
    with changing(funding.action, reason=reason) as held:
        found = held.funding.filter(pk=funding.pk)
        if not found.exists():
            raise ValidationError(_("It has been taken out already."))
        found.delete()


def _state(fund: Fund) -> dict[str, str | None]:
    return {"name": fund.name, "ends_on": fund.ends_on.isoformat() if fund.ends_on else None}
