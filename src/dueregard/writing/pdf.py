"""PDF: tagged throughout (PDF/UA-1, ISO 14289), one table over its pages with its heading row on each.

Typst sets it; the sheet goes in as JSON and is only ever text there: nothing that a plan says becomes markup.
"""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final

import typst

from dueregard.planfile.model import PlanFile
from dueregard.writing.layout import sheet_of
from dueregard.writing.pictures import LOGO_MM, fonts, in_our_type, logo_svg
from dueregard.writing.refusals import CannotTypeset
from dueregard.writing.sheet import (
    Block,
    BulletList,
    Heading,
    Paragraph,
    Picture,
    Row,
    Sheet,
    Table,
    Terms,
    keeps_whole,
)

CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed moment, so that equal plans give equal files; when a plan was written is the reader's to note."""

_LIST_MARKS: Final = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"})
"""Private signs of Symbol and Wingdings that word processors use for list marks; no other font has them."""

_UNSHOWN: Final = re.compile(r"the text `(.*?)` could not be displayed")


def pdf_bytes(plan: PlanFile) -> bytes:
    """The plan as PDF/UA-1. Raises `CannotTypeset` where no font has one of its letters."""
    return typeset(sheet_of(plan))


def typeset(sheet: Sheet) -> bytes:
    """A sheet as PDF/UA-1. Raises `CannotTypeset` where no font has one of its letters."""
    return bytes(_compiled(sheet, pdf_standards=["ua-1"], timestamp=CREATED))


def first_page(sheet: Sheet) -> bytes:
    """The first page of a sheet as PNG, as `typeset` sets it. Raises `CannotTypeset`."""
    pages = _compiled(sheet, format="png", ppi=110)
    return bytes(pages[0]) if isinstance(pages, list) else pages


def _compiled(sheet: Sheet, **how: Any) -> Any:
    language, _, region = sheet.language.partition("-")
    logo = sheet.livery.logo
    data = {
        "colour": sheet.livery.colour,
        "logo": {"svg": in_our_type(logo_svg(logo)), "alt": logo.alt, "room": LOGO_MM} if logo else None,
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
            font_paths=fonts(),
            **how,
        )
    except typst.TypstError as error:
        unshown = _UNSHOWN.search(str(error))
        if unshown is None:
            raise
        raise CannotTypeset(
            f"no font here can show {unshown[1]}: install one that has these letters, or write DOCX"
        ) from error


@cache
def _template() -> bytes:
    return files("dueregard.writing").joinpath("pdf.typ").read_bytes()


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
    rows = [_row_data(row, whole=keeps_whole(row, table.columns)) for row in table.rows]
    return {"kind": "table", "columns": columns, "rows": rows, "counts": table.counts}


def _row_data(row: Row, *, whole: bool) -> dict[str, Any]:
    cells = [
        {"lines": cell.lines, "list": cell.is_list, "colspan": cell.colspan, "rowspan": cell.rowspan}
        for cell in row.cells
    ]
    return {"section": row.section, "cells": cells, "whole": whole}
