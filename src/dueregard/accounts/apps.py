"""The accounts room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Sign-in."""

    name = "dueregard.accounts"
