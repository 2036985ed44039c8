"""What objectives and actions are made of: leads, timescales, links, updates, aims and characteristics."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Left, Upper
from django.utils.translation import gettext_lazy as _

from dueregard.history.fields import UidField
from dueregard.organisations.posts.models import Post
from dueregard.plans.models.fields import EdtfField, code, known, of_one_item, words
from dueregard.plans.models.items import Action, Objective
from dueregard.plans.models.words import (
    Aim,
    Characteristic,
    EntryKind,
    LeadKind,
    Rating,
    Status,
)


class Lead(models.Model):
    """One person, post or body that the plan prints as responsible for an objective or an action.

    `post` is who that is, once somebody has said so; the printed name stays what it is.
    """

    objective = models.ForeignKey(
        Objective, models.CASCADE, null=True, blank=True, related_name="leads", verbose_name=_("objective")
    )
    action = models.ForeignKey(
        Action, models.CASCADE, null=True, blank=True, related_name="leads", verbose_name=_("action")
    )
    position = models.PositiveIntegerField(_("position"))
    name = models.TextField(_("name as printed"))
    role = models.CharField(_("role"), max_length=200, default="lead")
    kind = code(_("kind"), LeadKind)
    uncertain = models.BooleanField(_("uncertain"), default=False)
    post = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="leads", verbose_name=_("post")
    )

    class Meta:
        """In the order printed."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            of_one_item("lead_is_of_one_item"),
            known("kind", LeadKind.values, name="lead_kind_is_known"),
        ]
        indexes: ClassVar = [models.Index(Upper(Left("name", 100)), name="lead_by_name")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A lead is bound to a post of the body whose plan it is in."""
        item = self.action or self.objective
        if self.post and item and self.post.organisation_id != item.plan.organisation_id:
            raise ValidationError({"post": _("The post belongs to another organisation.")})


class TimescaleEntry(models.Model):
    """One thing that a timescale says; `earliest` and `latest` are the days that its EDTF date covers."""

    objective = models.ForeignKey(
        Objective,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="timescale_entries",
        verbose_name=_("objective"),
    )
    action = models.ForeignKey(
        Action,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="timescale_entries",
        verbose_name=_("action"),
    )
    position = models.PositiveIntegerField(_("position"))
    kind = code(_("kind"), EntryKind)
    date = EdtfField(_("date"))
    rrule = models.CharField(_("rule of recurrence"), max_length=500, blank=True)
    first = EdtfField(_("first occurrence"))
    text = words(_("words"))
    earliest = models.DateField(_("first day"), null=True, blank=True, editable=False)
    latest = models.DateField(_("last day"), null=True, blank=True, editable=False)

    class Meta:
        """In the order printed."""

        ordering: ClassVar = ["position", "id"]
        verbose_name_plural = "timescale entries"
        constraints: ClassVar = [
            of_one_item("timescale_entry_is_of_one_item"),
            known("kind", EntryKind.values, name="timescale_entry_kind_is_known", blank=False),
            models.CheckConstraint(
                condition=models.Q(earliest__isnull=True)
                | models.Q(latest__isnull=True)
                | models.Q(earliest__lte=models.F("latest")),
                name="timescale_entry_ends_after_it_begins",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["action", "kind", "latest"], name="timescale_entry_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.date or self.rrule or self.text}".strip()


class Link(models.Model):
    """One printed reference to something else in the plan, and what it was found to mean, if anything."""

    objective = models.ForeignKey(
        Objective, models.CASCADE, null=True, blank=True, related_name="links", verbose_name=_("objective")
    )
    action = models.ForeignKey(
        Action, models.CASCADE, null=True, blank=True, related_name="links", verbose_name=_("action")
    )
    position = models.PositiveIntegerField(_("position"))
    ref = models.CharField(_("reference as printed"), max_length=200)
    to_objective = models.ForeignKey(
        Objective,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="linked_from",
        verbose_name=_("to objective"),
    )
    to_action = models.ForeignKey(
        Action,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="linked_from",
        verbose_name=_("to action"),
    )

    class Meta:
        """In the order printed."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            of_one_item("link_is_from_one_item"),
            models.CheckConstraint(
                condition=models.Q(to_objective__isnull=True) | models.Q(to_action__isnull=True),
                name="link_leads_to_one_item",
                violation_error_message=_("A link leads to one objective or to one action."),
            ),
        ]

    def __str__(self) -> str:
        return f"→ {self.ref}"


class Update(models.Model):
    """One dated progress entry of an action; a step in its life (paused, completed, reopened) is one too.

    `recorded_at` is when it was entered here, None for what a document brought along; `recorded_by` the id of
    whoever entered it. What it said before it was corrected is in history.
    """

    uid = UidField()
    action = models.ForeignKey(Action, models.CASCADE, related_name="updates", verbose_name=_("action"))
    position = models.PositiveIntegerField(_("position"))
    date = EdtfField(_("date"))
    text = words(_("words"))
    author = models.CharField(_("author"), max_length=200, blank=True)
    status = code(_("status"), Status)
    rating = code(_("rating"), Rating)
    occurrence = models.CharField(_("occurrence"), max_length=60, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), null=True, blank=True, editable=False)
    recorded_by = models.CharField(_("id of who recorded it"), max_length=64, blank=True, editable=False)
    corrected_at = models.DateTimeField(_("corrected"), null=True, blank=True, editable=False)
    evidence = models.JSONField(_("evidence"), default=list, blank=True)

    class Meta:
        """In the order printed."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            known("status", Status.values, name="update_status_is_known"),
            known("rating", Rating.values, name="update_rating_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.text}"


class ActionCharacteristic(models.Model):
    """One protected characteristic that the plan itself marks on an action."""

    action = models.ForeignKey(
        Action, models.CASCADE, related_name="characteristics", verbose_name=_("action")
    )
    position = models.PositiveIntegerField(_("position"))
    code = code(_("characteristic"), Characteristic)

    class Meta:
        """In the order printed."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "code"],
                name="action_has_a_characteristic_once",
                violation_error_message=_("The action is marked with this characteristic already."),
            ),
            known("code", Characteristic.values, name="action_characteristic_is_known", blank=False),
        ]

    def __str__(self) -> str:
        return str(self.code)


class ActionAim(models.Model):
    """One aim of the general duty that the plan itself marks on an action."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="aims", verbose_name=_("action"))
    position = models.PositiveIntegerField(_("position"))
    code = code(_("aim"), Aim)

    class Meta:
        """In the order printed."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "code"],
                name="action_has_an_aim_once",
                violation_error_message=_("The action is marked with this aim already."),
            ),
            known("code", Aim.values, name="action_aim_is_known", blank=False),
        ]

    def __str__(self) -> str:
        return str(self.code)
