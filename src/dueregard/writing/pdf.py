"""PDF: tagged throughout (PDF/UA-1, ISO 14289), one table over its pages with its heading row on each.

Typst sets it; the sheet goes in as JSON and is only ever text there: nothing that a plan says becomes markup.
"""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import fontpkg_ibm_plex_sans
import typst

from dueregard.planfile.model import PlanFile
from dueregard.writing.layout import sheet_of
from dueregard.writing.refusals import CannotTypeset
from dueregard.writing.sheet import Block, BulletList, Heading, Paragraph, Picture, Row, Sheet, Table, Terms

CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed moment, so that equal plans give equal files; when a plan was written is the reader's to note."""

TYPEFACE: Final = "IBM Plex Sans"

_LIST_MARKS: Final = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"})
"""Private signs of Symbol and Wingdings that word processors use for list marks; no other font has them."""

_UNSHOWN: Final = re.compile(r"the text `(.*?)` could not be displayed")


def pdf_bytes(plan: PlanFile) -> bytes:
    """The plan as PDF/UA-1. Raises `CannotTypeset` where no font has one of its letters."""
    return typeset(sheet_of(plan))


def typeset(sheet: Sheet) -> bytes:
    """A sheet as PDF/UA-1. Raises `CannotTypeset` where no font has one of its letters."""
    language, _, region = sheet.language.partition("-")
    data = {
        "title": sheet.title,
        "author": sheet.author,
        "lang": language,
        "region": region[:2].upper() or None,
        "upright": sheet.upright,
        "blocks": [_data(block) for block in sheet.blocks],
    }
    try:
        return typst.compile(
            _template(),
            sys_inputs={"sheet": json.dumps(data, ensure_ascii=False).translate(_LIST_MARKS)},
            font_paths=_fonts(),
            pdf_standards=["ua-1"],
            timestamp=CREATED,
        )
    except typst.TypstError as error:
        unshown = _UNSHOWN.search(str(error))
        if unshown is None:
            raise
        raise CannotTypeset(
            f"no font here can show {unshown[1]}: install one that has these letters, or write DOCX"
        ) from error


def in_our_type(svg: str) -> str:
    """A chart with its words in the typeface of our documents; on a page they follow the page's."""
    return svg.replace("<svg ", f'<svg font-family="{TYPEFACE}" ', 1)


def png_bytes(svg: str) -> bytes:
    """A chart as a picture for programs that show no SVG, sharp enough for print."""
    page = b"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), width: 160mm)"
    drawn = typst.compile(
        page, sys_inputs={"svg": in_our_type(svg)}, font_paths=_fonts(), format="png", ppi=200
    )
    return bytes(drawn)


@cache
def _template() -> bytes:
    return files("dueregard.writing").joinpath("pdf.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """The typeface that comes with the package, and for letters that it lacks those of the machine."""
    return typst.Fonts(font_paths=[str(Path(fontpkg_ibm_plex_sans.ROOT) / "files")])


def _data(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text, "level": block.level}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": block.text}
    if isinstance(block, BulletList):
        return {"kind": "list", "items": block.items}
    if isinstance(block, Picture):
        return {"kind": "picture", "svg": in_our_type(block.svg), "alt": block.alt}
    if isinstance(block, Terms):
        return {"kind": "terms", **asdict(block)}
    return _table_data(block)


def _table_data(table: Table) -> dict[str, Any]:
    columns = [{"heading": column.heading, "weight": round(column.weight, 2)} for column in table.columns]
    rows = [_row_data(row) for row in table.rows]
    return {"kind": "table", "columns": columns, "rows": rows, "counts": table.counts}


def _row_data(row: Row) -> dict[str, Any]:
    cells = [
        {"lines": cell.lines, "list": cell.is_list, "colspan": cell.colspan, "rowspan": cell.rowspan}
        for cell in row.cells
    ]
    return {"section": row.section, "cells": cells}
