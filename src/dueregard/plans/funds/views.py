"""The pages of funds: a body's, a plan's resources, an action's money and time."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.door import actor_of
from dueregard.design.forms import ComplaintsOn, posted
from dueregard.design.pages import page
from dueregard.design.replies import ASKS, say, to
from dueregard.organisations.fetching import body_for, way_back
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import allowed, may
from dueregard.plans.editing.fetching import ask_about, crumbs, item_for, plan_for
from dueregard.plans.funds import operations
from dueregard.plans.funds.forms import FundForm, FundingForm
from dueregard.plans.funds.queries import endings_of, funds_of, resources_of
from dueregard.plans.models import Action, Fund, Plan
from dueregard.plans.queries import own_headings


@page("view_funds", of=Organisation)
@require_safe
def funds_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """The body's funds, with their ends and what is due after them."""
    body = body_for(request, "view_funds", organisation)
    context = {
        "organisation": body,
        "funds": funds_of(body),
        "keeps": may(actor_of(request), "keep_funds", body),
        "breadcrumbs": way_back(body),
    }
    return render(request, "plans/funds/funds.html", context)


@page("keep_funds", of=Organisation)
@require_http_methods(ASKS)
def new_fund_page(request: HttpRequest, organisation: str) -> HttpResponse:
    """Take in a fund."""
    body = body_for(request, "keep_funds", organisation)
    form = FundForm(posted(request))
    if form.is_valid():
        with ComplaintsOn(form):
            operations.add_fund(by=actor_of(request), organisation=body, **form.cleaned_data)
            say(request, _("The fund has been taken in."))
            return to(_funds(body))
    return _fund_asked(request, body, form, _("New fund"))


@page("edit", of=Fund)
@require_http_methods(ASKS)
def fund_page(request: HttpRequest, organisation: str, uid: str) -> HttpResponse:
    """Change a fund's name or last day."""
    mine = Fund.objects.filter(allowed(actor_of(request), "edit", Fund)).select_related("organisation")
    fund = get_object_or_404(mine, organisation__slug=organisation, uid=uid)
    form = FundForm(posted(request), fund)
    if form.is_valid():
        with ComplaintsOn(form):
            operations.edit_fund(by=actor_of(request), fund=fund, **form.cleaned_data)
            say(request, _("The changes have been kept."))
            return to(_funds(fund.organisation))
    return _fund_asked(request, fund.organisation, form, _("Change the fund"))


@page("view_funds", of=Plan)
@require_safe
def resources_page(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """What the plan costs, as printed and in amounts by fund and year, with warnings."""
    found = plan_for(request, "view_funds", organisation, plan)
    context = {
        "plan": found,
        "resources": resources_of(found),
        "heading": own_headings(found.columns.all()).get("resources") or _("Resources"),
        "breadcrumbs": crumbs(found),
    }
    return render(request, "plans/funds/resources.html", context)


@page("edit", of=Action)
@require_http_methods(ASKS)
def funding_page(request: HttpRequest, organisation: str, plan: str, uid: str) -> HttpResponse:
    """What the action takes: what is entered, with a button to take it out, and one more."""
    action = item_for(request, Action, organisation, plan, uid)
    if "remove" in request.POST:
        funding = get_object_or_404(action.funding, uid=request.POST["remove"])
        operations.remove_funding(by=actor_of(request), funding=funding)
        say(request, _("It is out of the action’s resources."))
        return to(f"{action.get_absolute_url()}funding/")
    form = FundingForm(posted(request), action.plan.organisation, today=clock.today())
    if form.is_valid():
        with ComplaintsOn(form):
            operations.add_funding(by=actor_of(request), action=action, **form.cleaned_data)
            say(request, _("It is kept with the action."))
            return to(f"{action.get_absolute_url()}funding/")
    entered = {"funding": action.funding.select_related("fund"), "endings": endings_of(action)}
    return ask_about(request, action, form, "plans/funds/funding.html", **entered)


def _funds(body: Organisation) -> str:
    return f"{body.get_absolute_url()}funds/"


def _fund_asked(request: HttpRequest, body: Organisation, form: forms.Form, heading: str) -> HttpResponse:
    way = way_back(body, (_("Funds"), _funds(body)))
    return ask_about(request, body, form, heading=heading, breadcrumbs=way, back=_funds(body))
