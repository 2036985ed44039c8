"""The one question of this room."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExcuseForm(forms.Form):
    """Why a finding is right as it is."""

    reason = forms.CharField(
        label=_("Why is it right as it is?"),
        help_text=_("It is kept in the plan’s history with your name."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )


class TakeBackForm(forms.Form):
    """Nothing to ask: the excuse goes, and history keeps it."""
