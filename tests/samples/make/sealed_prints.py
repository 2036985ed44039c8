"""The sealed samples that are printed as PDF."""

from pathlib import Path

from tests.samples.make import office
from tests.samples.make.asides import card
from tests.samples.make.page import (
    Column,
    Grid,
    Page,
    band,
    body,
    headings,
    named,
    own_table,
    sectioned,
    sidewise,
)
from tests.samples.make.registry import sample
from tests.samples.make.webpage import print_page
from tests.samples.make.words import Words


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
    page.table(sectioned(words, columns, fill=""))
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
    lines = [headings(*(c.heading for c in columns), fill="")]
    for o in words.objectives:
        lines.append(band(named(o, "{ref}. {title}"), 6, ""))
        lines += body(columns, o.actions)
    page.table(Grid(lines, 1, [c.width for c in columns]))
    page.add("bold", "Key to lead officers")
    page.add("p", *(f"{short} – {long}" for short, long in words.glossary.items()))
    print_page(page, path, tagged=False, rules="none")


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
    page.table(sectioned(words, columns, fill="DEEAF6"))
    office.through_docx(page, path, office.Look(size=9, repeat=False))


@sample("sealed/silverholt-college", "equality-plan.pdf")
def silverholt(words: Words, path: Path) -> None:
    page = Page().titled(words, words.plan["intro"])
    columns = [
        Column("No.", "ref", 0.5),
        Column("Action", "title", 3),
        Column("Responsible", "leads", 1.6),
        Column("Timescale", "when", 1.2),
        Column("Impact", "outcome", 2),
        Column("Evidence", "measure", 1.6),
    ]
    page.table(sidewise(words, "Aim", columns, width=1.2))
    print_page(page, path, tagged=False, size=12)


@sample("sealed/netherby-trust", "equality-objectives.pdf")
def netherby(words: Words, path: Path) -> None:
    page = Page(footer="Netherby Schools Trust   {page}", landscape=False)
    page.titled(words)
    labels = {"No.": "ref", "Action": "title", "Responsible": "leads", "Deadline": "when"}
    labels |= {"Intended outcome": "outcome", "Status": "status_text"}
    for o in words.objectives:
        page.headed(o, pattern="{ref}. {title}").table(*[card(a, labels) for a in o.actions])
    office.through_docx(page, path)
