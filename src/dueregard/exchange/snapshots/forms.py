"""Asking for a snapshot."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SnapshotForm(forms.Form):
    """Of which day, and what for."""

    as_at = forms.DateField(
        label=_("As the plan stood at the end of this day"),
        help_text=_("A day that has been, or today."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("What is it for?"),
        help_text=_("For example, the annual report to Cabinet."),
        max_length=500,
    )
