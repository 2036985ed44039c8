"""Open samples that are sheets, web pages and bare text: XLSX, XLS, ODS, CSV, TSV, HTML, text."""

from pathlib import Path

from tests.samples.make import flat, sheets
from tests.samples.make.page import (
    Box,
    Column,
    Page,
    box,
    named,
    numbered,
    own_table,
    sectioned,
    shaded,
    sidewise,
    swatch,
    times,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import write_html
from tests.samples.make.words import Words

QUARTERS = ("Q1 2025/26", "Q2 2025/26", "Q3 2025/26", "Q4 2025/26")
SITE = """<a class="skip" href="#main">Skip to main content</a>
<div role="dialog"><p>Cookies on this website</p><button>Accept all</button>
<a href="/cookies">Change settings</a></div>
<header><a href="/">Aire Crossing Council</a>
<form><label>Search <input name="q"></label><button>Go</button></form>
<nav><ul><li><a href="/pay">Pay</a></li><li><a href="/report">Report</a></li></ul></nav></header>
<nav aria-label="breadcrumb"><ol><li><a href="/">Home</a></li><li>Equality</li></ol></nav>
<main id="main">{plan}</main>
<aside><h2>Related pages</h2><ul><li><a href="/psed">Equality information</a></li></ul></aside>
<footer><p>Last updated 12 June 2025</p><ul><li><a href="/access">Accessibility</a></li></ul></footer>"""


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
        Column("Status", "rating", 0.7, show=swatch(fills)),
    ]
    grid = sidewise(words, "Indicator / metric", columns)
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

    columns = [
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 3),
        Column("Owner", "leads", 1.6),
        Column("Due", "when", 1),
        Column("Measure", "measure", 1.6),
        Column("BRAG", "rating_word", 0.7, show=shaded("rating_word", fills)),
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
        Column("Action", "title", show=lambda a: Box(numbered(a))),
        Column("Lead", "leads"),
        Column("Target Date", "when"),
        Column("Outcome", "outcome"),
        Column("Progress", "progress"),
    ]
    grid = sectioned(words, columns, "{ref}. {title}")
    top = f"Appendix B\n\n{words.plan['title']}\nBelford District Council\nUpdated June 2012\n\n"
    path.write_text(top + flat.torn(grid, 6, (1, 2, 3), "Page {page} of 4"), encoding="utf-8")


@sample("open/aire-crossing", "equality-and-inclusion-action-plan.html")
def aire_crossing(words: Words, path: Path) -> None:
    page = Page().titled(words, words.plan["intro"])
    columns = [
        Column("No", "ref", 0.5),
        Column("We will", "title", 3),
        Column("Lead officer", "leads", 2),
        Column("Deadline", "when", 1),
        Column("So that", "outcome", 2),
        Column("Corporate Plan link", "link", 1),
    ]
    page.chapters(words, columns)
    path.write_text(write_html(page, furniture=SITE), encoding="utf-8")


@sample("open/severnhope-transport", "actions.tsv")
def severnhope(words: Words, path: Path) -> None:
    names = {
        "objective_name": "OBJECTIVE",
        "ref": "ACTION_REF",
        "title": "ACTION",
        "leads": "OWNER",
        "when": "DUE_DATE",
    }
    names |= {"outcome": "OUTCOME", "measure": "MEASURE", "rating_word": "RAG", "status_text": "STATUS"}
    rows = [list(names.values()), *[[a[n].printed for n in names] for a in words.actions]]
    path.write_bytes(flat.separated(rows, "\t").encode("utf-16"))


@sample("open/brackenford-council", "delivery timetable.ods")
def brackenford(words: Words, path: Path) -> None:
    columns = [
        Column("Ref", "ref", 0.7),
        Column("Action", "title", 4),
        Column("Service; officer", "leads", 3),
        *times("2021/22", "2022/23", "2023/24", "2024/25", mark="✓", width=0.8),
        Column("Outcome", "outcome", 2.4),
    ]
    above = [[words.plan["title"]], [words.plan["organisation"]], []]
    sheets.through_xlsx(path, [Sheet("Timetable", above, sectioned(words, columns))])


@sample("open/wyreborough-pcc", "OPCC equality plan.xls")
def wyreborough(words: Words, path: Path) -> None:
    fills = {"C": "8EA9DB", "G": "C6E0B4", "A": "FFE699", "R": "FF7C80", "W": "D0CECE"}
    columns = [
        Column("No", "ref", 0.5),
        Column("Action", "title", 3.5),
        Column("Lead", "leads", 2),
        Column("Target date", "when", 1.2),
        Column("Output", "output", 1.6),
        Column("Progress", "progress", 2.4),
        Column("RAG", "rating_letter", 0.6, show=shaded("rating_letter", fills)),
    ]
    above = [
        [words.plan["title"], "", "", "2017-2021"],
        [words.plan["organisation"]],
        ["Updated 17 September 2018"],
        [],
    ]
    below = [
        ["Key"],
        ["C", "Completed"],
        ["G", "In progress"],
        ["A", "Delayed"],
        ["R", "Not started"],
        ["W", "Withdrawn"],
    ]
    sheets.through_xlsx(
        path, [Sheet("Sheet1", above, sectioned(words, columns, "{title}"), below, numbers=True)]
    )


@sample("open/stourbridge-vale", "Inclusion plan.xlsx")
def stourbridge(words: Words, path: Path) -> None:
    columns = [
        Column("#", "ref", 0.4),
        Column("What will we do?", "title", 4),
        Column("Who (team; person)", "leads", 3),
        Column("When", "when", 1.3),
        Column("Measure of success", "measure", 2.2),
        Column("Status", "status_text", 1),
    ]
    cover = [[words.plan["organisation"]], [words.plan["title"]], [words.plan["intro"]]]
    made = [Sheet("Cover", cover)]
    for o in words.objectives:
        note = [["Note: years are academic years."]]
        made.append(Sheet(o.title, [[o.title], []], own_table(o, columns), note, dates="mmmm yyyy"))
    sheets.write_xlsx(path, made)


@sample("open/tolland-vale", "ses-milestones.txt")
def tolland(words: Words, path: Path) -> None:
    columns = [Column("Lead", "leads"), Column("Duties", "characteristics"), Column("Outcome", "outcome")]
    top = ["Key Task", "Milestone", "Target Date", *[c.heading for c in columns]]
    rows: list[list[str]] = [top]
    for o in words.objectives:
        for n, a in enumerate(o.actions):
            first = f"{o.ref} - {o.title}" if n == 0 else ""
            milestone = f"{a['ref'].printed} - {a['title'].printed}"
            rows.append([first, milestone, a["when"].printed, *[box(c, a).text for c in columns]])
            rows.append([f"Progress: {a['progress'].printed}".strip(), *[""] * 5])
        if o.ref == "TV2.1":
            rows += [[""], top]
    head = f"{words.plan['title']}\n{words.plan['organisation']}\n\n"
    path.write_text(head + "\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")


@sample("open/swaleford-ics", "joint ambitions 2025-26.xlsx")
def swaleford(words: Words, path: Path) -> None:
    columns = [
        Column("Ref", "ref", 0.6),
        Column("What", "title", 4),
        Column("Lead", "leads", 2.4),
        *times(*QUARTERS, mark="●", width=0.6),
        Column("So that", "outcome", 2.4),
        Column("Status", "status_text", 1),
    ]
    made = [Sheet("Cover", [[words.plan["title"]], [words.plan["organisation"]], [words.plan["intro"]]])]
    for o in words.objectives:
        grid = own_table(o, columns)
        grid.lines.insert(2, [None] * len(columns))
        made.append(Sheet(o.ref, [[named(o)]], grid))
    sheets.write_xlsx(path, made)


@sample("open/hollinfield-rural", "eap-2015-19.txt")
def hollinfield(words: Words, path: Path) -> None:
    heads = {
        "ref": "Ref",
        "title": "Action",
        "leads": "Lead officer",
        "when": "Target date",
        "outcome": "Outcome",
    }
    grid = sectioned(words, [Column(heading, name) for name, heading in heads.items()], "{ref}. {title}")
    top = f"{words.plan['title']}\n{words.plan['organisation']}\n\n"
    path.write_text(top + flat.spaced(grid, (6, 38, 20, 20, 34), 6), encoding="utf-8")


@sample("open/lindrick-icb", "commitments.html")
def lindrick(words: Words, path: Path) -> None:
    page = Page().titled(words)
    columns = [
        Column("Number", "ref", 0.5),
        Column("Commitment", "title", 3),
        Column("Owned by", "leads", 1.5),
        Column("Finish date", "when", 1),
        Column("Benefit", "outcome", 2),
        Column("News in October 2024", "update 2024-10", 1.5),
        Column("News in April 2025", "update 2025-04", 1.5),
    ]
    page.chapters(words, columns)
    menu = '<nav><a href="/">NHS Lindrick</a> <a href="/news">News</a> <a href="/contact">Contact</a></nav>'
    path.write_text(write_html(page, furniture=f"{menu}<main>{{plan}}</main>"), encoding="utf-8")


@sample("open/thornsea-ferries", "A&I programme.xlsx")
def thornsea(words: Words, path: Path) -> None:
    fills = {"green": "00B050", "blue": "0070C0", "amber": "FFC000", "red": "FF0000"}
    legend = {
        "Done": fills["blue"],
        "Under way": fills["green"],
        "Late": fills["amber"],
        "To do": fills["red"],
    }
    quarters = ("Apr-Jun 2024", "Jul-Sep 2024", "Oct-Dec 2024", "Jan-Mar 2025")
    columns = [
        Column("Item", "ref", 0.6),
        Column("Task", "title", 3.4),
        Column("Who (A / R)", "leads", 3),
        *times(*quarters, mark="X", width=0.8),
        Column("Difference made", "outcome", 2.6),
        Column("State", "rating", 0.7, show=swatch(fills)),
    ]
    above = [[words.plan["organisation"]], [words.plan["title"]], ["Key:", *legend], []]
    above.insert(2, ["A = accountable, R = responsible"])
    sheets.write_xlsx(path, [Sheet("Programme", above, sectioned(words, columns, "{ref} {title}"))], legend)
