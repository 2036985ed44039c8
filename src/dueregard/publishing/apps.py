"""The room of publishing."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """What is public of a plan, whose words are settled, who proposes an edition and who approves it."""

    name = "dueregard.publishing"
