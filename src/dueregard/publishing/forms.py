"""What is asked on the way to an edition."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.accounts.models import Account
from dueregard.editions.models import Site
from dueregard.publishing.operations import SITE, Settled
from dueregard.publishing.queries import Offered, ToSettle
from dueregard.publishing.wording import part_in_words
from dueregard.publishing.words import How, Part


class ChoiceForm(forms.Form):
    """Which columns and which other fields are public; what is not ticked is internal."""

    columns = forms.MultipleChoiceField(
        label=gettext_lazy("Columns of the plan"),
        help_text=gettext_lazy("The action itself, its reference and its headings are in every edition."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    fields_beside = forms.MultipleChoiceField(
        label=gettext_lazy("What else is kept of the plan"),
        help_text=gettext_lazy("Comments, evidence, history and where words were printed are never public."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, offered: Sequence[Offered]) -> None:
        super().__init__(data)
        self.offered = offered
        for name, part in (("columns", Part.COLUMN), ("fields_beside", Part.FIELD)):
            field: Any = self.fields[name]
            rows = [each for each in offered if each.part == part]
            field.choices = [(each.name, part_in_words(each)) for each in rows]
            field.initial = [each.name for each in rows if each.public]
            if not rows:
                del self.fields[name]

    def public(self) -> dict[tuple[str, str], bool]:
        """What was answered, for the operation."""
        ticked = {
            *((Part.COLUMN, name) for name in self.cleaned_data.get("columns", ())),
            *((Part.FIELD, name) for name in self.cleaned_data.get("fields_beside", ())),
        }
        return {(each.part, each.name): (each.part, each.name) in ticked for each in self.offered}


class SettleForm(forms.Form):
    """What is done about each of the words that may tell of a person: two controls for each."""

    def __init__(self, data: Any, people: Sequence[ToSettle]) -> None:
        super().__init__(data)
        self.people = people
        for number, each in enumerate(people):
            how, put = _held(each)
            self.fields[f"how-{number}"] = forms.ChoiceField(
                label=each.found.words,
                help_text=_where(each),
                choices=How.choices,
                widget=forms.RadioSelect,
                initial=how,
                required=False,
            )
            self.fields[f"put-{number}"] = forms.CharField(
                label=_("Words put for “%(words)s”") % {"words": each.found.words},
                initial=put,
                max_length=300,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Where other words are put, they are said."""
        cleaned = super().clean() or {}
        for number in range(len(self.people)):
            if cleaned.get(f"how-{number}") == How.PUT and not cleaned.get(f"put-{number}", "").strip():
                self.add_error(f"put-{number}", _("Say which words are put for them."))
        return cleaned

    def settled(self) -> dict[str, Settled]:
        """What was answered, for the operation; what was not answered stays open."""
        return {
            each.found.words: Settled(self.cleaned_data[f"how-{number}"], self.cleaned_data[f"put-{number}"])
            for number, each in enumerate(self.people)
            if self.cleaned_data[f"how-{number}"]
        }


class ProposeForm(forms.Form):
    """Who is asked to approve the edition, and what it says of itself."""

    approver = forms.ChoiceField(label=gettext_lazy("Who is to approve it?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("What is new in this edition?"),
        help_text=gettext_lazy(
            "Everybody can read it beside the edition. If it puts something right, say what."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )

    def __init__(self, data: Any, approvers: Sequence[Account]) -> None:
        super().__init__(data)
        self.approvers = {each.uid: each for each in approvers}
        field: Any = self.fields["approver"]
        field.choices = [(each.uid, each.name or each.email) for each in approvers]

    def values(self) -> dict[str, Any]:
        """What was answered, for the operation."""
        return {
            "approver": self.approvers[self.cleaned_data["approver"]],
            "note": self.cleaned_data["note"],
        }


class ReasonForm(forms.Form):
    """Why something is refused, taken back or withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


class PolicyForm(forms.Form):
    """How the body publishes."""

    second_person = forms.TypedChoiceField(
        label=gettext_lazy("Who approves an edition?"),
        choices=[
            ("yes", gettext_lazy("An approver, never the person who proposed it")),
            ("no", gettext_lazy("An approver, or an equality officer, who may also have proposed it")),
        ],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )


class SiteForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """How a body's public pages are named, coloured and signed."""

    class Meta:
        """What may be changed, with room for texts."""

        model = Site
        fields = SITE
        widgets: ClassVar = {
            name: forms.Textarea(attrs={"rows": 4})
            for name in SITE
            if name.startswith(("contact", "accessibility", "privacy"))
        }
        help_texts: ClassVar = {
            "accessibility": gettext_lazy(
                "Left empty, the usual statement stands there, true of this software."
            ),
            "privacy": gettext_lazy("Left empty, the usual notice stands there: these pages set no cookies."),
        }


def _held(each: ToSettle) -> tuple[str, str]:
    """What was said before; else the post, where one could stand for the person: names are off by default."""
    if each.settlement:
        return each.settlement.how, each.settlement.put or each.post
    return (How.PUT, each.post) if each.post else ("", "")


def _where(each: ToSettle) -> str:
    """The first places where the words stand."""
    places = [f"{place.item} ({place.field})" if place.item else place.field for place in each.found.places]
    more = len(places) - 5
    told = ", ".join(places[:5])
    return _("%(places)s and %(number)s more places") % {"places": told, "number": more} if more > 0 else told
