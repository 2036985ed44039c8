"""The history room."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Events and the changes they made."""

    name = "dueregard.history"
