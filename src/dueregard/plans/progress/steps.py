"""What can be done with an action, as a table: question, words, and the operation that the answer calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dueregard.history.actor import Actor
from dueregard.plans.models import Action
from dueregard.plans.models.words import Status
from dueregard.plans.progress import forms, operations
from dueregard.plans.standing import is_carried

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """One deed. `name` is the last part of its address, `link` what leads to it where `fits` the action."""

    name: str
    verb: str
    link: Words
    heading: Words
    button: Words
    done: Words
    form: type[forms.DeedForm]
    do: Callable[..., Any]
    fits: Callable[[Action], bool]
    note: Words = ""


def _always(_action: Action) -> bool:
    return True


def is_open(action: Action) -> bool:
    """Whether something is still expected of it."""
    return not action.settled


def _is_paused(action: Action) -> bool:
    return action.status == Status.PAUSED


def _rate(*, by: Actor, action: Action, rating: str, reason: str) -> Action:
    if rating == forms.BY_RULE:
        return operations.clear_rating(by=by, action=action, reason=reason)
    return operations.set_rating(by=by, action=action, rating=rating, reason=reason)


STEPS: Final = (
    Step(
        "progress",
        "record_progress",
        _("Record progress"),
        _("Record progress"),
        _("Record it"),
        _("The progress is recorded."),
        forms.ProgressForm,
        operations.record_progress,
        _always,
    ),
    Step(
        "complete",
        "record_progress",
        _("Complete"),
        _("Complete the action"),
        _("It is completed"),
        _("The action is completed."),
        forms.CompleteForm,
        operations.complete_action,
        lambda action: not (action.is_over() or is_carried(action)),
    ),
    Step(
        "evidence",
        "record_progress",
        _("Add evidence"),
        _("Add evidence"),
        _("Add it"),
        _("The evidence is kept."),
        forms.EvidenceForm,
        operations.add_evidence,
        _always,
    ),
    Step(
        "comment",
        "comment",
        _("Comment"),
        _("Comment"),
        _("Say it"),
        _("Your comment is kept."),
        forms.CommentForm,
        operations.comment,
        _always,
    ),
    Step(
        "rating",
        "edit",
        _("Rate"),
        _("Rating"),
        _("Keep the rating"),
        _("The rating is kept."),
        forms.RatingForm,
        _rate,
        _always,
    ),
    Step(
        "pause",
        "edit",
        _("Pause"),
        _("Pause the action"),
        _("Pause it"),
        _("The action is paused."),
        forms.PauseForm,
        operations.pause_action,
        is_open,
        _("It stays in the plan and is counted as paused. It is not late meanwhile; its target stays."),
    ),
    Step(
        "resume",
        "edit",
        _("Resume"),
        _("Resume the action"),
        _("Resume it"),
        _("The action goes on."),
        forms.ResumeForm,
        operations.resume_action,
        _is_paused,
    ),
    Step(
        "withdraw",
        "edit",
        _("Withdraw"),
        _("Withdraw the action"),
        _("Withdraw it"),
        _("The action is withdrawn."),
        forms.ReasonForm,
        operations.withdraw_action,
        is_open,
        _("It stays in the plan and in every report, with the reason."),
    ),
    Step(
        "not-applicable",
        "edit",
        _("Not applicable"),
        _("The action does not apply"),
        _("It does not apply"),
        _("The action is marked as not applicable."),
        forms.ReasonForm,
        operations.mark_not_applicable,
        is_open,
        _("It stays in the plan and in every report, with the reason."),
    ),
    Step(
        "reopen",
        "edit",
        _("Reopen"),
        _("Reopen the action"),
        _("Reopen it"),
        _("The action is open again."),
        forms.ReopenForm,
        operations.reopen_action,
        lambda action: action.settled and not is_carried(action),
    ),
)
