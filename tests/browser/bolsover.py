"""Bolsover's published plan as the Word document that it once was: a title and one table."""

import io
from pathlib import Path

import docx

TEXT = Path(__file__).parents[1] / "seeds/bolsover-ses.txt"
NAME = "Single Equality Scheme 2011-15, March 2015.docx"


def word_document() -> bytes:
    """The plan's text as Word: what tabs part is a row; the heading row that each page repeats comes once."""
    document = docx.Document()
    lines = [line for line in TEXT.read_text(encoding="utf-8").split("\n") if line.strip()]
    rows = [line.split("\t") for line in lines if "\t" in line]
    heading = rows[0]
    for line in lines:
        if "\t" not in line:
            document.add_paragraph(line.strip())
    table = document.add_table(rows=0, cols=len(heading))
    table.style = "Table Grid"
    for row in [heading, *(row for row in rows if row != heading)]:
        for cell, words in zip(table.add_row().cells, row, strict=False):
            cell.text = words.strip()
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
