"""Addresses of plan files."""

from django.urls import path

from dueregard.exchange import past, views
from dueregard.exchange.comparing.views import compare_file
from dueregard.exchange.snapshots.views import snapshot_file, snapshots_data

_PLAN = "organisations/<slug:organisation>/plans/<slug:plan>"

app_name = "exchange"
urlpatterns = [
    path(f"{_PLAN}.json", views.plan_page, name="plan_file"),
    path(f"{_PLAN}/as-of.json", past.as_of_file, name="past_file"),
    path(f"{_PLAN}/compare.json", compare_file, name="compare_file"),
    path(f"{_PLAN}/snapshots.json", snapshots_data, name="snapshots_data"),
    path(f"{_PLAN}/snapshots/<slug:uid>.json", snapshot_file, name="snapshot_file"),
]
