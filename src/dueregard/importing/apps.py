"""The importing room."""

from django.apps import AppConfig


class ImportingConfig(AppConfig):
    """Drafts."""

    name = "dueregard.importing"
