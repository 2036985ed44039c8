"""Open samples in which other columns of prose stand beside the action."""

from pathlib import Path

from tests.samples.make import office, sheets
from tests.samples.make.page import Column, Page, sectioned, sidewise
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.words import Words


@sample("open/wharfeside-constabulary", "delivery-plan.docx")
def wharfeside(words: Words, path: Path) -> None:
    page = Page().titled(words)
    columns = [
        Column("Ref", "ref", 0.5),
        Column("HMICFRS recommendation", "recommendation", 2),
        Column("Activity", "label", 1),
        Column("Description", "title", 2.5),
        Column("Strategic lead", "leads strategic lead", 1.2),
        Column("Delivery lead", "leads delivery lead", 1.2),
        Column("Timescale", "when", 1),
        Column("Measure of success", "measure", 2),
    ]
    page.table(sectioned(words, columns, "{ref}. {title}"))
    office.write_docx(page, path, office.Look(size=8))


@sample("open/beckfoot-homes", "fair homes.xlsx")
def beckfoot(words: Words, path: Path) -> None:
    columns = [
        Column("What tenants told us", "heard", 2.5),
        Column("Remedy", "title", 2.5),
        Column("Reason", "reason", 2.5),
        Column("Who", "leads", 1.4),
        Column("By when", "when", 1),
    ]
    above = [[words.plan["title"]], [words.plan["organisation"]], []]
    sheets.write_xlsx(path, [Sheet("Plan", above, sidewise(words, "Objective", columns, "{title}"))])
