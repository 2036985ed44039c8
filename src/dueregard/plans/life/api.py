"""A plan's life as JSON, at the address of its page."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from dueregard.accounts.door import actor_of
from dueregard.design.data import as_json
from dueregard.design.pages import page
from dueregard.plans.editing.fetching import plan_for
from dueregard.plans.life.queries import life_of
from dueregard.plans.models import Plan, PlanStage


@page("view", of=Plan)
@require_safe
def life_data(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """The stages of the plan, the latest last, and its neighbours among the plans that the reader may see."""
    found = plan_for(request, "view", organisation, plan)
    life = life_of(found, actor_of(request))
    return as_json(
        {
            "plan": found.get_absolute_url(),
            "stages": [_stage(each.stage) for each in life.stages],
            "replaces": [each.get_absolute_url() for each in life.before],
            "replaced_by": life.after.get_absolute_url() if life.after else None,
        }
    )


def _stage(row: PlanStage) -> dict[str, Any]:
    told = {"decided_by": row.body, "minute": row.minute, "note": row.note}
    return {"stage": row.stage, "since": row.on, **{name: text or None for name, text in told.items()}}
