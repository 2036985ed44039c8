"""The first page after signing in, and pages of figures; behind every figure are the rows that it counts."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.cycles.queries import rounds_of
from dueregard.dashboard.breakdown import Figures, figures_of_body, figures_of_plan
from dueregard.dashboard.charts import LOOKS, shown
from dueregard.dashboard.gathering import STATES, counts
from dueregard.dashboard.mending import mends_of
from dueregard.dashboard.queries import (
    FEW,
    FIGURES,
    MANY,
    PHANTOMS,
    by_date,
    health_of,
    lines_of,
    said_to,
    to_decide,
    work_of,
)
from dueregard.dashboard.wording import GROUPS, LISTS
from dueregard.design.data import as_json
from dueregard.design.languages import local
from dueregard.design.pages import account_page, open_page, page
from dueregard.organisations.fetching import way_back
from dueregard.organisations.models import Organisation
from dueregard.plans.editing.fetching import crumbs, plan_for
from dueregard.plans.models import Plan
from dueregard.plans.views import first_page


@open_page
@require_safe
def home_page(request: HttpRequest) -> HttpResponse:
    """What to do next, for people of a body; all others, and with `?all`, see the plans."""
    who, today = actor_of(request), clock.today()
    if who.kind != "account" or request.GET.keys() & {"all", "after"}:
        return first_page(request)
    work = work_of(who, today=today)
    if not work.listed:
        return first_page(request)
    first = work.groups[0]
    late, following = first.rows("late"), first.rows("next")
    lines = lines_of([*late[:FEW], *following[:MANY]])
    health = {each.plan.pk: each for each in health_of(work)}
    context = {
        "work": work,
        "first": first,
        "late": (len(late), lines[: min(len(late), FEW)]),
        "next": (len(following), lines[min(len(late), FEW) :]),
        "decisions": to_decide(who, work),
        "said": said_to(who, today=today),
        "rounds": rounds_of(health, today=today),
        "figures": FIGURES,
        "phantoms": work.group("body").phantoms if work.keeps else {},
        "health": health,
        "lists": LISTS,
        "groups": GROUPS,
        "today": today,
    }
    return render(request, "dashboard/home.html", context)


@account_page
@require_safe
def work_page(request: HttpRequest) -> HttpResponse:
    """The rows that a figure of the first page counts: `of` a group, in a `list`, perhaps of one `plan`."""
    work = work_of(actor_of(request), today=clock.today())
    group = work.group(request.GET.get("of", ""))
    which = request.GET.get("list", "open")
    if which not in LISTS:
        raise Http404
    plan = next((each for each in work.plans.values() if each.uid == request.GET.get("plan")), None)
    found = [each for each in group.rows(which) if plan is None or each.plan == plan.pk]
    about = plan.title if plan else GROUPS[group.key]
    above = way_back()
    return _rows(request, str(LISTS[which]), str(about), found, above, mend=which if work.keeps else "")


@page("view", of=Plan)
@require_safe
def plan_figures(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """How the actions of a plan stand: by objective, characteristic, lead and team."""
    found = plan_for(request, "view", organisation, plan)
    figures = figures_of_plan(actor_of(request), found, today=clock.today())
    return _figures(request, found.title, found.get_absolute_url(), figures, {"plan": found}, crumbs(found))


@page("view", of=Plan)
@require_safe
def plan_rows(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """The rows behind a figure of the plan."""
    found = plan_for(request, "view", organisation, plan)
    figures = figures_of_plan(actor_of(request), found, today=clock.today())
    return _rows_of_share(request, figures, found.get_absolute_url(), crumbs(found))


@page("view", of=Plan)
@require_safe
def plan_data(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """The figures of a plan as data."""
    found = plan_for(request, "view", organisation, plan)
    return _data(figures_of_plan(actor_of(request), found, today=clock.today()))


@page("view", of=Organisation)
@require_safe
def body_data(request: HttpRequest, organisation: str) -> JsonResponse:
    """The figures of a body as data."""
    body = _body(request, organisation)
    return _data(figures_of_body(actor_of(request), body, today=clock.today()))


@page("view", of=Organisation)
@require_safe
def body_figures(request: HttpRequest, organisation: str) -> HttpResponse:
    """How the actions of the body's plans stand that are followed today."""
    body = _body(request, organisation)
    figures = figures_of_body(actor_of(request), body, today=clock.today())
    return _figures(request, body.name, body.get_absolute_url(), figures, {}, way_back(body))


@page("view", of=Organisation)
@require_safe
def body_rows(request: HttpRequest, organisation: str) -> HttpResponse:
    """The rows behind a figure of the body."""
    body = _body(request, organisation)
    figures = figures_of_body(actor_of(request), body, today=clock.today())
    return _rows_of_share(request, figures, body.get_absolute_url(), way_back(body))


def _figures(
    request: HttpRequest, name: str, address: str, figures: Figures, more: dict[str, Any], above: Any
) -> HttpResponse:
    rows = _address_of_rows(address)
    context = {
        "name": name,
        "figures": figures,
        "totals": counts(figures.actions, STATES),
        "states": LOOKS,
        "rows": rows,
        "charts": [shown(by, shares, rows) for by, shares in figures.shares.items()],
        "breadcrumbs": above,
        **more,
    }
    return render(request, "dashboard/figures.html", context)


def _data(figures: Figures) -> JsonResponse:
    """How many actions stand how: of all, and of each share by what they have in common."""
    shares: dict[str, Any] = {
        by: [{"name": share.label, **counts(share.actions, STATES)} for share in found]
        for by, found in figures.shares.items()
    }
    told = {"all": counts(figures.actions, STATES), **shares}
    return as_json(told)


def _rows_of_share(request: HttpRequest, figures: Figures, address: str, above: Any) -> HttpResponse:
    by, value, state = (request.GET.get(name, "") for name in ("by", "value", "state"))
    share = figures.share(by, value) if by else None
    if state not in ("", *STATES) or (by and share is None):
        raise Http404
    among = share.actions if share else figures.actions
    found = by_date(each for each in among if not state or each.state == state)
    heading = str(LOOKS[state][0]) if state else _("All actions")
    above = [*above, {"text": _("Figures"), "href": local(f"{address}figures/")}]
    return _rows(request, heading, (share.label or _("not stated")) if share else "", found, above)


def _rows(
    request: HttpRequest, heading: str, about: str, found: list[Any], above: Any, *, mend: str = ""
) -> HttpResponse:
    """A page of rows; where `mend` is a list that asks for it, each with the step that mends it."""
    number = request.GET.get("page", "1")
    first = (int(number) - 1) * MANY if number.isdigit() and 0 < int(number) < len(found) + 2 else 0
    query = request.GET.copy()
    query["page"] = str(first // MANY + 2)
    lines = lines_of(found[first : first + MANY], with_posts=mend in PHANTOMS)
    context = {
        "heading": heading,
        "about": about,
        "number": len(found),
        "lines": lines,
        "mends": mends_of(lines, mend, today=clock.today()),
        "following": query.urlencode() if len(found) > first + MANY else "",
        "breadcrumbs": above,
    }
    return render(request, "dashboard/rows.html", context)


def _address_of_rows(address: str) -> Callable[[str, str, str], str]:
    def of(by: str, value: str, state: str) -> str:
        asked = {"by": by, "value": value, "state": state}
        query = urlencode({name: text for name, text in asked.items() if text})
        return f"{local(address)}figures/rows/?{query}"

    return of


def _body(request: HttpRequest, organisation: str) -> Organisation:
    return get_object_or_404(Organisation.objects.visible_to(actor_of(request)), slug=organisation)
