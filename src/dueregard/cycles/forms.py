"""What is asked of leads, and of officers who ask them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.cycles.answering import Given, kinds_for
from dueregard.cycles.models import Request, Rhythm
from dueregard.cycles.words import AnswerKind, Often
from dueregard.design.days import DAYS, DayBox, typed
from dueregard.plans.progress.evidence import Proof
from dueregard.plans.when import DateInWords

LARGEST: Final = 20_000_000
"""Bytes of one file; a form may bring one for each action."""


class AnswerForm(forms.Form):
    """How one action stands. Left alone, it answers nothing: some may be answered today, others tomorrow."""

    kind = forms.ChoiceField(
        label=gettext_lazy("How does it stand?"), widget=forms.RadioSelect, required=False
    )
    text = forms.CharField(
        label=gettext_lazy("In a few words"),
        help_text=gettext_lazy(
            "If it is done, what was achieved. If you need longer, why. If it is not yours, whose it is."
            " Otherwise only if there is something to tell."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=20_000,
        required=False,
    )
    to = DateInWords(
        label=gettext_lazy("By when will it be done?"),
        help_text=gettext_lazy("For example, 31/3/2027 or March 2027."),
        max_length=200,
        required=False,
    )
    link = forms.URLField(
        label=gettext_lazy("Link to what shows it"), max_length=2000, required=False, assume_scheme="https"
    )
    file = forms.FileField(
        label=gettext_lazy("File that shows it"),
        help_text=gettext_lazy("Up to 20 MB."),
        required=False,
        error_messages={"empty": gettext_lazy("The file is empty. Choose the file that shows it.")},
    )

    def __init__(self, data: Any, files: Any, *, request: Request) -> None:
        super().__init__(data, files, prefix=request.uid)
        self.request = request
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(each.value, each.label) for each in kinds_for(request)]
        to = self.fields["to"]
        if isinstance(to, DateInWords):
            to.period = request.action.plan.period or None

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse what is too large to keep."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 20 MB. Keep it elsewhere and link to it."))
        return file

    def clean(self) -> dict[str, Any]:
        """What was typed belongs to an answer; what an answer needs is there."""
        cleaned = super().clean() or {}
        kind, text = cleaned.get("kind"), cleaned.get("text")
        if not kind and any(cleaned.get(name) for name in ("text", "to", "link", "file")):
            self.add_error("kind", _("Choose how it stands."))
        if kind in _NEEDS and not text and "text" not in self.errors:
            self.add_error("text", str(_NEEDS[AnswerKind(kind)]))
        if kind == AnswerKind.LONGER and not cleaned.get("to") and "to" not in self.errors:
            self.add_error("to", _("Say by when it will be done."))
        return cleaned

    def given(self) -> Given | None:
        """The answer, None where there is none. Only for a valid form."""
        told = self.cleaned_data
        if not told["kind"]:
            return None
        to = told["to"] if told["kind"] == AnswerKind.LONGER else ""
        return Given(told["kind"], told["text"], to, self._proofs())

    def _proofs(self) -> list[Proof]:
        link, file = self.cleaned_data["link"], self.cleaned_data["file"]
        found = [Proof(url=link)] if link else []
        return [*found, Proof(name=file.name or "", content=file.read())] if file else found

    def unfolds(self) -> bool:
        """Whether something was said about evidence, or is wrong with it."""
        return any(self[name].errors or self[name].value() for name in ("link", "file"))


_NEEDS: Final = {
    AnswerKind.DONE: gettext_lazy("Say what was achieved."),
    AnswerKind.LONGER: gettext_lazy("Say why it takes longer."),
    AnswerKind.NOT_MINE: gettext_lazy("Say whose it is now, as far as you know."),
}


class RhythmForm(forms.Form):
    """How often the leads of a plan are asked, and how long one waits for them."""

    often = forms.ChoiceField(
        label=gettext_lazy("How often are the leads asked?"),
        choices=Often.choices,
        widget=forms.RadioSelect,
    )
    first = forms.DateField(
        label=gettext_lazy("On which day is the first cycle to open?"),
        help_text=gettext_lazy("The following ones count from it. For example, 1/4/2027."),
        input_formats=DAYS,
        widget=DayBox,
    )
    meetings = forms.CharField(
        label=gettext_lazy("Days of meetings"),
        help_text=gettext_lazy("If leads are asked before meetings: one day on each line."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    days = forms.IntegerField(
        label=gettext_lazy("How many days do they have to answer?"), min_value=1, max_value=90
    )
    grace = forms.IntegerField(
        label=gettext_lazy("How many days of grace after that?"),
        help_text=gettext_lazy("When they are over, whoever leads the objective hears who has not answered."),
        min_value=0,
        max_value=60,
    )
    approval = forms.BooleanField(label=gettext_lazy("Answers are approved"), required=False)
    deadlines = forms.BooleanField(
        label=gettext_lazy("Between cycles, leads hear of deadlines that are near or over"), required=False
    )

    def __init__(self, data: Any, rhythm: Rhythm | None, *, today: date) -> None:
        held = rhythm or Rhythm(first=today)
        told: dict[str, Any] = {name: getattr(held, name) for name in self.base_fields}
        told |= {"first": typed(held.first), "often": held.often or Often.QUARTERLY}
        told["meetings"] = "\n".join(typed(date.fromisoformat(day)) for day in held.meetings)
        super().__init__(data, initial=told)

    def clean_meetings(self) -> list[str]:
        """The days, in their order."""
        return sorted(
            str(_a_day(line)) for line in self.cleaned_data["meetings"].splitlines() if line.strip()
        )

    def clean(self) -> dict[str, Any]:
        """Meetings have days."""
        cleaned = super().clean() or {}
        if cleaned.get("often") == Often.MEETINGS and not cleaned.get("meetings") and not self.errors:
            self.add_error("meetings", _("Give the days of the meetings."))
        return cleaned


def _a_day(line: str) -> date:
    try:
        day: date = forms.DateField(input_formats=DAYS).clean(line.strip())
    except forms.ValidationError as error:
        raise forms.ValidationError(_("“%(line)s” is no day.") % {"line": line.strip()}) from error
    return day


class StartForm(forms.Form):
    """A cycle that begins today."""

    title = forms.CharField(
        label=gettext_lazy("What is it called?"),
        help_text=gettext_lazy("For example, third quarter 2026/27."),
        max_length=200,
    )
    days = forms.IntegerField(
        label=gettext_lazy("How many days do leads have to answer?"), min_value=1, max_value=90
    )
    grace = forms.IntegerField(
        label=gettext_lazy("How many days of grace after that?"), min_value=0, max_value=60
    )
    approval = forms.BooleanField(label=gettext_lazy("Answers are approved"), required=False)


class ApproveForm(forms.Form):
    """Which answers are approved; all, until somebody unticks one."""

    requests = forms.MultipleChoiceField(
        label=gettext_lazy("Answers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one answer.")},
    )

    def __init__(self, data: Any, waiting: Sequence[Request]) -> None:
        super().__init__(data, initial={"requests": [each.uid for each in waiting]})
        field = self.fields["requests"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(each.uid, str(each.action)) for each in waiting]


class ReturnForm(forms.Form):
    """Why an answer goes back to its lead."""

    comment = forms.CharField(
        label=gettext_lazy("What should they add or put right?"),
        help_text=gettext_lazy("They read it on the page where they answer again."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


class CloseForm(forms.Form):
    """What is to be said of a cycle that ends."""

    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For example, why some have not answered. Kept with the cycle."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )


class SureForm(forms.Form):
    """Nothing is asked but whether it is meant."""
