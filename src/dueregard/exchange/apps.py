"""The exchange room."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Plan files, and the snapshots that are kept of them."""

    name = "dueregard.exchange"
