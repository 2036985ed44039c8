"""How often leads are asked, what they answer and what becomes of it: codes with their words."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from dueregard.cycles.windows import HALF_YEARLY, MEETINGS, QUARTERLY, RECURRENCE, YEARLY


class Often(models.TextChoices):
    """How often the leads of a plan are asked."""

    QUARTERLY = QUARTERLY, _("every quarter")
    HALF_YEARLY = HALF_YEARLY, _("every six months")
    YEARLY = YEARLY, _("each year")
    MEETINGS = MEETINGS, _("before meetings")
    RECURRENCE = RECURRENCE, _("each month, for actions that come again in it")
    BY_HAND = "by-hand", _("only when somebody starts a cycle")


class AnswerKind(models.TextChoices):
    """What a lead says of an action when asked."""

    NO_CHANGE = "no-change", _("no change")
    ON_TRACK = "on-track", _("on track")
    DONE = "done", _("done")
    LONGER = "need-longer", _("need longer")
    NOT_MINE = "not-mine", _("not mine any more")
    PROGRESS = "progress", _("recorded on the action’s page")


class State(models.TextChoices):
    """How far a request has come."""

    ASKED = "asked", _("not answered")
    ANSWERED = "answered", _("to approve")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")


WAITING: Final = (State.ASKED, State.RETURNED)
"""An answer is still expected."""
