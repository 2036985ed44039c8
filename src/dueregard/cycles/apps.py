"""The room of review cycles."""

from django.apps import AppConfig


class CyclesConfig(AppConfig):
    """Review cycles, their requests and the links by which they are answered."""

    name = "dueregard.cycles"
