"""A date as people write it, asked in a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.planfile import edtf
from dueregard.planfile.timescales import Context, read_timescale

WHEN_HINT = gettext_lazy("A day, a month or a year: 31/3/2027, March 2027, autumn 2027, 2026/27.")


class DateInWords(forms.CharField):
    """A date as people write it, read as timescales are read; its value is EDTF."""

    period: str | None = None
    """The plan's, from which a month may take its year."""

    def clean(self, value: Any) -> str:
        """The EDTF value. Refuses words that name no date, or more than one."""
        text = str(super().clean(value) or "").strip()
        if not text or edtf.is_valid(text):
            return text
        entries = read_timescale(text, context=Context(period=self.period)).entries
        dates = [entry.date for entry in entries if entry.kind == "due" and entry.date]
        if len(entries) != 1 or len(dates) != 1:
            raise forms.ValidationError(_("Write one date, such as 31/3/2027, March 2027 or 2026/27."))
        return dates[0]
