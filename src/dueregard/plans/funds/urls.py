"""Addresses of the pages of funds: a body's own, and those below a plan's (address, view, name)."""

from django.urls import path

from dueregard.plans.funds import api, views

PAGES = (
    ("resources/", views.resources_page, "resources"),
    ("resources.json", api.resources_data, "resources_data"),
    ("actions/<slug:uid>/funding/", views.funding_page, "funding"),
)
_FUNDS = "organisations/<slug:organisation>/funds"

app_name = "funds"
urlpatterns = [
    path(f"{_FUNDS}/", views.funds_page, name="funds"),
    path(f"{_FUNDS}/new/", views.new_fund_page, name="new"),
    path(f"{_FUNDS}/<slug:uid>/", views.fund_page, name="fund"),
]
