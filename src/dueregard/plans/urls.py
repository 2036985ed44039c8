"""Addresses of the pages about plans. They are made of slugs and ids that are never given twice."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path

from dueregard.plans import api, views
from dueregard.plans.across.api import actions as actions_as_json
from dueregard.plans.across.views import actions_page
from dueregard.plans.editing.urls import PAGES as EDITING
from dueregard.plans.funds.urls import PAGES as FUNDS
from dueregard.plans.life.urls import PAGES as LIFE
from dueregard.plans.past.urls import PAGES as PAST
from dueregard.plans.progress.urls import PAGES as PROGRESS
from dueregard.plans.timescales.urls import PAGES as DATES

_ORGANISATION = "organisations/<slug:organisation>"
_PLAN = f"{_ORGANISATION}/plans/<slug:plan>"
_PAGES: tuple[tuple[str, Callable[..., HttpResponse], str], ...] = (
    *EDITING,
    *PROGRESS,
    *DATES,
    *FUNDS,
    *LIFE,
    *PAST,
)

app_name = "plans"
urlpatterns = [
    path("", views.first_page, name="first"),
    path("organisations.json", api.first_page),
    path("published.json", api.published),
    path("actions/", actions_page, name="across"),
    path("actions.json", actions_as_json),
    *(path(f"{_PLAN}/{address}", view, name=name) for address, view, name in _PAGES),
    path(f"{_ORGANISATION}/", views.organisation_page, name="organisation"),
    path(f"{_ORGANISATION}.json", api.organisation_page),
    path(f"{_PLAN}/", views.plan_page, name="plan"),
    path(f"{_PLAN}/objectives/<slug:uid>/", views.objective_page, name="objective"),
    path(f"{_PLAN}/objectives/<slug:uid>.json", api.objective_page),
    path(f"{_PLAN}/actions/<slug:uid>/", views.action_page, name="action"),
    path(f"{_PLAN}/actions/<slug:uid>.json", api.action_page),
]
