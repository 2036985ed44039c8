"""What can be done to messages. What becomes of them by themselves is told in `sending`."""

from collections.abc import Collection, Iterable
from typing import Final, TypeAlias

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.accounts.models import Account
from dueregard.history.actor import Actor
from dueregard.history.operation import Difference, difference, operation, tell
from dueregard.messages.letters import composers
from dueregard.messages.models import Message
from dueregard.messages.recipients import recipient_of
from dueregard.messages.sending import wake_on_commit
from dueregard.messages.words import Cause, Status
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.organisations.posts.models import Holding, Post

ENDED: Final[Collection[str]] = (Status.UNCERTAIN, Status.FAILED, Status.BOUNCED, Status.SENT)
"""What may be sent again: the rest is on its way, or not needed."""
Wanted: TypeAlias = tuple[Holding | Post | Account, str, str]
"""To whom a letter goes, the id of what it is about, and its key."""


@operation
def queue_message(
    *,
    by: Actor,
    organisation: Organisation,
    to: Holding | Post | Account,
    kind: str,
    about: str,
    key: str,
    language: str = "",
) -> Message:
    """Have a letter of this kind written and sent; the same `key` gives the message that there is already.

    `kind` names a composer, `about` is the id of what it is about. It is written in `language`, a code of the
    site ("en-gb", "cy"), else in the one that the recipient has chosen, else in the body's. Nothing is sent
    or written here. The row itself says who was told what and when, so history, which is kept for ever, is
    told nothing of it: it would keep people's addresses.
    """
    require(by, "queue_message", organisation)
    fresh = _fresh(organisation, to, kind, about, key, language)
    _add(organisation, [fresh])
    tell([])
    return Message.objects.get(organisation=organisation, key=key)


@operation
def queue_messages(*, by: Actor, organisation: Organisation, kind: str, letters: Iterable[Wanted]) -> None:
    """The same for many letters of one kind, in a few queries, each in its recipient's language."""
    require(by, "queue_message", organisation)
    _add(organisation, [_fresh(organisation, to, kind, about, key) for to, about, key in letters])
    tell([])


@operation
def send_again(*, by: Actor, message: Message) -> Message:
    """Have a message written anew and sent once more, to where its recipient is written to by now."""
    require(by, "send_again", message)
    [changed] = _queue_anew([_held(message)], ENDED)
    tell([changed], organisation=message.organisation.slug)
    return _held(message)


@operation
def send_uncertain_again(*, by: Actor, organisation: Organisation) -> int:
    """The same for all messages of a body of which nobody knows whether they went; how many these were.

    Who did get theirs gets another.
    """
    require(by, "queue_message", organisation)
    uncertain = organisation.outbox.select_for_update().filter(status=Status.UNCERTAIN)
    changed = _queue_anew(uncertain, (Status.UNCERTAIN,))
    tell(changed, organisation=organisation.slug)
    return len(changed)


@operation
def record_return(*, by: Actor, message: Message) -> Message:
    """Say that a message that was sent has come back: its address takes no mail."""
    require(by, "send_again", message)
    held = _held(message)
    if held.status not in (Status.SENT, Status.UNCERTAIN):
        raise ValidationError(_("Only what was sent can come back."))
    before, held.status, held.cause = held.status, Status.BOUNCED, Cause.RETURNED
    held.save(update_fields=["status", "cause"])
    tell([_difference(held, before)], organisation=message.organisation.slug)
    return held


def _fresh(
    organisation: Organisation,
    to: Holding | Post | Account,
    kind: str,
    about: str,
    key: str,
    language: str = "",
) -> Message:
    if kind not in composers():
        raise ValidationError(_("Nobody writes letters of the kind “%(kind)s”.") % {"kind": kind})
    who = recipient_of(to)
    message = Message(
        organisation=organisation,
        key=key,
        kind=kind,
        about=about,
        language=(language or who.language or organisation.language).lower(),
        recipient_kind=who.kind,
        recipient=who.uid,
        name=who.name,
        address=who.address,
    )
    message.full_clean(exclude={"organisation"}, validate_unique=False, validate_constraints=False)
    return message


def _add(organisation: Organisation, fresh: Iterable[Message]) -> None:
    """Add those whose key is not there yet."""
    Message.objects.bulk_create(fresh, ignore_conflicts=True)
    wake_on_commit()


def _queue_anew(messages: Iterable[Message], from_: Collection[str]) -> list[Difference | None]:
    changed = []
    for message in messages:
        if message.status not in from_:
            raise ValidationError(_("This message is on its way, or no longer needed."))
        before, message.status, message.tries = message.status, Status.QUEUED, 0
        message.not_before, message.cause, message.reason = clock.now(), "", ""
        message.save(update_fields=["status", "tries", "not_before", "cause", "reason"])
        changed.append(_difference(message, before))
    wake_on_commit()
    return changed


def _held(message: Message) -> Message:
    """The message as it is now, locked for the transaction."""
    return Message.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=message.pk)


def _difference(message: Message, before: str) -> Difference | None:
    """What history is told: by id, without the recipient's name or address."""
    return difference("message", message.uid, {"status": before}, {"status": message.status})
