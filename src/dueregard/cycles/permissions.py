"""Who may what with review cycles: this room's rows of the table, the holders of update links among them.

A link may what its page offers and no more: keep up the actions that it asks for, as long as it is in force.
Whether it is, is asked of the records each time, never of the link.
"""

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import F, Q

from dueregard import clock
from dueregard.cycles.words import WAITING
from dueregard.history.actor import Actor
from dueregard.organisations.models import Role
from dueregard.organisations.permissions import EVERYBODY, NOTHING, rule
from dueregard.organisations.posts.models import held_on
from dueregard.plans.permissions import READERS


def in_force(on: date) -> Q:
    """For the seats of links: neither revoked nor expired, and whoever was written to still sits there.

    The holder still holds the post, or the post that had no holder still has none; it is not closed; and the
    address to which the link went is still theirs.
    """
    runs = Q(link__revoked_at__isnull=True, link__expires_on__gte=on)
    there = Q(post__until__isnull=True) | Q(post__until__gte=on)
    return runs & there & _same_holder(on) & _same_address()


def _same_holder(on: date) -> Q:
    holdings = apps.get_model("organisations", "Holding")._default_manager
    taken = holdings.filter(held_on(on)).values("post")
    return Q(holding__isnull=False) & held_on(on, "holding__") | Q(holding__isnull=True) & ~Q(post__in=taken)


def _same_address() -> Q:
    of_account = Q(holding__email="", holding__account__email=F("link__address"))
    of_holder = Q(post__email="") & (Q(holding__email=F("link__address")) | of_account)
    return Q(post__email=F("link__address")) | of_holder


def asked_by_link(who: Actor) -> Q:
    """For actions: the link that `who` holds asks for them and is in force, and no answer is there yet."""
    if who.kind != "link":
        return NOTHING
    requests = _model("Request").filter(
        Q(cycle__isnull=True) | Q(cycle__closed_at__isnull=True),
        links__uid=who.id,
        state__in=WAITING,
        action__plan__ended_on__isnull=True,
    )
    leads = apps.get_model("plans", "Lead")._default_manager.filter(post__in=_posts(who))
    return Q(pk__in=requests.values("action")) & Q(pk__in=leads.values("action"))


def writes_to_link(who: Actor) -> Q:
    """For organisations: the one that sent the link, while it is in force."""
    if who.kind != "link":
        return NOTHING
    return Q(pk__in=_seats(who).values("link__organisation"))


def _posts(who: Actor) -> Any:
    return _seats(who).values("post")


def _seats(who: Actor) -> Any:
    return _model("Seat").filter(in_force(clock.today()), link__uid=who.id)


def _model(name: str) -> Any:
    return apps.get_model("cycles", name)._default_manager


_BODY, _PLAN, _ACTION = "organisations.organisation", "plans.plan", "plans.action"
RULES = (
    rule(_PLAN, "view_cycles", READERS, organisation="organisation"),
    rule(_PLAN, "keep_cycles", {Role.OFFICER}, organisation="organisation"),
    rule(_PLAN, "approve_updates", {Role.OFFICER, Role.APPROVER}, organisation="organisation"),
    rule(_BODY, "view_responses", READERS, organisation="pk"),
    rule(_BODY, "revoke_links", {Role.ADMINISTRATOR, Role.OFFICER}, organisation="pk"),
    rule(
        _ACTION,
        "record_progress propose_revision",
        set(EVERYBODY),
        organisation="plan__organisation",
        where=asked_by_link,
    ),
    rule(_BODY, "keep_evidence", set(EVERYBODY), organisation="pk", where=writes_to_link),
)
