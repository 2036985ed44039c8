"""Open samples whose tables are matrices: ticks in groups of columns, headings in two rows."""

from collections.abc import Callable
from pathlib import Path

from tests.samples.make import office
from tests.samples.make.page import Box, Column, Grid, Page, body, head, named
from tests.samples.make.registry import sample
from tests.samples.make.words import Action, Words


@sample("open/lynchester-police", "inclusion-matrix.pdf")
def lynchester(words: Words, path: Path) -> None:
    page = Page(header="OFFICIAL", footer="Inclusion and Race Action Matrix {page}")
    page.add("title", words.plan["title"]).add("p", "Lynchester Police", "April 2022 to March 2025")
    short = ["Age", "Disab.", "Gender reass.", "Preg./mat.", "Race", "Rel./belief", "Sex", "Sex. orient."]
    codes = [
        "age",
        "disability",
        "gender-reassignment",
        "pregnancy-maternity",
        "race",
        "religion-belief",
        "sex",
    ]
    of = dict(zip(short, [*codes, "sexual-orientation"], strict=True))
    columns = [
        Column("No", "ref", 0.4),
        Column("What will be done", "title", 2.8),
        Column("Owner", "leads", 1.5),
        Column("Timing", "when", 1.2),
        Column("Difference it will make", "outcome", 1.8),
    ]
    ticks = [Column(s, s, 0.55, show=_cross(of[s])) for s in short]
    tall = [Box(h, rowspan=2, bold=True) for h in ("Pillar", *[c.heading for c in columns])]
    wide = [Box("Characteristics most affected", colspan=8, bold=True), *[None] * 7]
    lines = [[*tall, *wide], [*[None] * 6, *head(ticks)]]
    for o in words.objectives:
        rows = body([*columns, *ticks], o.actions)
        lines.append([Box(named(o, "{ref}: {title}"), rowspan=len(rows), bold=True), *rows[0]])
        lines += [[None, *row] for row in rows[1:]]
    page.table(Grid(lines, 2, [1.2, *[c.width for c in [*columns, *ticks]]]))
    office.through_docx(page, path, office.Look(size=7.5), tagged=False)


def _cross(code: str) -> Callable[[Action], Box]:
    return lambda action: Box("X" if code in action["characteristics"].says.split() else "")
