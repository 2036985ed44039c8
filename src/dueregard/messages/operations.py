"""What can be done to messages: queue one. What becomes of it then is the machine's (`sending`)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard.accounts.models import Account
from dueregard.history.actor import Actor
from dueregard.history.operation import operation, tell
from dueregard.messages.letters import composers
from dueregard.messages.models import Message
from dueregard.messages.recipients import recipient_of
from dueregard.messages.sending import wake_on_commit
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.organisations.posts.models import Holding, Post


@operation
def queue_message(
    *,
    by: Actor,
    organisation: Organisation,
    to: Holding | Post | Account,
    kind: str,
    about: str,
    key: str,
    language: str,
) -> Message:
    """Have a letter of this kind written and sent; the same `key` gives the message that there is already.

    `kind` names a composer, `about` is the id of what it is about, `language` a code of the site ("en-gb",
    "cy"). Nothing is written or sent here. The row itself says who was told what and when, so history, which
    is kept for ever, is told nothing of it: it would keep people's addresses.
    """
    require(by, "queue_message", organisation)
    if kind not in composers():
        raise ValidationError(_("Nobody writes letters of the kind “%(kind)s”.") % {"kind": kind})
    who = recipient_of(to)
    told = {
        "kind": kind,
        "about": about,
        "language": language.lower(),
        "recipient_kind": who.kind,
        "recipient": who.uid,
        "name": who.name,
        "address": who.address,
    }
    fresh = Message(organisation=organisation, key=key, **told)
    fresh.full_clean(validate_unique=False, validate_constraints=False)
    message, _is_new = Message.objects.get_or_create(organisation=organisation, key=key, defaults=told)
    tell([])
    wake_on_commit()
    return message
