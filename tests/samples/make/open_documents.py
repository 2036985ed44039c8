"""Open samples that a word processor holds: DOCX, ODT, RTF, DOC."""

from pathlib import Path

from tests.samples.make import office
from tests.samples.make.asides import card, colour_key
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
    sectioned,
    sidewise,
    swatch,
)
from tests.samples.make.registry import sample
from tests.samples.make.words import Action, Words


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
    page.table(sectioned(words, columns))
    page.add("h1", "Words we use").add(
        "p",
        "EDI – equality, diversity and inclusion",
        "CMT – Corporate Management Team",
        "VCFS – voluntary, community and faith sector",
    )
    page.add("small", "For large print or another language ring 01632 960 001.")
    office.write_docx(page, path)


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
    page.table(sidewise(words, "Amcan / Objective", columns, "{ref}. {title}"))
    page.add("p", "Mae'r ddogfen hon ar gael yn Gymraeg. This document is available in Welsh.")
    office.write_docx(page, path)


@sample("open/wessenden-school", "equality-objectives.odt")
def wessenden(words: Words, path: Path) -> None:
    page = Page(footer="Wessenden Lane Primary School   {page}", landscape=False)
    page.titled(words)
    columns = [
        Column("Action Required", "title", 2.6),
        Column("Action By", "leads", 1.2),
        Column("Target date", "when", 1.1),
        Column("Cost", "resources", 1),
        Column("Evidence", "measure", 1.3),
        Column("Progress", "progress", 1.5),
    ]
    page.table(sidewise(words, "Equality objective", columns, "{ref}. {title}", 1.3))
    page.add("small", "Progress is reported to the full governing body each term.")
    office.through_docx(page, path, office.Look(size=8))


@sample("open/pennycross-city", "fair-city-plan.docx")
def pennycross(words: Words, path: Path) -> None:
    page = Page(footer="Fair City {page}", landscape=False)
    page.add("title", words.plan["title"]).add("p", "Pennycross City Council", words.plan["intro"])
    for o in words.objectives:
        page.headed(o)
        for a in o.actions:
            page.add("h2", numbered(a))
            page.add("p", *labelled(a, {"Lead": "leads", "By": "when", "We will know because": "measure"}))
    page.add("h1", "Tell us what you think").add("p", "Write to the Engagement Lead at the Guildhall.")
    office.write_docx(page, path, office.Look(size=11))


@sample("open/oakhaven-hospital", "eds-action-plan.rtf")
def oakhaven(words: Words, path: Path) -> None:
    page = Page(header="Trust Board 24 November 2022 – Enclosure G", footer="{page}")
    page.titled(words, "R = responsible, A = accountable")
    columns = [
        Column("Ref", "ref", 0.6),
        Column("Action", "title", 3.2),
        Column("Who", "leads", 2, merge=True),
        Column("When", "when", 1.2),
        Column("Evidence of success", "measure", 2.4),
    ]
    lines: list[Line] = [head(columns)]
    for o in words.objectives:
        pattern, fill = ("{ref}: {title}", "BFBFBF") if o.depth == 1 else ("{ref} {title}", "E7E6E6")
        lines.append(band(named(o, pattern), len(columns), fill))
        lines += body(columns, o.actions)
    page.table(Grid(lines, 1, [c.width for c in columns]))
    office.through_docx(page, path)


@sample("open/hexworth-council", "delivery-plan-working-draft.docx")
def hexworth(words: Words, path: Path) -> None:
    page = Page(header="Hexworth County Council", footer="Working draft v0.4   {page}")
    page.add("title", words.plan["title"])
    columns = [
        Column("No.", "ref", 0.6),
        Column("Action", "title", 3),
        Column("Lead", "leads", 1.8),
        Column("By", "when", 1.2),
        Column("Success measure", "measure", 2),
        Column("Status", "status_text", 1),
    ]
    look = office.Look(
        controls=("status_text", "when"),
        inserted=("School race equality network", "Head of Design and Service", "50 venues signed"),
        deleted=(("50 venues signed", " 30 venues signed"), ("TBC", " Summer 2025")),
        numbered=("ref",),
    )
    page.table(sectioned(words, columns, "{ref} – {title}"))
    office.write_docx(page, path, look)


@sample("open/penrhos-gwynt", "sep-objectives-actions.docx")
def penrhos(words: Words, path: Path) -> None:
    page = Page(header="Penrhos Gwynt Fire and Rescue Authority", footer="{page}")
    page.add("title", words.plan["title"])
    columns = [
        Column("", "ref", 0.4),
        Column("Action", "title", 3),
        Column("Characteristics", "characteristics", 1.5),
        Column("Responsible Officer", "leads", 1.7),
        Column("Completion date", "when", 1.2),
        Column("Performance measure", "measure", 1.8),
    ]
    lines: list[Line] = []
    for o in words.objectives:
        lines.append(band(named(o), 6, "F4B183"))
        if o.statement:
            lines.append([Box(o.statement, colspan=6), *[None] * 5])
        lines += [head(columns), *body(columns, o.actions)]
    page.table(Grid(lines, 0, [c.width for c in columns]))
    office.write_docx(page, path, office.Look(repeat=False))


@sample("open/kilbrannan-council", "delivery-plan-2023-27.docx")
def kilbrannan(words: Words, path: Path) -> None:
    page = Page(header="Kilbrannan Islands Council / Comhairle nan Eilean Bhrannain", footer="Page {page}")
    page.add("title", words.plan["title"]).add("p", "Kilbrannan Islands Council", words.plan["intro"])
    columns = [
        Column("Ref", "ref", 0.5, show=_milestone),
        Column("Actions and milestones", "title", 3.2),
        Column("Lead", "leads", 2),
        Column("By", "when", 1.2),
        Column("Measure", "measure", 1.8),
    ]
    page.table(sectioned(words, columns, lower="E7E6E6"))
    office.write_docx(page, path)


def _milestone(action: Action) -> Box:
    ref = action["ref"].printed
    return Box(f"{ref})" if action.depth > 1 else ref, bold=action.depth == 1)


@sample("open/elmswell-homes", "E&D plan nov 13.docx")
def elmswell(words: Words, path: Path) -> None:
    fills = {"blue": "4472C4", "green": "70AD47", "red": "C00000", "grey": "BFBFBF"}
    page = Page(footer="S:\\Policy\\Equality\\E&D plan nov 13.docx").add("title", words.plan["title"])
    page.add("p", "Elmswell Homes – position at November 2013")
    key: Line = [Box("KEY:", bold=True)]
    for colour, means in (
        ("blue", "Completed"),
        ("green", "In progress"),
        ("red", "Delayed"),
        ("grey", "Not started"),
    ):
        key += [Box(fill=fills[colour]), Box(means)]
    page.table(Grid([key], 0, [1, *[0.4, 1.4] * 4]))
    columns = [
        Column("No", "ref", 0.4),
        Column("Item / issue", "title", 2.6),
        Column("Date", "when", 1.1),
        Column("Comment", "progress", 2.6),
        Column("Priority H/M/L", "priority", 0.8),
        Column("Lead", "leads", 1),
        Column("Resources", "resources", 1.3),
        Column("Status", "rating", 0.6, show=swatch(fills)),
    ]
    page.table(sectioned(words, columns, "{title}", "DDDDDD"))
    page.add("p", *(f"{short} = {long}" for short, long in words.glossary.items()))
    office.write_docx(page, path)


@sample("open/fellside-ambulance", "edhr action plan.doc")
def fellside(words: Words, path: Path) -> None:
    page = Page(header="G:\\Board\\2009\\July\\Item 14b", footer="Draft v2 {page}")
    page.titled(words, "DRAFT")
    columns = [
        Column("No.", "ref", 0.5),
        Column("Key actions", "title", 3),
        Column("Accountable Director", "leads", 1.8),
        Column("Delivery date", "when", 1.2),
        Column("KPI", "measure", 1.8),
        Column("RAG", "rating_word", 0.8),
    ]
    page.table(sidewise(words, "Objective", columns, "{ref}. {title}"))
    page.add("p", "Red: at risk of missing its date. Amber: some risk. Green: no known risk.")
    office.through_docx(page, path)


@sample("open/whinmoor-borough", "ewg plan Feb 2015.docx")
def whinmoor(words: Words, path: Path) -> None:
    page = Page(header="Whinmoor Borough Council", footer="H:\\Policy\\EWG\\2015\\ewg plan Feb 2015.docx")
    page.add("title", words.plan["title"]).add("p", "Updated February 2015")
    columns = [
        Column("Action", "title", 3),
        Column("Responsible Officer", "leads", 1),
        Column("Target date for completion", "when", 1.6),
    ]
    lines: list[Line] = [[*headings("Framework criterion", fill=""), *head(columns)]]
    for o in words.objectives:
        if o.depth == 1:
            lines.append(band(o.title, 4))
            continue
        links = f" (Links to {', '.join(o.links.split())})" if o.links else ""
        lines += beside(body(columns, o.actions), Box(f"{o.ref} {o.title}{links}"))
    page.table(Grid(lines, 1, [3, *[c.width for c in columns]]))
    office.write_docx(page, path)


@sample("open/ferrywick-council", "equality-plan-cards.docx")
def ferrywick(words: Words, path: Path) -> None:
    page = Page(footer="Ferrywick Council {page}", landscape=False)
    page.titled(words)
    labels = {"Ref": "ref", "What we will do": "title", "Who": "leads", "By when": "when"}
    labels |= {"How we will measure it": "measure", "Progress": "progress"}
    for o in words.objectives:
        page.headed(o)
        page.table(*[card(a, labels) for a in o.actions])
    office.write_docx(page, path, office.Look(size=10))


@sample("open/ormsgarth-council", "including everyone.docx")
def ormsgarth(words: Words, path: Path) -> None:
    fills = {"blue": "5B9BD5", "green": "92D050", "amber": "FFBF00", "red": "E00000"}
    page = Page(footer="Ormsgarth Town Council, agreed at the meeting of 8 June 2021", landscape=False)
    page.add("title", words.plan["title"]).add("p", "Agreed by the Council and looked at again each June.")
    columns = [
        Column("", "ref", 0.5),
        Column("What needs to happen", "title", 2.8),
        Column("Person in charge", "leads", 1.6, merge=True),
        Column("Finish by", "when", 1.3),
        Column("How it is going", "progress", 1.8),
        Column("", "rating", 0.4, show=swatch(fills)),
    ]
    lines: list[Line] = []
    for o in words.objectives:
        lines += [band(named(o), 6, "E2EFD9"), head(columns), *body(columns, o.actions)]
    page.table(Grid(lines, 0, [c.width for c in columns])).add("p", "What the colours mean")
    key = {"blue": "Completed", "green": "In progress", "amber": "Delayed", "red": "Not started"}
    page.table(colour_key(key, fills, 9, mute=True))
    office.write_docx(page, path, office.Look(size=9, repeat=False))
