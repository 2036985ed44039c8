"""What pages about one plan, objective or action begin with, and the page that asks one thing about it."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from dueregard.accounts.door import actor_of
from dueregard.design.languages import local
from dueregard.design.replies import asking
from dueregard.organisations.fetching import Crumbs, way_back
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import allowed
from dueregard.plans.editing.asking import short
from dueregard.plans.models import Action, Objective, Plan


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


def crumbs(record: Organisation | Plan | Objective | Action) -> Crumbs:
    """The way back to the record's own page."""
    if isinstance(record, Organisation):
        return way_back(record)
    plan = record if isinstance(record, Plan) else record.plan
    above = way_back(plan.organisation, (plan.title, plan.get_absolute_url()))
    if isinstance(record, Plan):
        return above
    return [*above, {"text": record.ref or short(record), "href": local(record.get_absolute_url())}]


def ask_about(
    request: HttpRequest,
    record: Organisation | Plan | Objective | Action,
    form: BaseForm,
    template: str = "plans/ask.html",
    **words: Any,
) -> HttpResponse:
    """A page that asks one thing about the record; `words` is what else it says, and where it leads back."""
    about: dict[str, Any] = {"form": form, "breadcrumbs": crumbs(record), "back": record.get_absolute_url()}
    if isinstance(record, Organisation):
        about |= {"organisation": record, "caption": record.name}
    elif isinstance(record, Plan):
        about |= {"plan": record}
    else:
        about |= {"plan": record.plan, "record": record}
    return asking(request, template, about | words)
