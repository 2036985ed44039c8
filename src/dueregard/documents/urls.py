"""Addresses of kept files."""

from django.urls import path

from dueregard.documents import views

app_name = "documents"
urlpatterns = [
    path("organisations/<slug:slug>/documents/<slug:uid>/", views.download, name="download"),
]
