"""The room of the first page."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """What to do next, and how plans are doing."""

    name = "dueregard.dashboard"
