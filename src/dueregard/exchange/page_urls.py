"""Addresses of this room's pages, which come in each language; its files do not."""

from django.urls import path

from dueregard.exchange import past

urlpatterns = [
    path("organisations/<slug:organisation>/plans/<slug:plan>/as-of/", past.as_of_page, name="as_of"),
]
