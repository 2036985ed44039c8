"""The question for a timescale: the words as written, and beside them how they were read, to be confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from dueregard.design.dates import edtf_in_words, rule_in_words
from dueregard.planfile import edtf
from dueregard.planfile.model import Entry, to_data
from dueregard.planfile.timescales import Context, Reading, read_timescale
from dueregard.plans.editing.questions import Controls, LongText, plain
from dueregard.plans.models import TimescaleEntry
from dueregard.plans.wording import entry_in_words

READ: Final = "read"
HELD: Final = "held"
NONE: Final = "none"


@dataclass(frozen=True)
class TimescaleQuestion(LongText):
    """The words of a timescale. Words that say something new are read and shown before they are kept.

    `held` are the entries that the item has, `period` the plan's, from which words may take their year.
    """

    held_text: str = ""
    held: tuple[Entry, ...] = ()
    period: str | None = None
    rows: int = 2

    def controls(self, data: Mapping[str, Any] | None, value: Any) -> Controls:
        """The words; once they are others than those held, how they were read and what is in doubt."""
        text = plain((data or {}).get(self.name)) if data is not None else (value or {}).get("text", "")
        found = super().controls(data, text)
        if text == self.held_text or not text.strip():
            return found
        reading = self._reading(text)
        if _equal(reading.entries, self.held) and not reading.doubts:
            return found
        return found | self._confirmation(text, reading)

    def initial(self, value: Any) -> dict[str, Any]:
        """The words; and what was confirmed of them."""
        text = (value or {}).get("text", "")
        entries = [Entry.model_validate(each) for each in (value or {}).get("entries", [])]
        chosen = {READ: self._reading(text).entries, HELD: self.held, NONE: ()}
        how = next((name for name, those in chosen.items() if _equal(those, entries)), READ)
        return {self.name: text, f"{self.name}-how": how, f"{self.name}-of": text}

    def value(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        """The words and the entries that go with them."""
        text = plain(cleaned.get(self.name))
        entries = self._entries(text, cleaned)
        return {"text": text, "entries": [to_data(each) for each in entries]}

    def settled(self, value: Any) -> dict[str, Any]:
        """Both keys stated."""
        value = value or {}
        return {"text": plain(value.get("text")), "entries": list(value.get("entries", []))}

    def in_words(self, value: Any) -> str:
        """The words, and below them what they say."""
        return timescale_in_words(value or {})

    def unconfirmed(self, cleaned: Mapping[str, Any]) -> bool:
        """Whether other words were read than those for which it was said how."""
        return f"{self.name}-how" in cleaned and plain(cleaned.get(f"{self.name}-of")) != plain(
            cleaned.get(self.name)
        )

    def _reading(self, text: str) -> Reading:
        return read_timescale(text, context=Context(period=self.period))

    def _confirmation(self, text: str, reading: Reading) -> Controls:
        words = entries_in_words(reading.entries) or _("no date")
        choices = [(READ, _("as read: %(what)s") % {"what": words})]
        if self.held and not _equal(self.held, reading.entries):
            held = entries_in_words(self.held)
            choices.append((HELD, _("as it was before: %(what)s") % {"what": held}))
        choices.append((NONE, _("no date at all: only the words are kept")))
        how = forms.ChoiceField(
            label=_("What does this timescale say?"),
            choices=choices,
            widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
            error_messages={
                "required": _("Look at how the timescale was read, and say whether it is right.")
            },
        )
        of = _Fixed(text)
        return {f"{self.name}-how": how, f"{self.name}-of": of, **self._doubts(reading)}

    def _doubts(self, reading: Reading) -> Controls:
        return {
            f"{self.name}-doubt-{number}": _Preset(
                label=doubt.text,
                choices=[(choice, _date_or_rule(choice)) for choice in doubt.choices],
                initial=doubt.choices[0],
                required=False,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
            )
            for number, doubt in enumerate(reading.doubts)
            if len(doubt.choices) > 1
        }

    def _entries(self, text: str, cleaned: Mapping[str, Any]) -> Sequence[Entry]:
        if text == self.held_text:
            return self.held
        how = cleaned.get(f"{self.name}-how", READ)
        if how == HELD:
            return self.held
        if how == NONE:
            return ()
        reading = self._reading(text)
        chosen = {
            doubt.choices[0]: answer
            for number, doubt in enumerate(reading.doubts)
            if doubt.choices and (answer := cleaned.get(f"{self.name}-doubt-{number}"))
        }
        return [_with(entry, chosen) for entry in reading.entries]


class _Fixed(forms.CharField):
    """The words that were read: shown as they were read, whatever was sent before."""

    def __init__(self, text: str) -> None:
        super().__init__(widget=forms.HiddenInput, required=False, strip=False)
        self.text = text

    def bound_data(self, _data: Any, _initial: Any) -> str:
        """What the next answer is about."""
        return self.text


class _Preset(forms.ChoiceField):
    """A choice that stands at its initial one also in a form that was sent before it was asked."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What to show as chosen."""
        return data or initial


def timescale_in_words(value: Mapping[str, Any]) -> str:
    """A timescale of the plan format: its words, and below them what they say."""
    entries = [Entry.model_validate(each) for each in value.get("entries", [])]
    moves = [
        _("moved to %(date)s: %(reason)s")
        % {"date": edtf_in_words(each["to"]), "reason": each.get("reason", "")}
        for each in value.get("revisions", [])
    ]
    return "\n".join(filter(None, [value.get("text", ""), entries_in_words(entries), *moves]))


def entries_in_words(entries: Sequence[Entry]) -> str:
    """What a timescale says, as one line."""
    return "; ".join(entry_in_words(_row(each)) for each in entries)


def _row(entry: Entry) -> TimescaleEntry:
    """The entry as a record that is never saved: pages say what records say."""
    row = TimescaleEntry(
        kind=entry.kind,
        date=entry.date or "",
        rrule=entry.rrule or "",
        first=entry.first or "",
        text=entry.text,
    )
    if entry.date and edtf.is_valid(entry.date):
        span = edtf.parse(entry.date)
        row.earliest, row.latest = span.lower, span.upper
    return row


def _with(entry: Entry, chosen: Mapping[str, str]) -> Entry:
    changed = {
        name: chosen[value]
        for name in ("date", "rrule", "first")
        if (value := getattr(entry, name)) and value in chosen
    }
    return entry.model_copy(update=changed)


def _equal(some: Sequence[Entry], others: Sequence[Entry]) -> bool:
    return [to_data(each) for each in some] == [to_data(each) for each in others]


def _date_or_rule(choice: str) -> str:
    return rule_in_words(choice) if choice.startswith("FREQ=") else edtf_in_words(choice)
