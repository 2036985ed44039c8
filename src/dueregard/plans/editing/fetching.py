"""What pages about one plan, objective or action begin with, and what edit pages share."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from dueregard.accounts.door import actor_of
from dueregard.design.languages import home, local
from dueregard.organisations.permissions import allowed
from dueregard.plans.editing.asking import short
from dueregard.plans.models import Action, Objective, Plan

Crumbs = list[dict[str, str]]


def plan_for(request: HttpRequest, verb: str, organisation: str, plan: str) -> Plan:
    """The plan, for those who may do `verb` to it; to all others it is not there."""
    mine = Plan.objects.filter(allowed(actor_of(request), verb, Plan)).select_related("organisation")
    return get_object_or_404(mine, organisation__slug=organisation, slug=plan)


def item_for(
    request: HttpRequest,
    kind: type[Objective] | type[Action],
    organisation: str,
    plan: str,
    uid: str,
    verb: str = "edit",
) -> Any:
    """The objective or action, for those who may do `verb` to it; to all others it is not there."""
    mine = kind._default_manager.filter(allowed(actor_of(request), verb, kind))
    found = mine.select_related("plan__organisation")
    return get_object_or_404(found, plan__organisation__slug=organisation, plan__slug=plan, uid=uid)


def crumbs(record: Plan | Objective | Action) -> Crumbs:
    """The way back to the record's own page."""
    plan = record if isinstance(record, Plan) else record.plan
    organisation = plan.organisation
    above = [
        {"text": _("Plans"), "href": home()},
        {"text": organisation.name, "href": local(organisation.get_absolute_url())},
        {"text": plan.title, "href": local(plan.get_absolute_url())},
    ]
    if isinstance(record, Plan):
        return above
    return [*above, {"text": record.ref or short(record), "href": local(record.get_absolute_url())}]


def to(address: str) -> HttpResponse:
    """Go on to another page, in the language of this one."""
    return HttpResponseRedirect(local(address))


def say(request: HttpRequest, words: str) -> None:
    """Tell something on the next page."""
    messages.success(request, words)
