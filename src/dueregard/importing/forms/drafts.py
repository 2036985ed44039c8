"""Forms about a draft as a whole: its doubts, its columns, the tables that hold the plan, the last word."""

import hashlib
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.design.dates import edtf_in_words
from dueregard.importing.queries import EXAMPLES, Doubt, DraftOverview, RowShown, TableShown
from dueregard.importing.renewals import Renewal
from dueregard.importing.wording import FIELDS, READER_NAMES, place_words
from dueregard.planfile.model import Column
from dueregard.reading.corrections import AnswerRemark, Correction, NameColumn, NameTable
from dueregard.reading.headings import likely_field

KEPT = "kept"
TOP_ROWS = 8
"""How many rows are offered as the one with the heads of the columns."""


class MendingForm(forms.Form):
    """A form about a draft as it was when it was shown."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DoubtsForm(MendingForm):
    """The reader's doubts, each with its choices, or a line where it offers none."""

    def __init__(self, data: Any, overview: DraftOverview) -> None:
        super().__init__(data, initial={"revision": overview.draft.revision})
        self.doubts = overview.doubts
        for doubt in overview.doubts:
            self.fields[_doubt_name(doubt)] = _doubt_field(doubt)

    def corrections(self) -> list[Correction]:
        """The answers that are not what they were."""
        given = [(doubt, self.cleaned_data.get(_doubt_name(doubt), "")) for doubt in self.doubts]
        return [
            AnswerRemark(remark=key, answer=answer)
            for doubt, answer in given
            if answer != (doubt.remark.answer or "")
            for key in doubt.keys
        ]


def _doubt_name(doubt: Doubt) -> str:
    """A field's name that still means the same doubt when the document has been read again."""
    return f"doubt-{hashlib.sha256(doubt.keys[0].encode()).hexdigest()[:12]}"


def _doubt_field(doubt: Doubt) -> forms.Field:
    remark = doubt.remark
    places = "; ".join(dict.fromkeys(filter(None, map(place_words, doubt.places))))
    given: dict[str, Any] = {"label": remark.text, "required": False, "initial": remark.answer or ""}
    if not remark.choices:
        return forms.CharField(help_text=places, **given)
    choices = [(choice, edtf_in_words(choice)) for choice in remark.choices]
    return forms.ChoiceField(
        choices=[*choices, ("", _("not settled yet"))],
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small govuk-radios--inline"}),
        help_text=places,
        **given,
    )


class ColumnsForm(MendingForm):
    """What each column of the plan holds."""

    def __init__(self, data: Any, overview: DraftOverview) -> None:
        super().__init__(data, initial={"revision": overview.draft.revision})
        self.columns = [shown.column for shown in overview.columns]
        for number, shown in enumerate(overview.columns, 1):
            examples = " · ".join(Truncator(text).words(8) for text in shown.examples)
            self.fields[f"column-{shown.column.id}"] = forms.ChoiceField(
                label=shown.column.heading or _("Column %(number)s, without a heading") % {"number": number},
                help_text=examples or _("nothing stands in it"),
                required=False,
                initial=_reader_name(shown.column),
                choices=[("", _("kept as printed")), *FIELDS.items()],
            )

    def corrections(self) -> list[Correction]:
        """The columns that are said to hold something else."""
        given = [(column, self.cleaned_data[f"column-{column.id}"]) for column in self.columns]
        return [
            NameColumn(column=column.id, field=field or None, role=column.role if field == "lead" else "")
            for column, field in given
            if field != _reader_name(column)
        ]


def _reader_name(column: Column) -> str:
    field = column.field or ""
    return READER_NAMES.get(field, field)


class TableForm(MendingForm):
    """Which row of a table holds the heads of its columns, and what the columns hold."""

    heading = forms.TypedChoiceField(label=gettext_lazy("Which row says what the columns hold?"), coerce=int)

    def __init__(self, data: Any, *, table: TableShown, revision: int) -> None:
        super().__init__(data, initial={"revision": revision, "heading": 1})
        field = self.fields["heading"]
        if isinstance(field, forms.ChoiceField):
            rows = [(row.number, row_label(row)) for row in table.rows[:TOP_ROWS]]
            field.choices = [*rows, (0, _("none of them: the table has no headings"))]
        self.names = [f"column-{number}" for number in range(1, len(table.columns) + 1)]
        for name, texts in zip(self.names, table.columns, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=_("Column %(number)s holds") % {"number": name.removeprefix("column-")},
                help_text=" · ".join(Truncator(text).words(8) for text in texts[: 1 + EXAMPLES]),
                initial=(likely_field(texts[0]) if texts else None) or KEPT,
                choices=[(KEPT, _("something else: keep it as printed")), *FIELDS.items()],
            )

    def clean(self) -> dict[str, Any]:
        """A plan says what is to be done."""
        cleaned = super().clean() or {}
        if not self.errors and "action" not in (cleaned[name] for name in self.names):
            self.add_error(self.names[0], _("Say which column holds what is to be done."))
        return cleaned

    def corrections(self, table: int) -> list[Correction]:
        """One correction."""
        given = [self.cleaned_data[name] for name in self.names]
        columns = {n: None if field == KEPT else field for n, field in enumerate(given, 1)}
        return [NameTable(table=table, heading=self.cleaned_data["heading"], columns=columns)]


def row_label(row: RowShown) -> str:
    """A row among others, by its first words."""
    words = " · ".join(cell.text for cell in row.row.cells if cell.text)
    return _("row %(row)s: %(words)s") % {"row": row.number, "words": Truncator(words).words(12)}


class AcceptForm(MendingForm):
    """The last word: the draft becomes a plan under this title."""

    title = forms.CharField(label=gettext_lazy("Title of the plan"), max_length=500)

    def __init__(self, data: Any, overview: DraftOverview) -> None:
        title = overview.file.plan.title or overview.draft.document.name
        super().__init__(data, initial={"revision": overview.draft.revision, "title": title})


class RenewForm(MendingForm):
    """Which of the proposals of a newer version are taken over."""

    taken = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any, found: Renewal, revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        self.found = found
        field = self.fields["taken"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(each.name, each.name) for each in found.proposals]
            field.error_messages["invalid_choice"] = _(
                "The plan has changed since you opened this page. Look at what is proposed now."
            )

    def chosen(self) -> set[str]:
        """What is ticked: at first everything that is new or changed, then what the person left ticked."""
        if self.is_bound:
            return set(self.data.getlist("taken"))  # type: ignore[attr-defined]  # a form's data are a QueryDict
        return {each.name for each in self.found.proposals if each.kind != "gone"}
