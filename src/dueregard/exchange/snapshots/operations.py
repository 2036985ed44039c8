"""Freezing a plan as it stood."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.exchange.export import plan_file_as_of
from dueregard.exchange.models import Snapshot
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation
from dueregard.organisations.permissions import require
from dueregard.plans.changing import tell_of
from dueregard.plans.models import Plan


@operation
def take_snapshot(*, by: Actor, plan: Plan, as_at: date, reason: str) -> Snapshot:
    """Keep the plan file as the plan stood at the end of `as_at`, for good, under its hash.

    Raises `ValidationError` for a day that is still to come or on which the plan was not held yet.
    """
    require(by, "take_snapshot", plan)
    file = plan_file_as_of(plan.uid, clock.end_of(as_at)) if as_at <= clock.today() else None
    if as_at > clock.today():
        raise ValidationError({"as_at": _("This day is still to come.")})
    if file is None:
        raise ValidationError({"as_at": _("The plan was not here yet on that day.")})
    snapshot = Snapshot.of(plan, file, as_at=as_at, reason=reason.strip(), made_by=by.label)
    snapshot.full_clean()
    snapshot.save()
    state = {"as_at": as_at.isoformat(), "sha256": snapshot.sha256}
    tell_of(plan, [difference("snapshot", snapshot.uid, {}, state)], reason=snapshot.reason)
    return snapshot
