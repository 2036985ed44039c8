"""Excusing a finding, and taking an excuse back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.findings.models import Excuse
from dueregard.findings.queries import Mark, check_of
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation
from dueregard.organisations.permissions import require
from dueregard.plans.changing import tell_of
from dueregard.plans.models import Plan


@operation
def excuse_finding(*, by: Actor, plan: Plan, mark: Mark, reason: str, on: date) -> Excuse:
    """Say why a finding of that day is right as it is. It comes back when its words change."""
    require(by, "excuse_finding", plan)
    _refuse_no_reason(reason)
    rule, item, digest = mark
    if check_of(plan, on=on).placed(mark) is None:
        raise ValidationError(_("This is no longer found: the plan has changed."))
    excuse = Excuse(plan=plan, rule=rule, item=item, digest=digest)
    excuse.full_clean(exclude={"event"})
    born = difference("excuse", excuse.uid, {}, excuse.state())
    event = tell_of(plan, [born], reason=reason)
    excuse.event = event  # type: ignore[assignment]  # a birth is always told
    excuse.save()
    return excuse


@operation
def withdraw_excuse(*, by: Actor, excuse: Excuse, reason: str = "") -> None:
    """Let the finding be told again."""
    plan = excuse.plan
    require(by, "excuse_finding", plan)
    gone = difference("excuse", excuse.uid, excuse.state(), {})
    excuse.delete()
    tell_of(plan, [gone], reason=reason)


def _refuse_no_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError(_("Say why it is right as it is."))
