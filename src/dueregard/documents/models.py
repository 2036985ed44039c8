"""Kept files: one row a file and body; the bytes lie under their hash."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.history.fields import UidField
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import Viewed

NAME_LENGTH = 200


class DocumentQuerySet(Viewed["Document"]):
    """Which documents."""

    def kept(self) -> "DocumentQuerySet":
        """Those whose bytes are still kept."""
        return self.filter(removed_at=None)


class Document(models.Model):
    """One file that somebody brought to one body. It is never changed; brought again it is the same one.

    Where the law asks its bytes are removed; then its hash stays, and why they are gone.
    """

    uid = UidField()
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="documents", verbose_name=_("organisation")
    )
    name = models.CharField(_("file name"), max_length=NAME_LENGTH)
    sha256 = models.CharField(
        _("SHA-256"), max_length=64, validators=[RegexValidator(r"\A[0-9a-f]{64}\Z")], editable=False
    )
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    brought_by = models.CharField(_("brought by"), max_length=200, editable=False)
    brought_at = models.DateTimeField(_("brought"), default=clock.now, editable=False)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)
    removed_why = models.TextField(_("why it was removed"), blank=True, editable=False)

    objects: ClassVar[DocumentQuerySet] = DocumentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """Newest first; a body holds the same bytes once."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "sha256"],
                name="document_is_kept_once",
                violation_error_message=_("The organisation holds this file already."),
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_why="")
                | Q(removed_at__isnull=False) & ~Q(removed_why=""),
                name="document_says_why_it_was_removed",
                violation_error_message=_("A file that was removed says why, and no other does."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is handed out."""
        return f"/organisations/{self.organisation.slug}/documents/{self.uid}/"
