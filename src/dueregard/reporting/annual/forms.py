"""What is asked of whoever writes an annual report."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.design.days import DAY_HINT, DAYS, DayBox, typed
from dueregard.organisations.models import Organisation
from dueregard.plans.models import Objective, Plan
from dueregard.reporting.annual.models import AnnualReport
from dueregard.reporting.annual.queries import objective_name, objectives_for
from dueregard.reporting.wording import FORMATS

LONGEST: Final = 20_000
"""Letters of a section: some three thousand words."""


class Versioned(forms.Form):
    """A form about a record that two may change at once: it carries the version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def renewed(self, version: int) -> None:
        """Complain that the words are others by now, and take the next answer for one to those."""
        self.add_error(
            None,
            _("Somebody else has changed this since you opened the page. Nothing is lost: both are below."),
        )
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a form's data are a QueryDict
        self.data["version"] = str(version)  # type: ignore[index]


class YearForm(Versioned):
    """The days of a report, and the plans that it is drawn from."""

    first = forms.DateField(
        label=gettext_lazy("First day of the reporting year"),
        help_text=DAY_HINT,
        input_formats=DAYS,
        widget=DayBox,
    )
    last = forms.DateField(
        label=gettext_lazy("Last day of the reporting year"),
        help_text=DAY_HINT,
        input_formats=DAYS,
        widget=DayBox,
    )
    as_at = forms.DateField(
        label=gettext_lazy("Tell the year as the records stood on"),
        help_text=gettext_lazy(
            "The year's last day, or a later one by which late updates were in. What is dated after the year"
            " is left out all the same."
        ),
        input_formats=DAYS,
        widget=DayBox,
    )
    plans = forms.ModelMultipleChoiceField(
        Plan.objects.none(),
        label=gettext_lazy("Plans"),
        help_text=gettext_lazy("Progress and figures are drawn from these."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, organisation: Organisation, initial: dict[str, Any]) -> None:
        days = {name: typed(initial[name]) for name in ("first", "last", "as_at")}
        super().__init__(data, initial={**initial, **days})
        plans: Any = self.fields["plans"]
        plans.queryset = Plan.objects.filter(organisation=organisation).order_by("title", "id")

    def values(self) -> dict[str, Any]:
        """The days and plans, as the operations take them."""
        days = {name: self.cleaned_data[name] for name in ("first", "last", "as_at")}
        return {**days, "plans": list(self.cleaned_data["plans"])}


class SectionForm(Versioned):
    """The words of a section, or why it is not covered."""

    text = forms.CharField(
        label=gettext_lazy("Words"),
        help_text=gettext_lazy("Plain words; each line is a paragraph."),
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=LONGEST,
        required=False,
    )
    not_covered = forms.CharField(
        label=gettext_lazy("Or: not covered, because"),
        help_text=gettext_lazy("The reason is printed in the report, for example where it is published."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, data: Any, initial: dict[str, Any], *, expected: bool) -> None:
        super().__init__(data, initial=initial)
        if not expected:
            del self.fields["not_covered"]


class StudyForm(Versioned):
    """A case study: what it is called, what happened, which objectives it shows something of."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("What happened, and what came of it"),
        help_text=gettext_lazy(
            "Plain words; each line is a paragraph. Name nobody who has not agreed to it."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=LONGEST,
    )
    objectives = forms.ModelMultipleChoiceField(
        Objective.objects.none(),
        label=gettext_lazy("Which objectives does it show something of?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Say which objective the case study is about.")},
    )

    def __init__(self, data: Any, report: AnnualReport, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        objectives: Any = self.fields["objectives"]
        objectives.queryset = objectives_for(report)
        objectives.label_from_instance = objective_name


class FileForm(forms.Form):
    """In which format, and under which reference."""

    reference = forms.CharField(
        label=gettext_lazy("File reference or item number"),
        help_text=gettext_lazy("As it should stand on the paper, for example Item 13, Appendix A."),
        max_length=100,
        required=False,
    )
    format = forms.ChoiceField(
        label=gettext_lazy("Format"), choices=FORMATS, widget=forms.RadioSelect, initial="docx"
    )


def last_year(today: date, plans: Iterable[Plan]) -> dict[str, Any]:
    """What is proposed for a new report: the last financial year that is over, told as of today."""
    ends = date(today.year if today > date(today.year, 3, 31) else today.year - 1, 3, 31)
    days = {"first": date(ends.year - 1, 4, 1), "last": ends, "as_at": today}
    return {**days, "plans": [plan.pk for plan in plans]}
