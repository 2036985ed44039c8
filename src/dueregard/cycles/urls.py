"""Addresses of this room: what update links open, and the pages of those who ask."""

from django.urls import path

from dueregard.cycles import update_views

app_name = "cycles"
urlpatterns = [
    path("updates/<str:key>/", update_views.exchange, name="exchange"),
    path("updates/of/<slug:uid>/", update_views.update_page, name="update"),
]
