"""The facts of the pages as JSON, at the same address with `.json` at its end.

A plan's own is a plan file and comes from `exchange`.
"""

from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.data import as_json
from dueregard.design.pages import open_page, page
from dueregard.organisations.models import Organisation
from dueregard.planfile.model import to_data
from dueregard.plans import listing, queries
from dueregard.plans.models import Action, Objective
from dueregard.plans.pieces import (
    action_piece,
    actions_with_parts,
    objective_piece,
    objectives_with_parts,
)
from dueregard.plans.published import Published, page_of_published
from dueregard.plans.standing import rating_by_rule
from dueregard.plans.timescales.queries import dates_of


@open_page
@require_safe
def first_page(request: HttpRequest) -> JsonResponse:
    """A page of the organisations that the visitor may see, with their plans; `next` is the page after it."""
    who = actor_of(request)
    visible = Organisation.objects.visible_to(who)
    found, following = listing.page_of_organisations(visible, after=request.GET.get("after", ""))
    listed = listing.organisations_with_plans(who, found, today=clock.today())
    page = {"organisations": [_organisation(each) for each in listed]}
    return as_json(
        {**page, "next": f"{request.path}?{urlencode({'after': following})}" if following else None}
    )


@open_page
@require_safe
def published(request: HttpRequest) -> JsonResponse:
    """A page of the bodies that publish, with their current editions; `next` is the page after it."""
    found, following = page_of_published(after=request.GET.get("after", ""))
    page = {"published": [_published(each) for each in found]}
    return as_json(
        {**page, "next": f"{request.path}?{urlencode({'after': following})}" if following else None}
    )


@page("view", of=Organisation)
@require_safe
def organisation_page(request: HttpRequest, organisation: str) -> JsonResponse:
    """One organisation and its plans."""
    who = actor_of(request)
    named = get_object_or_404(Organisation.objects.visible_to(who), slug=organisation)
    (listed,) = listing.organisations_with_plans(who, [named], today=clock.today())
    return as_json(_organisation(listed))


@page("view", of=Objective)
@require_safe
def objective_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> JsonResponse:
    """An objective as in a plan file, and the addresses of what stands under it or refers to it."""
    visible = objectives_with_parts(Objective.objects.visible_to(actor_of(request)))
    named = visible.select_related("plan__organisation", "parent")
    objective = get_object_or_404(named, plan__organisation__slug=organisation, plan__slug=plan, uid=uid)
    detail = queries.objective_detail(objective, today=clock.today())
    address = objective.plan.get_absolute_url()
    return as_json(
        {
            "address": objective.get_absolute_url(),
            "plan": address,
            "objective": to_data(objective_piece(objective)),
            "actions": [f"{address}actions/{row.action.uid}/" for row in detail.rows],
            "referred_from": [_from(link, address) for link in detail.referred_from],
        }
    )


@page("view", of=Action)
@require_safe
def action_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> JsonResponse:
    """An action as in a plan file, how it stands, and the addresses of what refers to it."""
    visible = actions_with_parts(Action.objects.visible_to(actor_of(request)))
    named = visible.select_related("plan__organisation", "objective", "parent")
    action = get_object_or_404(named, plan__organisation__slug=organisation, plan__slug=plan, uid=uid)
    detail = queries.action_detail(action, today=clock.today())
    address = action.plan.get_absolute_url()
    return as_json(
        {
            "address": action.get_absolute_url(),
            "plan": address,
            "action": to_data(action_piece(action)),
            "due_on": action.due_on,
            "standing": detail.standing.value,
            "on": detail.on,
            "rating": _rating(action, detail.on),
            "paused_until": action.paused_until,
            "review_on": action.review_on,
            **_dates(action, detail.on),
            "referred_from": [_from(link, address) for link in detail.referred_from],
        }
    )


def _dates(action: Action, on: date) -> dict[str, Any]:
    """What it waits for, how far its target has moved, and its occurrences with their states."""
    dates = dates_of(action, on=on)
    return {
        "waits_for": dates.waits,
        "slippage_days": dates.slippage.days if dates.slippage else None,
        "occurrences": [
            {"when": each.when, "deadline": each.deadline, "status": each.status, "state": each.state}
            for each in (*dates.occurrences.now, *dates.occurrences.others)
        ],
    }


def _rating(action: Action, on: date) -> dict[str, str]:
    """The rating shown, why where it was set by hand, and what the rule gives."""
    by_rule = rating_by_rule(action, on=on)
    return {
        "shown": action.rating or by_rule.rating,
        "reason": action.rating_reason,
        "by_rule": by_rule.rating,
        "rule": by_rule.rule,
    }


def _organisation(listed: listing.OrganisationInList) -> dict[str, Any]:
    return {
        "address": listed.organisation.get_absolute_url(),
        "name": listed.organisation.name,
        "nation": listed.organisation.nation,
        "plans": [
            {
                "address": item.plan.get_absolute_url(),
                "title": item.plan.title,
                "period": item.plan.period,
                "as_of": item.plan.as_of,
                "actions": item.actions,
                "settled": item.settled,
                "late": item.late,
                "states_status": item.states_status,
            }
            for item in listed.plans
        ],
    }


def _from(link: Any, address: str) -> str:
    """The address of the objective or action in which a reference is printed."""
    item = link.action or link.objective
    kind = "actions" if link.action else "objectives"
    return f"{address}{kind}/{item.uid}/"


def _published(body: Published) -> dict[str, Any]:
    editions = [
        {"title": each.title, "number": each.number, "address": each.plan.get_absolute_url()}
        for each in body.editions
    ]
    return {"name": body.site.name, "address": body.site.get_absolute_url(), "editions": editions}
