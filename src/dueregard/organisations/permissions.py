"""The one place that says "may": a table role × verb as data, to which each room adds its own rules.

A rule lets a role do a verb to a kind of record, where its condition holds: the "own" of "own action" is a
condition. Whoever is not let is refused.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Model, Q, QuerySet, Value, When
from django.utils.module_loading import import_string

from dueregard.history.actor import Actor
from dueregard.history.operation import permission_was_asked
from dueregard.organisations.words import Role

if TYPE_CHECKING:
    from dueregard.organisations.models import Organisation

Record = TypeVar("Record", bound=Model)
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


NOTHING: Final = Q(pk__in=())
"""The condition that no record meets."""

MEMBERS = frozenset(role for role in Role if role is not Role.PUBLIC)
EVERYBODY = frozenset(Role)


def holds_link(who: Actor) -> Q:
    """The record is the one whose link `who` holds."""
    return Q(uid=who.id) if who.kind == "link" else NOTHING


INSTALLATION: Final = frozenset({"create_organisation", "run_jobs"})
"""What an account that runs the installation may do to it."""

_BODY = "organisations.organisation"
RULES = (
    rule(_BODY, "view", set(MEMBERS), organisation="pk"),
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


class Viewed(QuerySet[Record]):
    """Records of a kind that not everybody may look at."""

    def visible_to(self, who: Actor) -> Self:
        """Those that `who` may look at."""
        return self.filter(visible(who, self.model))


def allowed(who: Actor, verb: str, model: type[Model]) -> Q:
    """The filter that leaves the records of `model` to which `who` may do `verb`."""
    if who.is_installation:
        return Q()
    rows, held = list(_rules_for(verb, model)), roles_held(who)
    wholly: dict[str, frozenset[int]] = defaultdict(frozenset)
    for row in rows:
        if row.where is None:
            wholly[row.organisation] |= _bodies(held, row)
    # Of a body of which one may so treat all records, no record need be asked for a condition.
    found = [_reach(who, row, _bodies(held, row) - wholly[row.organisation]) for row in rows if row.where]
    found += [Q(**{f"{path}__in": sorted(bodies)}) for path, bodies in wholly.items() if bodies]
    return reduce(or_, [each for each in found if each != NOTHING], NOTHING)


def may(who: Actor, verb: str, record: Model | None = None) -> bool:
    """Whether `who` may do `verb` to `record`; without one, to the installation: theirs who run it alone.

    No query where the roles are known and have no condition.
    """
    if who.is_installation:
        return True
    if record is None:
        return verb in INSTALLATION and _runs_installation(who)
    who = replace(who, held=roles_held(who))
    if _may_with_all(who, verb, record):
        return True
    reached = _conditional(who, verb, type(record))
    return type(record)._default_manager.filter(reached, pk=record.pk).exists()


def with_verbs(records: "QuerySet[Record]", who: Actor, verbs: Collection[str]) -> "QuerySet[Record]":
    """The same records, each with a note which of these verbs `who` may do to it, for `verbs_of` to read."""
    who = replace(who, held=roles_held(who))
    noted: QuerySet[Record] = records.annotate(
        **{f"may_{verb}": _says(allowed(who, verb, records.model)) for verb in verbs}
    )
    return noted


def verbs_of(record: Model, verbs: Collection[str]) -> frozenset[str]:
    """Those of these verbs that `with_verbs` noted of the record. No query."""
    return frozenset(verb for verb in verbs if getattr(record, f"may_{verb}"))


def verbs_on(who: Actor, record: Model, verbs: Collection[str]) -> frozenset[str]:
    """Those of these verbs that `who` may do to `record`. 1 query for all of them, none for the public."""
    if who.is_installation:
        return frozenset(verbs)
    if who.kind != "account" and all(allowed(who, verb, type(record)) == NOTHING for verb in verbs):
        return frozenset()
    held = type(record)._default_manager.filter(pk=record.pk).only("pk")
    found = with_verbs(held, who, verbs).first()
    return verbs_of(found, verbs) if found else frozenset()


def _says(condition: Q) -> Case | Value:
    return Case(When(condition, then=Value(True)), default=Value(False)) if condition else Value(True)


def _may_with_all(who: Actor, verb: str, record: Model) -> bool:
    """Whether a role of `who` lets them do `verb` to all records of this kind in the record's body."""
    if record.pk is None:
        return False
    held = roles_held(who)
    rows = [row for row in _rules_for(verb, type(record)) if row.where is None]
    return any(_body_of(record, row) in _bodies(held, row) for row in rows)


def require(who: Actor, verb: str, record: Model | None = None) -> None:
    """Refuse with `PermissionDenied` unless `who` may, by the roles that the database tells just then."""
    permission_was_asked()
    if not may(replace(who, held=None), verb, record):
        raise PermissionDenied(f"{who} may not {verb} {record or 'here'}.")


def roles_in(who: Actor, organisation: "Organisation") -> frozenset[Role]:
    """The roles of `who` in the body; everybody is at least the public."""
    held = (role for body, role in roles_held(who) if body == organisation.pk)
    return frozenset({Role.PUBLIC, *(Role(role) for role in held)})


def roles_held(who: Actor) -> tuple[tuple[int, str], ...]:
    """The bodies' numbers and the roles of `who` in them. No query where they came with the actor."""
    if who.kind != "account":
        return ()
    if who.held is not None:
        return who.held
    memberships = apps.get_model("organisations", "Membership")._default_manager
    held = memberships.filter(account__uid=who.id, account__is_active=True)
    return tuple(held.values_list("organisation", "role"))


def _rules_for(verb: str, model: type[Model]) -> Iterator[Rule]:
    label = model._meta.label_lower
    return (row for row in table() if row.kind == label and verb in row.verbs)


def _conditional(who: Actor, verb: str, model: type[Model]) -> Q:
    held = roles_held(who)
    rows = [row for row in _rules_for(verb, model) if row.where]
    return reduce(or_, [_reach(who, row, _bodies(held, row)) for row in rows], NOTHING)


def _reach(who: Actor, row: Rule, bodies: frozenset[int]) -> Q:
    """What a row with a condition lets through in these bodies, or everywhere if it is for the public."""
    condition = row.where(who) if row.where else Q()
    if Role.PUBLIC in row.roles:
        return condition
    return condition & Q(**{f"{row.organisation}__in": sorted(bodies)}) if bodies else NOTHING


def _bodies(held: Iterable[tuple[int, str]], row: Rule) -> frozenset[int]:
    return frozenset(body for body, role in held if role in row.roles)


def _body_of(record: Model, row: Rule) -> Any:
    """The number of the body to which a record belongs, by the row's path."""
    *steps, last = row.organisation.split("__")
    for step in steps:
        record = getattr(record, step)
    return record.pk if last == "pk" else getattr(record, f"{last}_id")


def _runs_installation(who: Actor) -> bool:
    accounts = get_user_model()._default_manager.filter(uid=who.id, is_active=True, runs_installation=True)
    return who.kind == "account" and accounts.exists()
