"""The sealed samples: made apart from the reader's rules and never tuned to."""

from collections.abc import Callable
from pathlib import Path

from tests.samples.make import flat, office, sheets
from tests.samples.make.page import Box, Column, Grid, Page, body, head, named, own_table, sectioned
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import print_page, write_html
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
    print_page(page, path, tagged=False, rules="rows", size=8, extra="thead{display:table-row-group}")


@sample("sealed/dunkeith-college", "Equality-Outcomes-2021-25.pdf")
def dunkeith(words: Words, path: Path) -> None:
    page = Page(footer="Dunkeith College  |  Progress at April 2023  |  {page}", landscape=False)
    page.add("title", words.plan["title"]).add("bold", "Dunkeith College").add("h1", "Contents")
    page.add("p", *[f"{o.ref}  {o.title} {'.' * 12} {3 + n // 2}" for n, o in enumerate(words.objectives)])
    page.add("break", "")
    columns = [
        Column("Ref", "ref", 0.7),
        Column("Action", "title", 2.6),
        Column("Output", "output", 1.4),
        Column("Measure", "measure", 1.7),
        Column("Responsible", "leads", 1.6),
        Column("Timeline", "when", 1.3),
        Column("Status", "status_text", 1),
    ]
    for o in words.objectives:
        page.add("h1" if o.depth == 1 else "h2", named(o, "{ref} {title}"))
        if o.actions:
            page.table(own_table(o, columns))
    office.through_docx(page, path, office.Look(size=8))


@sample("sealed/lynchester-police", "inclusion-matrix.pdf")
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


@sample("sealed/harrowmere-homes", "edi plan.csv")
def harrowmere(words: Words, path: Path) -> None:
    names = ["ref", "title", "leads", "when", "priority", "resources", "status_text", "progress"]
    heads = [
        "No",
        "What",
        "Responsible",
        "Target",
        "Priority (H/M/L)",
        "Budget",
        "Status",
        "Comments",
        "",
        "",
    ]
    rows = [[words.plan["title"], *[""] * 9], [words.plan["organisation"], *[""] * 9], [""] * 10, heads]
    for o in words.objectives:
        rows.append([o.title, *[""] * 9])
        rows += [[*[a[n].printed for n in names], "", ""] for a in o.actions]
    path.write_bytes(flat.separated(rows, ";").encode("cp1252"))


@sample("sealed/fenborough-council", "fenborough.txt")
def fenborough(words: Words, path: Path) -> None:
    heads = {"ref": "Ref", "title": "Action", "leads": "Lead Officer", "when": "Timescale"}
    heads |= {"resources": "Resources", "outcome": "Outcome", "measure": "Performance Indicator"}
    grid = sectioned(words, [Column(heading, name) for name, heading in heads.items()], "{ref}: {title}")
    top = f"{words.plan['organisation']}\n\n{words.plan['title']}\n\n"
    path.write_text(top + flat.torn(grid, 5, (1, 2), "{page}", "• "), encoding="utf-8")


@sample("sealed/queensmead-university", "charter-plan.ods")
def queensmead(words: Words, path: Path) -> None:
    columns = [
        Column("No.", "ref", 0.5),
        Column("Evidence", "evidence", 2),
        Column("Planned action", "title", 3),
        Column("Role responsible", "leads", 2),
        Column("Start", "start", 0.8),
        Column("End", "end", 0.8),
        Column("Success measure", "measure", 2.5),
    ]
    grid = sectioned(words, columns, "{ref}: {title}")
    above = [[words.plan["organisation"]], [words.plan["title"]], []]
    source = path.with_suffix(".xlsx")
    sheets.write_xlsx(source, [Sheet("Plan", above, grid)])
    office.convert(source, path)
    source.unlink()


@sample("sealed/ashcombe-parish", "equality-plan.docx")
def ashcombe(words: Words, path: Path) -> None:
    page = Page(footer="{page}", landscape=False)
    page.add("title", words.plan["title"]).add("p", words.plan["organisation"], words.plan["intro"])
    for o in words.objectives:
        page.add("h1", named(o)).add("p", o.statement)
        for a in o.actions:
            page.add("bold", f"{a['ref'].printed} {a['title'].printed}")
            page.add(
                "p", f"Lead: {a['leads'].printed}. By: {a['when'].printed}. Measure: {a['measure'].printed}."
            )
    office.write_docx(page, path, office.Look(size=11))


@sample("sealed/rivelin-icb", "equality-objectives.html")
def rivelin(words: Words, path: Path) -> None:
    page = Page().add("title", words.plan["title"])
    columns = [
        Column("Ref", "ref", 0.5),
        Column("What we said we would do", "title", 3),
        Column("Who", "leads", 1.5),
        Column("By when", "when", 1),
        Column("Why it matters", "outcome", 2),
        Column("Update March 2024", "update 2024-03", 1.5),
        Column("Update March 2025", "update 2025-03", 1.5),
        Column("Status", "status_text", 0.8),
    ]
    for o in words.objectives:
        page.add("h1", named(o, "{ref}: {title}"))
        if o.statement:
            page.add("p", o.statement)
        page.table(own_table(o, columns))
    furniture = (
        '<div class="cookies">We use cookies. <button>Accept</button></div>'
        '<header><a href="/">NHS Rivelin Integrated Care Board</a>'
        '<nav><ul><li><a href="/about">About us</a></li><li><a href="/board">Our board</a></li></ul></nav>'
        "</header><main>{plan}</main>"
        "<footer><p>Contact us</p><p>Page last reviewed: 2 May 2025</p></footer>"
    )
    path.write_text(write_html(page, furniture=furniture), encoding="utf-8")


@sample("sealed/corsley-district", "action-plan.pdf")
def corsley(words: Words, path: Path) -> None:
    page = Page(landscape=False).add("title", words.plan["title"])
    page.add("p", "Corsley District Council", "Reviewed July 2018")
    columns = [
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 2.8),
        Column("Lead Officer", "leads", 0.9),
        Column("Target date", "when", 1.3),
        Column("Measure", "measure", 1.7),
        Column("Progress to date", "progress", 1.9),
    ]
    lines = [[Box(c.heading, bold=True) for c in columns]]
    for o in words.objectives:
        lines.append([Box(named(o, "{ref}. {title}"), colspan=6, bold=True), *[None] * 5])
        lines += body(columns, o.actions)
    page.table(Grid(lines, 1, [c.width for c in columns]))
    page.add("bold", "Key to lead officers")
    page.add(
        "p", *[f"{k} – {v}" for k, v in (pair.split("=") for pair in words.plan["glossary"].split(" ; "))]
    )
    print_page(page, path, tagged=False, rules="none")


@sample("sealed/glenarran-health", "delivery-plan.rtf")
def glenarran(words: Words, path: Path) -> None:
    page = Page(footer="NHS Glenarran – page {page}", landscape=False)
    page.add("title", words.plan["title"]).add("p", words.plan["organisation"])
    columns = [
        Column("", "ref", 0.5),
        Column("Action / milestone", "title", 3.2),
        Column("Lead", "leads", 1.7),
        Column("Date", "when", 1.2),
        Column("Measure", "measure", 1.8),
    ]
    lines = [head(columns)]
    for o in words.objectives:
        fill = "BFBFBF" if o.depth == 1 else "E7E6E6"
        lines.append([Box(named(o, "{ref}: {title}"), colspan=5, bold=True, fill=fill), *[None] * 4])
        for action, line in zip(o.actions, body(columns, o.actions), strict=True):
            marked = Box(f"({action['ref'].printed})" if action.depth > 1 else action["ref"].printed)
            lines.append([marked, *line[1:]])
    page.table(Grid(lines, 1, [c.width for c in columns]))
    office.through_docx(page, path)


@sample("sealed/tarnside-transport", "delivery plan 25-26.xlsx")
def tarnside(words: Words, path: Path) -> None:
    fills = {"green": "92D050", "blue": "00B0F0", "amber": "FFC000", "red": "FF0000"}
    legend = {"Complete": fills["blue"], "In progress": fills["green"], "Delayed": fills["amber"]}
    legend["Not started"] = fills["red"]
    quarters = [Column(q, q, 0.5, show=_in_quarter(q)) for q in ("Q1", "Q2", "Q3", "Q4")]
    columns = [
        Column("Ref", "ref", 0.6),
        Column("Action", "title", 3.5),
        Column("R / A", "leads", 2.4),
        *quarters,
        Column("Success looks like", "measure", 2.4),
        Column("RAG", "rating", 0.6, show=lambda a: Box(fill=fills[a["rating"].says])),
    ]
    above = [
        [words.plan["organisation"]],
        [words.plan["title"]],
        ["Legend", *legend],
        ["R = responsible, A = accountable"],
        [],
    ]
    sheets.write_xlsx(path, [Sheet("2025-26", above, sectioned(words, columns, "{ref} {title}"))], legend)


def _in_quarter(quarter: str) -> Callable[[Action], Box]:
    return lambda action: Box("x" if quarter in action["when"].printed.split() else "")


@sample("sealed/kestrelmoor-partnership", "inclusion-matters.pdf")
def kestrelmoor(words: Words, path: Path) -> None:
    page = Page(
        header="Kestrelmoor Partnership NHS Trust", footer="Inclusion Matters – {page}", landscape=False
    )
    page.add("title", words.plan["title"]).add("p", words.plan["intro"])
    columns = [
        Column("", "ref", 0.7),
        Column("What we'll do", "title", 2.4),
        Column("Difference it will make", "outcome", 1.7),
        Column("By whom", "leads", 1.5),
        Column("By when", "when", 1.3),
        Column("How measured", "measure", 1.4),
    ]
    page.table(sectioned(words, columns, "{ref}: {title}", "DEEAF6"))
    office.through_docx(page, path, office.Look(size=9, repeat=False))
