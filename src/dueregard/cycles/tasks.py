"""The daily work of this room."""

from datetime import date

import structlog
from django.core.exceptions import ValidationError
from django_tasks import task

from dueregard import clock
from dueregard.cycles.keeping import KEEPER, bodies_that_ask, open_by_rhythm, rhythms_on, write_to_everybody

log = structlog.get_logger("dueregard.cycles")


def keep_cycles(on: date) -> None:
    """Open the cycles of that day and write to everybody who is to hear of something. Safe to run twice.

    What a plan's own records refuse is logged and left; the others have their turn.
    """
    for rhythm in rhythms_on(on):
        try:
            open_by_rhythm(rhythm, on)
        except ValidationError as error:
            log.warning("cycle was not opened", plan=rhythm.plan.uid, exc_info=error)
    for organisation in bodies_that_ask():
        write_to_everybody(KEEPER, organisation, on=on)


@task()
def keep_todays_cycles() -> None:
    """The work of today: one of `TIMED_WORK`."""
    keep_cycles(clock.today())
