"""Carrying actions forward into the plan that comes after."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.exchange.operations import import_plan
from dueregard.exchange.starting import file_like
from dueregard.exchange.succession.copying import Counterparts, carried_piece
from dueregard.history.actor import Actor
from dueregard.history.operation import Difference, difference, operation
from dueregard.organisations.permissions import require
from dueregard.plans.changing import enter, locked, tell_of
from dueregard.plans.dates import keep_dates
from dueregard.plans.facts import actions_with_facts, item_state
from dueregard.plans.keeping import keep_action, resolve_links
from dueregard.plans.life.operations import set_stage
from dueregard.plans.models import Action, Lead, Plan, Update
from dueregard.plans.models.words import Stage
from dueregard.plans.pieces import plan_state


@operation
def carry_forward(
    *,
    by: Actor,
    plan: Plan,
    actions: Collection[Action],
    successor: Plan | None = None,
    title: str = "",
    close: bool = False,
    reason: str = "",
) -> Plan:
    """Let open actions of a plan go on in another one of the body, and give that plan.

    Without a `successor` it is a new draft called `title`, with the columns and headings of the old plan.
    The old actions stay where they are, settled and counted as carried forward; what goes on has their
    words, leads, dates and revised targets, and says where it comes from. Progress, evidence and money stay
    behind: they belong to the plan in which they were reported. `close` closes the old plan as of today.
    """
    require(by, "set_stage", plan)
    if successor is None:
        successor = _started(by, plan, title, reason)
    require(by, "edit", successor)
    plan, successor = _locked(plan), _locked(successor)
    _refuse_pair(plan, successor)
    before = plan_state(plan)
    chosen = _chosen(plan, actions)
    states = {action.pk: item_state(action) for action in chosen}
    born = _carried(chosen, successor)
    resolve_links(successor)
    plan.replaced_by = successor
    plan.full_clean()
    plan.save()
    for action in chosen:
        _say_where_it_goes(action, successor, by)
    keep_dates(*chosen)
    then = [_change(now, states[now.pk]) for now in _fetched(chosen)]
    tell_of(plan, [difference("plan", plan.uid, before, plan_state(plan)), *then], reason=reason)
    tell_of(successor, [_change(now, {}) for now in _fetched(born)], reason=reason)
    if close:
        set_stage(by=by, plan=plan, stage=Stage.CLOSED, on=clock.today(), note=reason)
    return successor


def _started(by: Actor, plan: Plan, title: str, reason: str) -> Plan:
    if not title.strip():
        raise ValidationError({"title": _("Say what the new plan is called.")})
    file = file_like(plan, title.strip(), objectives=True)
    started = import_plan(by=by, organisation=plan.organisation, file=file, reason=reason)
    set_stage(by=by, plan=started, stage=Stage.DRAFT, on=clock.today())
    return started


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=plan.pk)


def _refuse_pair(plan: Plan, successor: Plan) -> None:
    if plan.organisation_id != successor.organisation_id:
        raise ValidationError({"successor": _("The plan belongs to another organisation.")})
    if plan.pk == successor.pk or successor.replaced_by_id == plan.pk:
        raise ValidationError({"successor": _("Choose a plan that comes after this one.")})
    if plan.replaced_by_id not in (None, successor.pk):
        raise ValidationError({"successor": _("Another plan comes after this one already.")})


def _chosen(plan: Plan, actions: Collection[Action]) -> list[Action]:
    """The actions as they are now, in the plan's order. What is settled does not go on."""
    found = list(locked(Action).filter(plan=plan, pk__in=[each.pk for each in actions]))
    if len(found) < len(actions):
        raise ValidationError({"actions": _("Some of these actions are no longer in the plan.")})
    if not found:
        raise ValidationError({"actions": _("Choose at least one action.")})
    over = [str(each) for each in found if each.settled]
    if over:
        raise ValidationError(
            {"actions": _("Nothing more is expected of “%(action)s”.") % {"action": over[0]}}
        )
    return found


def _carried(chosen: Sequence[Action], successor: Plan) -> list[Action]:
    """What goes on, kept in the successor after all that is in it. Milestones come after their action."""
    there = Counterparts(successor)
    last = successor.actions.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    born: dict[int, Action] = {}
    for place, old in enumerate(_parents_first(chosen)):
        new = Action(plan=successor, position=first + place, carried_from=old)
        new.key = there.free_key(old.key) or new.uid
        new.paused_until, new.review_on = old.paused_until, old.review_on
        also_under = [there.objective(row.objective) for row in old.also_under_rows.all()]
        keep_action(
            new,
            carried_piece(old),
            objective=there.objective(old.objective),
            also_under=[each for each in also_under if each],
            parent=born.get(old.parent_id or 0),
        )
        _bind_alike(old, new)
        born[old.pk] = new
    return list(born.values())


def _parents_first(chosen: Sequence[Action]) -> Iterator[Action]:
    waiting, given = list(chosen), set[int]()
    going = {each.pk for each in chosen}
    while waiting:
        ready = [each for each in waiting if each.parent_id not in going or each.parent_id in given]
        yield from ready
        given |= {each.pk for each in ready}
        waiting = [each for each in waiting if each.pk not in given]


def _bind_alike(old: Action, new: Action) -> None:
    """Who the leads are stays said."""
    leads = list(new.leads.all())
    for before, after in zip(old.leads.all(), leads, strict=True):
        after.post_id = before.post_id
    Lead.objects.bulk_update(leads, ["post"])


def _say_where_it_goes(action: Action, successor: Plan, by: Actor) -> None:
    text = _("Carried forward into “%(plan)s”.") % {"plan": successor.title}
    enter(by, action, Update(date=clock.today().isoformat(), text=text, author=by.label))


def _fetched(actions: Sequence[Action]) -> list[Action]:
    return list(actions_with_facts(Action.objects.filter(pk__in=[each.pk for each in actions])))


def _change(action: Action, before: dict[str, Any]) -> Difference | None:
    return difference("action", action.uid, before, item_state(action))
