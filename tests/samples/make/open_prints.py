"""Open samples that are printed: PDF by LibreOffice and by Chromium."""

from pathlib import Path

from tests.samples.make import office, sheets
from tests.samples.make.asides import plain
from tests.samples.make.page import (
    Box,
    Column,
    Grid,
    Line,
    Page,
    band,
    beside,
    body,
    headings,
    named,
    sectioned,
    sidewise,
    ticks,
    two_heads,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import print_page
from tests.samples.make.words import Words

NINE = {
    "Age": "age",
    "Disability": "disability",
    "Gender reassignment": "gender-reassignment",
    "Marriage / CP": "marriage-civil-partnership",
    "Pregnancy & maternity": "pregnancy-maternity",
    "Race": "race",
    "Religion or belief": "religion-belief",
    "Sex": "sex",
    "Sexual orientation": "sexual-orientation",
}


@sample("open/ridgeway-police", "ses-delivery-plan.pdf")
def ridgeway(words: Words, path: Path) -> None:
    page = Page(
        header="Ridgeway Constabulary – NOT PROTECTIVELY MARKED",
        footer="Delivery Plan updated April 2013   Page {page}",
    )
    page.add("title", words.plan["title"])
    columns = [
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 2.8),
        Column("Owner", "leads", 1.5),
        Column("Date", "when", 1.1),
        Column("Success measure", "measure", 2),
    ]
    nine = ticks(NINE, "characteristics")
    whole = [*columns, *nine]
    lines = two_heads(whole, {"Protected characteristics": nine})
    for o in words.objectives:
        lines.append(band(named(o), len(whole)))
        lines += body(whole, o.actions)
    page.table(Grid(lines, 2, [c.width for c in whole]))
    office.through_docx(page, path, office.Look(size=7))


@sample("open/strathorran-council", "equality-outcomes-2025-29.pdf")
def strathorran(words: Words, path: Path) -> None:
    page = Page(landscape=False).titled(words)
    page.add(
        "p",
        words.plan["intro"],
    )
    columns = [
        Column("No.", "ref", 0.5),
        Column("What we will do", "title", 2.8),
        Column("How we will measure it", "measure", 1.8),
        Column("Lead", "leads", 1.6),
        Column("Timescale", "when", 1.4),
        Column("General duty", "duty_letters", 0.7),
    ]
    page.chapters(words, columns)
    page.add(
        "small",
        "Published April 2025 under the Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012.",
    )
    print_page(page, path, tagged=True)


@sample("open/northmoor-university", "rec-action-plan.pdf")
def northmoor(words: Words, path: Path) -> None:
    page = Page(footer="University of Northmoor   Race Equality Charter   {page}")
    page.add("title", words.plan["title"]).add(
        "p", "University of Northmoor", "Academic years run from September to August."
    )
    columns = [
        Column("Ref", "ref", 0.5),
        Column("Rationale", "rationale", 1.8),
        Column("Action", "title", 2.4),
        Column("Person responsible", "leads", 1.5),
        Column("Start", "start", 0.8),
        Column("End", "end", 0.8),
        Column("Success criteria", "measure", 1.9),
    ]
    page.table(sectioned(words, columns, "{ref} {title}", lower="E7E6E6"))
    office.through_docx(page, path, office.Look(size=10), tagged=False)


@sample("open/marshwick-letters", "eflg-excellent-plan.pdf")
def marshwick(words: Words, path: Path) -> None:
    page = Page(header="Marshwick Borough Council", footer="As at November 2017      {page}")
    page.add("title", words.plan["title"])
    columns = [
        Column("Ref.", "ref", 0.5),
        Column("Improvement action", "title", 3),
        Column("Resp.", "leads", 0.9),
        Column("Target", "when", 1.3),
        Column("Position", "progress", 2.4),
        Column("Status", "letter", 0.7),
    ]
    page.table(sectioned(words, columns, "{ref}. {title}"))
    page.add("bold", "Key to status")
    page.add("p", "C = completed", "P = in progress", "N = not started", "D = delayed", "X = withdrawn")
    office.through_docx(page, path)


@sample("open/calderbridge-council", "scrutiny-appendix-1.pdf")
def calderbridge(words: Words, path: Path) -> None:
    page = Page(header="Scrutiny Committee, 8 October 2014 – Appendix 1", footer="Page {page}")
    page.titled(words, words.plan["intro"])
    columns = [
        Column("Ref", "ref", 0.7),
        Column("Action", "title", 2.4),
        Column("Lead officer", "leads", 1.6),
        Column("Timescale", "when", 1.3),
        Column("Resources", "resources", 1.2),
        Column("Intended outcome", "outcome", 1.8),
        Column("Progress to date", "progress", 2.4),
    ]
    page.table(sectioned(words, columns, "{ref}. {title}"))
    page.add("p", "Further copies may be had from the Policy Unit.")
    office.through_docx(page, path, office.Look(size=10))


@sample("open/carrowside-council", "framework-plan-draft.pdf")
def carrowside(words: Words, path: Path) -> None:
    page = Page(footer="Carrowside Council   DRAFT 2   {page}")
    page.add("title", words.plan["title"]).add("p", "Carrowside Council – DRAFT – 2019 to 2021")
    columns = [
        Column("Ref", "ref", 0.5),
        Column("Improvement", "title", 3),
        Column("Priority", "priority", 0.9),
        Column("Lead officer", "leads", 1.7),
        Column("Support", "leads support", 1.5),
        Column("Target", "when", 1.4),
        Column("Evidence", "measure", 1.8),
    ]
    grid = sectioned(words, columns, "{ref} {title}")
    page.table(grid)
    office.through_docx(
        page, path, office.Look(rules="rows", size=11, repeat=False, shade=False), tagged=False
    )


@sample("open/llanfair-hafren", "cynllun-gweithredu-cydraddoldeb.pdf")
def llanfair(words: Words, path: Path) -> None:
    page = Page().titled(words)
    columns = [
        Column("Cyf.", "ref", 0.5),
        Column("Camau gweithredu", "title", 3),
        Column("Arweinydd", "leads", 1.6),
        Column("Dyddiad cwblhau", "when", 1.3),
        Column("Canlyniad", "outcome", 2),
        Column("Statws", "status_text", 1),
    ]
    page.chapters(words, columns)
    print_page(page, path, tagged=True)


@sample("open/dunmere-district", "cabinet-appendix.pdf")
def dunmere(words: Words, path: Path) -> None:
    page = (
        Page().add("title", words.plan["title"]).add("p", "Dunmere District Council    Updated October 2016")
    )
    columns = [
        Column("No.", "ref", 0.5),
        Column("Action", "title", 3),
        Column("Lead officer", "leads", 1.6),
        Column("Target date", "when", 1.2),
        Column("Outcome", "outcome", 2),
        Column("Progress to date", "progress", 2.4),
    ]
    lines: list[Line] = [headings(*(c.heading for c in columns), fill="")]
    for o in words.objectives:
        lines.append(band(named(o, "{ref}. {title}"), 6, ""))
        lines += body(columns, o.actions)
    page.table(Grid(lines, 1, [c.width for c in columns]))
    print_page(page, path, tagged=False, rules="none", size=11)


@sample("open/fairmile-college", "edi-plan-2025-26.pdf")
def fairmile(words: Words, path: Path) -> None:
    page = Page().titled(words)
    columns = [
        Column("Actions", "title", 3.2),
        Column("Who", "leads", 1.6),
        Column("When", "when", 1.2),
        Column("How we will measure impact", "measure", 2),
        Column("Cost", "resources", 1),
    ]
    page.table(sidewise(words, "Intent", columns, "{title}"))
    print_page(page, path, tagged=False, size=13)


@sample("open/northfold-combined", "edi-delivery-plan.pdf")
def northfold(words: Words, path: Path) -> None:
    columns = [
        Column("No.", "ref", 0.5),
        Column("Action", "title", 3.5),
        Column("Owner(s)", "leads", 2.2),
        Column("Start date", "start", 1),
        Column("Completion date", "end", 1.2),
        Column("Measure", "measure", 2),
        Column("Status", "status_text", 1.1),
        Column("Strategic link", "strategic", 1),
    ]
    above = [[words.plan["title"]], ["April 2024 – March 2026"], []]
    grid = sectioned(words, columns)
    sheets.through_xlsx(path, [Sheet("Plan", above, grid, wide=True)])


@sample("open/bryn-eithin", "sep-delivery-plan.pdf")
def bryn_eithin(words: Words, path: Path) -> None:
    page = Page(landscape=False).titled(words, "Updated March 2025 / Diweddarwyd Mawrth 2025")
    columns = [
        Column("Ref\nCyf", "ref", 0.5),
        Column("Action\nCam gweithredu", "title", 2.8),
        Column("Lead\nArweinydd", "leads", 1.6),
        Column("Timescale\nAmserlen", "when", 1.3),
        Column("Outcome\nCanlyniad", "outcome", 1.8),
        Column("Progress\nCynnydd", "progress", 1.8),
    ]
    grid = sectioned(words, columns, fill="CFE2D4")
    for cell in grid.lines[0]:
        if cell is not None:
            cell.kind = "break"
    page.table(grid)
    print_page(page, path, tagged=True)


@sample("open/tamebridge-council", "half-year-report.pdf")
def tamebridge(words: Words, path: Path) -> None:
    page = Page(landscape=False).add("title", words.plan["title"])
    page.add("p", "Tamebridge Borough Council, Policy Committee, position at September 2024").add(
        "h1", "Summary"
    )
    counts = [["Status", "Actions", "Share"], ["Completed", "4", "40%"], ["In progress", "4", "40%"]]
    page.table(plain([*counts, ["Delayed", "1", "10%"], ["Not started", "1", "10%"]]))
    page.add("h1", "Steering group").table(
        plain([["Member", "Service"], ["C. Mbeki (chair)", "Policy"], ["L. Price", "HR"]])
    )
    columns = [
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 2.8),
        Column("Lead", "leads", 1.6),
        Column("Due", "when", 1.3),
        Column("Progress", "progress", 2),
        Column("Status", "status_text", 1.1),
    ]
    page.add("h1", "Action plan").table(sectioned(words, columns, "{ref}. {title}")).add("h1", "Risks")
    risks = [
        ["Risk", "Likelihood", "Impact", "Owner"],
        ["Budget cuts slow adaptations", "High", "Medium", "Director"],
    ]
    page.table(plain([*risks, ["Vacancies in the policy team", "Medium", "Medium", "Director"]]))
    print_page(page, path, tagged=True)


@sample("open/glaisdale-fire", "scheme-matrix.pdf")
def glaisdale(words: Words, path: Path) -> None:
    page = Page(footer="Glaisdale Fire and Rescue Authority {page}").add("title", words.plan["title"])
    groups = {"AGE": "age", "DIS": "disability", "RACE": "race", "REL": "religion-belief", "SEX": "sex"}
    columns = [
        Column("No.", "ref", 0.5),
        Column("Action", "title", 2.8),
        Column("Lead", "leads", 1.6),
        Column("Target", "when", 1.3),
        Column("Measure", "measure", 1.6),
    ]
    affected = ticks({**groups, "SEX/O": "sexual-orientation"}, "characteristics", "Y")
    whole = [*columns, *affected]
    top, second = two_heads(whole, {"Groups most affected": affected})
    lines: list[Line] = [[Box("Aim", rowspan=2, bold=True), *top], [None, *second]]
    for o in words.objectives:
        lines += beside(body(whole, o.actions), Box(named(o), bold=True))
    page.table(Grid(lines, 2, [1.3, *[c.width for c in columns], *[0.75] * 6]))
    page.add("small", "DIS = disability, REL = religion or belief, SEX/O = sexual orientation")
    office.through_docx(page, path, office.Look(size=9), tagged=False)
