"""Open samples of layouts that were read badly when plans were invented to try the reader."""

from pathlib import Path

from tests.samples.make import office
from tests.samples.make.page import Box, Column, Grid, Line, Page, band, body, head, sectioned
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet, write_xlsx
from tests.samples.make.webpage import print_page, write_html
from tests.samples.make.words import Action, Words

_WELSH = {
    "Objective 1": "Amcan 1: Cau'r bylchau cyflog",
    "Objective 2": "Amcan 2: Agor yr arfordir i bawb",
    "Objective 3": "Amcan 3: Gwrando ar y rhai nas clywir",
    "March 2025": "Mawrth 2025",
    "September 2026": "Medi 2026",
    "Annually": "Bob blwyddyn",
    "May 2025": "Mai 2025",
    "Ongoing": "Parhaus",
    "October 2025": "Hydref 2025",
    "Every two years": "Bob dwy flynedd",
}


def _in_both(action: Action) -> Box:
    """When, in both languages where Welsh says it otherwise."""
    english = action["when"].printed
    return Box(f"{_WELSH[english]} / {english}" if english in _WELSH else english)


@sample("open/penmorfa-coast", "cynllun-cydraddoldeb.html")
def penmorfa(words: Words, path: Path) -> None:
    page = Page().titled(words)
    columns = [
        Column("Cam gweithredu / Action", "title", 3),
        Column("Swyddog arweiniol / Lead officer", "leads", 2),
        Column("Erbyn pryd / By when", "when", 1.5, show=_in_both),
        Column("Mesur llwyddiant / Measure of success", "measure", 2),
    ]
    lines: list[Line] = [head(columns)]
    for o in words.objectives:
        lines += [band(f"{_WELSH[o.ref]} / {o.ref}: {o.title}", len(columns), "DDE8F0")]
        lines += body(columns, o.actions)
    page.table(Grid(lines, 1, [c.width for c in columns]))
    path.write_text(write_html(page), encoding="utf-8")


@sample("open/holmbrook-trust", "pay-gap-plan.docx")
def holmbrook(words: Words, path: Path) -> None:
    page = Page(landscape=False).titled(words)
    for o in words.objectives:
        told = (f"{a['title'].printed} (Lead: {a['leads'].printed}, {a['when'].printed})." for a in o.actions)
        page.add("h1", o.title).add("p", " ".join(told))
    office.write_docx(page, path)


@sample("open/ashlea-institute", "gender-equality-plan.docx")
def ashlea(words: Words, path: Path) -> None:
    page = Page().titled(words)
    columns = [
        Column("No.", "ref", 0.5),
        Column("Measure", "title", 3),
        Column("Responsible unit", "leads", 2),
        Column("When", "when", 1.5),
        Column("Indicator", "measure", 2),
    ]
    page.chapters(words, columns, pattern="{title}")
    office.write_docx(page, path)


@sample("open/ottermere-airport", "equality-plan.pdf")
def ottermere(words: Words, path: Path) -> None:
    page = Page().titled(words)
    columns = [
        Column("Action", "title", 2),
        Column("Owner", "leads", 1.3),
        Column("Target date", "when"),
        Column("Outcome", "outcome", 1.5),
    ]
    page.table(sectioned(words, columns, "{ref}. {title}"))
    middle = "td,th{vertical-align:middle;padding:8px}"
    print_page(page, path, tagged=False, rules="none", size=13, extra=middle)


@sample("open/clifford-college", "edi plan.xlsx")
def clifford(words: Words, path: Path) -> None:
    columns = [
        Column("Actions", "title", 3),
        Column("Person responsible", "leads", 1.4),
        Column("Completion", "when", 1.2),
        Column("Update Autumn term", "progress", 2),
    ]
    lines: list[Line] = []
    for o in words.objectives:
        for label, told in (("Objective:", o.title), ("Executive sponsor:", "Principal")):
            lines.append([Box(label, bold=True), Box(told), Box(), Box()])
        lines += [head(columns), *body(columns, o.actions), [Box() for _ in columns]]
    above = [[words.plan["title"]], [words.plan["organisation"]], []]
    write_xlsx(path, [Sheet("Action plan", above, Grid(lines, 0, [c.width for c in columns]))])
