"""Writing a plan in the format that a file name or a word asks for."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from dueregard.planfile import files
from dueregard.planfile.model import PlanFile
from dueregard.writing.delimited import csv_bytes, tsv_bytes
from dueregard.writing.docx import document_bytes, docx_bytes
from dueregard.writing.html import html_bytes, page
from dueregard.writing.ods import ods_bytes, spreadsheet_bytes
from dueregard.writing.pdf import pdf_bytes, typeset
from dueregard.writing.refusals import UnknownFormat
from dueregard.writing.sheet import Sheet
from dueregard.writing.xlsx import workbook_bytes, xlsx_bytes

WRITERS: Final[Mapping[str, Callable[[PlanFile], bytes]]] = {
    "json": files.to_bytes,
    "csv": csv_bytes,
    "tsv": tsv_bytes,
    "xlsx": xlsx_bytes,
    "ods": ods_bytes,
    "docx": docx_bytes,
    "html": html_bytes,
    "pdf": pdf_bytes,
}
"""The formats by their names, which are also the suffixes of their files."""


SHEETS: Final[Mapping[str, Callable[[Sheet], bytes]]] = {
    "docx": document_bytes,
    "pdf": typeset,
    "xlsx": workbook_bytes,
    "ods": spreadsheet_bytes,
    "html": lambda sheet: page(sheet).encode("utf-8"),
}
"""The formats of reports, which are sheets of more than a plan."""

MEDIA_TYPES: Final[Mapping[str, str]] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "html": "text/html; charset=utf-8",
}
"""How each format is called on the web: the registry of media types of IANA."""

WORKBOOKS: Final = frozenset({"xlsx", "ods"})
"""Formats that want a flat table: every row complete."""


def to_bytes(plan: PlanFile, kind: str) -> bytes:
    """The plan in the format `kind` (`json`, `csv`, `xlsx`, …). Raises `CannotWrite`."""
    writer = WRITERS.get(kind.lower().lstrip("."))
    if writer is None:
        raise UnknownFormat(f"cannot write “{kind}”: choose one of {', '.join(WRITERS)}")
    return writer(plan)


def write_plan(plan: PlanFile, path: str | os.PathLike[str]) -> None:
    """Write a plan to `path` in the format of its suffix. Raises `CannotWrite` or `OSError`.

    The file appears whole or not at all: it is written beside its place under another name and then renamed.
    """
    target = Path(path)
    if not target.suffix:
        raise UnknownFormat(
            f"{target.name} has no suffix that says the format: end it in one of .{', .'.join(WRITERS)}"
        )
    files.replace_file(target, to_bytes(plan, target.suffix))
