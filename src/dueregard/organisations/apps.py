"""The organisations room."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Public bodies and roles."""

    name = "dueregard.organisations"
