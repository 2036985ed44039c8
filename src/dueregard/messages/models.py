"""The outbox: one row a message, from the moment that somebody is to be told to what became of it."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.history.fields import UidField
from dueregard.messages.words import Cause, RecipientKind, Status
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import Viewed


class MessageQuerySet(Viewed["Message"]):
    """Which messages."""

    def due(self, now: datetime) -> "MessageQuerySet":
        """Those that wait and may go, the oldest first."""
        return self.filter(status=Status.QUEUED, not_before__lte=now).order_by("not_before", "id")


class Message(models.Model):
    """One letter to one recipient about one thing, and what became of it.

    Until it is sent it holds no words: the composer of its kind writes the letter at the moment of sending.
    Afterwards it keeps what was written, with the secrets of its links blanked out.
    """

    uid = UidField()
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="outbox", verbose_name=_("organisation")
    )
    key = models.CharField(_("what makes it this message"), max_length=200)
    kind = models.CharField(_("kind"), max_length=40)
    about = models.CharField(_("id of what it is about"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    recipient_kind = models.CharField(_("kind of recipient"), max_length=10, choices=RecipientKind.choices)
    recipient = models.CharField(_("id of the recipient"), max_length=10)
    name = models.CharField(_("to"), max_length=300)
    address = models.EmailField(_("e-mail address"), max_length=254, blank=True)

    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.QUEUED, db_index=True
    )
    queued_at = models.DateTimeField(_("queued"), default=clock.now)
    not_before = models.DateTimeField(_("not before"), default=clock.now)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    worker = models.CharField(_("worker"), max_length=100, blank=True)
    claimed_at = models.DateTimeField(_("taken up"), null=True, blank=True)
    handed_at = models.DateTimeField(_("handed over"), null=True, blank=True)
    """When the letter was about to be handed to the mail server: before that it has certainly not gone."""
    ended_at = models.DateTimeField(_("sent, or given up"), null=True, blank=True)
    cause = models.CharField(_("why no further"), max_length=12, choices=Cause.choices, blank=True)
    reason = models.CharField(_("in the mail server’s words"), max_length=500, blank=True)
    reference = models.CharField(_("reference for the mail server"), max_length=100, blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)

    objects: ClassVar[MessageQuerySet] = MessageQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """Newest first; the same thing is queued once."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "key"],
                name="message_is_queued_once",
                violation_error_message=_("This message has been queued already."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="message_status_is_known",
                violation_error_message=_("There is no such status."),
            ),
            models.CheckConstraint(
                condition=Q(recipient_kind__in=RecipientKind.values),
                name="message_recipient_is_known",
                violation_error_message=_("Messages go to posts, their holders and accounts."),
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.SENDING) | Q(claimed_at__isnull=False, worker__gt=""),
                name="message_being_sent_has_a_worker",
                violation_error_message=_("What is being sent says by which worker, and since when."),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-id"], name="message_of_organisation"),
            models.Index(
                F("not_before"), F("id"), condition=Q(status=Status.QUEUED), name="message_is_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"/organisations/{self.organisation.slug}/messages/{self.uid}/"
