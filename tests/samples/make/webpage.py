"""HTML of a document, bare for printing or inside a public site's furniture."""

from html import escape
from pathlib import Path

from tests.samples.make import office
from tests.samples.make.page import Box, Grid, Note, Page

TAGS = {"title": "h1", "h1": "h2", "h2": "h3", "h3": "h4", "li": "li", "p": "p", "small": "small"}
RULES = {
    "all": "td,th{border:1px solid #555}",
    "rows": "tr{border-bottom:1px solid #555}",
    "none": "",
}


def write_html(page: Page, rules: str = "all", size: float = 9, extra: str = "", furniture: str = "") -> str:
    """The whole page as HTML text; `furniture` holds `{plan}` where the plan goes."""
    turn = "landscape" if page.landscape else "portrait"
    css = (
        f"@page{{size:A4 {turn};margin:14mm}}body{{font:{size}pt 'Liberation Sans',sans-serif}}"
        "table{border-collapse:collapse;width:100%;margin:0 0 1em}"
        "td,th{vertical-align:top;text-align:left;padding:3px 5px}"
        f"ul,ol{{margin:0;padding-left:1.2em}}{RULES[rules]}{extra}"
    )
    inside = "\n".join(_grid(b) if isinstance(b, Grid) else _note(b) for b in page.blocks)
    inside = (furniture or "{plan}").replace("{plan}", inside)
    title = next((b.text for b in page.blocks if isinstance(b, Note) and b.style == "title"), "Plan")
    return skeleton(title, css, inside)


def skeleton(title: str, css: str, inside: str) -> str:
    """The whole page around what is in its body."""
    return (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{css}</style></head>\n<body>\n{inside}\n</body></html>\n"
    )


def print_page(
    page: Page, path: Path, *, tagged: bool, rules: str = "all", size: float = 9, extra: str = ""
) -> None:
    """A PDF of the page as Chromium prints it."""
    source = path.with_suffix(".html")
    source.write_text(write_html(page, rules, size, extra), encoding="utf-8")
    office.chromium_pdf(source, path, tagged=tagged)
    source.unlink()


def _note(note: Note) -> str:
    if note.style == "break":
        return '<div style="page-break-after:always"></div>'
    if note.style == "bold":
        return f"<p><strong>{escape(note.text)}</strong></p>"
    tag = TAGS[note.style]
    text = escape(note.text).replace("\n", "<br>")
    return f"<ul><li>{text}</li></ul>" if tag == "li" else f"<{tag}>{text}</{tag}>"


def _grid(grid: Grid) -> str:
    widths = "".join(f'<col style="width:{100 * w / sum(grid.widths):.1f}%">' for w in grid.widths)
    heads = "\n".join(_line(line, "th") for line in grid.lines[: grid.heads])
    rows = "\n".join(_line(line, "td") for line in grid.lines[grid.heads :])
    top = f"<thead>{heads}</thead>" if grid.heads else ""
    return f"<table><colgroup>{widths}</colgroup>{top}<tbody>\n{rows}\n</tbody></table>"


def _line(line: list[Box | None], tag: str) -> str:
    return "<tr>" + "".join(_cell(cell, tag) for cell in line if cell is not None) + "</tr>"


def _cell(cell: Box, tag: str) -> str:
    spans = "".join(f' {k}="{v}"' for k, v in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if v > 1)
    shade = f' style="background:#{cell.fill}"' if cell.fill else ""
    parts = [escape(part) for part in cell.text.split("\n")]
    if len(parts) > 1 and cell.kind not in ("leads", "break"):
        inner = "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"
    else:
        inner = "<br>".join(parts)
    return f"<{tag}{spans}{shade}>{f'<b>{inner}</b>' if cell.bold and tag == 'td' else inner}</{tag}>"
