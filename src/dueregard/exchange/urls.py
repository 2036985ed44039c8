"""Addresses of plan files."""

from django.urls import path

from dueregard.exchange import views

app_name = "exchange"
urlpatterns = [
    path("organisations/<slug:organisation>/plans/<slug:plan>.json", views.plan_page, name="plan_file"),
]
