"""What can be found: one row for each record, with its words as they stand and as they are looked for."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dueregard.organisations.models import Organisation


class Entry(models.Model):
    """One record that can be found. `kind` is its model's label, `record` its number; no key leads there.

    `heading` and `words` are folded (`folding.folded`): the databases index these, and only these, so that
    both find the same. `words` begins with the heading. Migration 0004 keeps the index itself in step.
    """

    kind = models.CharField(_("kind"), max_length=40)
    uid = models.CharField(_("id of the record"), max_length=10)
    record = models.BigIntegerField(_("number of the record"))
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="search_entries", verbose_name=_("organisation")
    )
    plan = models.CharField(_("id of the plan"), max_length=10, blank=True)
    place = models.TextField(_("what it belongs to"), blank=True)
    address = models.CharField(_("address"), max_length=300)
    title = models.TextField(_("title"))
    text = models.TextField(_("words"), blank=True)
    heading = models.TextField(_("title, folded"), blank=True)
    words = models.TextField(_("all words, folded"), blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-id"]
        verbose_name_plural = "entries"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "uid"],
                name="search_entry_is_one_a_record",
                violation_error_message=_("This record is in the index already."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["plan"], name="search_entry_of_plan")]

    def __str__(self) -> str:
        return self.title
