"""DOCX: our own walk, since libraries drop the words of content controls and insertions."""

import hashlib
from typing import Literal

from lxml import etree

from dueregard.reading.document import Aside, Document
from dueregard.reading.formats.archive import Archive
from dueregard.reading.formats.docx.body import Body, text_of
from dueregard.reading.formats.docx.names import DC, W
from dueregard.reading.formats.docx.numbering import Numbering
from dueregard.reading.formats.docx.styles import Styles
from dueregard.reading.formats.limits import Meter, check_size

_BESIDE: tuple[tuple[str, Literal["page header", "page footer", "comment", "footnote"]], ...] = (
    ("header", "page header"),
    ("footer", "page footer"),
    ("comments", "comment"),
    ("footnotes", "footnote"),
    ("endnotes", "footnote"),
)


def open_docx(data: bytes, name: str) -> Document:
    """Open a Word document; raises `UnreadableDocument`.

    Read: paragraphs, tables with merged and nested cells, text boxes, automatic numbers, insertions.
    Set aside: headers, footers, comments, notes, tracked deletions and hidden words.
    """
    check_size(data, name)
    archive = Archive(data, name)
    main = next(iter(archive.related("", "officeDocument")), "word/document.xml")
    root = archive.xml(main)
    styles = Styles(_part(archive, main, "styles"))
    body = Body(styles, Numbering(_part(archive, main, "numbering")), Meter(name))
    story = root.find(W + "body")
    if story is None:
        raise archive.broken()
    body.read(story)
    return Document(
        name,
        "docx",
        hashlib.sha256(data).hexdigest(),
        body.blocks,
        body.asides + _beside(archive, main),
        language=styles.language,
        title=_title(archive),
    )


def _part(archive: Archive, main: str, kind: str) -> etree._Element | None:
    return archive.optional_xml(next(iter(archive.related(main, kind)), None))


def _beside(archive: Archive, main: str) -> list[Aside]:
    found: dict[str, Aside] = {}
    for kind, reason in _BESIDE:
        for member in archive.related(main, kind):
            root = archive.xml(member)
            stories = [root] if kind in ("header", "footer") else list(root)
            for story in stories:
                text = text_of(story)
                if text:
                    found.setdefault(f"{reason} {text}", Aside(reason, text))
    return list(found.values())


def _title(archive: Archive) -> str:
    core = archive.optional_xml(next(iter(archive.related("", "core-properties")), None))
    title = None if core is None else core.find(DC + "title")
    return "" if title is None else (title.text or "").strip()
