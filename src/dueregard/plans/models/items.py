"""Objectives, and the actions that stand under them."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dueregard.history.actor import Actor
from dueregard.history.fields import UidField
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import Viewed
from dueregard.organisations.posts.models import Post
from dueregard.plans.models.fields import code, known, words
from dueregard.plans.models.plan import Plan
from dueregard.plans.models.words import OVER, Rating, Status
from dueregard.plans.permissions import led_by

LEVELS = 3


class Item(models.Model):
    """What objectives and actions share. Words are as printed; `position` is the place in the document."""

    uid = UidField()
    position = models.PositiveIntegerField(_("position"))
    key = models.CharField(_("key in the plan file"), max_length=300)
    ref = models.CharField(_("reference"), max_length=100, blank=True)
    title = words(_("title"))
    timescale_text = words(_("timescale"))
    outcome = words(_("intended outcome"))
    measure = words(_("measure"))
    progress = words(_("progress as reported"))
    status = code(_("status"), Status)
    cells = models.JSONField(_("cells as printed"), default=dict, blank=True)
    source = models.JSONField(_("where it was printed"), default=dict, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        return f"{self.ref} {self.title}".strip()


class Objective(Item):
    """What actions stand under: a theme, aim, objective, key task, improvement or framework criterion."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="objectives", verbose_name=_("plan"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("stands under")
    )
    level = models.PositiveSmallIntegerField(_("level"), default=1, editable=False)
    statement = words(_("statement"))

    objects: ClassVar[Viewed["Objective"]] = Viewed["Objective"].as_manager()  # type: ignore[assignment]

    class Meta:
        """In the document's order."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "key"],
                name="objective_key_is_unique",
                violation_error_message=_("The plan has another objective with this key."),
            ),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=LEVELS),
                name="objective_has_three_levels_at_most",
                violation_error_message=_("Objectives stand at three levels at most."),
            ),
            models.CheckConstraint(
                condition=Q(level=1, parent__isnull=True) | Q(level__gt=1, parent__isnull=False),
                name="objective_level_fits_its_parent",
                violation_error_message=_("An objective at the first level stands under none."),
            ),
            known("status", Status.values, name="objective_status_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["plan", "position"], name="objective_in_order")]

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.plan.organisation

    def clean(self) -> None:
        """Stand one level below the parent, in the same plan."""
        if self.parent is not None and self.parent.plan_id != self.plan_id:
            raise ValidationError({"parent": _("An objective stands under one of the same plan.")})
        self.level = self.parent.level + 1 if self.parent else 1
        if self.level > LEVELS:
            raise ValidationError({"parent": _("Objectives stand at three levels at most.")})

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"{self.plan.get_absolute_url()}objectives/{self.uid}/"


def overdue(on: date) -> Q:
    """For actions: `is_late` as the database asks it."""
    return Q(settled=False, due_on__lt=on) & ~Q(status=Status.PAUSED)


class ActionQuerySet(Viewed["Action"]):
    """Which actions."""

    def expected(self) -> "ActionQuerySet":
        """Those of which something is still expected."""
        return self.filter(settled=False)

    def led_by(self, who: Actor, *, on: date) -> "ActionQuerySet":
        """Those of which a lead is bound to a post that the account `who` holds on that day."""
        return self.filter(led_by(who, on=on))

    def bound_to(self, post: Post) -> "ActionQuerySet":
        """Those of which a lead is bound to this post."""
        bound = self.model._meta.get_field("leads").related_model._default_manager.filter(post=post)
        return self.filter(pk__in=bound.values("action"))


class Action(Item):
    """The smallest thing with an owner or a date of its own: a milestone, an action, a numbered item."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="actions", verbose_name=_("plan"))
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name=_("objective")
    )
    also_under = models.ManyToManyField(
        Objective, through="AlsoUnder", related_name="further_actions", verbose_name=_("also under")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("milestone of"),
    )
    output = words(_("output"))
    resources = words(_("resources"))
    priority = words(_("priority"))
    actual_outcome = words(_("actual outcome"))
    rating = code(_("rating"), Rating)
    rating_reason = words(_("why the rating was set by hand"))
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    review_on = models.DateField(_("to be looked at again on"), null=True, blank=True)
    carried_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name=_("carried forward from"),
    )
    other_characteristics = models.JSONField(_("other groups"), default=list, blank=True)

    due_on = models.DateField(_("due on"), null=True, blank=True, editable=False)
    settled = models.BooleanField(_("nothing more is expected"), default=False, editable=False)

    objects: ClassVar[ActionQuerySet] = ActionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        """In the document's order."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "key"],
                name="action_key_is_unique",
                violation_error_message=_("The plan has another action with this key."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="action_is_not_its_own_milestone",
                violation_error_message=_("An action is no milestone of itself."),
            ),
            models.CheckConstraint(
                condition=Q(carried_from__isnull=True) | ~Q(carried_from=F("id")),
                name="action_is_not_carried_from_itself",
                violation_error_message=_("An action is carried forward from another one."),
            ),
            models.CheckConstraint(
                condition=Q(paused_until__isnull=True) | Q(status=Status.PAUSED),
                name="action_is_paused_until_a_day_while_paused",
                violation_error_message=_("Only a paused action is paused until a day."),
            ),
            models.CheckConstraint(
                condition=Q(rating_reason="") | ~Q(rating=""),
                name="action_gives_reasons_for_a_rating",
                violation_error_message=_("A reason for a rating goes with a rating."),
            ),
            known("status", Status.values, name="action_status_is_known"),
            known("rating", Rating.values, name="action_rating_is_known"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["plan", "position"], name="action_in_order"),
            models.Index(fields=["plan", "settled", "due_on"], name="action_by_due_date"),
            models.Index(fields=["settled", "due_on", "id"], name="action_across_by_settled"),
            models.Index(fields=["status", "due_on", "id"], name="action_across_by_status"),
        ]

    @property
    def organisation(self) -> Organisation:
        """Whose it is."""
        return self.plan.organisation

    def clean(self) -> None:
        """Stand under an objective and an action of the same plan."""
        if self.objective is not None and self.objective.plan_id != self.plan_id:
            raise ValidationError({"objective": _("An action stands under an objective of the same plan.")})
        if self.parent is not None and self.parent.plan_id != self.plan_id:
            raise ValidationError({"parent": _("A milestone belongs to an action of the same plan.")})
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("An action is no milestone of itself.")})
            above = above.parent

    def is_over(self) -> bool:
        """Whether its status says that nothing more is expected."""
        return self.status in OVER

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"{self.plan.get_absolute_url()}actions/{self.uid}/"


class AlsoUnder(models.Model):
    """One further objective that an action stands under."""

    action = models.ForeignKey(
        Action, models.CASCADE, related_name="also_under_rows", verbose_name=_("action")
    )
    objective = models.ForeignKey(
        Objective, models.PROTECT, related_name="also_under_rows", verbose_name=_("objective")
    )
    position = models.PositiveIntegerField(_("position"))

    class Meta:
        """In the action's order."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["action", "objective"],
                name="action_is_also_under_an_objective_once",
                violation_error_message=_("The action stands under this objective already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} → {self.objective}"
