"""The search room."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index and the page that asks it."""

    name = "dueregard.search"
