"""Addresses of the pages of reports."""

from django.urls import path

from dueregard.reporting import views

app_name = "reporting"
_PLAN = "organisations/<slug:organisation>/plans/<slug:plan>"

urlpatterns = [
    path(f"{_PLAN}/report/", views.report_page, name="report"),
    path(f"{_PLAN}/reports/", views.sent_reports_page, name="sent"),
    path(f"{_PLAN}/reports/new/", views.keep_page, name="keep"),
    path(f"{_PLAN}/reports/<slug:uid>/addendum/", views.addendum_page, name="addendum"),
]
