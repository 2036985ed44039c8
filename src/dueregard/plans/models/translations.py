"""A plan's words in other languages, and what its body's language scheme asks of them."""

from typing import ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard.organisations.models import Organisation
from dueregard.plans.models.fields import code, known
from dueregard.plans.models.items import Action, Objective
from dueregard.plans.models.plan import Plan

_OF_THE_PLAN: Final = Q(objective=None, action=None)


class Translation(models.Model):
    """Some words of a plan in another language; of an objective, of an action or, without one, of the plan.

    `name` tells which words (docs/reference/plan-format.md, Translations). `source` are the words that it was
    made from: it is stale while the plan says others.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="translations", verbose_name=_("plan"))
    objective = models.ForeignKey(
        Objective,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("objective"),
    )
    action = models.ForeignKey(
        Action, models.CASCADE, null=True, blank=True, related_name="translations", verbose_name=_("action")
    )
    language = models.CharField(_("language"), max_length=35)
    name = models.CharField(_("which words"), max_length=200)
    text = models.TextField(_("translation"))
    source = models.TextField(_("words that it was made from"))
    translated_by = models.CharField(_("translated by"), max_length=200)
    translator_id = models.CharField(_("id of the translator"), max_length=64, blank=True)
    translated_at = models.DateTimeField(_("translated"))
    checked_by = models.CharField(_("checked by"), max_length=200, blank=True)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)

    class Meta:
        """Each once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "language", "name"],
                condition=_OF_THE_PLAN,
                name="translation_of_a_plan_is_kept_once",
                violation_error_message=_("These words are translated already."),
            ),
            models.UniqueConstraint(
                fields=["objective", "language", "name"],
                name="translation_of_an_objective_is_kept_once",
                violation_error_message=_("These words are translated already."),
            ),
            models.UniqueConstraint(
                fields=["action", "language", "name"],
                name="translation_of_an_action_is_kept_once",
                violation_error_message=_("These words are translated already."),
            ),
            models.CheckConstraint(
                condition=Q(objective=None) | Q(action=None),
                name="translation_is_of_one_thing",
                violation_error_message=_("A translation belongs to the plan, an objective or an action."),
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(source=""),
                name="translation_says_something",
                violation_error_message=_("A translation has words, and words that it was made from."),
            ),
            models.CheckConstraint(
                condition=Q(checked_at=None, checked_by="") | Q(checked_at__isnull=False) & ~Q(checked_by=""),
                name="translation_is_checked_by_somebody",
                violation_error_message=_("What is checked has a day and somebody who checked it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.name}: {self.text}"

    def clean(self) -> None:
        """Stand beside words of the same plan."""
        item = self.objective or self.action
        if item and item.plan_id != self.plan_id:
            raise ValidationError(_("A translation belongs to an objective or action of its plan."))

    @property
    def is_checked(self) -> bool:
        """Whether somebody has checked it as it now stands."""
        return self.checked_at is not None


class Asks(models.TextChoices):
    """What a body's language scheme asks of an edition whose words are not all in both languages."""

    NOTHING = "nothing", _("nothing")
    WARN = "warn", _("that it is said before it is published")
    BAR = "bar", _("that it is not published")


class LanguageScheme(models.Model):
    """What one body asks of translations. A body without a row asks nothing of an edition, and for a second
    person to check.
    """

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, related_name="language_scheme", verbose_name=_("organisation")
    )
    asks = code(_("what it asks"), Asks)
    second_person = models.BooleanField(
        _("translations are checked by somebody other than who made them"), default=True
    )

    class Meta:
        """One a body."""

        constraints: ClassVar = [
            known("asks", Asks.values, name="language_scheme_asks_for_what_is_known", blank=False)
        ]

    def __str__(self) -> str:
        return str(self.organisation)
