"""The pages of the plan check."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.data import as_json
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.languages import local
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.findings.charts import over_time
from dueregard.findings.forms import ExcuseForm, TakeBackForm
from dueregard.findings.operations import excuse_finding, withdraw_excuse
from dueregard.findings.queries import Placed, check_of, tallies_of
from dueregard.organisations.permissions import may
from dueregard.plans.editing.fetching import ask_about, crumbs, plan_for
from dueregard.plans.models import Plan


@page("check", of=Plan)
@require_safe
def check_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """What is found in the plan, by rule."""
    found = plan_for(request, "check", organisation, plan)
    tallies = tallies_of(found)
    context = {
        "plan": found,
        "check": check_of(found, on=clock.today()),
        "chart": over_time(tallies) if len(tallies) > 1 else None,
        "may_excuse": may(actor_of(request), "excuse_finding", found),
        "query_of": _query_of,
        "breadcrumbs": crumbs(found),
    }
    return render(request, "findings/check.html", context)


@page("check", of=Plan)
@require_safe
def check_data(request: HttpRequest, organisation: str, plan: str) -> JsonResponse:
    """The same as data."""
    found = check_of(plan_for(request, "check", organisation, plan), on=clock.today())
    told = [_data(placed) for each in found.told for placed in (*each.open, *each.excused)]
    return as_json({"findings": told})


@page("excuse_finding", of=Plan)
@require_http_methods(ASKS)
def excuse_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """Excuse one finding, which the query names, or take its excuse back."""
    found = plan_for(request, "excuse_finding", organisation, plan)
    placed = _asked(request, found)
    given = posted(request)
    form = TakeBackForm(given) if placed.excuse else ExcuseForm(given)
    if form.is_valid():
        with ComplaintsOn(form):
            _do(request, found, placed, form.cleaned_data.get("reason", ""))
            return to(f"{found.get_absolute_url()}check/")
    words = {
        "heading": _("Take the excuse back") if placed.excuse else _("Excuse a finding"),
        "button": _("Take it back") if placed.excuse else _("Excuse it"),
    }
    back = f"{found.get_absolute_url()}check/"
    return ask_about(request, found, form, "findings/excuse.html", **words, placed=placed, back=back)


def _do(request: HttpRequest, plan: Plan, placed: Placed, reason: str) -> None:
    if placed.excuse:
        withdraw_excuse(by=actor_of(request), excuse=placed.excuse)
        say(request, _("The finding is told again."))
    else:
        excuse_finding(by=actor_of(request), plan=plan, mark=placed.mark, reason=reason, on=clock.today())
        say(request, _("The finding is excused. It comes back when the words change."))


def _asked(request: HttpRequest, plan: Plan) -> Placed:
    """The finding that the query names. 404 where nothing of the kind is found now."""
    rule, item, digest = (request.GET.get(name, "") for name in ("rule", "item", "digest"))
    placed = check_of(plan, on=clock.today()).placed((rule, item, digest))
    if placed is None:
        raise Http404
    return placed


def _query_of(placed: Placed) -> str:
    rule, item, digest = placed.mark
    return urlencode({"rule": rule, "item": item, "digest": digest})


def _data(placed: Placed) -> dict[str, Any]:
    finding = placed.finding
    told = {
        "rule": finding.rule.id,
        "title": _(finding.rule.title),
        "source": finding.rule.source,
        "about": finding.about,
        "name": placed.name,
        "address": local(placed.address),
        "words": finding.words,
        "excused": placed.excuse.event.reason if placed.excuse else "",
    }
    return {name: value for name, value in told.items() if value}
