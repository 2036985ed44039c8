"""HTML: one complete page that needs nothing else, for screens, screen readers and paper. No script."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from dueregard.planfile.model import PlanFile
from dueregard.writing.layout import LINE, sheet_of
from dueregard.writing.pictures import LOGO_MM, data_address
from dueregard.writing.sheet import (
    Block,
    BulletList,
    Cell,
    Heading,
    Paragraph,
    Picture,
    Row,
    Sheet,
    Table,
    Terms,
)

CROWDED: Final = LINE + 45
"""Of more characters than that, a table is given room to be scrolled in; else it fits a screen."""
PADDING: Final = 5
"""So many characters wide is what stands beside a cell's words, and what a long word's wider letters take."""
STYLE: Final = """
:root { color-scheme: light; }
body { margin: 0; padding: 1.5rem; color: #0b0c0c; background: #fff; }
body { font: 1rem/1.5 Arial, Helvetica, sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 2rem 0 1rem; }
h3, h4 { font-size: 1.1875rem; line-height: 1.3; margin: 1.5rem 0 .75rem; }
h4 { font-size: 1rem; }
p, .prose { max-width: 44rem; margin: 0 0 1rem; }
.wide { overflow-x: auto; }
.wide:focus { outline: 3px solid #ffdd00; outline-offset: 2px; box-shadow: 0 0 0 5px #0b0c0c; }
table { border-collapse: collapse; margin: 0 0 1rem; font-size: .9375rem; line-height: 1.35; }
.chart { max-width: 40rem; margin: 0 0 1rem; }
.counts td { text-align: right; font-variant-numeric: tabular-nums; }
.actions { width: 100%; min-width: var(--least, 68rem); table-layout: fixed; }
/* The caption names the table to screen readers; others have the same words as the page's title. */
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { border: 1px solid #b1b4b6; padding: .4rem .5rem; }
th, td { text-align: left; vertical-align: top; overflow-wrap: break-word; }
.logo { display: block; margin: 0 0 1rem; }
thead th { background: var(--own); color: #fff; border-color: var(--own); }
tbody th { font-weight: normal; }
tbody th[scope=rowgroup] { font-weight: bold; }
tbody th[scope=rowgroup] p + p, tbody th[scope=rowgroup] li { font-weight: normal; }
td p, th p { margin: 0; max-width: none; }
td p + p, th p + p { margin-top: .35rem; }
td ul, th ul { margin: 0; padding-left: 1.1rem; }
@media print {
  body { padding: 0; font-size: 9pt; }
  table { font-size: 8pt; }
  .actions { min-width: 0; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  thead th { background: #fff; color: #000; border: 1px solid #000; border-bottom-width: 2px; }
  h2, h3, h4 { break-after: avoid; }
  tr { break-inside: avoid; }
}
""".strip()


SHADES: Final = ("#dbe3eb", "#f0f3f6")
"""Behind rows that head others: the top level, and those below it."""


def html_bytes(plan: PlanFile) -> bytes:
    """The plan as a page of HTML in UTF-8."""
    return page(sheet_of(plan)).encode("utf-8")


def page(sheet: Sheet) -> str:
    """A sheet as a complete page."""
    body = "\n".join(
        part for number, block in enumerate(sheet.blocks) for part in _block(block, f"part-{number}")
    )
    title = escape(sheet.title, quote=False)
    paper = f"@page {{ size: A4 {'portrait' if sheet.upright else 'landscape'}; margin: 12mm; }}"
    style = f":root {{ --own: {sheet.livery.colour}; }}\n{STYLE}\n{paper}"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(sheet.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{style}\n</style>\n</head>\n<body>\n<main>\n{_logo(sheet)}<h1>{title}</h1>\n{body}\n"
        "</main>\n</body>\n</html>\n"
    )


def _logo(sheet: Sheet) -> str:
    logo = sheet.livery.logo
    if logo is None:
        return ""
    width, height = LOGO_MM
    size = f"max-width: {width:.0f}mm; height: {height:.0f}mm; object-fit: contain; object-position: left"
    return f'<img class="logo" style="{size}" src="{data_address(logo)}" alt="{escape(logo.alt)}">\n'


def _block(block: Block, name: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h{block.level}>{_text(block.text)}</h{block.level}>"
    elif isinstance(block, Paragraph):
        yield f"<p>{_text(block.text)}</p>"
    elif isinstance(block, BulletList):
        yield f'<ul class="prose">{_items(block.items)}</ul>'
    elif isinstance(block, Picture):
        yield f'<div class="chart">{block.svg}</div>'
    elif isinstance(block, Terms):
        yield from _terms(block, name)
    else:
        yield from _table(block, name)


def _terms(terms: Terms, name: str) -> Iterator[str]:
    yield f'<h2 id="{name}">{_text(terms.heading)}</h2>'
    kind = ' class="counts"' if terms.counts else ""
    yield f'<table{kind} aria-labelledby="{name}">'
    yield (
        "<thead><tr>"
        + "".join(f'<th scope="col">{_text(text)}</th>' for text in terms.head)
        + "</tr></thead>"
    )
    yield "<tbody>"
    for term, meaning in terms.pairs:
        yield f'<tr><th scope="row">{_text(term)}</th><td>{_text(meaning)}</td></tr>'
    yield "</tbody>\n</table>"


def _table(table: Table, name: str) -> Iterator[str]:
    total = sum(column.weight for column in table.columns)
    room = total + PADDING * len(table.columns)
    kind = "counts" if table.counts else "actions"
    yield f'<div class="wide" role="region" aria-labelledby="{name}" tabindex="0">'
    least = f' style="--least: {room / 2:.0f}rem"' if room > CROWDED else ""
    yield f'<table class="{kind}"{least}>\n<caption id="{name}">{_text(table.caption)}</caption>'
    if not table.counts:
        widths = (100 * (column.weight + PADDING) / room for column in table.columns)
        yield "<colgroup>" + "".join(f'<col style="width: {width:.1f}%">' for width in widths)
        yield "</colgroup>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{_text(column.heading)}</th>' for column in table.columns)
    yield "</tr></thead>"
    for group in _bodies(table.rows):
        yield "<tbody>"
        yield from (_row(row) for row in group)
        yield "</tbody>"
    yield "</table>\n</div>"


def _bodies(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows in groups that one heading cell heads (`scope=rowgroup` reaches to the end of its tbody)."""
    group: list[Row] = []
    for row in rows:
        if group and any(cell.heads == "group" for cell in row.cells):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _row(row: Row) -> str:
    # The shade stands in the row itself, so that a copy of the table in a mail still tells levels apart.
    shade = f' style="background: {SHADES[min(row.section, len(SHADES)) - 1]}"' if row.section else ""
    return f"<tr{shade}>" + "".join(_cell(cell) for cell in row.cells) + "</tr>"


def _cell(cell: Cell) -> str:
    name = "th" if cell.heads else "td"
    scope = f' scope="{cell.heads.replace("group", "rowgroup")}"' if cell.heads else ""
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return f"<{name}{scope}{spans}>{_content(cell)}</{name}>"


def _content(cell: Cell) -> str:
    if cell.is_list:
        return f"<ul>{_items(cell.lines)}</ul>"
    if len(cell.lines) > 1:
        return "".join(f"<p>{_text(line)}</p>" for line in cell.lines)
    return _text(cell.text)


def _items(items: Sequence[str]) -> str:
    return "".join(f"<li>{_text(item)}</li>" for item in items)


def _text(text: str) -> str:
    return escape(text, quote=False)
