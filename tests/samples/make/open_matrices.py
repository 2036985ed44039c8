"""Open samples whose tables are matrices: ticks in groups of columns, headings in two rows."""

from pathlib import Path

from tests.samples.make import office
from tests.samples.make.page import Box, Column, Grid, Page, beside, body, named, ticks, two_heads
from tests.samples.make.registry import sample
from tests.samples.make.words import Words


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
    crosses = ticks(of, "characteristics", "X", 0.55)
    whole = [*columns, *crosses]
    over = {"Characteristics most affected": crosses}
    lines = two_heads([Column("Pillar", ""), *whole], over, fill="")
    for o in words.objectives:
        lines += beside(body(whole, o.actions), Box(named(o), bold=True))
    page.table(Grid(lines, 2, [1.2, *[c.width for c in whole]]))
    office.through_docx(page, path, office.Look(size=7.5), tagged=False)
