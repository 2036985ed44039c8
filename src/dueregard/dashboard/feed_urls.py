"""Addresses of feeds, which have one address in every language."""

from django.urls import path

from dueregard.dashboard import feeds

app_name = "feeds"
urlpatterns = [
    path("calendars/<str:key>.ics", feeds.own_feed, name="own_feed"),
    path("organisations/<slug:organisation>/plans/<slug:plan>.ics", feeds.plan_feed, name="plan_feed"),
]
