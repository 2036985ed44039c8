"""What can be done to a plan that is held: changed, added to, shown. Bringing one in is `exchange`'s."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from pydantic import ValidationError as FormatError

from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation
from dueregard.history.queries import refuse_outdated
from dueregard.history.redaction import struck
from dueregard.organisations.permissions import require
from dueregard.planfile import model as planfile
from dueregard.plans.changing import hold, locked, tell_of
from dueregard.plans.dates import keep_dates_of_plan
from dueregard.plans.facts import item_state
from dueregard.plans.keeping import (
    fill_plan,
    keep_action,
    keep_columns,
    keep_levels_below,
    keep_objective,
    resolve_links,
)
from dueregard.plans.models import Action, Objective, Plan
from dueregard.plans.pieces import action_piece, objective_piece, plan_piece, plan_state
from dueregard.plans.redaction import strike
from dueregard.plans.turns import refuse_turn

MINTED = frozenset({"id", "key"})
"""What is given once and never changed."""

DATES_OF_PLAN = frozenset({"period", "as_of"})
"""Values of the plan from which the occurrences of its actions count."""

T = TypeVar("T", bound=planfile.Part)
ItemT = TypeVar("ItemT", Objective, Action)


@operation
def edit_plan(
    *, by: Actor, plan: Plan, changes: Mapping[str, Any], reason: str = "", seen: int | None = None
) -> Plan:
    """Change what the plan says of the whole: keys and values of the format's `plan`. Its address stays.

    `seen` is the version that the person had before them (`history.queries.version_of`), where it matters.
    Raises `ChangedMeanwhile` where it is not the latest.
    """
    require(by, "edit", plan)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    refuse_outdated("plan", plan.uid, seen)
    before = plan_state(plan)
    piece = _changed(plan_piece(plan), changes)
    fill_plan(plan, piece)
    plan.full_clean()
    plan.save()
    if "columns" in changes:
        keep_columns(plan, piece.columns)
    if changes.keys() & DATES_OF_PLAN:
        keep_dates_of_plan(plan)
    after = plan_state(plan)
    tell_of(plan, [difference("plan", plan.uid, before, after)], reason=reason)
    return plan


@operation
def edit_objective(
    *, by: Actor, objective: Objective, changes: Mapping[str, Any], reason: str = "", seen: int | None = None
) -> Objective:
    """Change an objective: keys and values of the plan format. Lists are replaced as a whole.

    `seen` as in `edit_plan`.
    """
    require(by, "edit", objective)
    held = hold(Objective, objective.pk)
    refuse_outdated("objective", held.uid, seen)
    before = item_state(held)
    piece = _changed(objective_piece(held), changes)
    keep_objective(held, piece, parent=_objective(held.plan, piece.parent))
    keep_levels_below(held)
    return _told(held, before, reason)


@operation
def edit_action(
    *, by: Actor, action: Action, changes: Mapping[str, Any], reason: str = "", seen: int | None = None
) -> Action:
    """Change an action: keys and values of the plan format. Lists are replaced as a whole.

    `seen` as in `edit_plan`. Another rating needs a reason: it is one that is set by hand. A status that
    turns the action's life (`turns`) is only corrected, for a reason; the deeds of `progress` turn it.
    """
    require(by, "edit", action)
    held = hold(Action, action.pk)
    refuse_outdated("action", held.uid, seen)
    before = item_state(held)
    _keep_in_plan(held, _changed(action_piece(held), changes), reason)
    return _told(held, before, reason)


@operation
def add_objective(*, by: Actor, plan: Plan, values: Mapping[str, Any], reason: str = "") -> Objective:
    """Put a new objective at the end of the plan; `values` are keys and values of the plan format."""
    require(by, "edit", plan)
    piece = _changed(planfile.Objective(), values)
    objective = Objective(plan=plan, position=_end(plan.objectives))
    objective.key = objective.uid
    keep_objective(objective, piece, parent=_objective(plan, piece.parent))
    return _told(objective, {}, reason)


@operation
def add_action(*, by: Actor, plan: Plan, values: Mapping[str, Any], reason: str = "") -> Action:
    """Put a new action at the end of the plan; `values` are keys and values of the plan format."""
    require(by, "edit", plan)
    piece = _changed(planfile.Action(), values)
    action = Action(plan=plan, position=_end(plan.actions))
    action.key = action.uid
    _keep_in_plan(action, piece, reason)
    return _told(action, {}, reason)


@operation
def edit_actions(
    *, by: Actor, plan: Plan, changes: Mapping[str, Mapping[str, Any]], reason: str = ""
) -> list[Action]:
    """Change many actions of a plan at once; `changes` are those of `edit_action` by the action's id.

    One event tells of it, with one change for each action that is another than before.
    """
    require(by, "edit", plan)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    held = list(locked(Action).filter(plan=plan, uid__in=changes))
    if len(held) != len(changes):
        raise ValidationError(_("Some of these actions are no longer in the plan."))
    before = {action.pk: item_state(action) for action in held}
    for action in held:
        _keep_in_plan(action, _changed(action_piece(action), changes[action.uid]), reason)
    resolve_links(plan)
    now = list(locked(Action).filter(pk__in=before))
    changed = [difference("action", each.uid, before[each.pk], item_state(each)) for each in now]
    tell_of(plan, changed, reason=reason)
    return now


@operation
def move_item(*, by: Actor, item: ItemT, place: int, reason: str = "") -> ItemT:
    """Put an objective or an action at another place among its kind in the plan, counted from 0.

    What stood between moves up or down by one. It stays under its objective.
    """
    require(by, "edit", item)
    kind = type(item)
    rows: Any = kind._default_manager.select_for_update().filter(plan_id=item.plan_id)
    order = list(rows)
    places = sorted(each.position for each in order)
    moved: ItemT = next(each for each in order if each.pk == item.pk)
    order.remove(moved)
    order.insert(max(0, min(place, len(order))), moved)
    name, changes = kind._meta.model_name or "", []
    for position, each in zip(places, order, strict=True):
        changes.append(difference(name, each.uid, {"position": each.position}, {"position": position}))
        each.position = position
    kind._default_manager.bulk_update(order, ["position"])
    tell_of(item.plan, changes, reason=reason)
    return moved


@operation
def remove_action(*, by: Actor, action: Action, reason: str) -> None:
    """Take out an action that should never have been in the plan; history keeps all that it said.

    An action that was given up is not removed: its status says so.
    """
    require(by, "edit", action)
    held = hold(Action, action.pk)
    if held.carried_from or held.carried_to.exists():
        raise ValidationError(_("This action is carried forward between two plans. Withdraw it instead."))
    if held.milestones.exists():
        raise ValidationError(_("This action has milestones. Move or remove them first."))
    _remove(held, reason)


@operation
def remove_objective(*, by: Actor, objective: Objective, reason: str) -> None:
    """Take out an objective that should never have been in the plan, once nothing stands under it."""
    require(by, "edit", objective)
    held = hold(Objective, objective.pk)
    if held.children.exists() or held.actions.exists() or held.also_under_rows.exists():
        raise ValidationError(_("Something stands under this objective. Move or remove that first."))
    _remove(held, reason)


@operation
def redact_words(*, by: Actor, plan: Plan, words: str, reason: str) -> Plan:
    """Remove words from the plan and from its history for good; that it was done, by whom and why stays.

    Keys, references and addresses are kept: other documents know the plan's parts by them. The files that
    the plan was read from are removed whole (docs/decisions/0006-redaction.md).
    """
    require(by, "redact", plan)
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    reason = str(struck(reason, words))
    strike(plan, words, by=by, reason=reason)
    tell_of(plan, [], reason=reason, without_changes=True)
    return Plan.objects.get(pk=plan.pk)


def _changed(piece: T, changes: Mapping[str, Any]) -> T:
    """The piece with these values instead of its own. Raises `ValidationError` for what is no such value."""
    if fixed := MINTED & changes.keys():
        raise ValidationError(_("%(names)s cannot be changed.") % {"names": ", ".join(sorted(fixed))})
    try:
        return type(piece).model_validate({**planfile.to_data(piece), **changes})
    except FormatError as error:
        problems = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
        raise ValidationError(problems) from error


def _keep_in_plan(action: Action, piece: planfile.Action, reason: str) -> None:
    """Keep the action. A rating other than the one that was stated is one that somebody sets by hand."""
    plan = action.plan
    rated = action.pk is not None and piece.rating is not None and piece.rating != action.rating
    if rated and not reason.strip():
        raise ValidationError(_("The rating is another one: say why it is changed."))
    refuse_turn(action, piece.status or "", reason)
    keep_action(
        action,
        piece,
        objective=_objective(plan, piece.objective),
        also_under=[found for key in piece.also_under if (found := _objective(plan, key))],
        parent=_action(plan, piece.parent),
    )
    if rated:
        action.rating_reason = reason
        action.save()


def _remove(item: Objective | Action, reason: str) -> None:
    if not reason.strip():
        raise ValidationError(_("Say why it is taken out: history keeps the reason."))
    plan, kind = item.plan, type(item)._meta.model_name or ""
    gone = difference(kind, item.uid, item_state(item), {})
    item.delete()
    resolve_links(plan)
    tell_of(plan, [gone], reason=reason)


def _told(item: ItemT, before: Mapping[str, Any], reason: str) -> ItemT:
    """Settle the plan's links, write the event, and give the item as it now stands."""
    resolve_links(item.plan)
    now = hold(type(item), item.pk)
    kind = type(now)._meta.model_name or ""
    tell_of(now.plan, [difference(kind, now.uid, before, item_state(now))], reason=reason)
    return now


def _objective(plan: Plan, key: str | None) -> Objective | None:
    return _by_key(plan.objectives.all(), key)


def _action(plan: Plan, key: str | None) -> Action | None:
    return _by_key(plan.actions.all(), key)


def _by_key(items: "QuerySet[ItemT]", key: str | None) -> ItemT | None:
    if not key:
        return None
    found = items.filter(key=key).first()
    if found is None:
        raise ValidationError(_("The plan has nothing with the key “%(key)s”.") % {"key": key})
    return found


def _end(items: Any) -> int:
    last = items.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
