"""Addresses of plan files."""

from django.urls import path

from dueregard.exchange import past, views

app_name = "exchange"
urlpatterns = [
    path("organisations/<slug:organisation>/plans/<slug:plan>.json", views.plan_page, name="plan_file"),
    path("organisations/<slug:organisation>/plans/<slug:plan>/as-of.json", past.as_of_file, name="past_file"),
]
