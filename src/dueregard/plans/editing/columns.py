"""The form for a plan's own columns."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.planfile.ids import new_id
from dueregard.plans.editing.asking import FIELDS
from dueregard.plans.editing.questions import SPARE
from dueregard.plans.models import PlanColumn

KINDS = ("place", "heading", "field", "role", "remove")


class ColumnsForm(forms.Form):
    """Each column with its place, heading and meaning, and some rows for new ones. No heading: no column."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why is it changed?"),
        help_text=gettext_lazy("Kept in history. It may be left out."),
        required=False,
        max_length=500,
    )

    def __init__(self, data: Any, *, columns: Sequence[PlanColumn], version: int) -> None:
        self.keys = [column.key for column in columns] + [""] * SPARE
        initial: dict[str, Any] = {"version": version}
        for number, column in enumerate(columns):
            initial |= {
                f"place-{number}": number + 1,
                f"heading-{number}": column.heading,
                f"field-{number}": column.field,
                f"role-{number}": column.role,
            }
        super().__init__(data, initial=initial)
        reason = self.fields.pop("reason")
        for number in range(len(self.keys)):
            self.fields.update(_controls(number))
        self.fields["reason"] = reason

    def rows(self) -> list[tuple[BoundField, ...]]:
        """The controls of each column."""
        return [tuple(self[f"{kind}-{number}"] for kind in KINDS) for number in range(len(self.keys))]

    def columns(self) -> list[dict[str, Any]]:
        """The columns in their new order, as the plan format has them."""
        given = self.cleaned_data
        rows = [(_place(given, number), number, key) for number, key in enumerate(self.keys)]
        return [
            {
                "id": key or new_id(),
                "heading": given[f"heading-{number}"],
                "field": given[f"field-{number}"] or None,
                "role": given[f"role-{number}"] if given[f"field-{number}"] == "leads" else "",
            }
            for _place_, number, key in sorted(rows)
            if not given[f"remove-{number}"] and (key or given[f"heading-{number}"])
        ]

    def renewed(self, version: int, words: str) -> None:
        """Complain that the plan is another by now, and take the next answer for the plan as it is."""
        self.add_error(None, words)
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a form's data are a QueryDict
        self.data["version"] = str(version)  # type: ignore[index]


def _place(given: Mapping[str, Any], number: int) -> int:
    place = given[f"place-{number}"]
    return place if place is not None else 10_000


def _controls(number: int) -> dict[str, forms.Field]:
    told = {"number": number + 1}
    meanings: list[tuple[str, Any]] = [("", _("no field: words of the plan’s own")), *FIELDS.items()]
    narrow = forms.NumberInput(attrs={"class": "govuk-input--width-3"})
    found: dict[str, forms.Field] = {
        f"place-{number}": forms.IntegerField(
            label=_("Place of column %(number)s") % told, required=False, min_value=0, widget=narrow
        ),
        f"heading-{number}": forms.CharField(
            label=_("Heading of column %(number)s") % told, required=False, max_length=300
        ),
        f"field-{number}": forms.ChoiceField(
            label=_("Meaning of column %(number)s") % told, choices=meanings, required=False
        ),
        f"role-{number}": forms.CharField(
            label=_("Role of the leads in column %(number)s") % told, required=False, max_length=200
        ),
        f"remove-{number}": forms.BooleanField(label=_("Leave column %(number)s out") % told, required=False),
    }
    return found
