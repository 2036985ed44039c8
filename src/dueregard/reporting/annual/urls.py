"""Addresses of the pages of annual reports."""

from django.urls import path

from dueregard.reporting.annual import views

_BODY = "organisations/<slug:organisation>/annual-reports"
_REPORT = f"{_BODY}/<slug:uid>"
_STUDY = f"{_REPORT}/case-studies/<slug:entry>"

urlpatterns = [
    path(f"{_BODY}/", views.annual_reports_page, name="annual_reports"),
    path(f"{_BODY}/new/", views.start_page, name="start_annual"),
    path(f"{_REPORT}/", views.annual_report_page, name="annual"),
    path(f"{_REPORT}/file/", views.file_page, name="annual_file"),
    path(f"{_REPORT}/year/", views.year_page, name="annual_year"),
    path(f"{_REPORT}/words/<slug:code>/", views.section_page, name="annual_words"),
    path(f"{_REPORT}/case-studies/new/", views.add_study_page, name="add_case_study"),
    path(f"{_STUDY}/", views.study_page, name="case_study"),
    path(f"{_STUDY}/remove/", views.remove_study_page, name="remove_case_study"),
    path(f"{_REPORT}/send/", views.send_page, name="send_annual"),
    path(f"{_REPORT}/sent/<slug:entry>/addendum/", views.addendum_page, name="annual_addendum"),
]
