"""Addresses of the pages about the site itself."""

from django.urls import path

from dueregard.design import views

app_name = "design"
urlpatterns = [
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
]
