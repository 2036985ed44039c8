"""The design app: templates and static files, no records."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Layout, components and the form renderer."""

    name = "dueregard.design"
    label = "design"
