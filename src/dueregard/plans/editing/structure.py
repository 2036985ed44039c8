"""Moving and removing objectives and actions, and the plan's own columns."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.history.queries import ChangedMeanwhile, version_of
from dueregard.plans.editing.asking import short
from dueregard.plans.editing.columns import ColumnsForm
from dueregard.plans.editing.fetching import ask_about, item_for, plan_for
from dueregard.plans.editing.forms import MoveForm, RemoveForm
from dueregard.plans.models import Action, Objective, Plan
from dueregard.plans.operations import edit_plan, move_item, remove_action, remove_objective


@page("edit", of=Objective)
@require_http_methods(ASKS)
def move_objective_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Another place for an objective among the plan's objectives."""
    return _move(request, item_for(request, Objective, organisation, plan, uid))


@page("edit", of=Action)
@require_http_methods(ASKS)
def move_action_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Another place for an action among the plan's actions."""
    return _move(request, item_for(request, Action, organisation, plan, uid))


@page("edit", of=Objective)
@require_http_methods(ASKS)
def remove_objective_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Take out an objective that should never have been there."""
    return _remove(request, item_for(request, Objective, organisation, plan, uid))


@page("edit", of=Action)
@require_http_methods(ASKS)
def remove_action_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """Take out an action that should never have been there."""
    return _remove(request, item_for(request, Action, organisation, plan, uid))


@page("edit", of=Plan)
@require_http_methods(ASKS)
def columns_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """The plan's own columns: heading, order, meaning."""
    found = plan_for(request, "edit", organisation, plan)
    version = version_of("plan", found.uid)
    sent = posted(request)
    form = ColumnsForm(sent, columns=list(found.columns.all()), version=version)
    if form.is_valid():
        changes = {"columns": form.columns()}
        reason, seen = form.cleaned_data["reason"], form.cleaned_data["version"]
        try:
            with ComplaintsOn(form):
                edit_plan(by=actor_of(request), plan=found, changes=changes, reason=reason, seen=seen)
                say(request, _("The columns are kept."))
                return to(found.get_absolute_url())
        except ChangedMeanwhile:
            form.renewed(version, _("Somebody else has changed the plan since you opened this page."))
    return ask_about(request, found, form, "plans/editing/columns.html", held=list(found.columns.all()))


def _move(request: HttpRequest, item: Any) -> HttpResponse:
    order = list(
        type(item)._default_manager.filter(plan=item.plan).only("key", "uid", "ref", "title", "position")
    )
    here = next(number for number, each in enumerate(order) if each.pk == item.pk)
    others = [each for each in order if each.pk != item.pk]
    sent = posted(request)
    after = others[here - 1].uid if here else ""
    form = MoveForm(sent, others=[(each.uid, short(each)) for each in others], after=after)
    if form.is_valid():
        uids = ["", *(each.uid for each in others)]
        move_item(by=actor_of(request), item=item, place=uids.index(form.cleaned_data["after"]))
        say(request, _("It stands in its new place."))
        return to(item.get_absolute_url())
    return ask_about(request, item, form, heading=_("Move to another place"), button=_("Move it"))


def _remove(request: HttpRequest, item: Any) -> HttpResponse:
    form = RemoveForm(posted(request))
    if form.is_valid():
        given: dict[str, Any] = {"by": actor_of(request), "reason": form.cleaned_data["reason"]}
        with ComplaintsOn(form):
            if isinstance(item, Action):
                remove_action(action=item, **given)
            else:
                remove_objective(objective=item, **given)
            say(request, _("It is out of the plan. History keeps all that it said."))
            return to(item.plan.get_absolute_url())
    note = _(
        "This is for what should never have been there. What has been given up stays in the plan:"
        " withdraw it instead."
    )
    return ask_about(request, item, form, heading=_("Remove from the plan"), note=note, button=_("Remove it"))
