"""Putting answers down: those that are given here, and those that are given on an action's own page.

A lead who has recorded progress by any door has answered, so nobody chases them: `follow` is one of the
`EVENT_LISTENERS`.
"""

from collections.abc import Iterable
from typing import Final

from dueregard import clock
from dueregard.cycles.models import Answer, Request
from dueregard.cycles.words import AnswerKind, State
from dueregard.history.models import Event
from dueregard.history.operation import Difference
from dueregard.plans.models import TargetRevision, Update

STEPS: Final = frozenset(
    {
        "record_progress",
        "complete_action",
        "withdraw_action",
        "mark_not_applicable",
        "pause_action",
        "resume_action",
    }
)
"""What says how an action stands."""


def follow(event: Event, changed: Iterable[Difference]) -> None:
    """Take what was recorded of an action for the answer to what is asked of it."""
    if event.verb not in STEPS:
        return
    actions = {each.uid for each in changed if each.kind == "action"}
    for request in Request.objects.waiting().filter(action__uid__in=actions).select_related("cycle"):
        entry = Update.objects.filter(action=request.action_id).order_by("position").last()
        put_down(request, event.actor_label, AnswerKind.PROGRESS, update=entry)


def put_down(
    request: Request,
    by: str,
    kind: str,
    *,
    update: Update | None = None,
    revision: TargetRevision | None = None,
) -> Answer:
    """Keep an answer and move its request on; where nobody approves, that is all.

    What `follow` has put down of the same entry is the same answer: here it is said of which kind it is.
    """
    told = request.answers.filter(update=update).last() if update else None
    answer = told or Answer(request=request, by=by, update=update)
    answer.kind, answer.revision = kind, revision
    answer.full_clean()
    answer.save()
    approval = request.cycle is not None and request.cycle.approval
    request.state = State.ANSWERED if approval else State.APPROVED
    request.answered_at = request.answered_at or clock.now()
    request.save()
    return answer
