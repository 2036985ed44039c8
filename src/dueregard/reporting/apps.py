"""The room of reports."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Reports of plans, and the page on which one is asked for."""

    name = "dueregard.reporting"
