"""Days as people type them into a form: how they are read, shown in the box and explained."""

from datetime import date
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy

DAYS: Final = ["%Y-%m-%d", "%d/%m/%Y"]
DAY_HINT: Final = gettext_lazy("For example, 27/3/2026.")


class DayBox(forms.DateInput):
    """A box as wide as a day."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "govuk-input--width-10"})


def typed(day: date) -> str:
    """A day as one types it."""
    return f"{day.day}/{day.month}/{day.year}"
