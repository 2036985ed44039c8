"""What is asked of a translator and of a checker: controls for each piece, numbered as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.planfile.model import Column
from dueregard.planfile.translations import Piece, digest
from dueregard.plans.differing import Run, differing
from dueregard.plans.models.translations import Asks
from dueregard.plans.translating.operations import Place, Said
from dueregard.publishing.translating.queries import named
from dueregard.publishing.translating.wording import heading_of, language_name

LONGEST: Final = 20_000
"""Characters of one translation."""


@dataclass(frozen=True, slots=True)
class Row:
    """One piece on the page, with its controls."""

    piece: Piece
    heading: str
    above: str
    """What its item is called; "" where it is the one before's."""
    runs: tuple[Run, ...]
    """What has changed in the words since they were translated."""
    hidden: tuple[BoundField, ...]
    text: BoundField
    ticks: tuple[BoundField, ...]


class TranslateForm(forms.Form):
    """The pieces of one page. `memory` says how the same words are translated elsewhere in the plan."""

    def __init__(
        self,
        data: Any,
        pieces: Sequence[Piece],
        *,
        language: str,
        columns: Mapping[str, Column],
        memory: Mapping[str, str],
        may_translate: bool,
    ) -> None:
        super().__init__(data)
        self.pieces, self.columns = pieces, columns
        for number, piece in enumerate(pieces):
            offered = "" if piece.said else memory.get(digest(piece.text), "")
            self.fields |= _controls(
                number, piece, language, heading_of(piece, columns), offered, may_translate
            )

    def rows(self) -> list[Row]:
        """The pieces with their controls."""
        found, before = [], ""
        for number, piece in enumerate(self.pieces):
            hidden = tuple(self[f"{name}-{number}"] for name in ("item", "name", "seen"))
            ticks = tuple(
                self[f"{name}-{number}"] for name in ("right", "checked") if f"{name}-{number}" in self.fields
            )
            above = named(piece)
            runs = differing(piece.said.of, piece.text) if piece.said and piece.said.of else ()
            heading = heading_of(piece, self.columns)
            text = self[f"text-{number}"]
            found.append(Row(piece, heading, "" if above == before else above, runs, hidden, text, ticks))
            before = above
        return found

    def said(self) -> list[Said]:
        """What was answered, for the operation."""
        told = self.cleaned_data
        return [
            Said(
                item=told[f"item-{number}"],
                name=told[f"name-{number}"],
                text=told[f"text-{number}"],
                seen=told[f"seen-{number}"],
                still_right=told.get(f"right-{number}", False),
                checked=told.get(f"checked-{number}", False),
            )
            for number in range(len(self.pieces))
        ]

    def complain_at(self, places: Sequence[Place], words: str) -> None:
        """Tell beside these pieces why nothing was kept."""
        for number, piece in enumerate(self.pieces):
            if (piece.id, piece.name) in places:
                self.add_error(f"text-{number}", words)


def sent_places(data: Any) -> list[Place]:
    """Which pieces a sent form is about, in its order."""
    places: list[Place] = []
    while f"name-{len(places)}" in data:
        number = len(places)
        places.append((data.get(f"item-{number}", ""), data[f"name-{number}"]))
    return places


def _controls(
    number: int, piece: Piece, language: str, heading: str, offered: str, may_translate: bool
) -> dict[str, forms.Field]:
    told = {"heading": heading, "language": language_name(language)}
    lines = min(12, max(2, len(piece.text) // 45 + piece.text.count("\n") + 1))
    attributes = {"lang": language, "rows": lines}
    if not may_translate:
        attributes["readonly"] = True
    text = forms.CharField(
        label=_("%(heading)s, in %(language)s") % told,
        help_text=_("Filled in as elsewhere in this plan.") if offered else "",
        initial=piece.said.text if piece.said else offered,
        widget=forms.Textarea(attrs=attributes),
        max_length=LONGEST,
        required=False,
    )
    hidden = {"item": piece.id, "name": piece.name, "seen": piece.version}
    found: dict[str, forms.Field] = {
        f"{name}-{number}": forms.CharField(initial=value, widget=forms.HiddenInput, required=False)
        for name, value in hidden.items()
    }
    found[f"text-{number}"] = text
    if piece.state == "stale" and may_translate:
        label = _("Still right as it stands: %(heading)s") % told
        found[f"right-{number}"] = forms.BooleanField(label=label, required=False)
    if piece.state == "unchecked":
        label = _("I have checked it: %(heading)s") % told
        found[f"checked-{number}"] = forms.BooleanField(label=label, required=False)
    return found


class TranslatedFileForm(forms.Form):
    """A file that came back from who translated it."""

    file = forms.FileField(
        label=gettext_lazy("The file that came back"),
        help_text=gettext_lazy("The workbook (XLSX) or table (CSV) that was taken from here, filled in."),
    )
    translator = forms.CharField(
        label=gettext_lazy("Who translated it?"),
        help_text=gettext_lazy(
            "A translation unit or company, by its name. Left empty, you did, and somebody else checks."
        ),
        max_length=200,
        required=False,
    )


class LanguageSchemeForm(forms.Form):
    """What the body's language scheme asks."""

    asks = forms.ChoiceField(
        label=gettext_lazy(
            "What does your language scheme ask where an edition is not all in both languages?"
        ),
        choices=[
            (Asks.NOTHING, gettext_lazy("Nothing: it is published as it is")),
            (Asks.WARN, gettext_lazy("A warning to whoever proposes it")),
            (Asks.BAR, gettext_lazy("That it is not published")),
        ],
        widget=forms.RadioSelect,
    )
    second_person = forms.TypedChoiceField(
        label=gettext_lazy("Who checks a translation?"),
        choices=[
            ("yes", gettext_lazy("Somebody other than who translated it")),
            ("no", gettext_lazy("Anybody who may, also who translated it")),
        ],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
