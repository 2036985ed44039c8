"""What is asked about an action's dates; `given()` is what the operation takes, as in `progress.forms`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.design.dates import edtf_in_words
from dueregard.design.days import DAY_HINT, DAYS
from dueregard.plans.dates import facts_of
from dueregard.plans.models import Action
from dueregard.plans.models.words import Status
from dueregard.plans.progress.forms import DatedForm, DeedForm, ProofForm, not_to_come
from dueregard.plans.timescales.queries import found_targets
from dueregard.plans.when import WHEN_HINT, DateInWords
from dueregard.standing.occurrences import occurrences


class TargetForm(DeedForm):
    """Another target, and why."""

    to = DateInWords(label=gettext_lazy("What is the new target?"), help_text=WHEN_HINT, max_length=200)
    reason = forms.CharField(
        label=gettext_lazy("Why does it move?"),
        help_text=gettext_lazy("Shown with the old and the new target, wherever the plan is shown."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        _in_period(self.fields["to"], action)


class FoundForm(DeedForm):
    """What becomes of new targets that stand in the document's words, one after the other."""

    to = forms.ChoiceField(label=gettext_lazy("Which date?"), widget=forms.RadioSelect)
    what = forms.ChoiceField(
        label=gettext_lazy("Is this the new target?"),
        widget=forms.RadioSelect,
        choices=[
            ("accept", gettext_lazy("yes: the target moves to this date")),
            ("dismiss", gettext_lazy("no: it moves nothing, and is not offered again")),
        ],
    )

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        self.found = {each.to: each.words for each in found_targets(action)}
        self.offer("to", *((to, f"{edtf_in_words(to)}: “{words}”") for to, words in self.found.items()))

    def held(self, action: Action, today: date) -> dict[str, Any]:
        """The first that was found."""
        return {"to": next((each.to for each in found_targets(action)), "")}

    def given(self) -> dict[str, Any]:
        """The date, the words that it was found in, and what was decided."""
        to = self.cleaned_data["to"]
        return {"to": to, "found_in": self.found[to], "accept": self.cleaned_data["what"] == "accept"}


class ConditionForm(DeedForm):
    """Which condition has come true, when, and what is due since then."""

    text = forms.ChoiceField(label=gettext_lazy("What has come true?"), widget=forms.RadioSelect)
    met_on = forms.DateField(label=gettext_lazy("On which day?"), help_text=DAY_HINT, input_formats=DAYS)
    due = DateInWords(
        label=gettext_lazy("When is the action due now?"),
        help_text=gettext_lazy("Leave it empty where nobody has said. For example, March 2027."),
        max_length=200,
        required=False,
    )
    note = forms.CharField(label=gettext_lazy("Note"), max_length=2000, required=False)

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        self.offer("text", *((words, words) for words in facts_of(action).unmet()))
        _in_period(self.fields["due"], action)

    def held(self, action: Action, today: date) -> dict[str, Any]:
        """The only condition, today."""
        return {"text": next(iter(facts_of(action).unmet()), ""), "met_on": today.isoformat()}

    def clean_met_on(self) -> date:
        """It has come true already."""
        return not_to_come(self.cleaned_data["met_on"], self.today)


class ReviewDateForm(DeedForm):
    """When an action is to be looked at again."""

    on = forms.DateField(
        label=gettext_lazy("When should it be looked at again?"),
        help_text=gettext_lazy("From that day on it is listed as to review. Leave it empty for no day."),
        input_formats=DAYS,
        required=False,
    )

    def held(self, action: Action, today: date) -> dict[str, Any]:
        """The day as it stands."""
        return {"on": action.review_on and action.review_on.isoformat()}


class AddOccurrenceForm(DeedForm):
    """One more occurrence."""

    when = DateInWords(label=gettext_lazy("When?"), help_text=WHEN_HINT, max_length=200)
    reason = forms.CharField(label=gettext_lazy("Why?"), max_length=2000)

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        _in_period(self.fields["when"], action)


class ExcludeOccurrenceForm(DeedForm):
    """One occurrence less."""

    when = forms.ChoiceField(label=gettext_lazy("Which one?"))
    reason = forms.CharField(label=gettext_lazy("Why?"), max_length=2000)

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        recorded = facts_of(action).recorded
        self.offer("when", *(each for each in _occurrences(action, today) if each[0] not in recorded))


class OccurrenceForm(DatedForm, ProofForm):
    """What has happened at one occurrence, with what shows it; the action's own status stays."""

    occurrence = forms.ChoiceField(label=gettext_lazy("Which one?"))
    status = forms.ChoiceField(
        label=gettext_lazy("How does this one stand?"), widget=forms.RadioSelect, choices=Status.choices
    )
    field_order = ("occurrence", "status", "text", "on")

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        self.fields["text"].label = _("What has happened?")
        self.offer("occurrence", *_occurrences(action, today))

    def held(self, action: Action, today: date) -> dict[str, Any]:
        """Done today, until somebody says otherwise."""
        return {**super().held(action, today), "status": Status.COMPLETED}

    def given(self) -> dict[str, Any]:
        """As `record_progress` takes it."""
        told: Mapping[str, Any] = self.cleaned_data
        named = {name: told[name] for name in ("occurrence", "status", "text", "on")}
        return {**named, "evidence": self.proofs()}


class DecisionForm(forms.Form):
    """What is decided about a proposed target."""

    what = forms.ChoiceField(
        label=gettext_lazy("What is decided?"),
        widget=forms.RadioSelect,
        choices=[
            ("accept", gettext_lazy("the target moves")),
            ("refuse", gettext_lazy("the target stays")),
        ],
    )
    note = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Needed where the target stays. Kept in history."),
        max_length=2000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        cleaned = super().clean() or {}
        if cleaned.get("what") == "refuse" and not cleaned.get("note"):
            self.add_error("note", _("Say why the target stays."))
        return cleaned


def _in_period(field: forms.Field, action: Action) -> None:
    if isinstance(field, DateInWords):
        field.period = action.plan.period or None


def _occurrences(action: Action, today: date) -> list[tuple[str, str]]:
    on = action.plan.stands_on(today)
    return [(each.when, edtf_in_words(each.when)) for each in occurrences(facts_of(action), on=on)]
