"""Makes the fixtures that Python alone cannot make: `python -m tests.formats.make_fixtures`.

Needs LibreOffice and Chromium on the path. The tests only read what this wrote; run it again when `PLAN`
changes.
"""

import html
import io
from typing import Any

import docx
from benchmarks.typesetting import converted, printed
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from tests.formats.making import FIXTURES, HEADING, INTRODUCTION, ITEMS, ROWS, TITLE, workbook

GREEN, RED = "92D050", "FF0000"


def word_plan(ruled: bool) -> bytes:
    """The plan as DOCX: landscape, a heading row on each page, colours as status, a footer."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(150)
    section.footer.paragraphs[0].text = "Hartwell Council equality plan"
    document.add_heading(TITLE, 1)
    document.add_paragraph(INTRODUCTION)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(0, len(HEADING))
    if ruled:
        table.style = "Table Grid"
    for words in [HEADING, *ROWS]:
        _word_row(table, words)
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    document.add_paragraph("Agreed by the Cabinet.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word_row(table: Any, words: list[str]) -> None:
    cells = table.add_row().cells
    if len(words) == 1:
        cells[0].merge(cells[-1]).text = words[0]
        return
    for cell, text in zip(cells, words, strict=True):
        first, *items = text.split("\n")
        cell.text = first
        for item in items:
            cell.add_paragraph(item, style="List Bullet")
    fill = {"done": GREEN, "late": RED}.get(words[-1])
    if fill:
        cells[-1]._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="{fill}"/>'))


def web_plan(style: str) -> bytes:
    """The plan as a web page to be printed."""
    css = "@page{size:297mm 150mm;margin:15mm}body{font:10pt sans-serif}table{border-collapse:collapse}"
    css += "td,th{vertical-align:top;text-align:left;padding:3px 5px}ul{margin:0;padding-left:12px}" + style
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    heads = "".join(f"<th>{head}</th>" for head in HEADING)
    rows = "".join(map(_web_row, ROWS))
    return (
        f"<!doctype html><html lang=en-GB><head><meta charset=utf-8><title>{TITLE}</title>"
        f"<style>{css}</style>"
        f"</head><body><h1>{TITLE}</h1><p>{INTRODUCTION}</p><ul>{items}</ul>"
        f"<table><thead><tr>{heads}</tr></thead>{rows}</table><p>Agreed by the Cabinet.</p></body></html>"
    ).encode()


def _web_row(words: list[str]) -> str:
    if len(words) == 1:
        return f"<tr><td colspan={len(HEADING)}>{html.escape(words[0])}</td></tr>"
    cells = ""
    for text in words:
        first, *items = text.split("\n")
        listed = "".join(f"<li>{html.escape(item)}</li>" for item in items)
        fill = {"done": GREEN, "late": RED}.get(text)
        colour = f' style="background:#{fill}"' if fill else ""
        cells += f"<td{colour}>{html.escape(first)}{f'<ul>{listed}</ul>' if items else ''}</td>"
    return f"<tr>{cells}</tr>"


def main() -> None:
    """Write all fixtures."""
    for kind in ("ods", "xls"):
        (FIXTURES / f"plan.{kind}").write_bytes(converted(workbook(), ".xlsx", f".{kind}"))
    for kind in ("odt", "rtf", "doc"):
        (FIXTURES / f"plan.{kind}").write_bytes(converted(word_plan(ruled=True), ".docx", f".{kind}"))
    (FIXTURES / "libreoffice-ruled.pdf").write_bytes(converted(word_plan(ruled=True), ".docx", ".pdf"))
    (FIXTURES / "libreoffice-unruled.pdf").write_bytes(converted(word_plan(ruled=False), ".docx", ".pdf"))
    for name, style in (
        ("ruled", "td,th{border:1px solid #000}"),
        ("rules-across", "td,th{border-top:1px solid #000;border-bottom:1px solid #000}"),
        ("unruled", ""),
    ):
        (FIXTURES / f"chromium-{name}.pdf").write_bytes(printed(web_plan(style)))


if __name__ == "__main__":
    main()
