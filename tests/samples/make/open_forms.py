"""Open samples whose plan is no table with a heading row: cards, lists, lines, tables turned or parted."""

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from tests.samples.make import office, sheets
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
    named,
    numbered,
    own_table,
    sectioned,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import print_page, write_html
from tests.samples.make.words import Action, Words

RAG = {"Red": "FF7C80", "Amber": "FFC000", "Green": "92D050"}
SITE = """<header><a href="/">Calverdale Fire and Rescue</a>
<nav><ul><li><a href="/safety">Safety</a></li><li><a href="/jobs">Jobs</a></li></ul></nav></header>
<main>{plan}</main>
<footer><p>Headquarters, Mill Lane</p></footer>"""


@sample("open/corvedale-police", "race-action-plan-log.docx")
def corvedale(words: Words, path: Path) -> None:
    page = Page(header="OFFICIAL", footer="{page}", landscape=False)
    page.titled(words, "This log is kept by the programme team and goes to the People Board each quarter.")
    for o in words.objectives:
        page.headed(o)
        page.table(*(_paired_card(a) for a in o.actions))
    office.write_docx(page, path)


def _paired_card(a: Action) -> Grid:
    lines: list[Line] = [
        band(numbered(a), 4, "D9E2F3"),
        [_label("Force lead"), Box(a["leads"].printed), _label("Deadline"), Box(a["when"].printed)],
        [_label("Success measure"), Box(a["measure"].printed, colspan=3), None, None],
        [
            _label("Update"),
            Box(a["progress"].printed),
            _label("RAG"),
            Box(a["rating"].printed, fill=RAG[a["rating"].printed]),
        ],
    ]
    return Grid(lines, 0, [1, 2.4, 1, 1.4])


def _label(text: str) -> Box:
    return Box(text, bold=True, fill="F2F2F2")


@sample("open/tidewell-constabulary", "edi-delivery-plan.pdf")
def tidewell(words: Words, path: Path) -> None:
    page = Page(header="Tidewell Constabulary", footer="{page}")
    page.add("title", words.plan["title"])
    columns = [
        Column("Ref", "ref", 0.5),
        Column("Delivery", "title", 3),
        Column("Owner", "leads", 1.6),
        Column("Milestone date", "when", 1.1),
        Column("How measured", "measure", 2),
        Column("Progress", "progress", 2),
        Column("RAG", "status", 0.9),
    ]
    widths = [c.width for c in columns]
    for o in words.objectives:
        for n in range(0, len(o.actions), 3):
            rows: list[Line] = [head(columns), band(named(o), len(columns))]
            page.table(Grid([*rows, *body(columns, o.actions[n : n + 3])], 1, widths)).add("break", "")
    page.add("p", "Questions to the Inclusion Team.")
    office.through_docx(page, path, office.Look(repeat=False), tagged=False)


@sample("open/harle-university", "gender-and-race-equality.docx")
def harle(words: Words, path: Path) -> None:
    page = Page(footer="{page}", landscape=False)
    page.titled(words, "Our assessment found three priorities. Each action below says why we chose it.")
    labels = {"Owner": "leads", "Timeframe": "when", "Success criteria": "measure", "Rationale": "rationale"}
    orders = (tuple(labels), ("Rationale", "Timeframe", "Owner", "Success criteria"), tuple(labels)[::-1])
    for o in words.objectives:
        page.headed(o)
        for a in o.actions:
            page.add("h2", numbered(a))
            order = orders[words.actions.index(a) % len(orders)]
            page.add("p", *(f"{label} – {a[labels[label]].printed}" for label in order))
    office.write_docx(page, path, office.Look(size=11))


@sample("open/calverdale-fire", "inclusion-plan.html")
def calverdale(words: Words, path: Path) -> None:
    page = Page(landscape=False)
    page.add("title", words.plan["title"])
    page.add("p", "This plan says how Calverdale Fire and Rescue Service will include everyone.")
    for o in words.objectives:
        page.headed(o)
        for a in o.actions:
            page.add("h2", a["title"].printed).add("p", f"@@{words.actions.index(a)}")
    text = write_html(page, furniture=SITE)
    for n, a in enumerate(words.actions):
        text = text.replace(f"<p>@@{n}</p>", _definitions(a))
    path.write_text(text, encoding="utf-8")


def _definitions(a: Action) -> str:
    told = {"Owner": "leads", "Deadline": "when", "Measure": "measure", "Status": "status"}
    return (
        "<dl>"
        + "".join(f"<dt>{label}</dt><dd>{a[name].printed}</dd>" for label, name in told.items())
        + "</dl>"
    )


@sample("open/mersebrook-trust", "EDS WDES plan.xlsx")
def mersebrook(words: Words, path: Path) -> None:
    columns = [
        Column("Action", "title", 3.5),
        Column("Lead", "leads", 0.8),
        Column("Timescale", "when", 1.3),
        Column("Evidence of success", "measure", 2.2),
        Column("PC", "characteristics", 0.9),
    ]
    lines: list[Line] = [[*headings("Theme", fill=""), *head(columns)]]
    for o in words.objectives:
        lines += beside(body(columns, o.actions), Box(f"{o.ref} {o.title}"))
    above = sheets.top(words)
    below = [
        ["CNO – Chief Nursing Officer"],
        ["DoW – Director of Workforce"],
        ["EDIM – Equality, Diversity and Inclusion Manager"],
        ["A: age; D: disability; R: race; RB: religion or belief; S: sex; SO: sexual orientation"],
    ]
    grid = Grid(lines, 1, [1, *(c.width for c in columns)])
    sheets.write_xlsx(path, [Sheet("EDS and WDES", above, grid, below)])


@sample("open/wantsum-college", "equality objectives 2025-26.rtf")
def wantsum(words: Words, path: Path) -> None:
    page = Page(footer="{page}", landscape=False)
    page.titled(
        words, "Governors agreed these objectives in July. We look at them again at the end of the year."
    )
    for o in words.objectives:
        page.headed(o)
        for a in o.actions:
            page.add("li", f"{a['title'].printed} – {a['leads'].printed} – {a['when'].printed}")
    office.through_docx(page, path, office.Look(size=11))


@sample("open/strathbran-college", "outcome action tables.docx")
def strathbran(words: Words, path: Path) -> None:
    page = Page(footer="{page}")
    page.titled(words)
    fields = {
        "Ref": "ref", "Action": "title", "Who is responsible": "leads", "Completion date": "when",
        "Measure of success": "measure", "Resources": "resources",
    }  # fmt: skip
    for o in words.objectives:
        page.headed(o)
        rows: list[Line] = [
            [Box(label, bold=True, fill="E2EFDA"), *(Box(a[name].printed) for a in o.actions)]
            for label, name in fields.items()
        ]
        page.table(Grid(rows, 0, [1, *(2.4 for _ in o.actions)]))
    office.write_docx(page, path)


@sample("open/pellmere-council", "equality-action-plan.pdf")
def pellmere(words: Words, path: Path) -> None:
    page = Page()
    page.titled(words, "Updated April 2025.")
    page.add("h1", "What we will do")
    first = [
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 3),
        Column("Lead officer", "leads", 1.6),
        Column("Target date", "when", 1.4),
        Column("Expected outcome", "outcome", 2.4),
    ]
    page.table(sectioned(words, first))
    page.add("h1", "How we are doing").add("p", "Officers told us where each action stood in April 2025.")
    second = [
        Column("Ref", "ref", 0.5),
        Column("Progress to date", "progress", 4),
        Column("Status", "status", 1),
    ]
    page.table(own_table(words, second))
    print_page(page, path, tagged=True)


@sample("open/thurnby-partnership", "hate crime plan.xlsx")
def thurnby(words: Words, path: Path) -> None:
    columns = [
        Column("What", "title", 3),
        Column("Who", "leads", 1.6),
        Column("When", "when", 1.1),
        Column("Measure", "measure", 2),
    ]
    left, right = words.objectives
    blank: Line = [Box() for _ in columns]
    rows: list[Line] = [
        _side_by_side(*([Box(named(o), bold=True), *blank[1:]] for o in (left, right))),
        _side_by_side(head(columns), head(columns)),
    ]
    pairs = zip_longest(body(columns, left.actions), body(columns, right.actions), fillvalue=blank)
    rows += [_side_by_side(*pair) for pair in pairs]
    above = sheets.top(words)
    grid = Grid(rows, 0, [*(c.width for c in columns), 0.4, *(c.width for c in columns)])
    sheets.write_xlsx(path, [Sheet("Plan", above, grid)])


def _side_by_side(left: Sequence[Box | None], right: Sequence[Box | None]) -> Line:
    return [*left, Box(), *right]


@sample("open/heddlu-glan-teifi", "cynllun-cydraddoldeb.docx")
def glan_teifi(words: Words, path: Path) -> None:
    page = Page(footer="{page}")
    page.titled(words)
    columns = [
        Column("Arweinydd", "leads", 1.6),
        Column("Erbyn pryd", "when", 1),
        Column("Mesur llwyddiant", "measure", 2.4),
        Column("Statws", "status", 1),
    ]
    for o in words.objectives:
        page.headed(o)
        for a in o.actions:
            top = band(numbered(a), len(columns), "DDEBF7")
            page.table(Grid([top, head(columns), *body(columns, [a])], 0, [c.width for c in columns]))
    office.write_docx(page, path)


@sample("open/ashdene-police", "commitments.txt")
def ashdene(words: Words, path: Path) -> None:
    lines = [words.plan["title"], words.plan["organisation"], ""]
    lines += [
        "The port never sleeps, and the people who use it come from everywhere. This is what we will do."
    ]
    for o in words.objectives:
        lines += ["", o.title, ""]
        lines += [
            f"* {a['title'].printed} (Lead: {a['leads'].printed}, {a['when'].printed})." for a in o.actions
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@sample("open/stowmarsh-rescue", "equality programme.docx")
def stowmarsh(words: Words, path: Path) -> None:
    page = Page(footer="{page}")
    page.titled(words)
    columns = [
        Column("Undertaking", "title", 3.2),
        Column("Carried by", "leads", 1.6),
        Column("Landing date", "when", 1),
    ]
    lines: list[Line] = [[Box(text, bold=True) for text in ("Index", *(c.heading for c in columns))]]
    for o in words.objectives:
        lines.append([Box(f"{o.ref}. {o.title}", colspan=4, bold=True), None, None, None])
        lines += [
            [Box(a["ref"].printed), *row] for a, row in zip(o.actions, body(columns, o.actions), strict=True)
        ]
    page.table(Grid(lines, 0, [0.5, *(c.width for c in columns)]))
    office.write_docx(page, path, office.Look(repeat=False, shade=False))
