"""Response rates: how many answer, cycle by cycle."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dueregard.accounts.door import actor_of
from dueregard.cycles.charts import over_cycles
from dueregard.cycles.pages import facts
from dueregard.cycles.queries import responses_of
from dueregard.design.data import as_json
from dueregard.design.pages import page
from dueregard.organisations.fetching import body_for, way_back
from dueregard.organisations.models import Organisation


@page("view_responses", of=Organisation)
@require_safe
def responses_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """How many answer, cycle by cycle, and who leads what is not answered."""
    body = body_for(request, "view_responses", organisation)
    found = responses_of(body, actor_of(request))
    context = {
        "organisation": body,
        "responses": found,
        "chart": over_cycles(found) if found.cycles else None,
        "breadcrumbs": way_back(body),
    }
    return render(request, "cycles/responses.html", context)


@page("view_responses", of=Organisation)
@require_safe
def responses_data(request: HttpRequest, organisation: str) -> JsonResponse:
    """The same as data."""
    found = responses_of(body_for(request, "view_responses", organisation), actor_of(request))
    rates = {"": found.whole, **dict(found.by_post)}
    told = [
        {
            **facts(cycle),
            "all": _rate(rates[""][number]),
            "by_lead": {name: _rate(each[number]) for name, each in rates.items() if name},
        }
        for number, cycle in enumerate(found.cycles)
    ]
    return as_json({"cycles": told})


def _rate(rate: Any) -> dict[str, int]:
    return {"asked": rate.asked, "answered": rate.answered, "in_time": rate.in_time}
