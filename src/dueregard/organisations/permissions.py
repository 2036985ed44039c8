"""The one place that says "may": a table role × verb as data, to which each room adds its own rules.

A rule lets a role do a verb to a kind of record, where its condition holds: the "own" of "own action" is a
condition. Whoever is not let is refused.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Model, Q, Value, When
from django.utils.module_loading import import_string

from dueregard.history.actor import Actor
from dueregard.history.operation import permission_was_asked
from dueregard.organisations.words import Role, Visibility

if TYPE_CHECKING:
    from dueregard.organisations.models import Organisation

Condition = Callable[[Actor], Q]
"""For which records a rule holds, as a filter, so that one condition serves lists and single records."""


@dataclass(frozen=True, slots=True)
class Rule:
    """These roles may do these verbs to this kind of record, where `where` holds. `kind` is a model's label.

    `organisation` is the path from the record to the body in which the role counts.
    """

    kind: str
    verbs: frozenset[str]
    roles: frozenset[Role]
    organisation: str
    where: Condition | None = None


def rule(
    kind: str, verbs: str, roles: set[Role], *, organisation: str, where: Condition | None = None
) -> Rule:
    """One row of the table; `verbs` are parted by spaces."""
    return Rule(kind, frozenset(verbs.split()), frozenset(roles), organisation, where)


MEMBERS = frozenset(role for role in Role if role is not Role.PUBLIC)
EVERYBODY = frozenset(Role)


def is_public(_who: Actor) -> Q:
    """The record is for everybody to see."""
    return Q(visibility=Visibility.PUBLIC)


def holds_link(who: Actor) -> Q:
    """The record is the one whose link `who` holds."""
    return Q(uid=who.id) if who.kind == "link" else Q(pk__in=())


INSTALLATION: Final = frozenset({"create_organisation"})
"""What an account that runs the installation may do to it."""

_BODY = "organisations.organisation"
RULES = (
    rule(_BODY, "view", set(MEMBERS), organisation="pk"),
    rule(_BODY, "view", set(EVERYBODY), organisation="pk", where=is_public),
    rule(_BODY, "edit invite", {Role.ADMINISTRATOR}, organisation="pk"),
    rule(_BODY, "create_plan", {Role.ADMINISTRATOR, Role.OFFICER}, organisation="pk"),
    rule("organisations.invitation", "accept", set(EVERYBODY), organisation="organisation", where=holds_link),
    rule(_BODY, "view_history", {Role.ADMINISTRATOR, Role.OFFICER, Role.AUDITOR}, organisation="pk"),
)


@cache
def table() -> tuple[Rule, ...]:
    """The whole table: the rules of every room that `PERMISSION_TABLES` names."""
    return tuple(row for name in settings.PERMISSION_TABLES for row in import_string(name))


def visible(who: Actor, model: type[Model]) -> Q:
    """The filter that leaves the records of `model` that `who` may view."""
    return allowed(who, "view", model)


def allowed(who: Actor, verb: str, model: type[Model]) -> Q:
    """The filter that leaves the records of `model` to which `who` may do `verb`."""
    if who.is_installation:
        return Q()
    nothing = Q(pk__in=())
    return _any([_reach(who, row) for row in _rules_for(verb, model)], nothing)


def may(who: Actor, verb: str, record: Model | None = None) -> bool:
    """Whether `who` may do `verb` to `record`; without one, to the installation: theirs who run it alone."""
    if who.is_installation:
        return True
    if record is None:
        return verb in INSTALLATION and _runs_installation(who)
    return type(record)._default_manager.filter(allowed(who, verb, type(record)), pk=record.pk).exists()


def verbs_on(who: Actor, record: Model, verbs: Collection[str]) -> frozenset[str]:
    """Those of these verbs that `who` may do to `record`. 1 query for all of them, none for the public."""
    if who.is_installation:
        return frozenset(verbs)
    model = type(record)
    asked = {
        f"may_{verb}": Case(When(allowed(who, verb, model), then=Value(True)), default=Value(False))
        for verb in verbs
        if who.kind == "account" or _may_be_anybody(verb, model)
    }
    if not asked:
        return frozenset()
    row = model._default_manager.filter(pk=record.pk).values(**asked).first() or {}
    return frozenset(verb for verb in verbs if row.get(f"may_{verb}"))


def require(who: Actor, verb: str, record: Model | None = None) -> None:
    """Refuse with `PermissionDenied` unless `who` may."""
    permission_was_asked()
    if not may(who, verb, record):
        raise PermissionDenied(f"{who} may not {verb} {record or 'here'}.")


def roles_in(who: Actor, organisation: "Organisation") -> frozenset[Role]:
    """The roles of `who` in the body; everybody is at least the public."""
    held = _memberships(who).filter(organisation=organisation).values_list("role", flat=True)
    return frozenset({Role.PUBLIC, *(Role(role) for role in held)})


def _rules_for(verb: str, model: type[Model]) -> Iterator[Rule]:
    label = model._meta.label_lower
    return (row for row in table() if row.kind == label and verb in row.verbs)


def _may_be_anybody(verb: str, model: type[Model]) -> bool:
    """Whether some rule reaches those who are no account: only accounts have roles of their own."""
    return any(Role.PUBLIC in row.roles for row in _rules_for(verb, model))


def _reach(who: Actor, row: Rule) -> Q:
    condition = row.where(who) if row.where else Q()
    if Role.PUBLIC in row.roles:
        return condition
    bodies = _memberships(who).filter(role__in=row.roles).values("organisation")
    return condition & Q(**{f"{row.organisation}__in": bodies})


def _runs_installation(who: Actor) -> bool:
    accounts = get_user_model()._default_manager.filter(uid=who.id, is_active=True, runs_installation=True)
    return who.kind == "account" and accounts.exists()


def _memberships(who: Actor) -> Any:
    memberships = apps.get_model("organisations", "Membership")._default_manager
    if who.kind != "account":
        return memberships.none()
    return memberships.filter(account__uid=who.id, account__is_active=True)


def _any(choices: list[Q], otherwise: Q) -> Q:
    found = otherwise
    for choice in choices:
        found |= choice
    return found
