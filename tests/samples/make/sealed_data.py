"""The sealed samples that are sheets, web pages and bare text."""

from pathlib import Path

from tests.samples.make import flat, sheets
from tests.samples.make.page import (
    Box,
    Column,
    Grid,
    Page,
    band,
    body,
    named,
    own_table,
    sectioned,
    shaded,
    swatch,
    times,
    two_heads,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import write_html
from tests.samples.make.words import Words


@sample("sealed/hallowby-fire", "EDI plan v7 Oct24.xlsx")
def hallowby_fire(words: Words, path: Path) -> None:
    columns = [
        Column("No.", "ref", 0.8),
        Column("What are we going to do?", "title", 4),
        Column("Owner", "leads", 2),
        Column("Target", "when", 1.1),
        Column("Measure of success", "measure", 2.6),
        Column("Where are we now?", "progress", 2.6),
        Column("BRAG", "rating_letter", 0.6, show=shaded("rating_letter")),
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
            [*sheets.top(words, "Position at 14 October 2024"), *key],
        )
    ]
    for o in words.objectives:
        grid = own_table(o, columns)
        made.append(Sheet(o.ref, [[named(o)], []], grid, dates="dd/mm/yyyy"))
    made.append(Sheet("lists", [["B"], ["G"], ["A"], ["R"], ["W"]], hidden=True))
    sheets.write_xlsx(path, made)


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
    grid = sectioned(words, [Column(heading, name) for name, heading in heads.items()])
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
    grid = sectioned(words, columns)
    above = sheets.top(words)
    sheets.through_xlsx(path, [Sheet("Plan", above, grid)])


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
    page.chapters(words, columns)
    furniture = (
        '<div class="cookies">We use cookies. <button>Accept</button></div>'
        '<header><a href="/">NHS Rivelin Integrated Care Board</a>'
        '<nav><ul><li><a href="/about">About us</a></li><li><a href="/board">Our board</a></li></ul></nav>'
        "</header><main>{plan}</main>"
        "<footer><p>Contact us</p><p>Page last reviewed: 2 May 2025</p></footer>"
    )
    path.write_text(write_html(page, furniture=furniture), encoding="utf-8")


@sample("sealed/tarnside-transport", "delivery plan 25-26.xlsx")
def tarnside(words: Words, path: Path) -> None:
    fills = {"green": "92D050", "blue": "00B0F0", "amber": "FFC000", "red": "FF0000"}
    legend = {"Complete": fills["blue"], "In progress": fills["green"], "Delayed": fills["amber"]}
    legend["Not started"] = fills["red"]
    columns = [
        Column("Ref", "ref", 0.6),
        Column("Action", "title", 3.5),
        Column("R / A", "leads", 2.4),
        *times("Q1", "Q2", "Q3", "Q4", mark="x", width=0.5),
        Column("Success looks like", "measure", 2.4),
        Column("RAG", "rating", 0.6, show=swatch(fills)),
    ]
    above = [
        [words.plan["organisation"]],
        [words.plan["title"]],
        ["Legend", *legend],
        ["R = responsible, A = accountable"],
        [],
    ]
    sheets.write_xlsx(path, [Sheet("2025-26", above, sectioned(words, columns, "{ref} {title}"))], legend)


@sample("sealed/mortlake-probation", "tracker.csv")
def mortlake(words: Words, path: Path) -> None:
    names = {"code": "Objective no", "objective_text": "Objective", "ref": "Action no", "title": "Action"}
    names |= {"leads": "Owner", "leads co-owner": "Co-owner", "when": "Deadline", "blank": ""}
    names |= {"outcome": "Intended outcome", "progress": "Update", "status_text": "Status"}
    rows = [list(names.values()), *[[a[name].printed for name in names] for a in words.actions]]
    path.write_bytes(flat.separated(rows).encode("utf-8-sig"))


@sample("sealed/hartsmere-foundation", "people equality plan.xlsx")
def hartsmere(words: Words, path: Path) -> None:
    before = [[words.plan["organisation"]], [words.plan["title"]], [], ["Status", "Number"]]
    before += [["Complete", "2"], ["In progress", "3"], ["Delayed", "1"], ["Not started", "3"]]
    group = [["Steering group"], ["Name", "Role"], ["R. Osei", "Chair"], ["M. Talbot", "Staff side"]]
    log = [["Version", "Date", "Change"], ["1.0", "3 April 2023", "First issue"]]
    names = ["Ref", "What we will do", "Lead", "Due", "Measure", "Update", "Status"]
    fields = ["ref", "title", "leads", "when", "measure", "progress", "status_text"]
    columns = [Column(h, f, w) for h, f, w in zip(names, fields, [0.6, 4, 2.4, 1, 1.8, 2, 1], strict=True)]
    lines = two_heads(columns, {"Delivery": columns[2:]}, fill="")
    for o in words.objectives:
        lines += [band(named(o), 7), *body(columns, o.actions), [Box() for _ in columns]]
    plan = Sheet("Plan", [], Grid(lines, 2, [c.width for c in columns]), dates="dd-mmm-yy")
    sheets.write_xlsx(path, [Sheet("Dashboard", before), Sheet("Group", group), plan, Sheet("Log", log)])
