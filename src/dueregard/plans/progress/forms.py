"""What is asked when an action is kept up: one form a deed. `given()` is what its operation takes."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.accounts.models import Account
from dueregard.design.dates import edtf_in_words
from dueregard.design.days import DAY_HINT, DAYS, DayBox, typed
from dueregard.organisations.posts.models import Post
from dueregard.planfile import edtf
from dueregard.plans.models import Action, Update
from dueregard.plans.models.words import Rating, Status
from dueregard.plans.progress.evidence import Proof
from dueregard.plans.progress.queries import may_be_mentioned
from dueregard.plans.progress.wording import rating_in_words, rule_in_words
from dueregard.plans.standing import rating_by_rule
from dueregard.plans.turns import UNDER_WAY
from dueregard.plans.when import WHEN_HINT, DateInWords

LARGEST: Final = 50_000_000
"""Bytes of one file, as of a document that is brought."""
BY_RULE: Final = "by-rule"


def not_to_come(day: date, today: date) -> date:
    """The day of something that has happened; refused where it is still to come."""
    if day > today:
        raise forms.ValidationError(_("This day is still to come. Give the day on which it happened."))
    return day


class DeedForm(forms.Form):
    """What the forms here share: they are about one action, asked on a day."""

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, initial=self.held(action, today))
        self.action, self.today = action, today

    def held(self, action: Action, today: date) -> dict[str, Any]:
        """What the form says before anybody has typed."""
        return {}

    def given(self) -> dict[str, Any]:
        """What the operation takes. Only for a valid form."""
        return dict(self.cleaned_data)

    def offer(self, name: str, *choices: tuple[str, Any]) -> None:
        """Offer these choices for a question."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*choices]


class DatedForm(DeedForm):
    """Words about a day that is not to come."""

    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=20_000)
    on = forms.DateField(
        label=gettext_lazy("When was it?"), help_text=DAY_HINT, input_formats=DAYS, widget=DayBox
    )

    def held(self, action: Action, today: date) -> dict[str, Any]:
        """Today, until somebody says otherwise."""
        return {"on": typed(today)}

    def clean_on(self) -> str:
        """The day as EDTF."""
        return not_to_come(self.cleaned_data["on"], self.today).isoformat()


class ProofForm(DeedForm):
    """A link, a file or both, with who looks after them and until when they hold."""

    FOLDED: tuple[str, ...] = ("link", "file", "title", "owner", "expires_on")
    """What is asked in a part of the page that opens when it is wanted."""

    link = forms.URLField(
        label=gettext_lazy("Link to what shows it"),
        help_text=gettext_lazy("Shown with the entry wherever the plan is shown."),
        max_length=2000,
        required=False,
        assume_scheme="https",
    )
    file = forms.FileField(
        label=gettext_lazy("File that shows it"),
        help_text=gettext_lazy("Up to 50 MB. Your organisation’s own people may have it, nobody else."),
        required=False,
        error_messages={"empty": gettext_lazy("The file is empty. Choose the file that shows it.")},
    )
    title = forms.CharField(label=gettext_lazy("What does it show?"), max_length=500, required=False)
    owner = forms.ModelChoiceField(
        Post.objects.none(),
        label=gettext_lazy("Who looks after it?"),
        required=False,
        empty_label=gettext_lazy("nobody in particular"),
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Until when does it hold?"),
        help_text=gettext_lazy("After that day it is marked as expired. For example, 31/3/2027."),
        input_formats=DAYS,
        widget=DayBox,
        required=False,
    )

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        field = self.fields["owner"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = action.plan.organisation.posts.order_by("title")

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse what is too large to keep."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 50 MB. Keep it elsewhere and link to it."))
        return file

    def clean(self) -> dict[str, Any]:
        """A browser does not send a file twice, so say so where something else is wrong."""
        cleaned = super().clean() or {}
        if self.errors and cleaned.get("file"):
            self.add_error("file", _("Choose the file again: browsers do not keep it."))
        return cleaned

    def plain(self) -> list[BoundField]:
        """The questions that are always seen."""
        return [self[name] for name in self.fields if name not in self.FOLDED]

    def folded(self) -> list[BoundField]:
        """The questions about evidence."""
        return [self[name] for name in self.fields if name in self.FOLDED]

    def unfolds(self) -> bool:
        """Whether something was said about evidence, or is wrong with it."""
        return any(field.errors or (self.is_bound and field.value()) for field in self.folded())

    def proofs(self) -> list[Proof]:
        """What was given as evidence."""
        told = {name: self.cleaned_data[name] for name in ("title", "owner", "expires_on")}
        link, file = self.cleaned_data["link"], self.cleaned_data["file"]
        found = [Proof(url=link, **told)] if link else []
        return [*found, Proof(name=file.name or "", content=file.read(), **told)] if file else found


class CorrectForm(forms.Form):
    """A progress entry put right."""

    text = forms.CharField(
        label=gettext_lazy("What has happened?"), widget=forms.Textarea(attrs={"rows": 5}), max_length=20_000
    )
    on = DateInWords(label=gettext_lazy("When was it?"), help_text=WHEN_HINT, max_length=200, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why is it corrected?"),
        help_text=gettext_lazy("Kept in history, with what the entry said before."),
        max_length=500,
    )

    def __init__(self, data: Any, *, entry: Update, today: date) -> None:
        when = edtf_in_words(entry.date) if entry.date else ""
        super().__init__(data, initial={"text": entry.text, "on": when})
        self.today = today

    def clean_on(self) -> str:
        """Not a day to come, where one is named."""
        on: str = self.cleaned_data["on"]
        begins = edtf.lower_bound(on) if on else None
        if begins:
            not_to_come(begins, self.today)
        return on


class EvidenceForm(ProofForm):
    """Evidence without a progress entry."""

    FOLDED = ()

    def clean(self) -> dict[str, Any]:
        """There must be something to keep."""
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("link") or cleaned.get("file")):
            self.add_error("link", _("Give a link or a file."))
        return cleaned

    def given(self) -> dict[str, Any]:
        """As `add_evidence` takes it."""
        return {"evidence": self.proofs()}


class ProgressForm(DatedForm, ProofForm):
    """What has happened, with what shows it."""

    status = forms.ChoiceField(
        label=gettext_lazy("How does it stand now?"), widget=forms.RadioSelect, required=False
    )
    author = forms.CharField(
        label=gettext_lazy("Who reported it?"),
        help_text=gettext_lazy("Leave it empty if it was you."),
        max_length=200,
        required=False,
    )
    field_order = ("text", "on", "status", "author")

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        self.fields["text"].label = _("What has happened?")
        if action.settled or action.status == Status.PAUSED:
            del self.fields["status"]
        else:
            self.offer("status", *_statuses(action))

    def given(self) -> dict[str, Any]:
        """As `record_progress` takes it."""
        told = {name: self.cleaned_data.get(name, "") for name in ("text", "on", "status", "author")}
        return {**told, "evidence": self.proofs()}


class CompleteForm(DatedForm, ProofForm):
    """What was achieved in the end."""

    field_order = ("text", "on")

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        self.fields["text"].label = _("What was achieved?")
        self.fields["text"].help_text = _(
            "The difference that it made, apart from what was done. Kept as the actual outcome."
        )

    def held(self, action: Action, today: date) -> dict[str, Any]:
        """What the plan says of its outcome already."""
        return {**super().held(action, today), "text": action.actual_outcome}

    def given(self) -> dict[str, Any]:
        """As `complete_action` takes it."""
        told = self.cleaned_data
        return {"achieved": told["text"], "on": told["on"], "evidence": self.proofs()}


class ReasonForm(DatedForm):
    """Why an action is given up."""

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        self.fields["text"].label = _("Why?")
        self.fields["on"].label = _("From which day?")

    def given(self) -> dict[str, Any]:
        """As operations take it that ask for a reason."""
        told = self.cleaned_data
        return {"reason": told["text"], "on": told["on"]}


class PauseForm(ReasonForm):
    """Why an action rests, and until when."""

    until = forms.DateField(
        label=gettext_lazy("When should it be looked at again?"),
        help_text=gettext_lazy("On that day it comes back to its lead. For example, 1/4/2027."),
        input_formats=DAYS,
        widget=DayBox,
        required=False,
    )

    def held(self, action: Action, today: date) -> dict[str, Any]:
        """The day until which it rests already."""
        until = typed(action.paused_until) if action.paused_until else ""
        return {**super().held(action, today), "until": until}

    def given(self) -> dict[str, Any]:
        """As `pause_action` takes it."""
        return {**super().given(), "until": self.cleaned_data["until"]}

    def clean(self) -> dict[str, Any]:
        """A pause ends after it has begun."""
        cleaned = super().clean() or {}
        until, on = cleaned.get("until"), cleaned.get("on")
        if until and on and until.isoformat() <= on:
            self.add_error("until", _("This day comes before the pause has begun."))
        return cleaned


class ResumeForm(DatedForm):
    """How a paused action goes on."""

    status = forms.ChoiceField(label=gettext_lazy("How does it stand now?"), widget=forms.RadioSelect)

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        self.fields["text"].label = _("What has changed?")
        self.fields["on"].label = _("From which day?")
        self.offer("status", *((code, Status(code).label) for code in UNDER_WAY))

    def held(self, action: Action, today: date) -> dict[str, Any]:
        """It is mostly taken up because something is done."""
        return {**super().held(action, today), "status": Status.IN_PROGRESS}


class ReopenForm(ResumeForm):
    """Why a closed action is taken up again."""

    def given(self) -> dict[str, Any]:
        """As `reopen_action` takes it."""
        told = self.cleaned_data
        return {"reason": told["text"], "on": told["on"], "status": told["status"]}


class RatingForm(DeedForm):
    """The rating: by the rule, or by hand with a reason."""

    rating = forms.ChoiceField(label=gettext_lazy("Rating"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Why is it not the one that follows from the rule?"),
        help_text=gettext_lazy("Shown beside the rating. Not needed where the rule decides."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        key = action.plan.rating_key
        ruled = rating_by_rule(action, on=action.plan.stands_on(today))
        told = {"rating": rating_in_words(ruled.rating, key), "rule": rule_in_words(ruled.rule)}
        by_rule = _("the one that follows from the rule, now %(rating)s (%(rule)s)") % told
        by_hand = ((code, rating_in_words(code, key)) for code in Rating.values)
        self.offer("rating", (BY_RULE, by_rule), *by_hand)

    def held(self, action: Action, today: date) -> dict[str, Any]:
        """The rating as it stands."""
        return {"rating": action.rating or BY_RULE, "reason": action.rating_reason}

    def clean(self) -> dict[str, Any]:
        """A rating by hand is no rating without a reason."""
        cleaned = super().clean() or {}
        if cleaned.get("rating") not in (None, BY_RULE) and not cleaned.get("reason"):
            self.add_error("reason", _("Say why the rating is not the one that follows from the rule."))
        return cleaned


class CommentForm(DeedForm):
    """Something to say to colleagues."""

    text = forms.CharField(
        label=gettext_lazy("Comment"),
        help_text=gettext_lazy("For your organisation’s own people. It is never published or exported."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=20_000,
    )
    mentions = forms.ModelMultipleChoiceField(
        Account.objects.none(),
        label=gettext_lazy("Whom does it concern?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, files: Any, *, action: Action, today: date) -> None:
        super().__init__(data, files, action=action, today=today)
        field = self.fields["mentions"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            people: QuerySet[Account] = may_be_mentioned(action)
            field.queryset = people


class RetireForm(forms.Form):
    """Why evidence no longer serves."""

    reason = forms.CharField(
        label=gettext_lazy("Why does it no longer serve?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


def _statuses(action: Action) -> Sequence[tuple[str, Any]]:
    """What a progress entry may say; first that nothing has changed."""
    now = action.get_status_display() or _("not stated")
    as_it_was = ("", _("as before: %(status)s") % {"status": now})
    return [as_it_was, *((code, Status(code).label) for code in UNDER_WAY if code != action.status)]
