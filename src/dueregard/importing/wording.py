"""The reader's codes in words that can be translated."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.planfile.model import Action, Objective, Source
from dueregard.reading.corrections import (
    AnswerRemark,
    Correction,
    JoinRows,
    LeaveOutRow,
    MoveWords,
    NameColumn,
    NameRow,
    NameTable,
    PutUnder,
    SplitRow,
)
from dueregard.reading.jobs import scanned_page

Words = str | Promise

FIELDS: Final[dict[str, Words]] = {
    "ref": gettext_lazy("reference"),
    "theme": gettext_lazy("theme over objectives"),
    "objective": gettext_lazy("objective over actions"),
    "action": gettext_lazy("what is to be done"),
    "milestone": gettext_lazy("milestone"),
    "lead": gettext_lazy("lead"),
    "timescale": gettext_lazy("timescale"),
    "start": gettext_lazy("start date"),
    "output": gettext_lazy("output"),
    "outcome": gettext_lazy("intended outcome"),
    "measure": gettext_lazy("measure of success"),
    "resources": gettext_lazy("resources"),
    "progress": gettext_lazy("progress"),
    "actual_outcome": gettext_lazy("actual outcome"),
    "status": gettext_lazy("status"),
    "rating": gettext_lazy("rating (RAG, BRAG)"),
    "priority": gettext_lazy("priority"),
    "characteristics": gettext_lazy("protected characteristics"),
    "aims": gettext_lazy("aims of the general duty"),
    "links": gettext_lazy("links to other items"),
}
"""What a column can hold, by the reader's name for it."""

READER_NAMES: Final = {"title": "action", "leads": "lead"}
"""Keys of the plan format that the reader calls otherwise."""

REASONS: Final[dict[str, Words]] = {
    "repeated header": gettext_lazy("heading repeated on another page"),
    "page header": gettext_lazy("page header"),
    "page footer": gettext_lazy("page footer"),
    "page number": gettext_lazy("page number"),
    "markup": gettext_lazy("markup"),
    "other table": gettext_lazy("another table"),
    "not placed": gettext_lazy("no place in the plan"),
    "footnote": gettext_lazy("footnote"),
    "comment": gettext_lazy("comment"),
    "deleted": gettext_lazy("tracked deletion"),
    "hidden text": gettext_lazy("hidden text"),
    "hidden sheet": gettext_lazy("hidden sheet"),
    "hidden row": gettext_lazy("hidden row"),
    "hidden column": gettext_lazy("hidden column"),
    "web page furniture": gettext_lazy("rest of the web page"),
    "picture text": gettext_lazy("words of a picture"),
    "embedded object": gettext_lazy("embedded object"),
    "said to be no part of the plan": gettext_lazy("left out by hand"),
}
"""Why words were left out, by the reader's reason."""

UNSEEN: Final = (
    "comment",
    "deleted",
    "hidden text",
    "hidden sheet",
    "hidden row",
    "hidden column",
    "embedded object",
)
"""Reasons of what a reader of the printed document does not see: never read, always listed."""

STEPS: Final[dict[str, Words]] = {
    "": gettext_lazy("waiting for its turn"),
    "opening": gettext_lazy("opening the file"),
    "reading": gettext_lazy("looking for objectives and actions"),
}
"""What the reader does, by the step that it reports; see also `step_words`."""

MEANINGS: Final[dict[str, Words]] = {
    "action": gettext_lazy("an action"),
    "objective": gettext_lazy("a heading that actions stand under"),
    "header": gettext_lazy("the heads of the columns"),
}
"""What a row can be."""


VALUES: Final[dict[str, Words]] = {
    "statement": gettext_lazy("Statement"),
    "outcome": gettext_lazy("Intended outcome"),
    "output": gettext_lazy("Output"),
    "measure": gettext_lazy("Measure of success"),
    "resources": gettext_lazy("Resources"),
    "priority": gettext_lazy("Priority"),
    "characteristics": gettext_lazy("Protected characteristics"),
    "other_characteristics": gettext_lazy("Other groups"),
    "aims": gettext_lazy("Aims of the general duty"),
    "status": gettext_lazy("Status"),
    "rating": gettext_lazy("Rating"),
    "progress": gettext_lazy("Progress"),
    "actual_outcome": gettext_lazy("Actual outcome"),
    "links": gettext_lazy("Links to"),
}
"""What else is stated of an item, by its key in the plan format."""


OF_THE_WHOLE: Final[dict[str, Words]] = {
    "period": gettext_lazy("Period"),
    "as_of": gettext_lazy("As it stood in"),
    "introduction": gettext_lazy("Introduction"),
    "closing": gettext_lazy("Closing words"),
    "glossary": gettext_lazy("Abbreviations"),
    "rating_key": gettext_lazy("Key to ratings"),
}
"""What a document says of the whole plan."""


def field_words(field: str | None) -> Words:
    """What a column was taken for, or what is said of the whole plan."""
    if field is None:
        return _("kept as printed")
    if field in OF_THE_WHOLE:
        return OF_THE_WHOLE[field]
    return FIELDS.get(READER_NAMES.get(field, field), field)


def step_words(step: str) -> Words:
    """What the reader does now."""
    if place := scanned_page(step):
        page, pages = place
        return _("recognising the words of page %(page)s of %(pages)s") % {"page": page, "pages": pages}
    return STEPS.get(step, step)


def reason_words(reason: str) -> Words:
    """Why words were left out."""
    return REASONS.get(reason, reason)


def place_words(where: Source) -> str:
    """Where something was printed: sheet, page, table, row or line, as far as the format knows them."""
    named = (
        (_("sheet “%s”"), where.sheet),
        (_("page %s"), where.page),
        (_("table %s"), where.table),
        (_("row %s"), where.row),
        (_("line %s"), where.line),
    )
    return ", ".join(words % value for words, value in named if value is not None)


def value_words(item: Action | Objective) -> list[tuple[Words, str]]:
    """What is stated of an item beside title, leads and timescale, each with its name."""
    named = ((words, getattr(item, name, "")) for name, words in VALUES.items())
    return [(words, value if isinstance(value, str) else ", ".join(value)) for words, value in named if value]


def correction_words(correction: Correction) -> str:
    """What somebody said, in one line."""
    match correction:
        case NameColumn():
            return _("Column “%(column)s” holds: %(field)s") % {
                "column": correction.column,
                "field": field_words(correction.field),
            }
        case NameTable():
            return _("Table %(table)s holds the plan") % {"table": correction.table}
        case AnswerRemark():
            return _("Doubt settled: %(answer)s") % {"answer": correction.answer or _("open again")}
        case PutUnder():
            return _("“%(item)s” put under “%(objective)s”") % {
                "item": correction.item,
                "objective": correction.objective or _("nothing"),
            }
        case _:
            return _row_correction_words(correction)


def _row_correction_words(correction: NameRow | LeaveOutRow | SplitRow | JoinRows | MoveWords) -> str:
    where = {"table": correction.table, "row": correction.row}
    match correction:
        case NameRow():
            what = {"meaning": MEANINGS[correction.meaning], **where}
            return _("Table %(table)s, row %(row)s is %(meaning)s") % what
        case LeaveOutRow():
            return _("Table %(table)s, row %(row)s left out") % where
        case SplitRow():
            return _("Table %(table)s, row %(row)s split in two") % where
        case JoinRows():
            onto = {"onto": correction.onto_row, **where}
            return _("Table %(table)s, row %(row)s joined with row %(onto)s") % onto
        case MoveWords():
            cells = {"cell": correction.cell, "to": correction.to_cell, **where}
            return _("Table %(table)s, row %(row)s: words moved from cell %(cell)s to cell %(to)s") % cells


def value_in_words(value: object) -> str:
    """A value of the plan format, before or after a change, as words for a person."""
    if not value:
        return _("nothing")
    match value:
        case {"text": str(text)} | {"name": str(text)}:
            return text
        case {"entries": _entries}:
            return ""
        case dict():
            return "\n".join(f"{key}: {value_in_words(item)}" for key, item in value.items())
        case list():
            return ", ".join(value_in_words(item) for item in value)
    return str(value)


FOR_TEMPLATES: Final = {
    "value_in_words": value_in_words,
    "field_words": field_words,
    "place_words": place_words,
    "reason_words": reason_words,
    "correction_words": correction_words,
    "value_words": value_words,
}
