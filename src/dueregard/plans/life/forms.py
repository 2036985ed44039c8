"""Forms about a plan's life and the reviews of its objectives."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dueregard.design.days import DAY_HINT, DAYS, DayBox
from dueregard.plans.life.steps import next_stages
from dueregard.plans.models import Plan
from dueregard.plans.models.words import Status


class StageForm(forms.Form):
    """Which stage the plan has entered, when, by whose decision."""

    stage = forms.ChoiceField(label=_("Where does the plan stand now?"), widget=forms.RadioSelect)
    on = forms.DateField(
        label=_("Since"),
        help_text=DAY_HINT,
        input_formats=DAYS,
        widget=DayBox,
    )
    body = forms.CharField(
        label=_("Who decided it?"),
        help_text=_("For example, Cabinet. Adoption needs it."),
        max_length=200,
        required=False,
    )
    minute = forms.CharField(
        label=_("Minute or report"),
        help_text=_("Its number or address."),
        max_length=500,
        required=False,
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("To open a closed plan again, say why here."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, data: Any, plan: Plan, *, today: date) -> None:
        super().__init__(data, initial={"on": today})
        following = next_stages(plan.stage, has_successor=plan.replaced_by is not None)
        field = self.fields["stage"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(each.value, each.label) for each in following]


class ReviewForm(forms.Form):
    """How far an objective has come, and whether it works."""

    on = forms.DateField(
        label=_("Date of the review"),
        help_text=DAY_HINT,
        input_formats=DAYS,
        widget=DayBox,
    )
    progress = forms.CharField(
        label=_("How far has it come?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    effectiveness = forms.CharField(
        label=_("Does it work?"),
        help_text=_("What has changed for the people whom it is for, by its measure where it has one."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    status = forms.ChoiceField(
        label=_("Status"),
        choices=[("", _("as it was")), *Status.choices],
        required=False,
    )

    def values(self) -> dict[str, Any]:
        """What was answered, for the operation. Only for a valid form."""
        return {**self.cleaned_data, "on": self.cleaned_data["on"].isoformat()}
