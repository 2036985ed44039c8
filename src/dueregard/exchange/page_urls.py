"""Addresses of this room's pages, which come in each language; its files do not."""

from django.urls import path

from dueregard.exchange import past
from dueregard.exchange.comparing.views import compare_page
from dueregard.exchange.snapshots import views as snapshots
from dueregard.exchange.succession.views import carry_page

_PLAN = "organisations/<slug:organisation>/plans/<slug:plan>"

urlpatterns = [
    path(f"{_PLAN}/as-of/", past.as_of_page, name="as_of"),
    path(f"{_PLAN}/compare/", compare_page, name="compare"),
    path(f"{_PLAN}/carry-forward/", carry_page, name="carry_forward"),
    path(f"{_PLAN}/snapshots/", snapshots.snapshots_page, name="snapshots"),
    path(f"{_PLAN}/snapshots/new/", snapshots.new_snapshot_page, name="new_snapshot"),
]
