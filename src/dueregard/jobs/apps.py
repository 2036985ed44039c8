"""The room of jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Workers and ticks; the jobs themselves are kept by django-tasks-db."""

    name = "dueregard.jobs"
