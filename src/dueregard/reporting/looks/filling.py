"""In the child: a template is looked over and filled. No Django here: it runs in the sandbox of the reader.

A refusal is a code with the place that it is about; `templates` puts it into words.
"""

import base64
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from dueregard.reading.document import UnreadableDocument
from dueregard.reading.formats.archive import RELATIONSHIP, Archive
from dueregard.writing.carrying import sheet_from_data
from dueregard.writing.templates import BadTemplate, filled

_DOCUMENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_EMBEDDED: Final = ("word/embeddings/", "word/activex/", "customui/", "word/afchunk")
_EMBEDDING: Final = frozenset({"oleObject", "package", "control", "aFChunk", "subDocument", "frame"})
_LINK: Final = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_FETCHING: Final = re.compile(
    r"\b(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|DDE|DDEAUTO|LINK|DATABASE)\b", re.IGNORECASE
)
_INSTRUCTIONS: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr"


def fill_template(document: Path, request: dict[str, Any], report: Callable[[str], None]) -> dict[str, str]:
    """Fill the template with the sheet of the request: `{"filled": base64}`, or `refused` and `place`."""
    content = document.read_bytes()
    try:
        _look_over(Archive(content, document.name))
        finished = filled(content, sheet_from_data(request["sheet"]), request["words"])
    except UnreadableDocument:
        return {"refused": "broken", "place": ""}
    except BadTemplate as bad:
        return {"refused": bad.code, "place": bad.place}
    return {"filled": base64.b64encode(finished).decode()}


def _look_over(package: Archive) -> None:
    """Refuse what could run or fetch something wherever the finished document is opened."""
    for member in sorted(package.members):
        name = member.casefold()
        if "vbaproject" in name or "vbadata" in name:
            raise BadTemplate("macros", member)
        if name.startswith(_EMBEDDED):
            raise BadTemplate("embedded", member)
        if name == "[content_types].xml":
            _look_at_kind(package.read(member))
        elif name.endswith(".rels"):
            _look_at_relations(package.xml(member))
        elif name.endswith(".xml"):
            _look_at_fields(package.xml(member))


def _look_at_kind(types: bytes) -> None:
    if b"macroEnabled" in types:
        raise BadTemplate("macros", "DOCM")
    if _DOCUMENT.encode() not in types:
        raise BadTemplate("broken")


def _look_at_relations(relations: etree._Element) -> None:
    for relation in relations.iter(RELATIONSHIP):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        target = relation.get("Target", "")
        if kind in _EMBEDDING:
            raise BadTemplate("embedded", target[:60])
        outside = relation.get("TargetMode") == "External"
        if outside and not (kind == "hyperlink" and _LINK.match(target)):
            raise BadTemplate("external", target[:60])


def _look_at_fields(part: etree._Element) -> None:
    for instructions in _fields(part):
        if found := _FETCHING.search(instructions):
            raise BadTemplate("external", found[0])


def _fields(part: etree._Element) -> Iterator[str]:
    """What each paragraph's fields are told to do; Word may have parted the words of one into pieces."""
    for paragraph in part.iter("{*}p"):
        yield "".join(piece.text or "" for piece in paragraph.iter("{*}instrText"))
    for field in part.iter("{*}fldSimple"):
        yield str(field.get(_INSTRUCTIONS) or "")
