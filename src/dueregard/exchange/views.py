"""A plan as a plan file, at the address of its page with `.json` at the end."""

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from dueregard.accounts.door import actor_of
from dueregard.design.data import as_json
from dueregard.design.pages import page
from dueregard.exchange.export import plan_file
from dueregard.planfile.model import to_data
from dueregard.plans.models import Plan


@page("view", of=Plan)
@require_safe
def plan_page(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """The whole plan in the interchange format, whatever a page of it was filtered by."""
    visible = Plan.objects.visible_to(actor_of(request))
    found = get_object_or_404(visible, organisation__slug=organisation, slug=plan)
    return as_json(to_data(plan_file(found)))
