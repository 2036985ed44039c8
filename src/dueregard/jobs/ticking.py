"""The ticker: gives timed work to the workers when it falls due, once, however many workers tick."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import cast

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from dueregard.clock import LONDON
from dueregard.jobs.models import Tick

When = timedelta | time
"""Every so long; or daily at a time of day, in London."""


def due_at(when: When, now: datetime) -> datetime:
    """The last moment, up to now, at which work fell due."""
    if isinstance(when, timedelta):
        midnight = datetime.combine(now.astimezone(LONDON), time(), LONDON)
        return now - (now - midnight) % when
    today = datetime.combine(now.astimezone(LONDON), when, LONDON)
    return today if today <= now else datetime.combine(today - timedelta(days=1), when, LONDON)


def tick(now: datetime) -> list[str]:
    """Enqueue what of `TIMED_WORK` has fallen due and was not given out yet; gives the names of the jobs.

    Where no worker ran when something fell due, it is made up for once, at its last moment.
    """
    table = cast(Mapping[str, When], settings.TIMED_WORK)
    return [work for work, when in table.items() if _give_out(work, due_at(when, now))]


def _give_out(work: str, at: datetime) -> bool:
    if Tick.objects.filter(work=work, at=at).exists():
        return False  # the usual case, told without a transaction
    with transaction.atomic():
        _tick, is_mine = Tick.objects.get_or_create(work=work, at=at)
        if is_mine:
            import_string(work).enqueue()
    return is_mine
