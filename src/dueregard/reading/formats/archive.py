"""Office files are zip packages of XML: opened once, with limits and without entities or network."""

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from lxml import etree

from dueregard.reading.document import UnreadableDocument
from dueregard.reading.formats.limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED_BYTES

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SMALL = 1_000_000
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(main|relationships)")


class Archive:
    """The members of one zip package. Sizes are checked by what is declared and again by what is unpacked."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self.broken() from error
        self._left = MAX_UNPACKED_BYTES
        infos = self._zip.infolist()
        if len(infos) > MAX_MEMBERS:
            raise self._bomb()
        for info in infos:
            if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
                raise self._bomb()
        if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
            raise self._bomb()
        self.members = {info.filename for info in infos}

    def broken(self) -> UnreadableDocument:
        """The error to raise where the package does not hold what it must."""
        return UnreadableDocument(
            f"{self.name}: the file is damaged or cut short; open it where it was made and save it again."
        )

    def _bomb(self) -> UnreadableDocument:
        return UnreadableDocument(
            f"{self.name}: the file unpacks to far more than a plan; save the plan alone, without pictures."
        )

    def read(self, member: str) -> bytes:
        """One member's bytes; raises `UnreadableDocument` if missing, damaged, locked or too large."""
        try:
            with self._zip.open(member) as stream:
                data = stream.read(self._left + 1)
        except RuntimeError as error:
            raise UnreadableDocument(
                f"{self.name}: the file is locked by a password; save a copy without one."
            ) from error
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
        ) as error:
            raise self.broken() from error
        self._left -= len(data)
        if self._left < 0:
            raise self._bomb()
        return data

    def xml(self, member: str) -> etree._Element:
        """One member as XML; raises `UnreadableDocument`."""
        try:
            return etree.fromstring(transitional(self.read(member)), _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.broken() from error

    def optional_xml(self, member: str | None) -> etree._Element | None:
        """One member as XML, None where there is no such member."""
        return self.xml(member) if member is not None and member in self.members else None

    def relations(self, member: str) -> list[tuple[str, str, str]]:
        """(id, kind, member) of what `member` points to inside the package; "" is the package itself."""
        path = PurePosixPath(member)
        folder = str(path.parent) if member else ""
        rels = (
            f"{folder}/_rels/{path.name}.rels"
            if folder not in ("", ".")
            else f"_rels/{path.name if member else ''}.rels"
        )
        root = self.optional_xml(rels)
        if root is None:
            return []
        return [
            (
                item.get("Id", ""),
                item.get("Type", "").rsplit("/", 1)[-1],
                _target(folder, item.get("Target", "")),
            )
            for item in root.iter(RELATIONSHIP)
            if item.get("TargetMode") != "External"
        ]

    def related(self, member: str, kind: str) -> list[str]:
        """The members of one kind that `member` points to."""
        return [
            target for _, found, target in self.relations(member) if found == kind and target in self.members
        ]


def transitional(xml: bytes) -> bytes:
    """XML with the namespaces of "Strict Open XML" replaced by those that every other office file uses."""
    return (
        _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", xml) if b"purl.oclc.org" in xml else xml
    )


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _target(folder: str, target: str) -> str:
    parts: list[str] = (
        [] if target.startswith("/") else [part for part in folder.split("/") if part not in ("", ".")]
    )
    for part in target.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", ".", ".."):
            parts.append(part)
    return "/".join(parts)
