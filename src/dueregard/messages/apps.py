"""The room of messages."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """The outbox."""

    name = "dueregard.messages"
    label = "outbox"  # Django's own words on the next page are called messages already
