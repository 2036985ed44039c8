"""How far a message has come and why no further, and who it may be for: codes with their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """How far a message has come (docs/decisions/0030-outbox-and-jobs.md)."""

    QUEUED = "queued", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    UNCERTAIN = "uncertain", _("uncertain")
    FAILED = "failed", _("failed")
    BOUNCED = "bounced", _("came back")
    NOT_NEEDED = "not-needed", _("no longer needed")


class Cause(models.TextChoices):
    """Why a message has not come further."""

    NO_ADDRESS = "no-address", _("No e-mail address is known.")
    NOT_WRITTEN = "not-written", _("The letter could not be written.")
    UNREACHABLE = "unreachable", _("The mail server was not reached; it will be tried again.")
    LATER = "later", _("The mail server asked to try again later.")
    REFUSED = "refused", _("The mail server refused it.")
    BROKEN_OFF = "broken-off", _("The connection broke while it was handed over: it may have arrived or not.")
    STOPPED = "stopped", _("The worker was stopped while it handed it over: it may have arrived or not.")
    RESTORED = "restored", _("A backup was brought back: it may have been sent since that was made.")
    RETURNED = "returned", _("The address does not take mail.")


class RecipientKind(models.TextChoices):
    """Who a message is for."""

    HOLDING = "holding", _("holder of a post")
    POST = "post", _("post")
    ACCOUNT = "account", _("account")
