"""The five public plans set again as documents of other kinds, with the rows that must come back from each.

DOCX, HTML and the workbooks need Python alone; PDF and ODS need LibreOffice or Chromium on the path.
"""

import csv
import html
import io
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
import pikepdf
import xlsxwriter
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

SEEDS = sorted((Path(__file__).parent.parent / "tests" / "seeds").glob("*.txt"))
STYLES = {
    "ruled": "td,th{border:1px solid #000}",
    "hrule": "td,th{border-top:1px solid #000;border-bottom:1px solid #000}",
    "unruled": "",
}
_SEAM = 25
"""How many letters on both sides of a page break must stand side by side in the truth."""
_ITEM = re.compile(r"\s*</?(?:ul|li)[^>]*>\s*")


@dataclass
class Plan:
    """One plan as its body wrote it: the heading row first, no row torn by the pages it was printed on."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    """What stands above the table, a paragraph each."""
    notes: list[str] = field(default_factory=list)
    """What stands below it."""
    heading_repeats: bool = False
    """Whether its body had the heading row printed again on each page."""

    def is_section(self, row: list[str]) -> bool:
        return bool(row[0]) and not any(row[1:])

    def is_remark(self, row: list[str]) -> bool:
        """A wide table's row of a label and one text, as "Progress:" under an action."""
        return len(row) > 7 and all(row[:2]) and not any(row[2:])

    @property
    def merges_first_column(self) -> bool:
        """Whether an empty first cell means that the one above hangs down."""
        body = self.rows[1:]
        return sum(not row[0] for row in body) > len(body) / 10


def read_seed(path: Path) -> Plan:
    """The logical rows of one seed text: its truth says which rows a page break tore apart."""
    plan = Plan(path.stem)
    truth = _letters(path.with_suffix(".json").read_text(encoding="utf-8").replace("\\n", " "))
    new_page = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if "\t" not in line:
            _paragraph(plan, " ".join(line.split()))
            new_page = bool(plan.rows)
            continue
        row = _fitted([_clean(cell) for cell in line.split("\t")], plan)
        if plan.rows and row == plan.rows[0]:
            plan.heading_repeats = True
            continue
        if new_page and _is_torn(plan.rows[-1], row, truth):
            plan.rows[-1] = [
                f"{upper} {lower}".strip() for upper, lower in zip(plan.rows[-1], row, strict=True)
            ]
        elif any(row):
            plan.rows.append(row)
        new_page = False
    return plan


def _paragraph(plan: Plan, text: str) -> None:
    """Put prose above or below the table; what comes again on a page is that page's furniture."""
    if not text or text in plan.prose:
        return
    if not plan.rows:
        plan.prose.append(text)
    elif text in plan.notes:
        plan.notes.remove(text)
    else:
        plan.notes.append(text)


def _fitted(row: list[str], plan: Plan) -> list[str]:
    """A row as wide as the heading: what stands beyond its last column belongs to that."""
    width = len(plan.rows[0]) if plan.rows else len(row)
    row = row + [""] * (width - len(row))
    return [*row[: width - 1], " ".join(cell for cell in row[width - 1 :] if cell)]


def _is_torn(upper: list[str], lower: list[str], truth: str) -> bool:
    """Whether the truth reads on from the end of a cell to the beginning of the one below it."""
    seams = (
        _letters(above)[-_SEAM:] + _letters(below)[:_SEAM]
        for above, below in zip(upper, lower, strict=True)
        if above and below
    )
    return any(len(seam) >= _SEAM // 2 and seam in truth for seam in seams)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _clean(cell: str) -> str:
    cell = _ITEM.sub("\n", cell)
    cell = re.sub(r"</?\w+[^>]*>", "", cell)
    return "\n".join(" ".join(line.split()) for line in cell.split("\n") if line.strip())


def as_docx(plan: Plan, ruled: bool = True) -> bytes:
    """A landscape DOCX: sections across, the first column merged down, the heading repeated if it was."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Mm(12)
    document.styles["Normal"].font.size = Pt(9 if len(plan.rows[0]) < 8 else 7)
    for text in plan.prose:
        document.add_paragraph(text)
    _lay(plan, document.add_table(len(plan.rows), len(plan.rows[0]), "Table Grid" if ruled else None))
    for text in plan.notes:
        document.add_paragraph(text)
    return _saved(document)


def _lay(plan: Plan, table: Any) -> None:
    grid = [list(row.cells) for row in table.rows]
    for cells, words in zip(grid, plan.rows, strict=True):
        for cell, text in zip(cells, words, strict=True):
            _fill(cell, text)
    if plan.heading_repeats:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for number, words in enumerate(plan.rows):
        if number and plan.is_section(words):
            _merge(grid[number][0], grid[number][-1], words[0])
        elif plan.is_remark(words):
            _merge(grid[number][1], grid[number][-1], words[1])
    if plan.merges_first_column:
        _hang(plan, grid)


def _hang(plan: Plan, grid: list[list[Any]]) -> None:
    top = 1
    for number in range(2, len(plan.rows) + 1):
        here = plan.rows[number] if number < len(plan.rows) else None
        if here is None or here[0] or plan.is_section(plan.rows[top]):
            if number - top > 1 and not plan.is_section(plan.rows[top]):
                _merge(grid[top][0], grid[number - 1][0], plan.rows[top][0])
            top = number


def _merge(first: Any, last: Any, text: str) -> None:
    merged = first.merge(last)
    for paragraph in merged.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    merged.paragraphs[0].text = ""
    _fill(merged, text)


def _fill(cell: Any, text: str) -> None:
    lines = text.split("\n")
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line, style="List Bullet")


def _saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_html(plan: Plan, style: str = "ruled") -> bytes:
    """A page with one table, to be read as HTML or printed by Chromium."""
    css = "@page{size:A4 landscape;margin:15mm}body{font:9pt sans-serif}table{border-collapse:collapse}"
    css += (
        STYLES[style]
        + "td,th{vertical-align:top;text-align:left;padding:3px 5px}ul{margin:0;padding-left:12px}"
    )
    head, *body = plan.rows
    prose, notes = (
        "".join(f"<p>{html.escape(text)}</p>" for text in texts) for texts in (plan.prose, plan.notes)
    )
    heads = "".join(f"<th>{html.escape(cell)}</th>" for cell in head)
    top = f"<thead><tr>{heads}</tr></thead>" if plan.heading_repeats else f"<tr>{heads}</tr>"
    rows = "".join(_html_row(plan, row) for row in body)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{plan.name}</title>"
        f"<style>{css}</style></head>"
        f"<body>{prose}<table>{top}<tbody>{rows}</tbody></table>{notes}</body></html>"
    ).encode()


def _html_row(plan: Plan, row: list[str]) -> str:
    if plan.is_section(row):
        return f"<tr><td colspan={len(row)}>{html.escape(row[0])}</td></tr>"
    if plan.is_remark(row):
        return f"<tr><td>{_html_cell(row[0])}</td><td colspan={len(row) - 1}>{_html_cell(row[1])}</td></tr>"
    return "<tr>" + "".join(f"<td>{_html_cell(cell)}</td>" for cell in row) + "</tr>"


def _html_cell(cell: str) -> str:
    first, *items = cell.split("\n")
    listed = "".join(f"<li>{html.escape(item)}</li>" for item in items)
    return html.escape(first) + (f"<ul>{listed}</ul>" if items else "")


def as_xlsx(plan: Plan) -> bytes:
    """A sheet with the prose as title rows above the table."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Plan")
    top = len(plan.prose)
    texts = [[text] for text in plan.prose], plan.rows, [[""], *([text] for text in plan.notes)]
    for number, row in enumerate([row for part in texts for row in part]):
        if top < number < top + len(plan.rows) and plan.is_section(row):
            sheet.merge_range(number, 0, number, len(row) - 1, row[0])
        else:
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    book.close()
    return stream.getvalue()


def as_csv(plan: Plan) -> bytes:
    """The rows alone, as a spreadsheet program saves them."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows(plan.rows)
    return made.getvalue().encode()


def converted(data: bytes, suffix: str, target: str) -> bytes:
    """A document turned into another kind by LibreOffice; a PDF gets tags."""
    options = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"plan{suffix}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        kind = options if target == ".pdf" else target[1:]
        command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return source.with_suffix(target).read_bytes()


def printed(page: bytes) -> bytes:
    """A web page printed to PDF by Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "plan.html", Path(folder) / "plan.pdf"
        source.write_bytes(page)
        command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", f"file://{source}"]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return target.read_bytes()


def untagged(data: bytes) -> bytes:
    """A PDF without its tag tree and without the marks in its pages that the tree points to."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo"):
            if key in pdf.Root:
                del pdf.Root[key]
        for page in pdf.pages:
            kept = [
                item
                for item in pikepdf.parse_content_stream(page)
                if str(item.operator) not in ("BDC", "BMC", "EMC")
            ]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()
