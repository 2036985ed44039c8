"""The turns of a plan's life, and the reviews of its objectives."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation
from dueregard.organisations.permissions import require
from dueregard.plans.changing import hold, tell_of
from dueregard.plans.facts import item_state
from dueregard.plans.life.steps import next_stages, reopens
from dueregard.plans.models import Objective, ObjectiveReview, Plan, PlanStage
from dueregard.plans.models.words import ENDED, Stage
from dueregard.plans.pieces import plan_state


@operation
def set_stage(
    *,
    by: Actor,
    plan: Plan,
    stage: str,
    on: date,
    body: str = "",
    minute: str = "",
    note: str = "",
) -> PlanStage:
    """Say that the plan has entered a stage of its life on that day; `body` decided it, as `minute` tells.

    Adoption names the body that adopted it, reopening a closed plan gives a reason in `note`. Raises
    `ValidationError` for a step that does not follow, and for a day to come or before the last stage's.
    """
    require(by, "set_stage", plan)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=plan.pk)
    before = plan_state(plan)
    _refuse_step(plan, stage, note)
    _refuse_day(plan, on)
    entered = PlanStage(plan=plan, stage=stage, on=on, body=body.strip(), minute=minute.strip(), note=note)
    entered.full_clean()
    entered.save()
    plan.ended_on = (plan.ended_on or on) if stage in ENDED else None
    plan.stage = stage
    plan.full_clean()
    plan.save()
    told = difference("plan", plan.uid, before, plan_state(plan))
    tell_of(plan, [told], reason=note)
    return entered


@operation
def review_objective(
    *,
    by: Actor,
    objective: Objective,
    on: str,
    progress: str,
    effectiveness: str = "",
    status: str = "",
) -> ObjectiveReview:
    """Say how far an objective had come by `on` (EDTF) and whether it works, apart from its actions.

    A status is the objective's from then on; without one it stays.
    """
    require(by, "review", objective)
    if not (progress.strip() or effectiveness.strip()):
        raise ValidationError(_("Say how far it has come, or whether it works."))
    held = hold(Objective, objective.pk)
    before = item_state(held)
    review = ObjectiveReview(
        objective=held,
        date=on,
        progress=progress,
        effectiveness=effectiveness,
        status=status,
        author=by.label,
    )
    review.full_clean()
    review.save()
    if status:
        held.status = status
        held.save()
    told = difference("objective", held.uid, before, item_state(hold(Objective, objective.pk)))
    tell_of(held.plan, [told])
    return review


def _refuse_step(plan: Plan, stage: str, note: str) -> None:
    if stage not in next_stages(plan.stage, has_successor=plan.replaced_by is not None):
        told = {"now": plan.get_stage_display() or _("no stage yet"), "then": dict(Stage.choices).get(stage)}
        raise ValidationError(
            {"stage": _("A plan does not go from “%(now)s” to “%(then)s”.") % told}, code="step"
        )
    if reopens(plan.stage, stage) and not note.strip():
        raise ValidationError({"note": _("Say why the plan is opened again.")})


def _refuse_day(plan: Plan, on: date) -> None:
    if on > clock.today():
        raise ValidationError({"on": _("This day is still to come.")})
    last = plan.stages.last()
    if last and on < last.on:
        raise ValidationError({"on": _("The stage before it was entered on a later day.")})
