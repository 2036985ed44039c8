"""How a body wants its reports: what stands between what a report says (a sheet) and its file.

A report is made as a sheet that knows nothing of the body's wishes but the arrangement of its columns;
`dressed` puts the body's title, standing words, colour and logo round it. Every report goes through it.
"""

from dataclasses import dataclass, replace
from typing import Final

from dueregard.writing.columns import Place
from dueregard.writing.layout import prose
from dueregard.writing.livery import HOUSE_LIVERY, Livery
from dueregard.writing.sheet import Sheet, scrubbed

OWN_TITLE: Final = "{title}"
"""Stands in a body's title for the report's own."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a body changes of its reports; empty, they are as dueregard makes them."""

    title: str = ""
    opening: str = ""
    closing: str = ""
    livery: Livery = HOUSE_LIVERY
    places: tuple[Place, ...] = ()
    """Of the columns of the plan that is reported."""
    template: bytes | None = None
    """A Word document of the body's own that DOCX is filled into."""


PLAIN: Final = Look()


def dressed(sheet: Sheet, look: Look) -> Sheet:
    """The sheet under the body's title, between its standing words, in its livery."""
    title = look.title.replace(OWN_TITLE, sheet.title) or sheet.title
    blocks = (*prose(look.opening), *sheet.blocks, *prose(look.closing))
    return scrubbed(replace(sheet, title=title, blocks=blocks, livery=look.livery))
