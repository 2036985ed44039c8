"""Sending what waits, one message at a time, so that each says how far it came whatever becomes of a worker.

A message is claimed in a transaction of its own, written, noted as about to be handed over, handed over, and
noted as sent. A worker that is killed leaves "being sent" behind: `sweep` puts back what was not yet about to
be handed over, and calls the rest uncertain, for a person to decide. So nobody is missed without a word, and
nobody gets a letter twice unless a person says so.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import structlog
from django.core.mail import EmailMultiAlternatives
from django.db import DatabaseError, transaction
from django.utils.module_loading import import_string
from django_tasks import default_task_backend
from django_tasks_db.models import DBTaskResult

from dueregard import clock
from dueregard.messages.carriers import BrokenOff, Carrier, Later, Refused, Trouble, Unreachable, envelope
from dueregard.messages.letters import Letter, compose
from dueregard.messages.models import Message
from dueregard.messages.recipients import address_now
from dueregard.messages.words import Cause, Status

log = structlog.get_logger("dueregard.messages")
JOB: Final = "dueregard.messages.tasks.send_messages"
"""A job by name: jobs stand above what they call."""
ROUND: Final = 50
"""So many letters go by one connection, in one job: many servers take no more than a hundred."""
WAITS: Final = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 240, 720))
"""After each try that a server put off. Then the message has failed."""
STALE: Final = timedelta(minutes=5)
"""No letter takes so long: whoever has claimed it is no more."""


def wake() -> None:
    """Have a worker send what waits, unless a job for it waits already."""
    if not DBTaskResult.objects.ready().filter(task_path=JOB).exists():
        import_string(JOB).enqueue()


def wake_if_due() -> None:
    """The same, where anything waits that may go now."""
    if _waiting():
        wake()


def wake_on_commit() -> None:
    """Wake once the running transaction is over: before, a worker would find nothing."""
    transaction.on_commit(wake)


def send_round(worker: str) -> int:
    """Send what waits, or the first of it where workers can do the rest; gives how many were taken up."""
    limit = ROUND if default_task_backend.supports_defer else None
    if limit and _waiting() > limit:
        wake()  # another worker, if there is one, need not wait for the end of this round
    taken = 0
    with Carrier() as carrier:
        while (limit is None or taken < limit) and (message := claim_next(worker)):
            taken += 1
            if not _send(message, carrier):
                return taken
    if limit:
        wake_if_due()
    return taken


def claim_next(worker: str) -> Message | None:
    """Take up the message that has waited longest, for this worker alone; None where none is due."""
    now = clock.now()
    with transaction.atomic():
        message = Message.objects.due(now).select_for_update(skip_locked=True).first()
        if message is None:
            return None
        message.status, message.worker, message.claimed_at = Status.SENDING, worker, now
        message.handed_at, message.cause, message.reason = None, "", ""
        message.save(update_fields=["status", "worker", "claimed_at", "handed_at", "cause", "reason"])
    return message


def sweep(now: datetime) -> int:
    """Settle what workers that are no more have left; gives how many messages that were."""
    stale = Message.objects.filter(status=Status.SENDING, claimed_at__lt=now - STALE)
    put_back = stale.filter(handed_at=None).update(status=Status.QUEUED, claimed_at=None, worker="")
    uncertain = stale.update(status=Status.UNCERTAIN, cause=Cause.STOPPED)
    return put_back + uncertain


def doubt_what_waits() -> int:
    """Call uncertain what waited when a backup was made: it may have gone since. How many that are."""
    waiting = Message.objects.filter(status__in=(Status.QUEUED, Status.SENDING))
    return waiting.update(status=Status.UNCERTAIN, cause=Cause.RESTORED)


def _send(message: Message, carrier: Carrier) -> bool:
    """Take one claimed message as far as it goes; whether it is worth going on with the next."""
    settle = partial(_settle, message)
    try:
        message.address = address_now(message)
        if not message.address:
            settle(Status.FAILED, cause=Cause.NO_ADDRESS, address="")
            return True
        carrier.be_ready()
        written = _written(message)
        if written is None:
            settle(Status.NOT_NEEDED)
            return True
        letter, email = written
        if not _note_handing_over(message, letter, reference=email.extra_headers["Message-ID"]):
            return True  # the sweep took this worker for dead: the letter is another's to send
        carrier.hand_over(email)
        settle(Status.SENT)
    except Unreachable as error:
        _put_off(message, Cause.UNREACHABLE, str(error), WAITS[0])
        return False
    except (Later, _NotWritten) as error:
        _try_later(message, error)
    except Refused as error:
        settle(Status.FAILED, cause=Cause.REFUSED, reason=str(error))
    except BrokenOff as error:
        settle(Status.UNCERTAIN, cause=Cause.BROKEN_OFF, reason=str(error))
    return True


class _NotWritten(Exception):
    """The composer failed: a fault in our code, or a record that is gone."""


def _written(message: Message) -> tuple[Letter, EmailMultiAlternatives] | None:
    try:
        letter = compose(message)
        return (letter, envelope(message, letter)) if letter else None
    except DatabaseError:
        raise  # no fault of the letter: the job fails, and the sweep puts the message back
    except Exception as error:
        log.error("letter not written", kind=message.kind, exc_info=error)
        raise _NotWritten(type(error).__name__) from error


def _note_handing_over(message: Message, letter: Letter, *, reference: str) -> bool:
    """From here on the letter may have gone, whatever happens; what is kept of it is kept already.

    Gives whether the claim still holds: a letter is handed over by nobody else.
    """
    message.tries += 1
    mine = Message.objects.filter(pk=message.pk, claimed_at=message.claimed_at, status=Status.SENDING)
    return bool(
        mine.update(
            handed_at=clock.now(),
            tries=message.tries,
            subject=letter.subject,
            text=letter.blanked(),
            address=message.address,
            reference=reference,
        )
    )


def _try_later(message: Message, error: Trouble | _NotWritten) -> None:
    written = isinstance(error, Trouble)
    cause = Cause.LATER if written else Cause.NOT_WRITTEN
    if not written:
        message.tries += 1
    if message.tries > len(WAITS):
        _settle(message, Status.FAILED, cause=cause, reason=str(error), tries=message.tries)
    else:
        _put_off(message, cause, str(error), WAITS[message.tries - 1])


def _put_off(message: Message, cause: Cause, reason: str, wait: timedelta) -> None:
    _settle(
        message,
        Status.QUEUED,
        cause=cause,
        reason=reason,
        tries=message.tries,
        not_before=clock.now() + wait,
        ended_at=None,
    )


def _settle(message: Message, status: Status, **told: Any) -> None:
    """Say what became of a claim, unless somebody has claimed the message anew since."""
    values = {"status": status, "ended_at": clock.now(), "cause": "", "reason": "", **told}
    values["reason"] = values["reason"][:500]
    mine = Message.objects.filter(pk=message.pk, claimed_at=message.claimed_at)
    mine.filter(status__in=(Status.SENDING, Status.UNCERTAIN)).update(**values)


def _waiting() -> int:
    return Message.objects.due(clock.now()).count()
