"""Forms of the way in: bring, paste, start, look over, mend, accept."""

import hashlib
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.design.dates import edtf_in_words
from dueregard.importing.queries import Doubt, DraftOverview, ItemShown, RowShown
from dueregard.importing.renewals import Renewal
from dueregard.importing.wording import FIELDS, MEANINGS, READER_NAMES, place_words
from dueregard.planfile.model import Column
from dueregard.plans.models import Plan
from dueregard.reading.corrections import (
    AnswerRemark,
    Correction,
    JoinRows,
    LeaveOutRow,
    MoveWords,
    NameColumn,
    NameRow,
    PutUnder,
    SplitRow,
)
from dueregard.reading.finding import NotAlone, NotFound, find_words
from dueregard.reading.formats.limits import MAX_BYTES

LEFT_OUT = "left-out"
NEARBY = 5
"""How many rows above are offered to be joined with."""


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


class NameRowForm(MendingForm):
    """What a row is."""

    meaning = forms.ChoiceField(
        label=gettext_lazy("What is this row?"),
        widget=forms.RadioSelect,
        choices=[*MEANINGS.items(), (LEFT_OUT, gettext_lazy("no part of the plan"))],
    )

    def corrections(self, row: RowShown) -> list[Correction]:
        """One correction."""
        meaning = self.cleaned_data["meaning"]
        if meaning == LEFT_OUT:
            return [LeaveOutRow(table=row.table, row=row.number)]
        return [NameRow(table=row.table, row=row.number, meaning=meaning)]


class SplitForm(MendingForm):
    """Where the second of two rows begins: in each cell the words with which it does."""

    def __init__(self, data: Any, *, row: RowShown, revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        self.texts = {n: cell.text for n, cell in enumerate(row.row.cells, 1) if cell.text}
        for number, text in self.texts.items():
            self.fields[f"cell-{number}"] = forms.CharField(
                label=_("Cell %(number)s: the new row begins with") % {"number": number},
                help_text=Truncator(text).words(30),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Find the quoted words; leave nothing empty that should move nothing."""
        cleaned = super().clean() or {}
        self.words: dict[int, int] = {}
        for number, text in self.texts.items():
            quoted = cleaned.get(f"cell-{number}", "").strip()
            if quoted and (found := _found(self, f"cell-{number}", text, quoted)):
                self.words[number] = found[0]
        if not self.words and not self.errors:
            self.add_error(None, _("Say in at least one cell with which words the new row begins."))
        return cleaned

    def corrections(self, row: RowShown) -> list[Correction]:
        """One correction."""
        return [SplitRow(table=row.table, row=row.number, words=self.words)]


class JoinForm(MendingForm):
    """Which row this one is the rest of."""

    onto = forms.ChoiceField(label=gettext_lazy("It is the rest of"))

    def __init__(self, data: Any, *, above: Sequence[RowShown], revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        field = self.fields["onto"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(f"{row.table}.{row.number}", _row_label(row)) for row in above]

    def corrections(self, row: RowShown) -> list[Correction]:
        """One correction."""
        table, number = (int(part) for part in self.cleaned_data["onto"].split("."))
        return [JoinRows(table=row.table, row=row.number, onto_table=table, onto_row=number)]


def _row_label(row: RowShown) -> str:
    words = " · ".join(cell.text for cell in row.row.cells if cell.text)
    return _("row %(row)s: %(words)s") % {"row": row.number, "words": Truncator(words).words(12)}


class MoveForm(MendingForm):
    """Which words of a cell belong into another one."""

    words = forms.CharField(
        label=gettext_lazy("The words that stand in the wrong cell"),
        help_text=gettext_lazy("Copy them from the row above."),
    )
    cell = forms.TypedChoiceField(label=gettext_lazy("They stand in"), coerce=int)
    to_cell = forms.TypedChoiceField(label=gettext_lazy("They belong into"), coerce=int)
    at = forms.ChoiceField(
        label=gettext_lazy("Where there?"),
        widget=forms.RadioSelect,
        choices=[("end", gettext_lazy("at the end")), ("start", gettext_lazy("at the beginning"))],
        initial="end",
    )

    def __init__(self, data: Any, *, row: RowShown, revision: int) -> None:
        super().__init__(data, initial={"revision": revision, "at": "end"})
        self.texts = {n: cell.text for n, cell in enumerate(row.row.cells, 1)}
        choices = [(n, _cell_label(n, text)) for n, text in self.texts.items()]
        for name in ("cell", "to_cell"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Find the quoted words in the cell that is said to hold them."""
        cleaned = super().clean() or {}
        if {"cell", "to_cell", "words"} <= cleaned.keys():
            if cleaned["cell"] == cleaned["to_cell"]:
                self.add_error("to_cell", _("Choose another cell than the one where they stand."))
            self.found = _found(self, "words", self.texts[cleaned["cell"]], cleaned["words"])
        return cleaned

    def corrections(self, row: RowShown) -> list[Correction]:
        """One correction."""
        first, last = self.found or (1, 1)
        given = self.cleaned_data
        move = MoveWords(
            table=row.table,
            row=row.number,
            cell=given["cell"],
            first=first,
            last=last,
            to_cell=given["to_cell"],
            at=given["at"],
        )
        return [move]


def _cell_label(number: int, text: str) -> str:
    shown = Truncator(text).words(8) if text else _("empty")
    return _("cell %(number)s: %(words)s") % {"number": number, "words": shown}


def _found(form: forms.Form, field: str, text: str, quoted: str) -> tuple[int, int] | None:
    try:
        return find_words(text, quoted)
    except NotFound:
        form.add_error(field, _("These words do not stand in the cell. Copy them from it."))
    except NotAlone:
        form.add_error(field, _("These words stand in the cell more than once. Give some more of them."))
    return None


class PutUnderForm(MendingForm):
    """Which objective an item stands under."""

    objective = forms.ChoiceField(label=gettext_lazy("It stands under"), required=False)

    def __init__(self, data: Any, *, overview: DraftOverview, shown: ItemShown) -> None:
        item = shown.item
        above = item.parent if shown.kind == "objective" else getattr(item, "objective", None)
        super().__init__(data, initial={"revision": overview.draft.revision, "objective": above or ""})
        others = [each for each in overview.file.objectives if each.key != item.key or shown.kind == "action"]
        field = self.fields["objective"]
        if isinstance(field, forms.ChoiceField):
            named = [(each.key, Truncator(f"{each.ref} {each.title}".strip()).words(15)) for each in others]
            field.choices = [("", _("nothing")), *named]

    def corrections(self, item: str) -> list[Correction]:
        """One correction."""
        return [PutUnder(item=item, objective=self.cleaned_data["objective"] or None)]
