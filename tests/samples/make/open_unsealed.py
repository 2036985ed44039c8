"""Samples that were sealed until the reader failed on them."""

import textwrap
from pathlib import Path

from tests.samples.make import office
from tests.samples.make.page import Box, Column, Grid, Page, band, labelled, named, own_table
from tests.samples.make.registry import sample
from tests.samples.make.words import Words


@sample("open/wealdmarsh-police", "EDI Delivery Plan 2026-28.docx")
def wealdmarsh(words: Words, path: Path) -> None:
    page = Page(header="OFFICIAL", footer="Wealdmarsh Police EDI Delivery Plan\tPage {page}")
    page.titled(words, "Updated October 2026")
    page.add(
        "p",
        "This plan sets out what we will do over the next two years. It was written with our staff networks "
        "and the independent advisory groups, and is overseen by the Deputy Chief Constable.",
    )
    columns = [
        Column("Ref", "ref", 0.5),
        Column("What we will do", "title", 3.2),
        Column("Owner", "leads", 1.5, merge=True),
        Column("Deadline", "when", 1.3),
        Column("Success measure", "measure", 2, merge=True),
    ]
    for o in words.objectives:
        inside = own_table(o, columns)
        lines = [
            band(named(o), 2, "BDD7EE"),
            [Box(o.statement), Box(inner=inside)],
        ]
        page.table(Grid(lines, 0, [1, 4.2]))
    page.add("h1", "How we will be held to account").add(
        "p",
        "Progress is reported to the Confidence and Inclusion Board each quarter and published each spring.",
    )
    office.write_docx(page, path, office.Look(size=8.5))


@sample("open/bro-cadfan", "action-plan-plain-text.txt")
def bro_cadfan(words: Words, path: Path) -> None:
    title = words.plan["title"]
    parts = [f"{title}\n{'=' * len(title)}", words.plan["organisation"], "Updated March 2026"]
    parts.append(
        "This is the plain text version of our action plan, made for people who use a screen reader. It has "
        "the same words as the designed version. Mae'r ddogfen hon ar gael yn Gymraeg hefyd."
    )
    labels = {
        "Lead": "leads", "Timescale": "when", "How we will measure this": "measure", "Progress": "progress",
    }  # fmt: skip
    for o in words.objectives:
        heading = textwrap.fill(named(o), 76)
        parts += [f"\n{heading}\n{'-' * 76}", o.statement]
        for a in o.actions:
            lines = [f"Action {a['ref'].printed}: {a['title'].printed}"]
            lines += labelled(a, labels)
            parts.append("\n".join(textwrap.fill(line, 76) for line in lines))
    parts += [
        f"\nContact us\n{'-' * 76}",
        "Equality Officer, Council Offices, Machynys. Telephone 01970 000 000.",
    ]
    text = "\n\n".join(part if "\n" in part else textwrap.fill(part, 76) for part in parts)
    path.write_text(text + "\n", encoding="utf-8")
