"""Bringing a plan in."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.organisations.addresses import claim_address, give_address
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.planfile import model as planfile
from dueregard.plans.facts import actions_with_facts, item_state, objectives_with_facts
from dueregard.plans.keeping import (
    fill_plan,
    free_uid,
    keep_action,
    keep_columns,
    keep_documents,
    keep_objective,
    resolve_links,
)
from dueregard.plans.models import Action, Objective, Plan
from dueregard.plans.pieces import plan_state
from dueregard.plans.translating.keeping import keep_translations


class Keyed(Protocol):
    """A piece that bears a key and may stand under another of its kind."""

    key: str
    ref: str
    parent: str | None


P = TypeVar("P", bound=Keyed)
R = TypeVar("R")


@operation
def import_plan(
    *,
    by: Actor,
    organisation: Organisation,
    file: planfile.PlanFile,
    slug: str = "",
    reason: str = "",
) -> Plan:
    """Keep the plan file as a new plan of the body: everything in it or, where one thing is wrong, nothing.

    Keys are kept; pieces without one are given one. Ids are kept where no record bears them yet, so that
    a plan moved to another installation keeps its addresses. It looks for no plan that is already held.
    """
    require(by, "create_plan", organisation)
    plan = _keep_plan(organisation, file, slug)
    objectives = _keep_objectives(plan, file.objectives)
    _keep_actions(plan, file.actions, objectives)
    resolve_links(plan)
    born = [("plan", plan.uid, plan_state(plan)), *_item_states(plan)]
    changes = [difference(kind, uid, {}, state) for kind, uid, state in born]
    tell(changes, organisation=organisation.slug, plan=plan.uid, reason=reason)
    return plan


def _keep_plan(organisation: Organisation, file: planfile.PlanFile, slug: str) -> Plan:
    plan = Plan(organisation=organisation)
    fill_plan(plan, file.plan)
    plan.title = plan.title or _title_from(file)
    scope = f"organisations/{organisation.uid}/plans"
    plan.slug = slug or give_address(scope, plan.title, plan.uid)
    if slug:
        claim_address(scope, slug, plan.uid)
    plan.full_clean()
    plan.save()
    keep_columns(plan, file.plan.columns)
    keep_translations(plan, file.plan)
    keep_documents(plan, file)
    return plan


def _title_from(file: planfile.PlanFile) -> str:
    """A title for a plan whose document states none: its file's name, so that it can be told from others."""
    named = next((document.name for document in file.documents if document.name), "")
    return named or _("Action plan")


def _keep_objectives(plan: Plan, pieces: Sequence[planfile.Objective]) -> dict[str, Objective]:
    kept: dict[str, Objective] = {}
    for place, key, piece in _parents_first(pieces):
        objective = Objective(plan=plan, uid=free_uid(Objective, piece.id), position=place, key=key)
        kept[key] = keep_objective(objective, piece, parent=_found(kept, piece.parent))
    return kept


def _keep_actions(
    plan: Plan, pieces: Sequence[planfile.Action], objectives: dict[str, Objective]
) -> dict[str, Action]:
    kept: dict[str, Action] = {}
    for place, key, piece in _parents_first(pieces):
        action = Action(plan=plan, uid=free_uid(Action, piece.id), position=place, key=key)
        also_under = [_found(objectives, each) for each in piece.also_under]
        kept[key] = keep_action(
            action,
            piece,
            objective=_found(objectives, piece.objective),
            also_under=[each for each in also_under if each],
            parent=_found(kept, piece.parent),
        )
    return kept


def _parents_first(pieces: Sequence[P]) -> Iterator[tuple[int, str, P]]:
    """Each piece with its place in the document and its key, after the piece that it stands under."""
    waiting = [(place, key, piece) for place, (key, piece) in enumerate(_with_keys(pieces))]
    given: set[str] = set()
    while waiting:
        ready = [row for row in waiting if not row[2].parent or row[2].parent in given]
        if not ready:
            lost = ", ".join(sorted({str(row[2].parent) for row in waiting}))
            raise ValidationError(_("The plan file has nothing to stand under “%(lost)s”.") % {"lost": lost})
        yield from ready
        given |= {key for _place, key, _piece in ready}
        waiting = [row for row in waiting if row[1] not in given]


def _with_keys(pieces: Iterable[P]) -> Iterator[tuple[str, P]]:
    """Each piece with its key, or one made for it. Raises `ValidationError` for a key borne twice."""
    pieces = list(pieces)
    taken = [piece.key for piece in pieces if piece.key]
    if len(taken) != len(set(taken)):
        twice = ", ".join(sorted({key for key in taken if taken.count(key) > 1}))
        raise ValidationError(_("The plan file has these keys more than once: %(keys)s.") % {"keys": twice})
    given = set(taken)
    for piece in pieces:
        key = piece.key or _free_key(piece.ref or "row", given)
        given.add(key)
        yield key, piece


def _free_key(stem: str, given: set[str]) -> str:
    number = 1
    while (key := stem if number == 1 else f"{stem}-{number}") in given:
        number += 1
    return key


def _found(kept: dict[str, R], key: str | None) -> R | None:
    if not key:
        return None
    if key not in kept:
        raise ValidationError(_("The plan file has no piece with the key “%(key)s”.") % {"key": key})
    return kept[key]


def _item_states(plan: Plan) -> Iterator[tuple[str, str, dict[str, object]]]:
    for objective in objectives_with_facts(plan.objectives.all()):
        yield "objective", objective.uid, item_state(objective)
    for action in actions_with_facts(plan.actions.all()):
        yield "action", action.uid, item_state(action)
