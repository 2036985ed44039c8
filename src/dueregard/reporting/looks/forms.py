"""What is asked of whoever changes how reports look."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.reporting.looks.logos import CheckedLogo, checked_logo
from dueregard.reporting.looks.operations import WORDS
from dueregard.reporting.looks.queries import Offered
from dueregard.reporting.looks.templates import CannotFill, CheckedTemplate, checked_template
from dueregard.reporting.models import ReportLook
from dueregard.writing.columns import Place


class LookForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """The words round a body's reports, and their colour."""

    class Meta:
        """What may be changed, with room for texts."""

        model = ReportLook
        fields = WORDS
        widgets: ClassVar = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in WORDS
            if name.startswith(("opening", "closing"))
        }
        help_texts: ClassVar = {
            "title": gettext_lazy(
                "Write {title} where the report's own title should stand, for example Appendix A: {title}. "
                "Left empty, it stands alone."
            ),
            "opening": gettext_lazy("Stands below the title of every report, a paragraph a line."),
            "closing": gettext_lazy("Stands at the end of every report, a paragraph a line."),
            "colour": gettext_lazy(
                "Of headings and behind the headings of tables, for example #1d3c5a: dark enough to be read."
            ),
        }


class LogoForm(forms.Form):
    """A picture and the words that stand for it."""

    file = forms.FileField(
        label=gettext_lazy("Logo"), help_text=gettext_lazy("PNG, JPEG or SVG, up to 500 kB.")
    )
    alt = forms.CharField(
        label=gettext_lazy("What it shows, in words"),
        help_text=gettext_lazy("For people who cannot see it: as a rule the organisation's name."),
        max_length=200,
    )

    def clean_file(self) -> CheckedLogo:
        """Look into the file before it is kept."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        self.name = file.name or "logo"
        return checked_logo(file.read())


class TemplateForm(forms.Form):
    """A Word document with named places."""

    file = forms.FileField(
        label=gettext_lazy("Word template"), help_text=gettext_lazy("A .docx without macros, up to 5 MB.")
    )

    def clean_file(self) -> CheckedTemplate:
        """Fill the template once before it is kept."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        self.name = file.name or "template.docx"
        try:
            return checked_template(file.read())
        except CannotFill as error:
            raise forms.ValidationError(str(error)) from error


class ColumnsForm(forms.Form):
    """For each column that a report can print: whether it does, in which place and under which heading."""

    def __init__(self, data: Any, offered: Sequence[Offered]) -> None:
        super().__init__(data)
        self.offered = offered
        for number, each in enumerate(offered, start=1):
            if not each.always:
                self.fields[f"printed-{number}"] = forms.BooleanField(
                    label=_("Print it"), initial=each.place.printed, required=False
                )
            self.fields[f"place-{number}"] = forms.IntegerField(
                label=_("Place"),
                initial=number,
                min_value=1,
                max_value=999,
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
            )
            self.fields[f"heading-{number}"] = forms.CharField(
                label=_("Heading in reports"), initial=each.place.heading, max_length=200, required=False
            )

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The controls of each column under its own heading."""
        return [
            (each.heading, [self[name] for name in self._names(number) if name in self.fields])
            for number, each in enumerate(self.offered, start=1)
        ]

    def places(self) -> tuple[Place, ...]:
        """What was answered, for the operation; of two columns in one place the earlier stays before."""
        numbered = list(enumerate(self.offered, start=1))
        numbered.sort(key=lambda pair: (self.cleaned_data[f"place-{pair[0]}"], pair[0]))
        return tuple(
            Place(
                each.place.name,
                self.cleaned_data[f"heading-{number}"].strip(),
                self.cleaned_data.get(f"printed-{number}", True),
            )
            for number, each in numbered
        )

    def left_out(self) -> list[str]:
        """The plan's columns that are not printed, by what they are headed in the plan."""
        return [
            each.heading
            for number, each in enumerate(self.offered, start=1)
            if not each.place.name.startswith("extra:") and not self._printed(number)
        ]

    def _printed(self, number: int) -> bool:
        name = f"printed-{number}"
        return name not in self.fields or bool(self[name].value())

    @staticmethod
    def _names(number: int) -> tuple[str, ...]:
        return f"printed-{number}", f"place-{number}", f"heading-{number}"
