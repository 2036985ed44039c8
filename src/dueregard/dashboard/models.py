"""What is kept here: the addresses of people's own calendar feeds."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dueregard import clock


class CalendarAddress(models.Model):
    """The secret address of one account's calendar feed: only its digest, so that it cannot be read here."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="calendar_address",
        verbose_name=_("account"),
    )
    digest = models.CharField(_("digest of the address"), max_length=64)
    made_at = models.DateTimeField(_("made"), default=clock.now)

    objects: ClassVar[models.Manager["CalendarAddress"]]

    class Meta:
        """Each leads to one account."""

        verbose_name_plural = "calendar addresses"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["digest"],
                name="calendar_address_leads_to_one_account",
                violation_error_message=_("This address is taken."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.made_at:%Y-%m-%d}"
