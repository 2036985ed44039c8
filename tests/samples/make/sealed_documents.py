"""The sealed samples that a word processor holds: made apart from the reader's rules and never tuned to."""

from pathlib import Path

from tests.samples.make import office
from tests.samples.make.asides import colour_key
from tests.samples.make.page import (
    Box,
    Column,
    Grid,
    Line,
    Page,
    band,
    body,
    head,
    named,
    numbered,
    sectioned,
    shaded,
    swatch,
)
from tests.samples.make.registry import sample
from tests.samples.make.words import Action, Words


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
    page.table(sectioned(words, columns, fill="C5E0B3"))
    page.add("p", "Os hoffech gael y ddogfen hon mewn fformat arall, cysylltwch â'r Swyddog Cydraddoldeb.")
    office.write_docx(page, path)


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
        Column("Actions", "title", 2.6, show=lambda a: Box(numbered(a))),
        Column("Person/s Leading", "leads", 1.4),
        Column("Timescale", "when", 1.2),
        Column("Success Criteria", "measure", 1.7),
        Column("Finance", "resources", 1.1),
        Column("Evaluation", "progress", 1.4),
        Column("RAG", "rating_letter", 0.6, show=shaded("rating_letter")),
    ]
    page.chapters(words, columns, "h2")
    page.add("small", "Evaluated each term by the inclusion committee.")
    office.write_docx(page, path, office.Look(size=8, repeat=False))


@sample("sealed/ashcombe-parish", "equality-plan.docx")
def ashcombe(words: Words, path: Path) -> None:
    page = Page(footer="{page}", landscape=False)
    page.titled(words, words.plan["intro"])
    for o in words.objectives:
        page.headed(o, pattern="{ref}. {title}")
        for a in o.actions:
            page.add("bold", numbered(a))
            page.add(
                "p", f"Lead: {a['leads'].printed}. By: {a['when'].printed}. Measure: {a['measure'].printed}."
            )
    office.write_docx(page, path, office.Look(size=11))


@sample("sealed/glenarran-health", "delivery-plan.rtf")
def glenarran(words: Words, path: Path) -> None:
    page = Page(footer="NHS Glenarran – page {page}", landscape=False)
    page.titled(words)
    columns = [
        Column("", "ref", 0.5, show=_milestone),
        Column("Action / milestone", "title", 3.2),
        Column("Lead", "leads", 1.7),
        Column("Date", "when", 1.2),
        Column("Measure", "measure", 1.8),
    ]
    page.table(sectioned(words, columns, lower="E7E6E6"))
    office.through_docx(page, path)


def _milestone(action: Action) -> Box:
    ref = action["ref"].printed
    return Box(f"({ref})" if action.depth > 1 else ref)


@sample("sealed/orrendale-council", "Fairness delivery plan.docx")
def orrendale(words: Words, path: Path) -> None:
    fills = {"blue": "2E75B6", "green": "A8D08D", "amber": "FFD966", "red": "FF5050"}
    page = Page(header="Orrendale Council", footer="Delivery plan v1.3 {page}", landscape=False)
    page.add("title", words.plan["title"]).add("p", "Performance is reported to Cabinet each quarter.")
    columns = [
        Column("Ref", "ref", 0.5),
        Column("What we'll do", "title", 2.6),
        Column("Lead", "leads", 1.4, merge=True),
        Column("When", "when", 1.2, merge=True),
        Column("Cost", "resources", 0.9),
        Column("Position", "progress", 1.7),
        Column("", "rating", 0.4, show=swatch(fills)),
    ]
    lines: list[Line] = []
    for o in words.objectives:
        lines += [band(named(o), 7), head(columns), *body(columns, o.actions)]
        lines.append([Box() for _ in columns])
    page.table(Grid(lines, 0, [c.width for c in columns])).add("p", "Key to colours")
    key = {"blue": "Completed", "green": "In progress", "amber": "Delayed", "red": "Not started"}
    page.table(colour_key(key, fills, 9, mute=True))
    office.write_docx(page, path, office.Look(size=8, repeat=False))
