"""Forms about one row of the document or one item of the plan."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.importing.forms.drafts import MendingForm, row_label
from dueregard.importing.queries import DraftOverview, ItemShown, RowShown
from dueregard.importing.wording import MEANINGS
from dueregard.reading.corrections import (
    Correction,
    JoinRows,
    LeaveOutRow,
    MoveWords,
    NameRow,
    PutUnder,
    SplitRow,
)
from dueregard.reading.finding import NotAlone, NotFound, find_words

LEFT_OUT = "left-out"
NEARBY = 5
"""How many rows above are offered to be joined with."""


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
            field.choices = [(f"{row.table}.{row.number}", row_label(row)) for row in above]

    def corrections(self, row: RowShown) -> list[Correction]:
        """One correction."""
        table, number = (int(part) for part in self.cleaned_data["onto"].split("."))
        return [JoinRows(table=row.table, row=row.number, onto_table=table, onto_row=number)]


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
