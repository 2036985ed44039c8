"""Asking for a snapshot."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dueregard.design.days import DAYS, DayBox


class SnapshotForm(forms.Form):
    """Of which day, and what for."""

    as_at = forms.DateField(
        label=_("As the plan stood at the end of this day"),
        help_text=_("Today, or a day that has been: 31/3/2027, for example."),
        input_formats=DAYS,
        widget=DayBox,
    )
    reason = forms.CharField(
        label=_("What is it for?"),
        help_text=_("For example, the annual report to Cabinet."),
        max_length=500,
    )
