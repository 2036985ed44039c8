"""Addresses of the page of jobs."""

from django.urls import path

from dueregard.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs/", views.jobs_page, name="all"),
    path("jobs.json", views.jobs_data, name="data"),
    path("jobs/<uuid:job>/again/", views.again, name="again"),
    path("jobs/<uuid:job>/cancel/", views.cancel, name="cancel"),
]
