"""A body's own Word template: looked over before it is kept, filled in the sandbox, told of in words."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy

from dueregard.reading.document import UnreadableDocument
from dueregard.reading.sandbox import Limits, run_confined
from dueregard.reporting.looks.filling import fill_template
from dueregard.writing.carrying import sheet_data
from dueregard.writing.refusals import CannotWrite
from dueregard.writing.sheet import (
    BulletList,
    Cell,
    Column,
    Heading,
    Paragraph,
    Row,
    Sheet,
    Table,
    Terms,
)

MOST_BYTES: Final = 5_000_000
PLACES: Final = ("report", "title", "organisation", "day", "reference", "logo")
"""The names that a template may have in double braces."""
LIMITS: Final = Limits(wall_seconds=60, cpu_seconds=30)

_NAMES: Final = ", ".join(f"{{{{ {name} }}}}" for name in PLACES)
_WORDS: Final = {
    "broken": gettext_lazy("This is no Word document that can be read. Save it in Word as .docx."),
    "stopped": gettext_lazy("Filling the template took too long or too much, so it was stopped."),
    "large": gettext_lazy("The template is larger than 5 MB. Save its pictures smaller."),
    "macros": gettext_lazy("The template holds macros (%(place)s). Save it as .docx, without them."),
    "embedded": gettext_lazy("The template holds an embedded object (%(place)s). Take it out."),
    "external": gettext_lazy("The template fetches something from outside (%(place)s). Take it out."),
    "style": gettext_lazy(
        "The template has no style called “%(place)s”. Use it once, or start from the one that is here."
    ),
    "unknown": gettext_lazy("“%(place)s” is no place that can be filled. There are: %(names)s."),
    "report missing": gettext_lazy("The template has no %(place)s, so there is no place for the report."),
    "report twice": gettext_lazy("The template has %(place)s more than once."),
    "not alone": gettext_lazy("%(place)s must be a paragraph of its own, in no table and no other words."),
}


class CannotFill(CannotWrite):
    """The template cannot be filled; the message is for the person who brought it."""


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """A Word document that `checked_template` has looked over and filled once."""

    content: bytes


def checked_template(content: bytes) -> CheckedTemplate:
    """The file, once it is sure that it can be filled and does nothing else. Raises `CannotFill`."""
    if len(content) > MOST_BYTES:
        raise _refused("large", "")
    fill(content, _SAMPLE, dict.fromkeys(PLACES, ""))
    return CheckedTemplate(content)


def fill(template: bytes, sheet: Sheet, words: Mapping[str, str]) -> bytes:
    """The template with the sheet in its places, as a Word document. Raises `CannotFill`."""
    request = {"sheet": sheet_data(sheet), "words": dict(words)}
    try:
        answer: dict[str, Any] = run_confined(fill_template, request, template, LIMITS)
    except UnreadableDocument as error:
        raise _refused("stopped", "") from error
    if "refused" in answer:
        raise _refused(answer["refused"], str(answer["place"]))
    return base64.b64decode(answer["filled"])


def _refused(code: str, place: str) -> CannotFill:
    return CannotFill(str(_WORDS[code] % {"place": place, "names": _NAMES}))


_CELLS: Final = (Cell(("1.1",), heads="row"), Cell(("One", "Two"), listed=True))
_SAMPLE: Final = Sheet(
    "A report",
    "en-GB",
    (
        Heading("A heading"),
        Heading("A heading below it", level=3),
        Paragraph("A paragraph"),
        BulletList(("An item",)),
        Terms("A key", ("Word", "Meaning"), (("A", "B"),)),
        Table("A table", (Column("No"), Column("What")), (Row(_CELLS),)),
    ),
)
"""A report with every kind of block, by which a template is tried before it is kept."""
