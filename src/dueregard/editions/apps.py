"""The room of editions."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """Frozen editions of plans, and the public site of a body."""

    name = "dueregard.editions"
