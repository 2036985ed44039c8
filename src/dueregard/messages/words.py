"""How far a message has come, and who it may be for: the codes of this room with their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """How far a message has come (docs/decisions/0026-outbox.md)."""

    QUEUED = "queued", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    UNCERTAIN = "uncertain", _("uncertain")
    FAILED = "failed", _("failed")
    BOUNCED = "bounced", _("came back")
    NOT_NEEDED = "not-needed", _("no longer needed")


class RecipientKind(models.TextChoices):
    """Who a message is for."""

    HOLDING = "holding", _("holder of a post")
    POST = "post", _("post")
    ACCOUNT = "account", _("account")
