"""Forms about funds and what actions take of them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.design.days import DAYS, DayBox
from dueregard.organisations.models import Organisation
from dueregard.plans.models import Fund
from dueregard.plans.models.words import FundingKind

BEFORE, AFTER = 2, 5
"""Financial years that are offered before and after the present one."""


class FundForm(forms.Form):
    """A fund: its name, and its last day where it has one."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As plans print it: actions whose resources name it count as paid from it."),
        max_length=200,
    )
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("For example, 31/3/2027. Leave it empty if the fund does not end."),
        input_formats=DAYS,
        widget=DayBox,
        required=False,
    )

    def __init__(self, data: Any, fund: Fund | None = None) -> None:
        super().__init__(data, initial={"name": fund.name, "ends_on": fund.ends_on} if fund else None)


class FundingForm(forms.Form):
    """What an action takes in a year, and who pays."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What does it take?"),
        choices=FundingKind.choices,
        widget=forms.RadioSelect,
        initial=FundingKind.MONEY,
    )
    fund = forms.ModelChoiceField(
        Fund.objects.none(),
        label=gettext_lazy("Fund"),
        required=False,
        empty_label=gettext_lazy("none named"),
    )
    amount = forms.DecimalField(
        label=gettext_lazy("Amount in pounds"),
        min_value=0,
        max_digits=12,
        decimal_places=2,
        required=False,
    )
    year = forms.ChoiceField(label=gettext_lazy("Financial year"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For officers’ time, how much of whose."),
        max_length=500,
        required=False,
    )

    def __init__(self, data: Any, organisation: Organisation, *, today: date) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["fund"].queryset = organisation.funds.all()
        this = today.year if (today.month, today.day) >= (4, 1) else today.year - 1
        fields["year"].choices = [
            ("", _("none named")),
            *((financial_year(year), f"{year}/{(year + 1) % 100:02}") for year in _around(this)),
        ]

    def clean(self) -> dict[str, Any]:
        """Something is said."""
        cleaned = super().clean() or {}
        said = cleaned.get("fund") or cleaned.get("note") or cleaned.get("amount") is not None
        if not said and "amount" not in self.errors:
            self.add_error("amount", _("Give a fund, an amount or a note."))
        return cleaned


def financial_year(year: int) -> str:
    """The financial year that begins in this one, in EDTF: April to March."""
    return f"{year}-04/{year + 1}-03"


def _around(year: int) -> range:
    return range(year - BEFORE, year + AFTER + 1)
