"""What actions cost, and who pays: amounts beside the words that the plan prints about resources."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dueregard.history.fields import UidField
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import Viewed
from dueregard.plans.models.fields import EdtfField, code, known, words
from dueregard.plans.models.items import Action
from dueregard.plans.models.words import FundingKind


class Fund(models.Model):
    """One source of money of an organisation: a budget, a grant, an outside funder's programme.

    An action is paid from it if a funding of the action says so, or if the words that its plan prints about
    resources name it.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="funds", verbose_name=_("organisation")
    )
    uid = UidField()
    name = models.CharField(_("name"), max_length=200)
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects: ClassVar[Viewed["Fund"]] = Viewed["Fund"].as_manager()  # type: ignore[assignment]

    class Meta:
        """By name."""

        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="fund_name_is_unique",
                violation_error_message=_("The organisation has another fund of this name."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="fund_has_a_name",
                violation_error_message=_("Say what the fund is called."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return f"{self.organisation.get_absolute_url()}funds/{self.uid}/"


class Funding(models.Model):
    """One amount of money, of officers' time or of something else that an action takes in a year."""

    uid = UidField()
    action = models.ForeignKey(Action, models.CASCADE, related_name="funding", verbose_name=_("action"))
    fund = models.ForeignKey(
        Fund, models.PROTECT, null=True, blank=True, related_name="funding", verbose_name=_("fund")
    )
    kind = code(_("kind"), FundingKind)
    amount = models.DecimalField(
        _("amount in pounds"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    year = EdtfField(_("year"))
    note = words(_("note"))

    class Meta:
        """In the order in which they were entered."""

        ordering: ClassVar = ["id"]
        verbose_name_plural = "funding"
        constraints: ClassVar = [
            known("kind", FundingKind.values, name="funding_kind_is_known", blank=False),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="funding_is_not_below_nothing",
                violation_error_message=_("An amount is not below nothing."),
            ),
            models.CheckConstraint(
                condition=Q(fund__isnull=False) | Q(amount__isnull=False) | ~Q(note=""),
                name="funding_says_something",
                violation_error_message=_("Give a fund, an amount or a note."),
            ),
        ]

    def __str__(self) -> str:
        told = [str(self.fund or ""), f"£{self.amount}" if self.amount is not None else "", self.note]
        return " ".join(each for each in told if each)

    def clean(self) -> None:
        """The fund is of the body whose plan it is."""
        if self.fund and self.fund.organisation_id != self.action.plan.organisation_id:
            raise ValidationError({"fund": _("The fund belongs to another organisation.")})
