"""What is asked of whoever wants a report."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dueregard import clock
from dueregard.organisations.posts.forms import DAYS

NAMES = (
    ("appendix", _("The committee appendix: the whole plan, with counts, changes and exceptions first")),
    ("summary", _("The summary on a page: counts, a chart of how the objectives stand, changes")),
    ("exceptions", _("The exceptions: counts, changes, and only what a committee should hear of")),
)
FORMATS = (
    ("docx", _("Word (DOCX)")),
    ("pdf", _("PDF that every reader can follow (PDF/UA)")),
    ("xlsx", _("Excel (XLSX)")),
    ("ods", _("OpenDocument spreadsheet (ODS)")),
    ("html", _("Web page (HTML)")),
)


class ReportForm(forms.Form):
    """Which report of a plan, for which day, in which format."""

    report = forms.ChoiceField(label=_("Report"), choices=NAMES, widget=forms.RadioSelect)
    as_at = forms.DateField(
        label=_("How things stood at the end of"), help_text=_("For example, 27/3/2026."), input_formats=DAYS
    )
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
