"""The feeds themselves, and the page on which people get the address of theirs."""

from datetime import datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dueregard import clock
from dueregard.accounts.models import Account
from dueregard.dashboard import calendars, deadlines
from dueregard.dashboard.models import CalendarAddress
from dueregard.design.pages import account_page, open_page, page
from dueregard.design.replies import ASKS
from dueregard.plans.editing.fetching import plan_for
from dueregard.plans.models import Plan
from dueregard.writing.calendar import Deadline, calendar

TYPE = "text/calendar; charset=utf-8"


@open_page
@require_safe
def own_feed(request: HttpRequest, key: str) -> HttpResponse:
    """The deadlines of whoever holds the secret in the address; it asks for no cookie and sets none."""
    account = calendars.account_of(key)
    if account is None:
        raise Http404
    found = deadlines.of_person(account.actor, on=clock.today(), site=_site(request))
    response = _feed(_("My equality actions"), found)
    response["Cache-Control"] = "private, no-store"
    return response


@page("view", of=Plan)
@require_safe
def plan_feed(request: HttpRequest, organisation: str, plan: str) -> HttpResponse:
    """The deadlines of one plan, for whoever may see it."""
    found = plan_for(request, "view", organisation, plan)
    return _feed(found.title, deadlines.of_plan(found, on=clock.today(), site=_site(request)))


@account_page
@require_http_methods(ASKS)
def address_page(request: HttpRequest) -> HttpResponse:
    """Get an address, change it for a new one, or take it back; the address is told once."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 - `account_page` lets in nobody else
    address = ""
    if request.method == "POST" and "take_back" in request.POST:
        calendars.take_back(account)
    elif request.method == "POST":
        secret = calendars.give_address(account)
        address = f"{_site(request)}{reverse('feeds:own_feed', args=[secret])}"
    context = {"address": address, "held": CalendarAddress.objects.filter(account=account).first()}
    response = render(request, "dashboard/calendar.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _feed(name: str, found: list[Deadline]) -> HttpResponse:
    """A feed of one day is the same however often it is fetched."""
    made = datetime.combine(clock.today(), time.min, clock.LONDON)
    return HttpResponse(calendar(name, found, made=made, language=get_language() or "en"), content_type=TYPE)


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
