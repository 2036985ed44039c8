"""The plan as it stood at the end of a past day: a page, and the plan file that an export gave then."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dueregard import clock
from dueregard.design.data import as_json
from dueregard.design.pages import page
from dueregard.exchange.export import plan_file_as_of
from dueregard.planfile.model import Action, Objective, PlanFile, to_data
from dueregard.plans.editing.fetching import crumbs, plan_for
from dueregard.plans.models import Plan
from dueregard.plans.models.words import Status
from dueregard.plans.queries import own_headings


@page("view_history", of=Plan)
@require_safe
def as_of_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """The plan as it stood; `?on=` is the day, today where none is given."""
    found, on = plan_for(request, "view_history", organisation, plan), _day(request)
    file = _stood(found, on)
    context: dict[str, Any] = {
        "plan": found,
        "on": on,
        "file": file,
        "sections": _sections(file) if file else [],
        "headings": own_headings(found.columns.all()),
        "statuses": dict(Status.choices),
        "breadcrumbs": crumbs(found),
    }
    return render(request, "plans/past/as_of.html", context)


@page("view_history", of=Plan)
@require_safe
def as_of_file(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """The plan file as an export gave it at the end of that day."""
    found = plan_for(request, "view_history", organisation, plan)
    file = _stood(found, _day(request))
    data = to_data(file) if file else None
    return as_json(data)


def _day(request: HttpRequest) -> date:
    text = request.GET.get("on", "")
    try:
        return date.fromisoformat(text) if text else clock.today()
    except ValueError as error:
        raise Http404 from error


def _stood(plan: Plan, on: date) -> PlanFile | None:
    """By history alone; None where the plan was not held on that day."""
    end = clock.end_of(on) if on < date.max - timedelta(days=1) else clock.now()
    return plan_file_as_of(plan.uid, end)


def _sections(file: PlanFile) -> list[tuple[Objective | None, list[Action]]]:
    """The objectives in their order, each with the actions right under it; first what stands under none."""
    loose = [action for action in file.actions if not action.objective]
    under = [
        (each, [action for action in file.actions if action.objective == each.key])
        for each in file.objectives
    ]
    return [*([(None, loose)] if loose else []), *under]
