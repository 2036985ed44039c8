"""The edit form: one for objectives, actions and plans, made of questions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.plans.editing.merging import Clash
from dueregard.plans.editing.questions import Leads, Question
from dueregard.plans.editing.timescale import TimescaleQuestion

MINE: Final = "mine"
THEIRS: Final = "theirs"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its controls, for the template; `rows` are the leads', four controls each."""

    question: Question
    controls: tuple[BoundField, ...]
    clash: Clash | None = None
    choice: BoundField | None = None

    @property
    def is_leads(self) -> bool:
        """Whether the controls come in rows of four."""
        return isinstance(self.question, Leads)

    @property
    def is_grouped(self) -> bool:
        """Whether it takes a legend over several controls."""
        return len(self.controls) > 1

    @property
    def rows(self) -> list[tuple[BoundField, ...]]:
        """The controls, four a row."""
        return [self.controls[start : start + 4] for start in range(0, len(self.controls), 4)]


class EditForm(forms.Form):
    """Questions with what is held, why it is changed, and the version that the person had before them.

    Where two have changed the same thing, `since` is the version that both had before them, and `clashing`
    names the questions for which one of two texts is to be chosen.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    since = forms.IntegerField(widget=forms.HiddenInput, required=False)
    clashing = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why is it changed?"),
        help_text=gettext_lazy("Kept in history. It may be left out."),
        required=False,
        max_length=500,
    )

    def __init__(
        self,
        data: Any,
        *,
        questions: Sequence[Question],
        values: Mapping[str, Any],
        version: int,
        clashes: Sequence[Clash] = (),
        reason: str = "",
        since: int | None = None,
    ) -> None:
        self.clashes = {clash.question.name: clash for clash in clashes}
        self.undecided = set((data or {}).get("clashing", "").split()) | set(self.clashes)
        initial: dict[str, Any] = {"version": version, "since": since, "reason": reason}
        initial["clashing"] = " ".join(sorted(self.undecided))
        for question in questions:
            initial |= question.initial(values[question.name])
        super().__init__(data, initial=initial)
        self.questions = questions
        self._names: dict[str, list[str]] = {}
        reason_field = self.fields.pop("reason")
        for question in questions:
            controls = question.controls(data, values[question.name])
            self._names[question.name] = list(controls)
            self.fields.update(controls)
            if question.name in self.undecided:
                self.fields[f"keep-{question.name}"] = _which_text()
        self.fields["reason"] = reason_field

    def clean(self) -> dict[str, Any]:
        """Take a confirmation for those words only that were shown with it."""
        cleaned = super().clean() or {}
        for question in self.questions:
            if isinstance(question, TimescaleQuestion) and question.unconfirmed(cleaned):
                self.add_error(
                    f"{question.name}-how",
                    _("The words have changed. Look at how they are read now, and say whether it is right."),
                )
        return cleaned

    def show(self, clashes: Sequence[Clash]) -> None:
        """Show both texts of these questions beside what is being typed."""
        self.clashes = {clash.question.name: clash for clash in clashes}

    def values(self) -> dict[str, Any]:
        """What was answered, by question. Only for a valid form."""
        return {question.name: question.value(self.cleaned_data) for question in self.questions}

    def given_up(self) -> set[str]:
        """The questions for which the other person's text was chosen."""
        return {
            question.name
            for question in self.questions
            if self.cleaned_data.get(f"keep-{question.name}") == THEIRS
        }

    def asked(self) -> Iterator[Asked]:
        """The questions with their controls, in their order."""
        for question in self.questions:
            choice = f"keep-{question.name}"
            yield Asked(
                question,
                tuple(self[name] for name in self._names[question.name] if not self[name].is_hidden),
                self.clashes.get(question.name),
                self[choice] if choice in self.fields else None,
            )


def _which_text() -> forms.Field:
    return forms.ChoiceField(
        label=_("Which text is kept?"),
        choices=[(MINE, _("mine, as it stands below: I can still change it")), (THEIRS, _("theirs"))],
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": _("Say which text is kept.")},
    )


class RemoveForm(forms.Form):
    """Why something is taken out that should never have been there."""

    reason = forms.CharField(
        label=gettext_lazy("Why should it never have been in the plan?"),
        help_text=gettext_lazy("History keeps the reason, and all that it said."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )


class MoveForm(forms.Form):
    """Another place among the items of the same kind."""

    after = forms.ChoiceField(label=gettext_lazy("It comes after"), required=False)

    def __init__(self, data: Any, *, others: Sequence[tuple[str, str]], after: str) -> None:
        super().__init__(data, initial={"after": after})
        field = self.fields["after"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("nothing: it is the first")), *others]
