"""What an answer does: each kind's deed, done by the same operations as on the action's own page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.cycles.models import Request
from dueregard.cycles.words import AnswerKind
from dueregard.history.actor import Actor
from dueregard.plans.models import TargetRevision, Update
from dueregard.plans.models.words import Status
from dueregard.plans.progress.evidence import Proof
from dueregard.plans.progress.operations import add_evidence, complete_action, record_progress
from dueregard.plans.timescales.operations import propose_revision


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it is given. `to` is a new target (EDTF), for "need longer" only."""

    kind: str
    text: str = ""
    to: str = ""
    proofs: Sequence[Proof] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an answer has left in the plan."""

    update: Update | None = None
    revision: TargetRevision | None = None


Deed = Callable[[Actor, Request, Given, date], Recorded]


def do(by: Actor, request: Request, given: Given, on: date) -> Recorded:
    """Do what the answer says to the action; each operation asks again whether `by` may."""
    deed = _DEEDS.get(given.kind)
    if deed is None:
        raise ValidationError(_("Say how it stands."))
    return deed(by, request, given, on)


def _no_change(by: Actor, request: Request, given: Given, on: date) -> Recorded:
    return _progress(by, request, given, on, given.text or _("No change."), "")


def _on_track(by: Actor, request: Request, given: Given, on: date) -> Recorded:
    status = "" if request.occurrence or request.action.status == Status.PAUSED else Status.IN_PROGRESS
    return _progress(by, request, given, on, given.text or _("On track."), status)


def _done(by: Actor, request: Request, given: Given, on: date) -> Recorded:
    """An action that comes again is not over with one occurrence."""
    if not given.text.strip():
        raise ValidationError(_("Say what was achieved."))
    if request.occurrence:
        return _progress(by, request, given, on, given.text, Status.COMPLETED)
    day = on.isoformat()
    entry = complete_action(by=by, action=request.action, achieved=given.text, on=day, evidence=given.proofs)
    return Recorded(update=entry)


def _longer(by: Actor, request: Request, given: Given, _on: date) -> Recorded:
    if not given.to:
        raise ValidationError(_("Say by when it will be done."))
    if not given.text.strip():
        raise ValidationError(_("Say why it takes longer."))
    if given.proofs:
        add_evidence(by=by, action=request.action, evidence=given.proofs)
    revision = propose_revision(by=by, action=request.action, to=given.to, reason=given.text)
    return Recorded(revision=revision)


def _not_mine(_by: Actor, _request: Request, given: Given, _on: date) -> Recorded:
    """Nothing is recorded of the action: whose it is, is for the officer to find out."""
    if not given.text.strip():
        raise ValidationError(_("Say whose it is now, as far as you know."))
    return Recorded()


def _progress(by: Actor, request: Request, given: Given, on: date, text: str, status: str) -> Recorded:
    entry = record_progress(
        by=by,
        action=request.action,
        text=text,
        on=on.isoformat(),
        status=status,
        occurrence=request.occurrence if status == Status.COMPLETED else "",
        evidence=given.proofs,
    )
    return Recorded(update=entry)


_DEEDS: Final[Mapping[str, Deed]] = {
    AnswerKind.NO_CHANGE: _no_change,
    AnswerKind.ON_TRACK: _on_track,
    AnswerKind.DONE: _done,
    AnswerKind.LONGER: _longer,
    AnswerKind.NOT_MINE: _not_mine,
}


def kinds_for(request: Request) -> list[AnswerKind]:
    """The answers that fit: what comes again has no single target to move."""
    unfit = {AnswerKind.PROGRESS, AnswerKind.LONGER} if request.occurrence else {AnswerKind.PROGRESS}
    return [each for each in AnswerKind if each not in unfit]
