"""How an action stands against its timescale on a day: late, next, later, or why no date can say so."""

from datetime import date, timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from dueregard.plans.models import Action
from dueregard.plans.models.words import EntryKind

NEXT: Final = timedelta(days=90)
"""What falls due within this time is next: about as far as one looks ahead between two meetings."""


class Standing(models.TextChoices):
    """The one word for an action's timescale on a day, in the order in which an officer asks for it."""

    LATE = "late", _("late")
    NEXT = "next", _("due soon")
    LATER = "later", _("due later")
    WAITING = "waiting", _("waiting")
    RECURRING = "recurring", _("recurring")
    ONGOING = "ongoing", _("ongoing")
    UNDATED = "undated", _("no date")
    SETTLED = "settled", _("closed")


_WITHOUT_A_DATE: Final = (
    (EntryKind.CONDITIONAL, Standing.WAITING),
    (EntryKind.RECURRING, Standing.RECURRING),
    (EntryKind.ONGOING, Standing.ONGOING),
    (EntryKind.START, Standing.ONGOING),
)


def standing(action: Action, *, on: date) -> Standing:
    """How `action` stands on that day. Its timescale entries should be prefetched: one query each otherwise.

    A paused action is never late, and is as undated as the pause has made it.
    """
    if action.settled or action.is_over():
        return Standing.SETTLED
    if action.is_overdue(on=on):
        return Standing.LATE
    if action.due_on is not None and action.due_on >= on:
        return Standing.NEXT if action.due_on - on <= NEXT else Standing.LATER
    kinds = {entry.kind for entry in action.timescale_entries.all()}
    return next((stands for kind, stands in _WITHOUT_A_DATE if kind in kinds), Standing.UNDATED)
