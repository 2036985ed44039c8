"""A plan's resources as JSON, at the address of their page."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from dueregard.design.data import as_json
from dueregard.design.pages import page
from dueregard.plans.editing.fetching import plan_for
from dueregard.plans.funds.queries import Ending, FundTotal, resources_of
from dueregard.plans.models import Plan


@page("view_funds", of=Plan)
@require_safe
def resources_data(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """Amounts in pounds by fund and year, funds that end too early, the printed words with their counts."""
    found = plan_for(request, "view_funds", organisation, plan)
    resources = resources_of(found)
    return as_json(
        {
            "plan": found.get_absolute_url(),
            "total": resources.total,
            "funds": [_total(each) for each in resources.totals],
            "ending_too_early": [_ending(each) for each in resources.endings],
            "printed": [{"words": words, "actions": number} for words, number in resources.printed],
        }
    )


def _total(each: FundTotal) -> dict[str, Any]:
    return {
        "fund": each.fund.name if each.fund else None,
        "total": each.total,
        "years": [{"year": year or None, "amount": amount} for year, amount in each.by_year.items()],
        "actions": each.actions,
    }


def _ending(each: Ending) -> dict[str, Any]:
    return {
        "action": each.action.get_absolute_url(),
        "due_on": each.action.due_on,
        "fund": each.fund.name,
        "ends_on": each.fund.ends_on,
    }
