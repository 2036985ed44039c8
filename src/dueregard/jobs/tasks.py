"""Jobs of this room."""

from datetime import timedelta
from typing import Final

from django.core.management import call_command
from django_tasks import task

from dueregard import clock
from dueregard.jobs.models import Tick, Worker
from dueregard.jobs.surveying import survey_tables
from dueregard.jobs.sweeping import sweep

KEPT: Final = timedelta(days=30)
"""So long it can be seen what was done."""


@task(priority=50)
def sweep_jobs() -> None:
    """Give the jobs of workers that are no more to others."""
    sweep(clock.now())


@task()
def tidy_up() -> None:
    """Forget finished jobs, old ticks and workers that are long gone."""
    now = clock.now()
    call_command("prune_db_task_results", min_age_days=KEPT.days, verbosity=0)
    Tick.objects.filter(at__lt=now - KEPT).delete()
    Worker.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()


@task()
def learn_tables() -> None:
    """Take the statistics by which the database chooses its indexes."""
    survey_tables()
