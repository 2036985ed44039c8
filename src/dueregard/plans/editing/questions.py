"""What an edit form can ask: each kind of question turns a value of the plan format into controls and back.

A value is plain JSON data, and `settled` gives it the one shape that the question's own `value` has, so that
what was typed can be compared with what is held.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dueregard.plans.models.words import LeadKind

Words = str | Promise
Controls = dict[str, forms.Field]
Choices = Sequence[tuple[str, Any]]
SPARE: Final = 2
"""How many empty rows a list offers, so that it can grow without a script."""


def plain(text: object) -> str:
    """Text as it is kept: browsers send two characters for the end of a line."""
    return str(text or "").replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True)
class Question:
    """A text of one line. `name` is the key of the plan format, and of the control."""

    name: str
    label: Words
    hint: Words = ""
    required: bool = False

    def controls(self, _data: Mapping[str, Any] | None, _value: Any) -> Controls:
        """The form's fields for it, by name."""
        return {self.name: forms.CharField(**self._told(), max_length=300)}

    def initial(self, value: Any) -> dict[str, Any]:
        """What the controls show of the value."""
        return {self.name: value}

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """The value that the controls say."""
        return plain(cleaned.get(self.name))

    def settled(self, value: Any) -> Any:
        """A held value in the shape of `value`."""
        return plain(value)

    def in_words(self, value: Any) -> str:
        """The value for a reader who compares it with another one."""
        return str(value or "")

    def _told(self) -> dict[str, Any]:
        return {
            "label": self.label,
            "help_text": self.hint,
            "required": self.required,
            "strip": False,
        }


@dataclass(frozen=True)
class LongText(Question):
    """A text of many lines."""

    rows: int = 4

    def controls(self, _data: Mapping[str, Any] | None, value: Any) -> Controls:
        """A box as high as its words need, within reason."""
        lines = sum(1 + len(line) // 70 for line in plain(value).split("\n"))
        box = forms.Textarea(attrs={"rows": max(self.rows, min(lines + 1, 14))})
        return {self.name: forms.CharField(**self._told(), widget=box)}


@dataclass(frozen=True)
class CellText(LongText):
    """The cell of a column of the plan's own that has no field in the format; `name` is `cells.<column>`."""


@dataclass(frozen=True)
class Choice(Question):
    """One of some codes, or nothing."""

    choices: Choices = ()
    empty: Words = ""

    def controls(self, _data: Mapping[str, Any] | None, _value: Any) -> Controls:
        """A list to choose from."""
        told: dict[str, Any] = {"label": self.label, "help_text": self.hint, "required": self.required}
        choices = [("", self.empty or _("not stated")), *self.choices]
        return {self.name: forms.ChoiceField(**told, choices=choices)}

    def in_words(self, value: Any) -> str:
        """The choice's own words."""
        return str(dict(self.choices).get(value, value or ""))


@dataclass(frozen=True)
class Several(Question):
    """Any of a few codes."""

    choices: Choices = ()

    def controls(self, _data: Mapping[str, Any] | None, _value: Any) -> Controls:
        """Boxes to tick."""
        box = forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})
        told: dict[str, Any] = {"label": self.label, "help_text": self.hint, "required": False}
        return {self.name: forms.MultipleChoiceField(**told, choices=self.choices, widget=box)}

    def initial(self, value: Any) -> dict[str, Any]:
        """What is ticked."""
        return {self.name: value or []}

    def value(self, cleaned: Mapping[str, Any]) -> list[str]:
        """Codes in the order of the format."""
        return self.settled(cleaned.get(self.name))

    def settled(self, value: Any) -> list[str]:
        """Codes in the order of the format."""
        given = set(value or ())
        return [code for code, _label in self.choices if code in given]

    def in_words(self, value: Any) -> str:
        """The choices' own words."""
        return ", ".join(str(label) for code, label in self.choices if code in (value or ()))


@dataclass(frozen=True)
class Lines(LongText):
    """Some short texts, one a line."""

    def initial(self, value: Any) -> dict[str, Any]:
        """One a line."""
        return {self.name: "\n".join(value or [])}

    def value(self, cleaned: Mapping[str, Any]) -> list[str]:
        """The lines that say something."""
        return self.settled(plain(cleaned.get(self.name)).split("\n"))

    def settled(self, value: Any) -> list[str]:
        """The lines that say something."""
        return [line.strip() for line in value or () if line.strip()]

    def controls(self, data: Mapping[str, Any] | None, value: Any) -> Controls:
        """One box."""
        return super().controls(data, "\n".join(value or []))

    def in_words(self, value: Any) -> str:
        """One a line."""
        return "\n".join(value or [])


@dataclass(frozen=True)
class Pairs(LongText):
    """Terms and what they mean, `term = meaning`, one a line."""

    def initial(self, value: Any) -> dict[str, Any]:
        """One a line."""
        return {self.name: self.in_words(value)}

    def value(self, cleaned: Mapping[str, Any]) -> dict[str, str]:
        """What is said before and after the first sign of equality."""
        parts = (line.partition("=") for line in plain(cleaned.get(self.name)).split("\n"))
        return {term.strip(): meaning.strip() for term, _sign, meaning in parts if term.strip()}

    def settled(self, value: Any) -> dict[str, str]:
        """As it is."""
        return dict(value or {})

    def controls(self, data: Mapping[str, Any] | None, value: Any) -> Controls:
        """One box."""
        return super().controls(data, self.in_words(value))

    def in_words(self, value: Any) -> str:
        """One a line."""
        return "\n".join(f"{term} = {meaning}" for term, meaning in (value or {}).items())


@dataclass(frozen=True)
class Rows(Question):
    """Some choices in an order, each from one list: the further objectives of an action."""

    choices: Choices = ()

    def controls(self, data: Mapping[str, Any] | None, value: Any) -> Controls:
        """One list for each choice and some more."""
        more: list[tuple[str, Any]] = [("", _("none")), *self.choices]
        found: Controls = {}
        for number in range(row_count(self.name, data, value)):
            label = _("%(label)s, %(number)s") % {"label": self.label, "number": number + 1}
            found[f"{self.name}-{number}"] = forms.ChoiceField(label=label, choices=more, required=False)
        return found

    def initial(self, value: Any) -> dict[str, Any]:
        """One choice a row."""
        return {f"{self.name}-{number}": key for number, key in enumerate(value or ())}

    def value(self, cleaned: Mapping[str, Any]) -> list[str]:
        """What was chosen, each once."""
        return self.settled(text for _n, text in _rows(self.name, cleaned))

    def settled(self, value: Any) -> list[str]:
        """Each once."""
        return list(dict.fromkeys(key for key in value or () if key))

    def in_words(self, value: Any) -> str:
        """One a line."""
        names = dict(self.choices)
        return "\n".join(str(names.get(key, key)) for key in value or ())


@dataclass(frozen=True)
class Leads(Question):
    """Who is responsible, in rows: name, role, kind, and whether that is sure."""

    roles: Sequence[str] = ()

    def controls(self, data: Mapping[str, Any] | None, value: Any) -> Controls:
        """Four controls a row."""
        kinds: list[tuple[str, Any]] = [("", _("not stated")), *LeadKind.choices]
        found: Controls = {}
        for number in range(row_count(f"{self.name}-name", data, value)):
            told = {"number": number + 1}
            role = forms.CharField(label=_("Role of %(number)s") % told, max_length=200, required=False)
            found |= {
                f"{self.name}-name-{number}": forms.CharField(
                    label=_("Name or post %(number)s") % told, required=False
                ),
                f"{self.name}-role-{number}": role,
                f"{self.name}-kind-{number}": forms.ChoiceField(
                    label=_("Kind of %(number)s") % told, choices=kinds, required=False
                ),
                f"{self.name}-unsure-{number}": forms.BooleanField(
                    label=_("It is not sure that %(number)s is right") % told, required=False
                ),
            }
        return found

    def initial(self, value: Any) -> dict[str, Any]:
        """One lead a row."""
        found: dict[str, Any] = {}
        for number, lead in enumerate(value or ()):
            found |= {
                f"{self.name}-name-{number}": lead["name"],
                f"{self.name}-role-{number}": lead.get("role", "lead"),
                f"{self.name}-kind-{number}": lead.get("kind") or "",
                f"{self.name}-unsure-{number}": bool(lead.get("uncertain")),
            }
        return found

    def value(self, cleaned: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows that bear a name."""
        return self.settled(
            {
                "name": plain(name),
                "role": cleaned.get(f"{self.name}-role-{number}"),
                "kind": cleaned.get(f"{self.name}-kind-{number}"),
                "uncertain": cleaned.get(f"{self.name}-unsure-{number}"),
            }
            for number, name in _rows(f"{self.name}-name", cleaned)
        )

    def settled(self, value: Any) -> list[dict[str, Any]]:
        """Every key stated."""
        return [
            {
                **lead,
                "name": lead["name"],
                "role": lead.get("role") or "lead",
                "kind": lead.get("kind") or None,
                "uncertain": bool(lead.get("uncertain")),
            }
            for lead in value or ()
            if lead["name"].strip()
        ]

    def in_words(self, value: Any) -> str:
        """One a line."""
        return "\n".join(lead_in_words(lead) for lead in value or ())


def lead_in_words(lead: Mapping[str, Any]) -> str:
    """A lead of the plan format in one line."""
    role = lead.get("role") or "lead"
    kind = str(dict(LeadKind.choices).get(lead.get("kind") or "", ""))
    notes = [role if role != "lead" else "", kind, _("not sure") if lead.get("uncertain") else ""]
    return ", ".join([lead["name"], *(note for note in notes if note)])


def row_count(prefix: str, data: Mapping[str, Any] | None, value: Any) -> int:
    """How many rows to show: all that were sent, or those that are held and some to spare."""
    if data is not None:
        sent = [name.removeprefix(f"{prefix}-") for name in data if name.startswith(f"{prefix}-")]
        return min(1 + max((int(number) for number in sent if number.isdigit()), default=-1), 200)
    return len(value or ()) + SPARE


def _rows(prefix: str, cleaned: Mapping[str, Any]) -> Iterable[tuple[int, Any]]:
    number = 0
    while (name := f"{prefix}-{number}") in cleaned:
        yield number, cleaned[name]
        number += 1
