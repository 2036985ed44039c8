"""Who may what with plans: this room's rows of the table."""

from dataclasses import replace
from datetime import date

from django.apps import apps
from django.db.models import Q

from dueregard import clock
from dueregard.history.actor import Actor
from dueregard.organisations.models import Role
from dueregard.organisations.permissions import MEMBERS, Rule, rule
from dueregard.organisations.posts.models import held_on

READERS = {
    Role.ADMINISTRATOR,
    Role.OFFICER,
    Role.LEAD,
    Role.APPROVER,
    Role.VIEWER,
    Role.AUDITOR,
}
"""Not the reviewer, who reads what is sent to them."""


def led_by(who: Actor, *, on: date) -> Q:
    """For actions: a lead is bound to a post that the account holds on that day."""
    if who.kind != "account":
        return Q(pk__in=())
    held = held_on(on, "post__holdings__") & Q(post__holdings__account__uid=who.id)
    leads = apps.get_model("plans", "Lead")._default_manager.filter(held, action__isnull=False)
    return Q(pk__in=leads.values("action"))


def is_their_own(who: Actor) -> Q:
    """The "own" of "own action": they hold a post that leads it today, for a right ends with the post."""
    return led_by(who, on=clock.today())


def is_evidence(_who: Actor) -> Q:
    """For files: somebody has added it to an action as evidence."""
    evidence = apps.get_model("plans", "Evidence")._default_manager
    return Q(pk__in=evidence.filter(document__isnull=False).values("document"))


def while_open(row: Rule) -> Rule:
    """The same rule as long as the plan's life lasts: what is closed is edited once it is opened again."""
    is_open = Q(**{"ended_on__isnull" if row.kind == _PLAN else "plan__ended_on__isnull": True})
    before = row.where
    return replace(row, where=lambda who: is_open & before(who) if before else is_open)


_PLAN, _ACTION = "plans.plan", "plans.action"
RULES = (
    rule(_PLAN, "view", READERS, organisation="organisation"),
    while_open(rule(_PLAN, "edit", {Role.OFFICER}, organisation="organisation")),
    rule(_PLAN, "redact", {Role.ADMINISTRATOR, Role.OFFICER}, organisation="organisation"),
    rule(_PLAN, "translate", {Role.OFFICER}, organisation="organisation"),
    rule(_PLAN, "check_translation", {Role.OFFICER, Role.APPROVER}, organisation="organisation"),
    rule("organisations.organisation", "set_language_scheme", {Role.ADMINISTRATOR}, organisation="pk"),
    rule(
        _PLAN,
        "view_history",
        {Role.ADMINISTRATOR, Role.OFFICER, Role.AUDITOR},
        organisation="organisation",
    ),
    while_open(rule(_ACTION, "record_progress", {Role.OFFICER}, organisation="plan__organisation")),
    while_open(rule(_ACTION, "propose_revision", {Role.OFFICER}, organisation="plan__organisation")),
    rule(_ACTION, "comment", {Role.OFFICER, Role.APPROVER}, organisation="plan__organisation"),
    rule(_ACTION, "view_comments", READERS, organisation="plan__organisation"),
    rule("documents.document", "view", READERS, organisation="organisation", where=is_evidence),
    rule(
        _ACTION,
        "view view_comments comment",
        set(MEMBERS),
        organisation="plan__organisation",
        where=is_their_own,
    ),
    while_open(
        rule(
            _ACTION,
            "record_progress propose_revision",
            set(MEMBERS),
            organisation="plan__organisation",
            where=is_their_own,
        )
    ),
    *(
        row
        for kind in ("plans.objective", "plans.action")
        for row in (
            rule(kind, "view", READERS, organisation="plan__organisation"),
            while_open(rule(kind, "edit", {Role.OFFICER}, organisation="plan__organisation")),
        )
    ),
)
