"""What a plan's records say in the page's language: timescale entries, places, abbreviations."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from dueregard.design.dates import day_in_words, edtf_in_words, rule_in_words
from dueregard.planfile.timescales import awaited
from dueregard.plans.models import Action, Objective, TimescaleEntry
from dueregard.plans.models.words import EntryKind


def entry_in_words(entry: TimescaleEntry) -> str:
    """One thing that a timescale says, as a sentence without its full stop."""
    date = edtf_in_words(entry.date) if entry.date else ""
    match entry.kind:
        case EntryKind.DUE:
            return _due_in_words(entry, date)
        case EntryKind.START:
            return _("starts %(date)s") % {"date": date}
        case EntryKind.ONGOING:
            return _("goes on without an end")
        case EntryKind.RECURRING:
            return _recurring_in_words(entry)
        case EntryKind.CONDITIONAL:
            return _("waits for: %(condition)s") % {"condition": awaited(entry.text)}
        case EntryKind.COMPLETED:
            return _("completed %(date)s") % {"date": date} if date else _("completed")
    return _("no date is given")


def place_in_words(source: Mapping[str, Any], document: str) -> str:
    """Where a thing was printed: "page 3, table 2, row 5 of plan.docx"; "" where nobody knows.

    `source` is as in the plan format, `document` the name of the document that it names.
    """
    names = {
        "page": _("page %(number)s"),
        "sheet": _("sheet %(number)s"),
        "table": _("table %(number)s"),
        "row": _("row %(number)s"),
        "line": _("line %(number)s"),
    }
    parts = [words % {"number": source[key]} for key, words in names.items() if source.get(key)]
    if not document:
        return ", ".join(parts)
    return (
        _("%(place)s of %(document)s") % {"place": ", ".join(parts), "document": document}
        if parts
        else document
    )


def meaning_of(name: str, glossary: Mapping[str, str]) -> str:
    """What an abbreviation stands for by the plan's key, however its letters are spaced; else ""."""
    if name in glossary:
        return glossary[name]
    letters = _letters(name)
    return next(
        (meaning for short, meaning in glossary.items() if letters and _letters(short) == letters), ""
    )


def named(item: Objective | Action) -> str:
    """What to call an item in a list: its reference, or its heading's where it has none, and its title."""
    above = item.objective.ref if isinstance(item, Action) and item.objective else ""
    return " ".join(part for part in (item.ref or above, item.title) if part) or _("without a title")


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def _due_in_words(entry: TimescaleEntry, date: str) -> str:
    """Due, with the last day wherever the printed date is longer than a day: that is when it becomes late."""
    if entry.latest is None or entry.earliest == entry.latest:
        return _("due %(date)s") % {"date": date}
    return _("due %(date)s, that is by %(day)s") % {"date": date, "day": day_in_words(entry.latest)}


def _recurring_in_words(entry: TimescaleEntry) -> str:
    often = rule_in_words(entry.rrule) if entry.rrule else _("again and again, how often is not said")
    if not entry.first:
        return often
    return _("%(often)s, first %(date)s") % {"often": often, "date": edtf_in_words(entry.first)}
