"""The plans room."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans and all that is in them."""

    name = "dueregard.plans"
