"""The list of actions as JSON, at the address of its page: the same questions, the same order."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.data import as_json
from dueregard.design.pages import open_page
from dueregard.plans.across.queries import COUNTED, Line, Place, actions_across
from dueregard.plans.across.views import form_for, query_of


@open_page
@require_safe
def actions(request: HttpRequest) -> JsonResponse:
    """The actions that the visitor may see, a page at a time; `next` leads to the following page.

    A choice that does not exist is answered with 400 and what is wrong with it.
    """
    who = actor_of(request)
    form = form_for(who, request.GET)
    asked = form.asked()
    if form.errors:
        return as_json({"errors": form.errors}, status=400)
    after = Place.read(request.GET.get("after", ""))
    page = actions_across(who, asked, after=after, today=clock.today())
    following = f"{request.path}?{query_of(request, page.following)}" if page.following else None
    return as_json(
        {
            "number": min(page.number, COUNTED),
            "more_than_number": page.number > COUNTED,
            "actions": [_line(line) for line in page.lines],
            "next": following,
        }
    )


def _line(line: Line) -> dict[str, Any]:
    action, plan = line.action, line.action.plan
    return {
        "address": action.get_absolute_url(),
        "plan": plan.get_absolute_url(),
        "plan_title": plan.title,
        "organisation": plan.organisation.name,
        "ref": action.ref,
        "title": action.title,
        "leads": list(line.leads),
        "timescale": action.timescale_text,
        "due_on": action.due_on,
        "standing": line.standing.value,
        "status": action.status or None,
    }
