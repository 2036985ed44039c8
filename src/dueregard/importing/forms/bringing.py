"""Forms that begin a plan: a file, a pasted table, nothing at all."""

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.plans.models import Plan
from dueregard.reading.formats.limits import MAX_BYTES


class BringForm(forms.Form):
    """A file, and whether it is a newer version of a plan that the body holds."""

    file = forms.FileField(
        label=gettext_lazy("The document that holds the plan"),
        help_text=gettext_lazy(
            "PDF, Word, Excel, OpenDocument, CSV, a web page or a plan file, up to 50 MB."
        ),
        error_messages={"empty": gettext_lazy("The file is empty. Choose the file that holds the plan.")},
    )
    renews = forms.ModelChoiceField(
        Plan.objects.none(),
        label=gettext_lazy("Is it a newer version of a plan that is here already?"),
        required=False,
        empty_label=gettext_lazy("No, it is a new plan"),
    )

    def __init__(self, data: Any, files: Any, *, plans: QuerySet[Plan]) -> None:
        super().__init__(data, files)
        _offer(self, "renews", plans)

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse a file that the reader would refuse for its size, before it is kept."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 50 MB. Save the plan without its pictures.")
            )
        return file


class PasteForm(forms.Form):
    """A table copied from a word processor or a spreadsheet."""

    table = forms.CharField(
        label=gettext_lazy("The table"),
        help_text=gettext_lazy("Copy the whole table with its headings in Word or Excel and paste it here."),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=2_000_000,
        strip=False,
    )
    renews = forms.ModelChoiceField(
        Plan.objects.none(),
        label=gettext_lazy("Is it a newer version of a plan that is here already?"),
        required=False,
        empty_label=gettext_lazy("No, it is a new plan"),
    )

    def __init__(self, data: Any, *, plans: QuerySet[Plan]) -> None:
        super().__init__(data)
        _offer(self, "renews", plans)


GENDER: Final = "gender"


class StartForm(forms.Form):
    """A plan without a document: blank, in a form that the law knows, or with another one's columns."""

    title = forms.CharField(label=gettext_lazy("Title of the plan"), max_length=500)
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of plan is it?"),
        widget=forms.RadioSelect,
        choices=[
            ("", gettext_lazy("an equality action plan, scheme or set of objectives")),
            (
                GENDER,
                gettext_lazy("a gender equality action plan, by the government’s guidance"),
            ),
        ],
        required=False,
    )
    like = forms.ModelChoiceField(
        Plan.objects.none(),
        label=gettext_lazy("Which plan should it be built like?"),
        help_text=gettext_lazy("Its columns are taken over, none of its actions."),
        required=False,
        empty_label=gettext_lazy("None: start with the usual columns"),
    )
    objectives = forms.BooleanField(label=gettext_lazy("Take over its objectives as well"), required=False)

    def __init__(self, data: Any, *, plans: QuerySet[Plan]) -> None:
        super().__init__(data, initial={"kind": ""})
        _offer(self, "like", plans)

    def clean(self) -> dict[str, Any]:
        """One form at a time."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") == GENDER and cleaned.get("like"):
            self.add_error("like", _("A gender equality action plan has a form of its own: choose no plan."))
        return cleaned


def _offer(form: forms.Form, name: str, plans: QuerySet[Plan]) -> None:
    """Offer these plans, or drop the question where there are none."""
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = plans
    if not plans:
        del form.fields[name]
