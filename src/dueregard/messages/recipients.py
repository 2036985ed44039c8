"""Who a message is for, and where they are written to: asked when it is queued, and again when it is sent."""

from dataclasses import dataclass

from dueregard.accounts.models import Account
from dueregard.messages.models import Message
from dueregard.messages.words import RecipientKind
from dueregard.organisations.posts.models import Holding, Post


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person or post; `address` is "" where none is known, `language` where none was chosen."""

    kind: RecipientKind
    uid: str
    name: str
    address: str
    language: str = ""


def recipient_of(record: Holding | Post | Account) -> Recipient:
    """The recipient that a holder, a post with an address of its own, or an account is."""
    if isinstance(record, Holding):
        return Recipient(RecipientKind.HOLDING, record.uid, record.name, record.address, record.writes_in)
    if isinstance(record, Post):
        return Recipient(RecipientKind.POST, record.uid, record.title, record.email)
    return Recipient(RecipientKind.ACCOUNT, record.uid, str(record), record.email, record.language)


def address_now(message: Message) -> str:
    """Where the recipient is written to by now: a wrong address may have been mended since. 1 query.

    "" where they have none, or are gone.
    """
    if message.recipient_kind == RecipientKind.HOLDING:
        held = Holding.objects.filter(uid=message.recipient).select_related("account").first()
        return held.address if held else ""
    if message.recipient_kind == RecipientKind.POST:
        return Post.objects.filter(uid=message.recipient).values_list("email", flat=True).first() or ""
    return Account.objects.filter(uid=message.recipient).values_list("email", flat=True).first() or ""
