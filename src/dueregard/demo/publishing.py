"""The demo's editions: every plan published whole by the demonstration's officer and approver."""

from collections.abc import Iterator
from typing import Final

from django.db import transaction

from dueregard.accounts.models import Account
from dueregard.demo.load import bodies
from dueregard.demo.translating import translate
from dueregard.editions.models import Edition
from dueregard.organisations.models import Role
from dueregard.plans.models import Plan
from dueregard.publishing.operations import (
    Settled,
    approve_edition,
    choose_public,
    propose_edition,
    settle_words,
)
from dueregard.publishing.queries import coming, last_edition, offered_of
from dueregard.publishing.words import How

NOTE = "The first edition: a council's public, historical plan, or one that was made up to go on from it."
NO_PERSONS: Final = frozenset(
    {"Area Development", "E-Learning", "June Meeting", "Revenues & Benefits", "Welland Procurement"}
)
"""What is found in these plans and is no person; whoever else is found is taken out."""
_ROLES: Final = (Role.OFFICER, Role.APPROVER)


def publish() -> Iterator[Edition]:
    """Publish those of the demo's plans that have no edition, giving each.

    All that may be public is: the plans were, in print. Without its officer and approver nothing happens.
    """
    found = Account.objects.in_bulk([f"{role}@demo.invalid" for role in _ROLES], field_name="email")
    if len(found) < len(_ROLES):
        return
    officer, approver = (found[f"{role}@demo.invalid"] for role in _ROLES)
    ours = [body.slug for body in bodies()]
    for plan in Plan.objects.filter(organisation__slug__in=ours).order_by("id"):
        if last_edition(plan) is None:
            with transaction.atomic():
                yield _published(plan, officer, approver)


def _published(plan: Plan, officer: Account, approver: Account) -> Edition:
    by = officer.actor
    choose_public(by=by, plan=plan, public={(each.part, each.name): True for each in offered_of(plan)})
    translate(plan, by, approver.actor)
    plan.refresh_from_db()
    found = [each.found.words for each in coming(plan).unsettled]
    settled = {words: Settled(How.LEAVE if words in NO_PERSONS else How.OUT) for words in found}
    settle_words(by=by, plan=plan, settled=settled)
    proposal = propose_edition(by=by, plan=plan, approver=approver, note=NOTE)
    return approve_edition(by=approver.actor, proposal=proposal)
