"""Addresses of the pages of reports."""

from django.urls import path

from dueregard.reporting import views
from dueregard.reporting.annual.urls import urlpatterns as annual
from dueregard.reporting.looks import views as looks

app_name = "reporting"
_BODY = "organisations/<slug:organisation>"
_PLAN = f"{_BODY}/plans/<slug:plan>"

urlpatterns = [
    path(f"{_PLAN}/report/", views.report_page, name="report"),
    path(f"{_BODY}/reports/look/", looks.look_page, name="look"),
    path(f"{_BODY}/reports/logo/", looks.logo_page, name="logo"),
    path(f"{_BODY}/reports/logo/remove/", looks.remove_logo_page, name="remove_logo"),
    path(f"{_BODY}/reports/template/", looks.template_page, name="template"),
    path(f"{_BODY}/reports/template/remove/", looks.remove_template_page, name="remove_template"),
    path(f"{_BODY}/reports/template/first.docx", looks.first_template, name="first_template"),
    path(f"{_PLAN}/report/columns/", looks.columns_page, name="columns"),
    path(f"{_PLAN}/reports/", views.sent_reports_page, name="sent"),
    path(f"{_PLAN}/reports/new/", views.keep_page, name="keep"),
    path(f"{_PLAN}/reports/<slug:uid>/addendum/", views.addendum_page, name="addendum"),
    *annual,
]
