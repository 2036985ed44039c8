"""What is asked of whoever wants a report."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.design.days import DAY_HINT, DAYS
from dueregard.reporting.making import Request
from dueregard.reporting.wording import FORMATS, OFFERED


class ReportForm(forms.Form):
    """Which report of a plan, for which day, in which format."""

    report = forms.ChoiceField(label=_("Report"), choices=OFFERED, widget=forms.RadioSelect)
    as_at = forms.DateField(label=_("How things stood at the end of"), help_text=DAY_HINT, input_formats=DAYS)
    since = forms.DateField(
        label=_("Tell what changed since"),
        help_text=_("The day of the last report, for example 27/9/2025."),
        input_formats=DAYS,
        required=False,
    )
    lead = forms.ChoiceField(label=_("Only the actions of"), required=False)
    reference = forms.CharField(
        label=_("File reference or item number"),
        help_text=_("As it should stand on the paper, for example Item 13, Appendix A."),
        max_length=100,
        required=False,
    )
    format = forms.ChoiceField(label=_("Format"), choices=FORMATS, widget=forms.RadioSelect)

    def __init__(self, data: Any, leads: Iterable[str], initial: dict[str, str]) -> None:
        super().__init__(data, initial=initial)
        named: Any = self.fields["lead"]
        named.choices = [("", _("all leads")), *((name, name) for name in leads)]

    def clean(self) -> dict[str, Any]:
        """No day that is still to come, and what changed is told forwards."""
        cleaned = super().clean() or {}
        as_at, since = cleaned.get("as_at"), cleaned.get("since")
        if as_at and as_at > clock.today():
            self.add_error("as_at", _("This day is still to come. Nobody knows yet how things will stand."))
        if as_at and since and since >= as_at:
            self.add_error("since", _("This must be a day before the day of the report."))
        return cleaned

    def request(self) -> Request:
        """What a filled-in form asks for."""
        return Request(**self.cleaned_data)


class AddendumForm(forms.Form):
    """What is put right in a report that was sent."""

    text = forms.CharField(
        label=_("What is put right, or added"),
        help_text=_("The report's file stays as it was sent; this stands beside it."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )
