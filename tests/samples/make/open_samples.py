"""The open samples: for whoever mends the reader."""

from collections.abc import Sequence
from pathlib import Path

from tests.samples.make import flat, office, sheets
from tests.samples.make.page import (
    Box,
    Column,
    Grid,
    Line,
    Page,
    band,
    body,
    box,
    head,
    named,
    own_table,
    sectioned,
    sidewise,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import print_page
from tests.samples.make.words import Action, Words

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


@sample("open/thornbeck-borough", "equality-action-plan-2024-28.docx")
def thornbeck(words: Words, path: Path) -> None:
    page = Page(header="Thornbeck Borough Council", footer="Version 3, January 2025\tPage {page}")
    page.add("title", words.plan["title"]).add(
        "p", "Thornbeck Borough Council", "Adopted by Cabinet on 14 March 2024. Updated January 2025."
    )
    page.add("h1", "About this plan").add(
        "p",
        words.plan["intro"],
    )
    page.add("h1", "What we will do")
    columns = [
        Column("No", "ref", 0.5),
        Column("What we will do", "title", 3.5),
        Column("Who", "leads", 1.8),
        Column("By when", "when", 1.5),
        Column("How will we know", "measure", 3),
    ]
    page.table(sectioned(words, columns, "{ref}: {title}"))
    page.add("h1", "Words we use").add(
        "p",
        "EDI – equality, diversity and inclusion",
        "CMT – Corporate Management Team",
        "VCFS – voluntary, community and faith sector",
    )
    page.add("small", "For large print or another language ring 01632 960 001.")
    office.write_docx(page, path)


@sample("open/marlingford-nhs", "WRES WDES action log.xlsx")
def marlingford(words: Words, path: Path) -> None:
    fills = {"blue": "5B9BD5", "green": "70AD47", "amber": "FFC000", "red": "FF0000", "grey": "A6A6A6"}
    key = {"Completed": fills["blue"], "In progress": fills["green"], "Delayed": fills["amber"]}
    key |= {"Not started": fills["red"], "Withdrawn": fills["grey"]}
    columns = [
        Column("Ref", "ref", 0.6),
        Column("Action", "title", 3.5),
        Column("Responsible", "leads", 2),
        Column("Deadline", "when", 0.9),
        Column("Intended outcome", "outcome", 2.2),
        Column("Measure", "measure", 2),
        Column("Progress", "progress", 2.4),
        Column("Status", "rating", 0.7, show=lambda a: Box(fill=fills[a["rating"].says])),
    ]
    grid = sidewise(words, "Indicator / metric", columns, "{ref}: {title}")
    above = [
        [words.plan["organisation"]],
        [words.plan["title"]],
        ["Updated December 2023", "", "", "Owner: EDI team"],
        [],
    ]
    below = [["Key to status"], ["Completed"], ["In progress"], ["Delayed"], ["Not started"], ["Withdrawn"]]
    plan = Sheet("Action log", above, grid, below, dates="mmm-yy")
    lists = Sheet("Lists", [["Division"], ["Medicine"], ["Surgery"], ["Women and Children"]], hidden=True)
    sheets.write_xlsx(path, [plan, lists], key)


@sample("open/cwm-derwen", "cynllun-cydraddoldeb-action-plan.docx")
def cwm_derwen(words: Words, path: Path) -> None:
    page = Page(
        header="Cyngor Bwrdeistref Sirol Cwm Derwen / Cwm Derwen County Borough Council", footer="{page}"
    )
    page.add("title", words.plan["title"]).add("h2", "Cwm Derwen County Borough Council").add(
        "bold", "DRAFT FOR CONSULTATION / DRAFFT AR GYFER YMGYNGHORI"
    )
    columns = [
        Column("Cyf / Ref", "ref", 0.6),
        Column("Cam gweithredu / Action", "title", 3),
        Column("Swyddog arweiniol / Lead officer", "leads", 1.6, merge=True),
        Column("Amserlen / Timescale", "when", 1.6),
        Column("Mesur llwyddiant / Measure of success", "measure", 2.2),
        Column("Cynnydd / Progress", "progress", 1.6),
    ]
    page.table(sidewise(words, "Amcan / Objective", columns))
    page.add("p", "Mae'r ddogfen hon ar gael yn Gymraeg. This document is available in Welsh.")
    office.write_docx(page, path)


def _ticks(columns: dict[str, str], field: str, mark: str = "✓") -> list[Column]:
    def shown(code: str) -> Column:
        return Column(
            code, code, 0.45, show=lambda a: Box(mark if columns[code] in a[field].says.split() else "")
        )

    return [shown(heading) for heading in columns]


def _two_heads(columns: Sequence[Column], ticks: Sequence[Column], over: str) -> list[Line]:
    """Two heading rows: ordinary headings are tall, the tick columns stand under one heading."""
    tall: Line = [Box(c.heading, rowspan=2, bold=True, fill="D9E2F3") for c in columns]
    wide: Line = [Box(over, colspan=len(ticks), bold=True, fill="D9E2F3"), *[None] * (len(ticks) - 1)]
    return [tall + wide, [None] * len(columns) + head(ticks)]


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
    ticks = _ticks(NINE, "characteristics")
    whole = [*columns, *ticks]
    lines = _two_heads(columns, ticks, "Protected characteristics")
    for o in words.objectives:
        lines.append(band(named(o, "{ref}: {title}"), len(whole)))
        lines += body(whole, o.actions)
    page.table(Grid(lines, 2, [c.width for c in whole]))
    source = path.with_suffix(".docx")
    office.write_docx(page, source, office.Look(size=7))
    office.office_pdf(source, path, tagged=True)
    source.unlink()


@sample("open/strathorran-council", "equality-outcomes-2025-29.pdf")
def strathorran(words: Words, path: Path) -> None:
    page = Page(landscape=False).add("title", words.plan["title"]).add("p", words.plan["organisation"])
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
    for o in words.objectives:
        page.add("h1", named(o, "{ref}: {title}")).add("p", o.statement).table(own_table(o, columns))
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
    lines = [head(columns)]
    for o in words.objectives:
        lines.append(band(named(o, "{ref} {title}"), len(columns), "BFBFBF" if o.depth == 1 else "E7E6E6"))
        lines += body(columns, o.actions)
    page.table(Grid(lines, 1, [c.width for c in columns]))
    office.through_docx(page, path, office.Look(size=10), tagged=False)


@sample("open/saltmarsh-fire", "export.csv")
def saltmarsh(words: Words, path: Path) -> None:
    columns = [
        Column("ID", "ref"),
        Column("Objective", "objective_text"),
        Column("Action title", "title"),
        Column("Assigned to", "leads"),
        Column("Due date", "when"),
        Column("Status", "status_text"),
        Column("Latest progress", "progress"),
        Column("Created", "created"),
    ]
    rows = [[c.heading for c in columns], *[[box(c, a).text for c in columns] for a in words.actions]]
    path.write_bytes(flat.separated(rows, ";").encode("cp1252"))


@sample("open/harbour-homes", "EDI tracker.xlsx")
def harbour(words: Words, path: Path) -> None:
    fills = {"Red": "FF7C80", "Amber": "FFD966", "Green": "A9D08E", "Blue": "9BC2E6"}

    def brag(action: Action) -> Box:
        return Box(action["rating_word"].printed, fill=fills[action["rating_word"].printed])

    columns = [
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 3),
        Column("Owner", "leads", 1.6),
        Column("Due", "when", 1),
        Column("Measure", "measure", 1.6),
        Column("BRAG", "rating_word", 0.7, show=brag),
        Column("Q1 2024/25 update", "update 2024-04/2024-06", 2),
        Column("Q2 2024/25 update", "update 2024-07/2024-09", 2),
        Column("Q3 2024/25 update", "update 2024-10/2024-12", 2),
    ]
    grid = sectioned(words, columns, "{ref} {title}")
    above = [
        ["", words.plan["title"]],
        ["", "April 2024 to March 2026"],
        [],
    ]
    sheets.write_xlsx(path, [Sheet("Tracker", above, grid, dates="dd mmm yyyy", column=1)])


@sample("open/belford-district", "item-9-appendix-b.txt")
def belford(words: Words, path: Path) -> None:
    columns = [
        Column("Action", "title", show=lambda a: Box(f"{a['ref'].printed} {a['title'].printed}")),
        Column("Lead", "leads"),
        Column("Target Date", "when"),
        Column("Outcome", "outcome"),
        Column("Progress", "progress"),
    ]
    grid = sectioned(words, columns, "{ref}. {title}")
    top = f"Appendix B\n\n{words.plan['title']}\nBelford District Council\nUpdated June 2012\n\n"
    path.write_text(top + flat.torn(grid, 6, (1, 2, 3), "Page {page} of 4"), encoding="utf-8")
