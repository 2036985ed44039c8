"""Samples of a second round, sealed at first: one of each format, by somebody apart from the rules."""

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
    head,
    headings,
    labelled,
    named,
    numbered,
    own_table,
    sectioned,
    swatch,
    ticks,
    two_heads,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import print_page, write_html
from tests.samples.make.words import Objective, Words

AIMS = {"Eliminate": "eliminate", "Advance": "advance", "Foster": "foster"}
GROUPS = {"Age": "age", "Disability": "disability", "Gender reassignment": "gender-reassignment"}
GROUPS |= {"Pregnancy and maternity": "pregnancy-maternity", "Race": "race"}
GROUPS |= {"Religion or belief": "religion-belief", "Sex": "sex", "Sexual orientation": "sexual-orientation"}
OTHERS = {"Carers": "Carers", "Rural": "Rural"}
UPRIGHT = "thead tr:nth-child(2) th{writing-mode:vertical-rl;transform:rotate(180deg);font-weight:normal}"


@sample("sealed/cressmoor-fire", "equality-scheme-matrix.pdf")
def cressmoor(words: Words, path: Path) -> None:
    page = Page().add("small", "Cressmoor Fire and Rescue Service | Annex 3 | Updated October 2012")
    page.add("title", words.plan["title"])
    page.add("p", "A dot shows which part of the general duty an action serves, and which groups it is for.")
    columns = [
        Column("Ref", "ref", 0.4),
        Column("What we are going to do", "title", 3),
        Column("Who leads", "leads", 1.3, merge=True),
        Column("Timing", "when", 1),
        Column("What will be different", "outcome", 2.4),
    ]
    duty = ticks(AIMS, "aims", "●", 0.3)
    groups = [*ticks(GROUPS, "characteristics", "●", 0.3), *ticks(OTHERS, "other", "●", 0.3)]
    all_columns = [*columns, *duty, *groups]
    lines = two_heads(all_columns, {"General duty": duty, "Groups": groups}, fill="")
    for o in words.objectives:
        lines += [band(named(o), len(all_columns)), *body(all_columns, o.actions)]
    page.table(Grid(lines, 2, [c.width for c in all_columns]))
    page.add("small", "* Depends on the regional contract for uniform.")
    page.add("p", "The Equality Steering Group looks at this matrix in April and October.")
    print_page(page, path, tagged=False, size=8, extra=UPRIGHT)


CYMRAEG = {
    "1": "Plant a phobl ifanc yn ddiogel ac yn cyrraedd eu potensial",
    "2": "Gweithlu sy'n debyg i Lynarth ac sy'n cael cyflog teg",
    "3": "Pawb yn gallu cyrraedd ein gwasanaethau a'r wybodaeth sydd ei hangen",
    "4": "Cymunedau lle mae pawb yn ddiogel rhag casineb",
}


@sample("open/glynarth-council", "Cynllun Cydraddoldeb - Equality Plan.docx")
def glynarth(words: Words, path: Path) -> None:
    page = Page(header="Cyngor Sir Glynarth\tGlynarth County Council", footer="Tudalen / Page {page}")
    page.add("title", "Cynllun Cydraddoldeb Strategol 2024-2028: Cynllun Gweithredu", words.plan["title"])
    page.add("p", "Cyngor Sir Glynarth", words.plan["organisation"])
    page.add("p", "Diweddarwyd Mehefin 2025 / Updated June 2025")
    columns = [
        Column("Rhif / No.", "ref", 0.5),
        Column("Beth fyddwn ni'n ei wneud", "cam", 2.4),
        Column("What we will do", "title", 2.4),
        Column("Arweinydd", "arweinydd", 1.3, merge=True),
        Column("Lead", "leads", 1.3, merge=True),
        Column("Erbyn / By", "when", 1.1),
        Column("Sut byddwn ni'n gwybod", "mesur", 1.5),
        Column("How we will know", "measure", 1.5),
    ]
    lines: list[Line] = [head(columns)]
    for o in words.objectives:
        halves = (f"Amcan {o.ref}: {CYMRAEG[o.ref]}", f"Objective {o.ref}: {o.title}")
        lines.append([cell for half in halves for cell in band(half, 4, "E2EFD9")])
        lines += body(columns, o.actions)
    page.table(Grid(lines, 1, [c.width for c in columns]))
    page.add("small", "Mae'r ddwy iaith yn gyfartal. / Both languages are of equal standing.")
    office.write_docx(page, path, office.Look(size=8))


FILLS = {"blue": "4472C4", "green": "70AD47", "amber": "FFC000", "red": "C00000", "grey": "BFBFBF"}
MEANS = {"Complete": "blue", "On track": "green", "Delayed": "amber"}
MEANS |= {"Not started": "red", "Withdrawn": "grey"}
SCORES = dict(
    zip(["1A", "1B", "1C", "1D", "2A", "2B", "2C", "2D", "3A", "3B", "3C"], "21212112110", strict=True)
)


@sample("open/oldcastle-hospitals", "EDS 2022 action plan Nov25.xlsx")
def oldcastle(words: Words, path: Path) -> None:
    columns = [
        Column("Ref", "ref", 0.6),
        Column("Action needed", "title", 3.4),
        Column("Action owner", "leads", 2),
        Column("Completion date", "when", 1.1),
        Column("How success will be seen", "measure", 2.4),
        Column("Position", "progress", 2.2),
        Column("Status", "rating", 0.6, show=swatch(FILLS)),
    ]
    cover = sheets.top(words, "Position at November 2025")
    cover += [["Status colours"], *[[word] for word in MEANS], [], ["Abbreviations"]]
    cover += [[short, long] for short, long in words.glossary.items()]
    made = [Sheet("Cover", cover)]
    for domain in words.under():
        grid = _scored(words.under(domain), columns)
        made.append(Sheet(domain.ref, [[named(domain)], []], grid, dates="mmm-yy"))
    scores = [["Outcome", "Score 2024/25", "Score 2025/26"], *[[o, s, ""] for o, s in SCORES.items()]]
    made += [Sheet("Scores", scores), Sheet("Version", [["v0.3", "To the Inclusion Committee, 4 December"]])]
    sheets.write_xlsx(path, made, {word: FILLS[colour] for word, colour in MEANS.items()})


def _scored(outcomes: list[Objective], columns: list[Column]) -> Grid:
    """The outcome and its score in tall cells before the actions."""
    lines: list[Line] = [[*headings("Outcome", "Score", fill=""), *head(columns)]]
    for o in outcomes:
        lines += beside(body(columns, o.actions), Box(named(o)), Box(SCORES[o.ref]))
    return Grid(lines, 1, [1.8, 0.6, *[c.width for c in columns]])


SITE = """<a href="#content">Skip to content</a>
<header><p><a href="/">Heritage Lorne</a></p><nav><ul><li><a href="/visit">Visit</a></li>
<li><a href="/learn">Learn</a></li><li><a href="/about">About us</a></li></ul></nav></header>
<main id="content">{plan}</main>
<aside><h2>Related content</h2><ul><li><a href="/pay">Equal pay statement</a></li></ul></aside>
<footer><p>Heritage Lorne is a charity</p><ul><li><a href="/privacy">Privacy</a></li></ul></footer>"""


@sample("open/lorne-heritage", "equality-outcomes.html")
def lorne(words: Words, path: Path) -> None:
    page = Page().add("title", words.plan["title"])
    page.add("p", "Last updated: 20 October 2025", "These outcomes were chosen with our two access panels.")
    page.add("h1", "On this page").add("li", *[named(o) for o in words.objectives])
    page.add("h1", "Who visits us")
    counted = [["Group", "Visitors", "Nation"], ["Disabled people", "9%", "24%"], ["Under 26", "21%", "28%"]]
    page.table(plain(counted, [2, 1, 1]))
    shapes = (_first_table, _bullets, _labelled, _last_table)
    for o, shape in zip(words.objectives, shapes, strict=True):
        page.headed(o).add("h2", "What we will do")
        shape(page, o)
    page.add("small", "Figures in this page are from our visitor count of 2023 and our staff data of 2024.")
    text = write_html(page, furniture=SITE).replace("</ul>\n<ul>", "\n")
    path.write_text(text, encoding="utf-8")


def _first_table(page: Page, o: Objective) -> None:
    headings = {"ref": "Ref", "title": "Action", "leads": "Owner", "when": "Timescale", "measure": "Measure"}
    page.table(own_table(o, [Column(heading, name) for name, heading in headings.items()]))


def _bullets(page: Page, o: Objective) -> None:
    page.add("li", *[f"{a['title'].printed} ({a['leads'].printed}, {a['when'].printed})" for a in o.actions])


def _labelled(page: Page, o: Objective) -> None:
    for a in o.actions:
        page.add("h3", numbered(a))
        page.add("li", *labelled(a, {"Who": "leads", "When": "when", "How we will know": "measure"}))


def _last_table(page: Page, o: Objective) -> None:
    columns = [
        Column("What", "title", show=lambda a: Box(numbered(a))),
        Column("What success looks like", "measure"),
        Column("By when", "when"),
        Column("Responsible", "leads"),
    ]
    page.table(own_table(o, columns))


@sample("sealed/lough-sallagh", "Equality and Disability Action Plans.ods")
def lough_sallagh(words: Words, path: Path) -> None:
    equality = [
        Column("No", "ref", 0.4),
        Column("Inequality identified", "finding", 2.4, merge=True),
        Column("Action measure", "title", 3),
        Column("Section 75 group(s)", "characteristics", 1.8),
        Column("Ownership", "leads", 1.8, merge=True),
        Column("Timescale", "when", 1.3),
        Column("Performance indicator", "measure", 2.2),
    ]
    disability = [
        Column("No", "ref", 0.4),
        Column("What we will do", "title", 3),
        Column("Who is responsible", "leads", 2),
        Column("By when", "when", 1.4),
        Column("How we will measure it", "measure", 2.2),
    ]
    parts = [o for o in words.objectives if o.ref.startswith("Theme")]
    rest = [o for o in words.objectives if o not in parts]
    one, two = (Words(words.name, words.plan, part, []) for part in (parts, rest))
    above = sheets.top(words, "DRAFT for consultation")
    notes = [["Year 1 runs from 1 April 2024 to 31 March 2025."], ["Groups are those of Section 75(1)."]]
    contacts = [["Contact", "Telephone"], ["Equality Officer", "028 0000 0000"]]
    made = [
        Sheet("Equality", above, sectioned(one, equality), notes),
        Sheet("Disability", [["Disability Action Plan"], []], sectioned(two, disability)),
        Sheet("Contacts", contacts),
    ]
    sheets.through_xlsx(path, made)
