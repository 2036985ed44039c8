"""The sealed samples: made apart from the reader's rules and never tuned to."""

from pathlib import Path

from tests.samples.make import office, sheets
from tests.samples.make.page import Box, Column, Grid, Page, body, head, named, own_table, sectioned
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import write_html
from tests.samples.make.words import Action, Words

RAG = {"R": "E06666", "A": "F9CB9C", "G": "93C47D", "B": "6FA8DC"}


@sample("sealed/dyffryn-carreg", "cynllun-gweithredu.docx")
def dyffryn_carreg(words: Words, path: Path) -> None:
    page = Page(header="Cyngor Sir Dyffryn Carreg", footer="Diweddarwyd Chwefror 2025 – Tudalen {page}")
    page.add("title", words.plan["title"])
    page.add(
        "p",
        words.plan["intro"],
    )
    columns = [
        Column("Rhif", "ref", 0.5),
        Column("Cam gweithredu", "title", 3),
        Column("Pwy", "leads", 1.6),
        Column("Erbyn pryd", "when", 1.3),
        Column("Sut y byddwn yn gwybod", "measure", 2.2),
        Column("Cynnydd", "progress", 1.8),
    ]
    page.table(sectioned(words, columns, "{ref}: {title}", "C5E0B3"))
    page.add("p", "Os hoffech gael y ddogfen hon mewn fformat arall, cysylltwch â'r Swyddog Cydraddoldeb.")
    office.write_docx(page, path)


@sample("sealed/hallowby-fire", "EDI plan v7 Oct24.xlsx")
def hallowby_fire(words: Words, path: Path) -> None:
    columns = [
        Column("No.", "ref", 0.8),
        Column("What are we going to do?", "title", 4),
        Column("Owner", "leads", 2),
        Column("Target", "when", 1.1),
        Column("Measure of success", "measure", 2.6),
        Column("Where are we now?", "progress", 2.6),
        Column("BRAG", "rating_letter", 0.6, show=lambda a: _letter(a, "rating_letter")),
    ]
    key = [
        ["BRAG key"],
        ["B", "Completed"],
        ["G", "In progress"],
        ["A", "Delayed"],
        ["R", "Not started"],
        ["W", "Withdrawn"],
    ]
    made = [
        Sheet(
            "Read me",
            [[words.plan["organisation"]], [words.plan["title"]], ["Position at 14 October 2024"], [], *key],
        )
    ]
    for o in words.objectives:
        grid = own_table(o, columns)
        made.append(Sheet(o.ref, [[named(o, "{ref}: {title}")], []], grid, dates="dd/mm/yyyy"))
    made.append(Sheet("lists", [["B"], ["G"], ["A"], ["R"], ["W"]], hidden=True))
    sheets.write_xlsx(path, made)


def _letter(action: Action, name: str) -> Box:
    text = action[name].printed
    return Box(text, fill=RAG.get(text, ""))


@sample("sealed/st-brannoc-school", "Accessibility-Equality-Plan.docx")
def st_brannoc(words: Words, path: Path) -> None:
    page = Page(
        header="St Brannoc's Academy",
        footer="Status: Approved\tReview date: July 2026\tPage {page}",
        landscape=False,
    )
    page.add("title", words.plan["title"]).add(
        "p", "St Brannoc's Academy", "This plan is read with our SEND information report."
    )
    columns = [
        Column("Actions", "title", 2.6, show=lambda a: Box(f"{a['ref'].printed} {a['title'].printed}")),
        Column("Person/s Leading", "leads", 1.4),
        Column("Timescale", "when", 1.2),
        Column("Success Criteria", "measure", 1.7),
        Column("Finance", "resources", 1.1),
        Column("Evaluation", "progress", 1.4),
        Column("RAG", "rating_letter", 0.6, show=lambda a: _letter(a, "rating_letter")),
    ]
    for o in words.objectives:
        page.add("h2", named(o, "{ref}: {title}"))
        if o.statement:
            page.add("p", o.statement)
        page.table(own_table(o, columns))
    page.add("small", "Evaluated each term by the inclusion committee.")
    office.write_docx(page, path, office.Look(size=8, repeat=False))


@sample("sealed/wexmoor-nhs", "edi-improvement-plan.pdf")
def wexmoor(words: Words, path: Path) -> None:
    page = (
        Page()
        .add("title", words.plan["title"])
        .add("p", f"{words.plan['organisation']} – progress at November 2024")
    )
    columns = [
        Column("Ref", "ref", 0.5),
        Column("Commitment", "title", 3),
        Column("Executive lead", "leads executive lead", 1.2),
        Column("Delivery lead", "leads delivery lead", 1.4),
        Column("Timeline", "when", 1.3),
        Column("Success metric", "measure", 2.4),
        Column("Progress", "progress", 2.4),
    ]
    lines = [head(columns)]
    for o in words.objectives:
        lines.append([Box(named(o, "{ref}: {title}"), colspan=7, bold=True), *[None] * 6])
        lines += body(columns, o.actions)
    page.table(Grid(lines, 1, [c.width for c in columns]))
    page.add(
        "p", "SRO – Senior Responsible Officer", "FTSU – Freedom to Speak Up", "CPO – Chief People Officer"
    )
    source = path.with_suffix(".html")
    source.write_text(write_html(page, "rows", 8, "thead{display:table-row-group}"), encoding="utf-8")
    office.chromium_pdf(source, path, tagged=False)
    source.unlink()
