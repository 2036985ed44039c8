"""The documents room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Kept files."""

    name = "dueregard.documents"
