"""Addresses of the plan check, below each plan's own."""

from django.urls import path

from dueregard.findings import views

_PLAN = "organisations/<slug:organisation>/plans/<slug:plan>"

app_name = "findings"
urlpatterns = [
    path(f"{_PLAN}/check/", views.check_page, name="check"),
    path(f"{_PLAN}/check.json", views.check_data, name="check_data"),
    path(f"{_PLAN}/check/excuse/", views.excuse_page, name="excuse"),
]
