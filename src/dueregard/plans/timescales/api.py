"""A plan's dates to look at as JSON, at the address of their page."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from dueregard.accounts.door import actor_of
from dueregard.design.data import as_json
from dueregard.design.pages import page
from dueregard.organisations.permissions import may
from dueregard.plans.editing.fetching import plan_for
from dueregard.plans.models import Plan, TargetRevision
from dueregard.plans.timescales.queries import Moved, dates_of_plan


@page("view", of=Plan)
@require_safe
def dates_data(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """What is proposed and found, for those who decide it; what is waited for, unreviewed and moved."""
    found = plan_for(request, "view", organisation, plan)
    dates = dates_of_plan(found, inside=may(actor_of(request), "edit", found))
    return as_json(
        {
            "plan": found.get_absolute_url(),
            "proposed": [_proposed(row) for row in dates.proposed],
            "found": [
                {"action": action.get_absolute_url(), "to": each.to, "words": each.words}
                for action, each in dates.found
            ],
            "waiting": [
                {"for": words, "actions": [each.get_absolute_url() for each in actions]}
                for words, actions in dates.waiting
            ],
            "unreviewed": [each.get_absolute_url() for each in dates.unreviewed],
            "moved": [_moved(each) for each in dates.moved],
        }
    )


def _proposed(row: TargetRevision) -> dict[str, Any]:
    return {
        "action": row.action.get_absolute_url(),
        "address": row.get_absolute_url(),
        "was": row.was or None,
        "to": row.to,
        "reason": row.reason,
        "proposed_by": row.proposed_by,
    }


def _moved(each: Moved) -> dict[str, Any]:
    return {
        "action": each.action.get_absolute_url(),
        "was": each.last.was or None,
        "to": each.last.to,
        "reason": each.last.reason,
        "slippage_days": each.slippage.days if each.slippage else None,
    }
