"""Opening a document: its kind is found by what is in it, never by its name, and its backend is called."""

import io
import re
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from dueregard.reading.document import Document, UnreadableDocument
from dueregard.reading.formats.decoding import decode
from dueregard.reading.formats.delimited import separator
from dueregard.reading.formats.limits import check_size
from dueregard.reading.formats.scans.recogniser import Recogniser, recognise_page

Opener = Callable[..., Document]
"""(the file's bytes, its name) → the document; those of `_SCANNED` also take a `Recogniser`."""

_FORMATS = "dueregard.reading.formats"
_OPENERS = {
    "csv": (f"{_FORMATS}.delimited", "open_delimited"),
    "doc": (f"{_FORMATS}.office", "open_doc"),
    "docx": (f"{_FORMATS}.docx", "open_docx"),
    "html": (f"{_FORMATS}.html", "open_html"),
    "ods": (f"{_FORMATS}.sheets.ods", "open_ods"),
    "odt": (f"{_FORMATS}.office", "open_odt"),
    "pdf": (f"{_FORMATS}.pdf", "open_pdf"),
    "picture": (f"{_FORMATS}.scans.opening", "open_picture"),
    "rtf": (f"{_FORMATS}.office", "open_rtf"),
    "text": (f"{_FORMATS}.text", "open_text"),
    "xls": (f"{_FORMATS}.sheets.xls", "open_xls"),
    "xlsx": (f"{_FORMATS}.sheets.xlsx", "open_xlsx"),
}
"""Where each kind's backend is. Imported when needed: the PDF backend alone takes half a second."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SCANNED = {"pdf", "picture"}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OTHER_PICTURES = (b"GIF8", b"BM", b"RIFF", b"\x00\x00\x00\x18ftyphei")
_MARKUP = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*"
    r"<(!doctype\s+html|html|head|body|table|div|main|article|section|h[1-6]|p|ul|ol|meta|title)\b",
    re.I | re.S,
)
_FLAT_OFFICE = re.compile(
    r"progid=\"(Word|Excel)\.|<office:document\b|urn:schemas-microsoft-com:office:spreadsheet"
)
_UNREAD = {
    "empty package": "the file is an empty archive; choose the file that holds the plan.",
    "presentation": "the file is a presentation; save the plan's table as DOCX, XLSX or PDF.",
    "locked": "the file is locked by a password; save a copy without one.",
    "drawing": "the file is a drawing; save it as PDF.",
    "binary workbook": "the file is a binary workbook (XLSB); save it as XLSX.",
    "archive": "the file is an archive of other files; take the plan out of it and choose that.",
    "other picture": "the file is a picture of a kind that is not read; save the plan as DOCX, XLSX or PDF.",
    "plan": "the file is a plan that was read before; import it instead of reading it.",
    "flat office": "the file is office XML, which is not read; save it as DOCX or XLSX.",
    "old office": "the file is of an old or unknown Office kind; save it as DOCX or XLSX.",
}


def open_document(
    source: Path | str | bytes, name: str = "", recognise: Recogniser = recognise_page
) -> Document:
    """Open a file or its bytes.

    `name` is what messages and the document call it; a path's own name by default. `recognise` reads pages
    that are pictures; by default here and now, where the extra for it is installed. Raises
    `UnreadableDocument` with one line that names the cause and the way out, and `OSError` where the path
    cannot be read.
    """
    if isinstance(source, bytes):
        data, name = source, name or "document"
    else:
        path = Path(source)
        data, name = path.read_bytes(), name or path.name
    kind = kind_of(data, name)
    module, function = _OPENERS[kind]
    opener: Opener = getattr(import_module(module), function)
    try:
        return opener(data, name, recognise) if kind in _SCANNED else opener(data, name)
    except UnreadableDocument:
        raise
    except Exception as error:  # a stranger's file must end in a clear word, whatever is wrong with it
        raise UnreadableDocument(
            f"{name}: the file is damaged ({type(error).__name__} in its {kind} content); "
            "open it where it was made and save it again."
        ) from error


def kind_of(data: bytes, name: str = "document") -> str:
    """The kind of a document by its content: one of those that can be opened.

    Raises `UnreadableDocument` for an empty or oversized file and for a kind that is not read.
    """
    check_size(data, name)
    kind = _by_magic(data) or _by_text(decode(data, name))
    if kind in _UNREAD:
        raise UnreadableDocument(f"{name}: {_UNREAD[kind]}")
    return kind


def _by_magic(data: bytes) -> str | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES + _OTHER_PICTURES):
        return "picture" if data.startswith(_PICTURES) else "other picture"
    return None


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = set(package.namelist())
            declared = package.read("mimetype")[:100] if "mimetype" in members else b""
    except Exception:  # a broken directory: let the backend of the likeliest kind say so
        members, declared = {_likeliest_member(data)}, b""
    return _opendocument_kind(declared) if declared else _package_kind(members)


def _likeliest_member(data: bytes) -> str:
    return "xl/workbook.xml" if b"xl/" in data[:20_000] else "word/document.xml"


def _opendocument_kind(declared: bytes) -> str:
    for part, kind in ((b".spreadsheet", "ods"), (b".text", "odt"), (b".presentation", "presentation")):
        if part in declared:
            return kind
    return "drawing" if b"opendocument" in declared else "archive"


def _package_kind(members: set[str]) -> str:
    folders = {member.split("/")[0] for member in members}
    if "xl" in folders:
        return "binary workbook" if "xl/workbook.bin" in members else "xlsx"
    for folder, kind in (("word", "docx"), ("ppt", "presentation"), ("visio", "drawing")):
        if folder in folders:
            return kind
    return "archive" if members else "empty package"


def _ole_kind(data: bytes) -> str:
    """Which program wrote an OLE compound file: its directory names the streams in UTF-16."""
    for stream, kind in (
        ("EncryptedPackage", "locked"),
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("PowerPoint Document", "presentation"),
        ("Book", "xls"),
    ):
        if stream.encode("utf-16-le") in data:
            return kind
    return "old office"


def _by_text(text: str) -> str:
    start = text[:20_000]
    if _FLAT_OFFICE.search(start):
        return "flat office"
    if _MARKUP.match(start):
        return "html"
    if start.lstrip().startswith("{") and '"dueregard-plan"' in text:
        return "plan"
    return "csv" if separator(text) else "text"
