"""Addresses of the public pages, given for good (docs/decisions/0001); each page comes in each language."""

from django.urls import path

from dueregard.editions.views import about, items, lists, plans

_SITE = "published/<slug:site>"
_PLAN = f"{_SITE}/plans/<slug:plan>"
_EDITION = f"{_PLAN}/editions/<int:number>"

app_name = "editions"
urlpatterns = [
    path(f"{_SITE}/", plans.home, name="home"),
    path(f"{_SITE}/actions/", lists.actions, name="actions"),
    path(f"{_SITE}/achieved/", lists.achieved, name="achieved"),
    path(f"{_SITE}/characteristics-and-aims/", lists.by_mark, name="by_mark"),
    path(f"{_SITE}/accessibility/", about.accessibility, name="accessibility"),
    path(f"{_SITE}/privacy/", about.privacy, name="privacy"),
    path(f"{_PLAN}/", plans.plan, name="plan"),
    path(f"{_PLAN}/objectives/<slug:uid>/", items.objective, name="objective"),
    path(f"{_PLAN}/actions/<slug:uid>/", items.action, name="action"),
    path(f"{_PLAN}/editions/", plans.editions, name="editions"),
    path(f"{_EDITION}/", plans.edition, name="edition"),
    path(f"{_EDITION}/since/<int:since>/", plans.changes, name="changes"),
]
