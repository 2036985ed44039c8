"""Address of the page on which a report is asked for."""

from django.urls import path

from dueregard.reporting import views

app_name = "reporting"
urlpatterns = [
    path("organisations/<slug:organisation>/plans/<slug:plan>/report/", views.report_page, name="report"),
]
