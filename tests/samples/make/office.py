"""DOCX by python-docx, and what LibreOffice and Chromium make of a document."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pikepdf
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from tests.samples.make.page import Box, Grid, Note, Page

EDGES = {
    "all": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "rows": ("top", "bottom", "insideH"),
    "none": (),
}
STYLES = {
    "title": "Title",
    "h1": "Heading 1",
    "h2": "Heading 2",
    "h3": "Heading 3",
    "li": "List Bullet",
    "li2": "List Bullet 2",
    "num": "List Number",
}


@dataclass
class Look:
    """How a DOCX is set: rulings, size of type, whether headings repeat, how lists in a cell are set."""

    rules: str = "all"
    size: float = 9
    repeat: bool = True
    items: str = "bullets"
    font: str = "Liberation Sans"
    shade: bool = True
    controls: tuple[str, ...] = ()
    inserted: tuple[str, ...] = ()
    deleted: tuple[tuple[str, str], ...] = ()
    numbered: tuple[str, ...] = ()


def write_docx(page: Page, path: Path, look: Look | None = None) -> None:
    look = look or Look()
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(look.size)
    made.styles["Normal"].font.name = look.font
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if page.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    section.header.paragraphs[0].text = page.header
    _footer(section.footer.paragraphs[0], page.footer)
    for block in page.blocks:
        if isinstance(block, Note):
            _note(made, block)
        else:
            _table(made, block, look, (section.page_width - Mm(30)) / 1)
            made.add_paragraph()
    made.save(str(path))


def _footer(paragraph: Any, text: str) -> None:
    before, number, after = text.partition("{page}")
    paragraph.add_run(before)
    if number:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        field.append(paragraph.add_run("1")._r)
        paragraph._p.append(field)
        paragraph.add_run(after)


def _note(made: Any, note: Note) -> None:
    if note.style == "break":
        made.add_page_break()
    elif note.style in STYLES:
        made.add_paragraph(note.text, style=STYLES[note.style])
    else:
        run = made.add_paragraph().add_run(note.text)
        run.bold = note.style == "bold"
        if note.style == "small":
            run.font.size = Pt(7)


def _table(made: Any, grid: Grid, look: Look, width: float) -> None:
    table = made.add_table(rows=len(grid.lines), cols=len(grid.widths))
    table.autofit = False
    _borders(table, EDGES[look.rules])
    shares = [w / sum(grid.widths) for w in grid.widths]
    for n, share in enumerate(shares):
        table.columns[n].width = int(width * share)
    for r, line in enumerate(grid.lines):
        if r < grid.heads and look.repeat:
            mark = OxmlElement("w:tblHeader")
            table.rows[r]._tr.get_or_add_trPr().append(mark)
        for c, cell in enumerate(line):
            if cell is None:
                continue
            spot = table.cell(r, c)
            if cell.colspan > 1 or cell.rowspan > 1:
                spot = spot.merge(table.cell(r + cell.rowspan - 1, c + cell.colspan - 1))
            spot.width = int(width * sum(shares[c : c + cell.colspan]))
            _fill(spot, cell, look)
            if cell.inner:
                _table(spot, cell.inner, look, spot.width * 0.97)


def _borders(table: Any, edges: tuple[str, ...]) -> None:
    borders = OxmlElement("w:tblBorders")
    for edge in edges:
        line = OxmlElement(f"w:{edge}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "7F7F7F")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _fill(spot: Any, cell: Box, look: Look) -> None:
    if cell.fill and look.shade:
        shade = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", cell.fill)):
            shade.set(qn(f"w:{key}"), value)
        spot._tc.get_or_add_tcPr().append(shade)
    parts = cell.text.split("\n")
    listed = len(parts) > 1 and look.items in ("bullets", "numbers") and cell.kind not in ("leads", "break")
    for n, part in enumerate(parts):
        paragraph = spot.paragraphs[0] if n == 0 else spot.add_paragraph()
        if listed:
            paragraph.style = "List Bullet" if look.items == "bullets" else "List Number"
        if cell.kind in look.numbered:
            paragraph.style = "List Number"
            continue
        _run(paragraph, part, cell, look)
        paragraph.paragraph_format.space_after = Pt(0)


def _run(paragraph: Any, text: str, cell: Box, look: Look) -> None:
    run = paragraph.add_run(text)
    run.bold = cell.bold
    if cell.kind in look.controls:
        _wrap(run, "w:sdt")
    if text in look.inserted:
        _wrap(run, "w:ins")
    for after, gone in look.deleted:
        if after == text:
            _deletion(paragraph, gone)


def _wrap(run: Any, tag: str) -> None:
    outer, parent = OxmlElement(tag), run._r.getparent()
    where = parent.index(run._r)
    inner = outer
    if tag == "w:sdt":
        outer.append(OxmlElement("w:sdtPr"))
        inner = OxmlElement("w:sdtContent")
        outer.append(inner)
    else:
        _signed(outer)
    inner.append(run._r)
    parent.insert(where, outer)


def _signed(mark: Any) -> None:
    for key, value in (("id", "901"), ("author", "Policy team"), ("date", "2024-05-02T09:00:00Z")):
        mark.set(qn(f"w:{key}"), value)


def _deletion(paragraph: Any, text: str) -> None:
    mark, run, gone = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    _signed(mark)
    gone.text = text
    gone.set(qn("xml:space"), "preserve")
    run.append(gone)
    mark.append(run)
    paragraph._p.append(mark)


def convert(source: Path, target: Path, writer: str = "") -> None:
    """Has LibreOffice save `source` as `target`; `writer` is a filter with its options."""
    kind = target.suffix[1:] + (f":{writer}" if writer else "")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/samples-profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.move(Path(folder) / f"{source.stem}{target.suffix}", target)


def office_pdf(source: Path, target: Path, *, tagged: bool) -> None:
    flag = "true" if tagged else "false"
    options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{flag}"}}}}'
    engine = "calc" if source.suffix in (".xlsx", ".ods") else "writer"
    convert(source, target, f"{engine}_pdf_Export:{options}")


def become(source: Path, path: Path, *, tagged: bool = True) -> None:
    """Has LibreOffice make `path` of `source`, which is gone then; `tagged` is for a PDF."""
    if path.suffix == ".pdf":
        office_pdf(source, path, tagged=tagged)
    else:
        convert(source, path)
    source.unlink()


def through_docx(page: Page, path: Path, look: Look | None = None, *, tagged: bool = True) -> None:
    """Writes a PDF, ODT, RTF or DOC as LibreOffice makes it of the DOCX."""
    source = path.with_suffix(".docx")
    write_docx(page, source, look)
    become(source, path, tagged=tagged)


def chromium_pdf(source: Path, target: Path, *, tagged: bool) -> None:
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--print-to-pdf={target}", source.resolve().as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    if not tagged:
        untag(target)


def untag(path: Path) -> None:
    """Takes the structure tree and the marks that it hangs on out of a PDF."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo", "/Lang"):
            if key in pdf.Root:
                del pdf.Root[key]
        for page in pdf.pages:
            kept = [
                i
                for i in pikepdf.parse_content_stream(page)
                if str(i.operator) not in ("BDC", "BMC", "EMC", "MP", "DP")
            ]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
            if "/StructParents" in page:
                del page["/StructParents"]
        pdf.save(path)
