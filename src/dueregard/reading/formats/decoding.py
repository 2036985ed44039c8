"""Bytes of a text file → its characters, for text, CSV and TSV.

A byte order mark decides; else UTF-8 where the bytes are valid UTF-8; else Windows-1252, in which Excel on a
British machine writes CSV. Guessing by letter frequency was measured: wrong on a third of files with £ and
curly quotes.
"""

import codecs
import re

from dueregard.reading.document import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def decode(data: bytes, name: str) -> str:
    """The characters, with "\\n" as the only line end; raises `UnreadableDocument` where they are no text."""
    text = _by_mark(data)
    if text is None:
        text = _by_validity(data)
    if text is None or "\x00" in text or len(_CONTROL.findall(text)) > len(text) / 100:
        raise UnreadableDocument(
            f"{name}: the file is neither text nor a kind of document that is known here; "
            "save the plan as DOCX, XLSX, PDF or CSV."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return None


def _by_validity(data: bytes) -> str | None:
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    # Five byte values have no character in Windows-1252: rare damage, which should not stop a reading.
    return data.decode("cp1252", errors="replace")
