"""A Word document of a body's own with named places, filled with a sheet.

A place is a name in double braces. There are no expressions and no commands: a name that is not known is
refused, so nothing that a template says is ever run. `{{ report }}` takes all blocks and stands alone; the
body's own styles of headings, lists and text hold for them.
"""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from dueregard.writing.docx import (
    Setting,
    add_blocks,
    dated,
    document_bytes,
    ink_of,
    line_of,
    set_properties,
    set_table_styles,
)
from dueregard.writing.livery import Logo
from dueregard.writing.pictures import logo_pixels, logo_size
from dueregard.writing.refusals import CannotWrite
from dueregard.writing.sheet import Paragraph, Sheet

REPORT, LOGO, TITLE, ORGANISATION = "report", "logo", "title", "organisation"
NEEDED: Final = ("Heading 2", "Heading 3", "List Bullet")
"""Styles that only the body can give: its headings and its bullets."""

_PLACE: Final = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_STRAY: Final = re.compile(r"\{[{%#].{0,40}|.{0,40}[}%#]\}")


class BadTemplate(CannotWrite):
    """A template that cannot be filled: `code` says why, `place` where."""

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(f"the template cannot be filled ({code}): {place}")
        self.code, self.place = code, place


def default_template(language: str) -> bytes:
    """A template to start from, which gives just what there is without one."""
    blank = Sheet(_braced(TITLE), language, (Paragraph(_braced(REPORT)),))
    document = docx.Document(io.BytesIO(document_bytes(blank)))
    document.paragraphs[0].insert_paragraph_before(_braced(LOGO), style="Normal")
    out = io.BytesIO()
    document.save(out)
    return dated(out)


def filled(template: bytes, sheet: Sheet, words: Mapping[str, str]) -> bytes:
    """The template with the sheet in its places; `words` are further places by name. Raises `BadTemplate`."""
    document = _opened(template)
    _require_styles(document)
    said = {**words, TITLE: sheet.title, ORGANISATION: sheet.author}
    marker = _marker(document)
    for part in _stories(document):
        for paragraph in part.element.iter(qn("w:p")):
            if paragraph is not marker:
                _fill_paragraph(part, paragraph, said, sheet.livery.logo)
    _set_blocks(document, marker, sheet)
    set_properties(document, sheet)
    _set_language(document, sheet.language)
    out = io.BytesIO()
    document.save(out)
    return dated(out)


def _braced(name: str) -> str:
    return f"{{{{ {name} }}}}"


def _opened(template: bytes) -> Any:
    try:
        document = docx.Document(io.BytesIO(template))
    except (KeyError, ValueError, PackageNotFoundError, etree.XMLSyntaxError) as error:
        raise BadTemplate("broken") from error
    body = document.element.body
    if body is None or not len(body) or body[-1].tag != qn("w:sectPr"):
        raise BadTemplate("broken")
    return document


def _require_styles(document: Any) -> None:
    for name in NEEDED:
        if name not in document.styles:
            raise BadTemplate("style", name)


def _stories(document: Any) -> Iterator[Any]:
    """The parts that hold words: the body, its headers and footers."""
    yield document.part
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            yield relation.target_part


def _marker(document: Any) -> Any:
    """The paragraph that the report takes the place of."""
    body = document.element.body
    found = [
        paragraph
        for part in _stories(document)
        for paragraph in part.element.iter(qn("w:p"))
        if REPORT in _PLACE.findall(_text(paragraph))
    ]
    if len(found) != 1:
        raise BadTemplate("report missing" if not found else "report twice", _braced(REPORT))
    alone = _PLACE.fullmatch(_text(found[0]).strip())
    if found[0].getparent() is not body or not alone:
        raise BadTemplate("not alone", _braced(REPORT))
    return found[0]


def _texts(paragraph: Any) -> list[Any]:
    """The pieces of a paragraph's words; a text box in it has paragraphs of its own."""
    return [text for text in paragraph.iter(qn("w:t")) if next(text.iterancestors(qn("w:p"))) is paragraph]


def _text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _fill_paragraph(part: Any, paragraph: Any, said: Mapping[str, str], logo: Logo | None) -> None:
    """Put words for the places of one paragraph; Word may have parted a place into several pieces."""
    whole = _text(paragraph)
    for place in reversed(list(_PLACE.finditer(whole))):
        if place[1] == LOGO:
            _fill_logo(part, paragraph, place, logo)
        elif place[1] in said:
            _replace(_texts(paragraph), place.start(), place.end(), said[place[1]])
        else:
            raise BadTemplate("unknown", place[0][:60])
    if stray := _STRAY.search(_PLACE.sub("", whole)):
        raise BadTemplate("unknown", stray[0][:60])


def _fill_logo(part: Any, paragraph: Any, place: re.Match[str], logo: Logo | None) -> None:
    if place[0] != place.string.strip():
        raise BadTemplate("not alone", place[0])
    _replace(_texts(paragraph), place.start(), place.end(), "")
    if logo is None:
        return
    pixels = logo_pixels(logo)
    width, height = logo_size(pixels)
    picture = part.new_pic_inline(io.BytesIO(pixels), Mm(width), Mm(height))
    picture.docPr.set("descr", logo.alt)
    run, drawing = OxmlElement("w:r"), OxmlElement("w:drawing")
    drawing.append(picture)
    run.append(drawing)
    paragraph.append(run)


def _replace(texts: list[Any], start: int, end: int, words: str) -> None:
    """Put `words` for the letters from `start` to `end` of all pieces together, in the first that has any."""
    at = 0
    for text in texts:
        piece = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(piece))
        if first < last:
            text.text = piece[:first] + words + piece[last:]
            text.set(qn("xml:space"), "preserve")
            words = ""
        at += len(piece)


def _set_blocks(document: Any, marker: Any, sheet: Sheet) -> None:
    """Set the blocks at the end, then move them to where the report stands."""
    ink = ink_of(sheet)
    set_table_styles(document.styles, ink)
    body = document.element.body
    before = len(body) - 1  # the last child holds the section's properties
    add_blocks(Setting(document, line_of(_section(document, marker)), ink), sheet.blocks)
    for element in body[before:-1]:
        marker.addprevious(element)
    if marker.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        body.remove(marker)
    else:  # the paragraph also ends a section, so it stays, empty
        _replace(_texts(marker), 0, len(_text(marker)), "")


def _section(document: Any, marker: Any) -> Any:
    """The section in which the report stands: the first that ends at its paragraph or below."""
    below = {found for each in (marker, *marker.itersiblings()) for found in each.iter(qn("w:sectPr"))}
    return next(section for section in document.sections if section._sectPr in below)


def _set_language(document: Any, language: str) -> None:
    """The language of all words of which the template says none of their own."""
    styles = document.styles.element
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        defaults.append(OxmlElement("w:lang"))
    for spoken in styles.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
