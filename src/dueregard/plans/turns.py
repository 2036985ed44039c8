"""The turns of an action's life, and when an edit may still correct what a document prints of them.

To complete, pause, give up or take up again is a deed of its own, which asks what was achieved or why. An
edit tells of no deed: it puts right what was printed, as long as nobody has told here how the action stands.
"""

from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.plans.models import Action
from dueregard.plans.models.words import OVER, Status

UNDER_WAY: Final = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.DELAYED)
"""The statuses between which an action goes to and fro; every other one is a turn of its life."""

TURNS: Final = frozenset({Status.PAUSED, *OVER})


def is_as_printed(action: Action) -> bool:
    """Whether its status is the one that its document prints. No query where its updates are fetched."""
    told = (row.recorded_at and row.status and not row.occurrence for row in action.updates.all())
    return bool(action.source) and not any(told)


def refuse_turn(action: Action, status: str, reason: str) -> None:
    """Refuse an edit that would turn an action to `status` or back, but to correct what is printed.

    A new action may come with any status, for a reason.
    """
    if action.status == status or not TURNS & {action.status, status}:
        return
    if action.pk and not is_as_printed(action):
        raise ValidationError(
            _(
                "“%(action)s” is not completed, paused, given up or taken up again by changing its status:"
                " its page asks for what was achieved, or why."
            )
            % {"action": action}
        )
    if not reason.strip():
        raise ValidationError(_("The status is another one: say why it is changed."))
