"""Addresses of the first page, of figures, and of the page about one's calendar."""

from django.urls import path

from dueregard.dashboard import feeds, views

_BODY = "organisations/<slug:organisation>"
_PLAN = f"{_BODY}/plans/<slug:plan>"

app_name = "dashboard"
urlpatterns = [
    path("", views.home_page, name="home"),
    path("work/", views.work_page, name="work"),
    path("account/calendar/", feeds.address_page, name="calendar"),
    path(f"{_BODY}/figures/", views.body_figures, name="body_figures"),
    path(f"{_BODY}/figures.json", views.body_data, name="body_data"),
    path(f"{_BODY}/figures/rows/", views.body_rows, name="body_rows"),
    path(f"{_PLAN}/figures/", views.plan_figures, name="plan_figures"),
    path(f"{_PLAN}/figures.json", views.plan_data, name="plan_data"),
    path(f"{_PLAN}/figures/rows/", views.plan_rows, name="plan_rows"),
]
