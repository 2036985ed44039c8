"""What is done with an action while its plan is followed. The printed words stay as they are.

A step in an action's life is a progress entry with a status, so that every page and file shows it. `on` is
the day of which it is told.
"""

from collections.abc import Collection, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.accounts.models import Account
from dueregard.history.actor import Actor
from dueregard.history.operation import operation
from dueregard.organisations.permissions import require
from dueregard.plans.changing import changing, enter, happened, stated
from dueregard.plans.models import Action, Comment, Evidence, Update
from dueregard.plans.models.words import OVER, Rating, Status
from dueregard.plans.progress.evidence import Proof, add_proofs
from dueregard.plans.progress.queries import is_theirs, may_be_mentioned
from dueregard.plans.turns import UNDER_WAY


@operation
def record_progress(
    *,
    by: Actor,
    action: Action,
    text: str,
    on: str,
    status: str = "",
    occurrence: str = "",
    author: str = "",
    evidence: Sequence[Proof] = (),
) -> Update:
    """Enter what has happened, dated `on` (EDTF), with what shows it; "" as status leaves it as it is.

    With an `occurrence` the status is that occurrence's and may be any; the action's own stays. It neither
    completes, pauses nor gives up an action: those have operations of their own.
    """
    require(by, "record_progress", action)
    entry = Update(text=text, date=on, status=status, occurrence=occurrence, author=author or by.label)
    with changing(action) as held:
        if status and not occurrence:
            _set_status(held, status)
        _refuse_twice(held, entry)
        enter(by, held, entry)
        add_proofs(by, entry, evidence)
    return entry


@operation
def correct_progress(*, by: Actor, entry: Update, text: str, on: str, reason: str) -> Update:
    """Put the words or the day (EDTF) of a progress entry right: whoever recorded it, or an officer.

    History keeps what it said, and the entry says that it was corrected. Its status stays: how the action
    stands is told by another entry.
    """
    require(by, "record_progress", entry.action)
    if not is_theirs(by, entry):
        require(by, "edit", entry.action)
    with changing(entry.action, reason=stated(reason)) as held:
        kept = Update.objects.select_for_update().get(pk=entry.pk)
        if (kept.text, kept.date) == (text, on):
            raise ValidationError(_("Nothing is different."))
        if kept.status == Status.COMPLETED and held.actual_outcome == kept.text:
            held.actual_outcome = text
        kept.text, kept.date, kept.corrected_at = happened(text), on, clock.now()
        kept.full_clean()
        kept.save()
    return kept


@operation
def add_evidence(*, by: Actor, action: Action, evidence: Sequence[Proof]) -> list[Evidence]:
    """Keep files and links that show what was done, without a progress entry."""
    require(by, "record_progress", action)
    with changing(action) as held:
        return add_proofs(by, Update(action=held), evidence)


@operation
def retire_evidence(*, by: Actor, evidence: Evidence, reason: str) -> Evidence:
    """Say that evidence no longer serves. It stays listed; a link is no longer shown with its entry."""
    require(by, "record_progress", evidence.action)
    with changing(evidence.action, reason=stated(reason)):
        held = Evidence.objects.select_for_update().get(pk=evidence.pk)
        if held.retired_at:
            raise ValidationError(_("This evidence was retired before."))
        held.retired_at, held.retired_because = clock.now(), reason
        held.full_clean()
        held.save()
        _unlink(held)
    return held


@operation
def complete_action(
    *, by: Actor, action: Action, achieved: str, on: str, evidence: Sequence[Proof] = ()
) -> Update:
    """Say that the action is completed, and what was achieved: its actual outcome."""
    require(by, "record_progress", action)
    if not achieved.strip():
        raise ValidationError(_("Say what was achieved."))
    with changing(action) as held:
        if held.status == Status.COMPLETED:
            raise ValidationError(_("This action is completed already."))
        if held.is_over():
            raise ValidationError(_("This action is closed. Reopen it first."))
        held.actual_outcome = achieved
        entry = _step(held, by, Status.COMPLETED, achieved, on)
        add_proofs(by, entry, evidence)
    return entry


@operation
def withdraw_action(*, by: Actor, action: Action, reason: str, on: str) -> Update:
    """Give the action up. It stays in the plan and in every count."""
    require(by, "edit", action)
    with changing(action, reason=stated(reason)) as held:
        _refuse_if_over(held)
        return _step(held, by, Status.WITHDRAWN, reason, on)


@operation
def mark_not_applicable(*, by: Actor, action: Action, reason: str, on: str) -> Update:
    """Say that the action does not concern the organisation. It stays in the plan and in every count."""
    require(by, "edit", action)
    with changing(action, reason=stated(reason)) as held:
        _refuse_if_over(held)
        return _step(held, by, Status.NOT_APPLICABLE, reason, on)


@operation
def pause_action(*, by: Actor, action: Action, reason: str, on: str, until: date | None = None) -> Update:
    """Let the action rest, until a day on which it is looked at again or until somebody resumes it.

    Its target stays: nothing is postponed. A paused action may be paused again with another day.
    """
    require(by, "edit", action)
    with changing(action, reason=stated(reason)) as held:
        _refuse_if_over(held)
        held.paused_until = until
        return _step(held, by, Status.PAUSED, reason, on)


@operation
def resume_action(
    *, by: Actor, action: Action, text: str, on: str, status: str = Status.IN_PROGRESS
) -> Update:
    """Take a paused action up again."""
    require(by, "edit", action)
    with changing(action) as held:
        if held.status != Status.PAUSED:
            raise ValidationError(_("This action is not paused."))
        return _taken_up(held, by, text, on, status)


@operation
def reopen_action(
    *, by: Actor, action: Action, reason: str, on: str, status: str = Status.IN_PROGRESS
) -> Update:
    """Take up again what was completed, withdrawn or not applicable. What was said of its outcome stays."""
    require(by, "edit", action)
    with changing(action, reason=stated(reason)) as held:
        if not held.settled:
            raise ValidationError(_("This action is not closed."))
        return _taken_up(held, by, reason, on, status)


@operation
def set_rating(*, by: Actor, action: Action, rating: str, reason: str) -> Action:
    """Rate the action by hand instead of by the rule, and say why."""
    require(by, "edit", action)
    if not reason.strip():
        raise ValidationError(_("Say why the rating is not the one that follows from the rule."))
    if rating not in Rating.values:
        raise ValidationError(_("There is no such rating."))
    with changing(action, reason=reason) as held:
        held.rating, held.rating_reason = rating, reason
    return held


@operation
def clear_rating(*, by: Actor, action: Action, reason: str = "") -> Action:
    """Let the rating follow from the rule again, whether it was set by hand or printed."""
    require(by, "edit", action)
    with changing(action, reason=reason) as held:
        held.rating = held.rating_reason = ""
    return held


@operation
def comment(*, by: Actor, action: Action, text: str, mentions: Collection[Account] = ()) -> Comment:
    """Say something about the action to the organisation's own people; it is never exported or public."""
    require(by, "comment", action)
    allowed = set(may_be_mentioned(action))
    if not allowed.issuperset(mentions):
        raise ValidationError(_("Only people who may see the comments can be mentioned."))
    with changing(action) as held:
        said = Comment(action=held, text=text, author_id=by.id, author=by.label)
        said.full_clean()
        said.save()
        said.mentions.set(mentions)
    return said


def _step(held: Action, by: Actor, status: str, text: str, on: str) -> Update:
    """Turn the action to another status, with an entry that says why or how."""
    _refuse_if_carried(held)
    held.status = status
    if status != Status.PAUSED:
        held.paused_until = None
    return enter(by, held, Update(text=text, date=on, status=status, author=by.label))


def _taken_up(held: Action, by: Actor, text: str, on: str, status: str) -> Update:
    if status not in UNDER_WAY:
        raise ValidationError(_("Say how it stands now: not started, in progress or delayed."))
    return _step(held, by, status, text, on)


def _set_status(held: Action, status: str) -> None:
    _refuse_if_carried(held)
    _refuse_if_over(held)
    if held.status == Status.PAUSED:
        raise ValidationError(_("This action is paused. Resume it first."))
    if status not in UNDER_WAY:
        raise ValidationError(_("This status is not set by a progress entry."))
    held.status = status


def _refuse_twice(held: Action, entry: Update) -> None:
    """The very same entry twice in a row is a slip of the hand."""
    last = held.updates.order_by("position").last()
    told = ("text", "date", "status", "occurrence", "author")
    if last and all(getattr(last, name) == getattr(entry, name) for name in told):
        raise ValidationError(_("This was recorded just now, in the same words."))


def _unlink(evidence: Evidence) -> None:
    entry = evidence.update
    if entry and evidence.url in entry.evidence:
        entry.evidence = [each for each in entry.evidence if each != evidence.url]
        entry.save()


def _refuse_if_over(held: Action) -> None:
    if held.status in OVER or held.settled:
        raise ValidationError(_("This action is closed. Reopen it first."))


def _refuse_if_carried(held: Action) -> None:
    if held.carried_to.all():
        raise ValidationError(_("This action goes on in another plan. Say there how it stands."))
