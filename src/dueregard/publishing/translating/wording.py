"""What pieces, their states and their languages are called on the pages."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dueregard.planfile.model import Action, Column, Plan
from dueregard.planfile.translations import Piece, tongue_of
from dueregard.plans.past.wording import field_name

STATES: Final = {
    "open": gettext_lazy("to be done"),
    "missing": gettext_lazy("not translated"),
    "stale": pgettext_lazy("translation", "stale"),
    "unchecked": gettext_lazy("unchecked"),
    "checked": gettext_lazy("checked"),
    "all": gettext_lazy("all"),
}
COLOURS: Final = {"missing": "grey", "stale": "orange", "unchecked": "yellow", "checked": "green"}
_LANGUAGES: Final = {"en": gettext_lazy("English"), "cy": gettext_lazy("Welsh")}
_TITLES: Final = {
    Plan: gettext_lazy("Title of the plan"),
    Action: gettext_lazy("Action"),
}


def language_name(language: str) -> str:
    """A language in the words of the page."""
    return str(_LANGUAGES[tongue_of(language)])


def heading_of(piece: Piece, columns: Mapping[str, Column]) -> str:
    """What the words are called: by the plan's own heading, or by what they are.

    `columns` are the plan's own by the names of the words that stand under them.
    """
    kind, _dot, of = piece.name.partition(".")
    if kind == "columns":
        return _("Heading “%(words)s”") % {"words": piece.text}
    if kind in ("glossary", "rating_key"):
        return f"{field_name(kind, {})}: {of}"
    if kind == "updates" and isinstance(piece.part, Action):
        date = next((each.date for each in piece.part.updates if each.id == of), None)
        return _("Update of %(day)s") % {"day": date} if date else _("Update")
    if isinstance(piece.part, Action | Plan) and piece.name == "title":
        return str(_TITLES[type(piece.part)])
    column = columns.get(piece.name)
    if column and column.heading and isinstance(piece.part, Action):
        return column.heading
    if piece.name == "title":
        return _("Objective")
    return field_name(kind, {})
