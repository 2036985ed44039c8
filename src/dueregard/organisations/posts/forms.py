"""Forms about posts and their holders."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from dueregard.accounts.models import Account
from dueregard.design.days import DAY_HINT, DAYS
from dueregard.organisations.models import Organisation
from dueregard.organisations.posts.models import NAME_LENGTH, Holding, Post
from dueregard.organisations.posts.words import PostKind

LARGEST = 1_000_000
"""Bytes of a file of posts; two thousand rows are a fifth of it."""


class PostForm(forms.Form):
    """A post: its name, what it is, where it is written to, by which other names plans print it."""

    title = forms.CharField(label=_("Name"), max_length=NAME_LENGTH)
    kind = forms.ChoiceField(label=_("What is it?"), choices=PostKind.choices, widget=forms.RadioSelect)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("One that stays when the holder changes. Empty: the holder’s own address is used."),
        required=False,
    )
    aliases = forms.CharField(
        label=_("Other names that plans print for it"),
        help_text=_("Abbreviations and spellings, one a line."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def __init__(self, data: Any, post: Post | None = None) -> None:
        names = [alias.text for alias in post.aliases.all()] if post else []
        held = {"title": post.title, "kind": post.kind, "email": post.email} if post else {"kind": "post"}
        super().__init__(data, initial={**held, "aliases": "\n".join(names)})

    def clean_aliases(self) -> list[str]:
        """One name a line."""
        return [name.strip() for name in self.cleaned_data["aliases"].splitlines() if name.strip()]


class _LanguageField(forms.ChoiceField):
    """In which language somebody without an account, or without a choice of their own, is written to."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Language of letters to them"),
            help_text=_("Who has an account chooses it there; that choice counts."),
            choices=[("", _("the organisation’s")), *settings.LANGUAGES],
            required=False,
        )


class HolderForm(forms.Form):
    """Who holds a post from a day on; nobody leaves it vacant."""

    account = forms.ModelChoiceField(
        Account.objects.none(),
        label=_("Somebody with an account here"),
        help_text=_("They find the post’s actions among their own."),
        required=False,
        empty_label=_("nobody, or somebody without an account"),
    )
    name = forms.CharField(
        label=_("Name, for somebody without an account"),
        help_text=_("Leave both empty if the post is vacant from that day."),
        max_length=200,
        required=False,
    )
    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("Only if neither the post nor their account has one."),
        required=False,
    )
    language = _LanguageField()
    on = forms.DateField(
        label=_("From"),
        help_text=_("For example, 27/3/2026. Whoever holds the post now holds it until the day before."),
        input_formats=DAYS,
    )
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)

    def __init__(self, data: Any, organisation: Organisation, **initial: Any) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["account"]
        if isinstance(field, forms.ModelChoiceField):
            members = Account.objects.filter(memberships__organisation=organisation, is_active=True)
            field.queryset = members.distinct().order_by("name")


class HoldingForm(forms.Form):
    """One person's time in a post, as it is put right afterwards."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("Only if neither the post nor their account has one."),
        required=False,
    )
    language = _LanguageField()
    since = forms.DateField(
        label=_("From"), help_text=_("Empty if it is not known."), input_formats=DAYS, required=False
    )
    until = forms.DateField(
        label=_("Until"),
        help_text=_("The last day. Empty if it is not over."),
        input_formats=DAYS,
        required=False,
    )

    def __init__(self, data: Any, holding: Holding) -> None:
        days = {name: _written(getattr(holding, name)) for name in ("since", "until")}
        held = {name: getattr(holding, name) for name in ("name", "email", "language")}
        super().__init__(data, initial={**held, **days})


class CloseForm(forms.Form):
    """The last day of a post, and why it ends."""

    on = forms.DateField(label=_("Last day"), help_text=DAY_HINT, input_formats=DAYS)
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)


def _written(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


class SheetForm(forms.Form):
    """A file of posts, or its text once it has been looked over."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, as a spreadsheet saves it."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse what is no list of posts for its size."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 1 MB. Bring it in parts."))
        return file
