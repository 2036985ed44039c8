"""What is entered once about an action or objective while a plan is followed, beside what it prints."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.documents.models import Document
from dueregard.history.fields import UidField
from dueregard.organisations.posts.models import Post
from dueregard.plans.models.fields import EdtfField, code, known, words
from dueregard.plans.models.items import Action, Objective
from dueregard.plans.models.parts import Update
from dueregard.plans.models.words import ExceptionKind, RevisionState, Status

LABEL = 200
"""The length of the words by which history names an actor."""


class TargetRevision(models.Model):
    """One proposal to move an action's target, and what was decided. The printed timescale stays as it is.

    `found_in` holds the words of the document that it was found in, "" where a person proposed it.
    """

    uid = UidField()
    action = models.ForeignKey(Action, models.CASCADE, related_name="revisions", verbose_name=_("action"))
    was = EdtfField(_("target until then"))
    to = EdtfField(_("new target"))
    reason = words(_("why"))
    found_in = words(_("words it was found in"))
    state = code(_("state"), RevisionState)
    proposed_by = models.CharField(_("proposed by"), max_length=LABEL)
    proposed_at = models.DateTimeField(_("proposed"), default=clock.now)
    decided_by = models.CharField(_("decided by"), max_length=LABEL, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        """In the order in which they were proposed."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            known("state", RevisionState.values, name="target_revision_state_is_known", blank=False),
            models.CheckConstraint(
                condition=~Q(to=""),
                name="target_revision_has_a_new_target",
                violation_error_message=_("Say what the new target is."),
            ),
            models.CheckConstraint(
                condition=Q(state=RevisionState.PROPOSED, decided_at__isnull=True, decided_by="")
                | (~Q(state=RevisionState.PROPOSED) & Q(decided_at__isnull=False) & ~Q(decided_by="")),
                name="target_revision_is_decided_by_somebody",
                violation_error_message=_("A decision has a day and somebody who made it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.was} → {self.to}"

    def get_absolute_url(self) -> str:
        """The page on which it is decided."""
        return f"{self.action.get_absolute_url()}targets/{self.uid}/"


class OccurrenceException(models.Model):
    """One occurrence of a recurring action that its rule does not give, or gives and is left out."""

    action = models.ForeignKey(
        Action, models.CASCADE, related_name="occurrence_exceptions", verbose_name=_("action")
    )
    when = EdtfField(_("occurrence"))
    kind = code(_("kind"), ExceptionKind)
    reason = words(_("why"))

    class Meta:
        """By date."""

        ordering: ClassVar = ["when", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "when"],
                name="occurrence_is_an_exception_once",
                violation_error_message=_("This occurrence is added or left out already."),
            ),
            models.CheckConstraint(
                condition=~Q(when=""),
                name="occurrence_exception_has_a_date",
                violation_error_message=_("Say which occurrence is meant."),
            ),
            known("kind", ExceptionKind.values, name="occurrence_exception_kind_is_known", blank=False),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.when}"


class ConditionMet(models.Model):
    """One condition that an action waited for and that has come true; `text` is as its timescale words it."""

    action = models.ForeignKey(
        Action, models.CASCADE, related_name="conditions_met", verbose_name=_("action")
    )
    text = models.TextField(_("condition"))
    met_on = models.DateField(_("came true on"))
    due = EdtfField(_("due since then"))
    note = words(_("note"))

    class Meta:
        """In the order in which they came true."""

        ordering: ClassVar = ["met_on", "id"]
        verbose_name_plural = "conditions met"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "text"],
                name="condition_is_met_once",
                violation_error_message=_("This condition has been marked as met."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text}: {self.met_on}"


class Evidence(models.Model):
    """One file or link that shows what was done, with who looks after it and the day until which it holds.

    It is never deleted: once it no longer serves it is retired, with a reason.
    """

    uid = UidField()
    action = models.ForeignKey(Action, models.CASCADE, related_name="evidence", verbose_name=_("action"))
    update = models.ForeignKey(
        Update,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="shown_by",
        verbose_name=_("progress entry"),
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="shows",
        verbose_name=_("file"),
    )
    url = models.URLField(_("link"), max_length=2000, blank=True)
    title = words(_("what it is"))
    owner = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("looked after by"),
    )
    expires_on = models.DateField(_("holds until"), null=True, blank=True)
    added_at = models.DateTimeField(_("added"), default=clock.now, editable=False)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)
    retired_because = words(_("why it was retired"))

    class Meta:
        """In the order in which it was added."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "evidence"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(document__isnull=True) & ~Q(url="") | Q(document__isnull=False, url=""),
                name="evidence_is_a_file_or_a_link",
                violation_error_message=_("Evidence is one file or one link."),
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_because="")
                | Q(retired_at__isnull=False) & ~Q(retired_because=""),
                name="evidence_is_retired_for_a_reason",
                violation_error_message=_("Say why the evidence no longer serves."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url or str(self.document)

    def clean(self) -> None:
        """File and owner are the same body's as the plan."""
        organisation = self.action.plan.organisation_id
        if self.document and self.document.organisation_id != organisation:
            raise ValidationError({"document": _("The file belongs to another organisation.")})
        if self.owner and self.owner.organisation_id != organisation:
            raise ValidationError({"owner": _("The post belongs to another organisation.")})


class Comment(models.Model):
    """One remark among the body's own people about an action; it is never exported and never public."""

    uid = UidField()
    action = models.ForeignKey(Action, models.CASCADE, related_name="comments", verbose_name=_("action"))
    text = models.TextField(_("words"))
    author_id = models.CharField(_("id of the author"), max_length=64, blank=True)
    author = models.CharField(_("author"), max_length=LABEL)
    at = models.DateTimeField(_("when"), default=clock.now)
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="mentioned_in", verbose_name=_("mentions")
    )

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.author}: {self.text}"


class ObjectiveReview(models.Model):
    """One look at how far an objective has come and whether it works, apart from its actions."""

    uid = UidField()
    objective = models.ForeignKey(
        Objective, models.CASCADE, related_name="reviews", verbose_name=_("objective")
    )
    date = EdtfField(_("date"))
    progress = words(_("progress"))
    effectiveness = words(_("effectiveness"))
    status = code(_("status"), Status)
    author = models.CharField(_("author"), max_length=LABEL, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), default=clock.now, editable=False)

    class Meta:
        """In the order in which they were recorded."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [known("status", Status.values, name="objective_review_status_is_known")]

    def __str__(self) -> str:
        return f"{self.date}: {self.progress}"
