"""The room of findings."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """Excuses and counts of what the plan check finds."""

    name = "dueregard.findings"
