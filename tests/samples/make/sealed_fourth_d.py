"""Four more sealed samples, of bodies of yet other kinds, by somebody who had no part in the reader."""

from html import escape
from pathlib import Path

from tests.samples.make import office, sheets
from tests.samples.make.asides import cells, colour_key, particulars, plain
from tests.samples.make.page import (
    RAG,
    Box,
    Column,
    Grid,
    Line,
    Page,
    band,
    beside,
    body,
    day,
    head,
    headings,
    named,
    shaded,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.words import Objective, Words


@sample("sealed/kingsbarrow-library", "Open to All action plan 2026-29.docx")
def kingsbarrow(words: Words, path: Path) -> None:
    page = Page(footer="Open to All: Action Plan 2026-2029    {page}")
    page.titled(words, "Last updated June 2026")
    page.add("h1", "Preface by the National Librarian").add(
        "p",
        "A national collection belongs to the whole nation. For most of our history we have not behaved as "
        "though it did. Over eighteen months, more than a hundred colleagues have asked, with patience and "
        "sometimes with pain, what this institution keeps, whom it serves and whom it employs.",
        "Their working groups made recommendations. The Executive has accepted six of them in full, and this "
        "plan says what we shall do about each.",
    )
    page.add("h1", "How the plan was made").add("p", "The plan draws on:")
    page.add(
        "li",
        "three staff working groups, which met from November 2024 to January 2026",
        "a survey of 3,100 readers and visitors and an access audit of both sites",
        "conversations with eleven community archives and with our trade unions",
    )
    page.add(
        "p",
        "As a public body we must have due regard to the aims of the general equality duty. The plan also "
        "serves as our published equality objectives. An impact assessment was made of it in April 2026.",
    )
    page.add("h1", "The action plan")
    columns = [
        Column("No.", "ref", 0.4),
        Column("Actions", "title", 3.2),
        Column("Responsibility", "leads", 1.6),
        Column("Timescale", "when", 1.3),
        Column("How we will measure success", "measure", 2.2),
    ]
    for o in words.under():
        page.headed(o, "h2").table(_recommended(words, o, columns))
    page.add("h1", "Governance").add(
        "p",
        "The Inclusion Steering Group, chaired by the Chief Librarian, meets every two months. The Board of "
        "Trustees receives a report each November, which is published.",
    )
    page.add("h1", "Annex A: How the plan serves our corporate strategy").table(
        plain(
            cells(
                "Strategic priority | Workstream 1 | Workstream 2 | Workstream 3",
                "Keep and grow the nation's record | Yes | No | No",
                "Reach every part of the country | Yes | Yes | No",
                "Be a skilled and fair employer | No | No | Yes",
            ),
            [3, 1, 1, 1],
        )
    )
    page.add("h1", "Annex B: Staff at 31 March 2026").table(
        plain(
            cells(
                "Grade | Headcount | Ethnic minority | Disabled | Women",
                "A and B | 214 | 17% | 9% | 58%",
                "C and D | 301 | 9% | 8% | 61%",
                "E and F | 122 | 6% | 6% | 55%",
                "G and above | 27 | 4% | 4% | 48%",
            )
        )
    )
    office.write_docx(page, path, office.Look(size=9.5))


def _recommended(words: Words, workstream: Objective, columns: list[Column]) -> Grid:
    """The table of one workstream: a tall cell for each recommendation beside its actions."""
    lines: list[Line] = [[*headings("Recommendation"), *head(columns)]]
    for o in words.under(workstream):
        lines += beside(body(columns, o.actions), Box(named(o, "{ref} {title}")))
    return Grid(lines, 1, [1.9, *(c.width for c in columns)])


@sample("sealed/wrathmere-partnership", "PCREF local plan 2026-28.pdf")
def wrathmere(words: Words, path: Path) -> None:
    page = Page(
        header=words.plan["organisation"], footer="PCREF local plan, updated September 2026, page {page}"
    )
    page.titled(words, "Updated September 2026")
    page.add("h1", "Why we need this plan").add(
        "p",
        "Black people in our area are detained more often, for longer and by way of the police more often "
        "than white people, and they are less often offered talking therapies. That has been so for as long "
        "as we have had figures. The framework asks every mental health trust to change it, with the "
        "communities concerned.",
    )
    page.table(
        plain(
            cells(
                "Ethnic group | Detentions in 2025/26 | Rate per 100,000 people | Average stay in days",
                "Asian or Asian British | 96 | 118 | 41",
                "Black or Black British | 171 | 352 | 58",
                "Mixed or multiple | 44 | 194 | 44",
                "White | 803 | 84 | 37",
            ),
            [2, 1.3, 1.3, 1.3],
        )
    )
    page.add("h1", "How to read the plan").add(
        "p",
        "Each action has a lead, who reports to the PCREF Partnership Board. The letter in the last column "
        "says how far we have come:",
    )
    page.table(colour_key({"R": "Not started", "A": "In progress", "G": "Complete"}, RAG, 6))
    columns = [
        Column("Ref", "ref", 0.5),
        Column("What we will do", "title", 3),
        Column("Lead", "leads", 1.5),
        Column("By when", "when", 1.2),
        Column("What patients and carers will notice (outcome)", "outcome", 2.1),
        Column("Progress", "progress", 2.1),
        Column("RAG", "rating_letter", 0.5, show=shaded("rating_letter")),
    ]
    page.chapters(words, columns)
    page.add("h1", "When the PCREF Partnership Board meets").table(
        plain(
            cells(
                "Date | Place | Theme",
                "12 November 2026 | Harbour Road Community Centre | Feedback",
                "14 January 2027 | Online | Advance choices",
                "11 March 2027 | St Brendan's Hall | Year's report",
            )
        )
    )
    page.add("h1", "Abbreviations").table(particulars([*words.glossary.items()], [1, 6]))
    office.through_docx(page, path, office.Look(size=9), tagged=True)


@sample("sealed/linmarsh-fire", "Inclusion Programme plan Oct 26.xlsx")
def linmarsh(words: Words, path: Path) -> None:
    columns = [
        Column("No.", "ref", 0.6),
        Column("Action / milestone", "title", 4.2),
        Column("Responsible", "leads", 1.8),
        Column("Due date", "when", 1.1, show=day("when")),
        Column("Status", "status_text", 1),
        Column("Update October 2026", "update 2026-10", 3),
    ]
    lines: list[Line] = [head(columns)]
    for o in words.objectives:
        lines.append(band(named(o), len(columns), "F8CBAD"))
        for a, line in zip(o.actions, body(columns, o.actions), strict=True):
            for cell in line:
                if cell and a.depth == 1:
                    cell.bold, cell.fill = True, "EDEDED"
            lines.append(line)
    top = sheets.top(words, "Updated 30 October 2026")
    about = [
        ["How to use this workbook"],
        [],
        ["Each action (grey) is owned by a manager. Its milestones stand beneath it."],
        ["Update your own rows by the last Friday of the month. Ask us before you change a due date."],
        ["Status is one of: Not started, In progress, Delayed, Complete."],
        ["Reports go to the People and Culture Board in January, April, July and October."],
    ]
    people = cells(
        "Group | Wholetime | On-call | Control | Support staff",
        "Women | 9.4% | 7.1% | 76.0% | 54.8%",
        "Ethnic minority | 4.0% | 1.9% | 4.0% | 6.2%",
        "Disabled | 4.6% | 2.2% | 8.0% | 9.9%",
        "LGB+ | 5.1% | 2.8% | 8.0% | 4.4%",
    )
    risks = cells(
        "Risk | Likelihood | Impact | Mitigation | Risk owner",
        "Capital programme is cut | 3 | 4 | Business case refreshed each budget round | Treasurer",
        "Survey fatigue | 4 | 2 | One pulse survey a quarter at most | Head of Communications",
        "Loss of fixed-term inclusion posts | 3 | 5 | Bid for permanent funding | Area Manager People",
    )
    sheets.write_xlsx(
        path,
        [
            Sheet("Read me", about),
            Sheet("Programme", top, Grid(lines, 1, [c.width for c in columns]), dates="dd/mm/yyyy"),
            Sheet("Workforce Sept 26", [["Workforce profile at 30 September 2026"], []], plain(people)),
            Sheet("Risks", [["Programme risks"], []], plain(risks, [3, 1, 1, 3, 2])),
            Sheet("Lists", [["Not started"], ["In progress"], ["Delayed"], ["Complete"]], hidden=True),
        ],
    )


SITE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Equality and inclusion | Cartrefi Bro Gwernant</title>
<style>body{{font:16px/1.5 Verdana,sans-serif;margin:0}}main{{max-width:70em;margin:auto}}
table{{border-collapse:collapse;width:100%}}td,th{{border-bottom:1px solid #bbb;padding:6px;text-align:left;
vertical-align:top}}tbody th{{font-weight:normal}}.tag{{border-radius:1em;padding:2px 8px;
background:#dfe8d8}}</style>
</head>
<body>
<a href="#content" class="skip-link">Skip to content</a>
<div id="cookie-notice" role="dialog" aria-label="Cookies"><p>We use a few cookies to make this site work.</p>
<button>Accept all</button><button>Only those you need</button></div>
<header><a href="/en"><img src="/logo.svg" alt="Cartrefi Bro Gwernant"></a>
<a href="/cy/cydraddoldeb" lang="cy" hreflang="cy">Cymraeg</a>
<nav aria-label="Main"><ul><li><a href="/en/homes">Find a home</a></li>
<li><a href="/en/repairs">Report a repair</a></li>
<li><a href="/en/pay">Pay your rent</a></li><li><a href="/en/about">About us</a></li></ul></nav></header>
<nav aria-label="Breadcrumb"><ol><li><a href="/en">Home</a></li><li><a href="/en/about">About us</a></li>
<li>Equality and inclusion</li></ol></nav>
<main id="content">
{main}
</main>
<aside><h2>Related pages</h2><ul><li><a href="/en/policies">Our policies</a></li>
<li><a href="/en/pay-gap">Gender pay gap</a></li><li><a href="/en/join-in">Join a panel</a></li></ul></aside>
<footer><p>Cartrefi Bro Gwernant, 14 Stryd y Bont, Gwernant. Registered society.</p>
<ul><li><a href="/en/privacy">Privacy</a></li>
<li><a href="/en/accessibility">Accessibility statement</a></li></ul></footer>
</body></html>
"""


@sample("sealed/bro-gwernant", "equality-and-inclusion.html")
def bro_gwernant(words: Words, path: Path) -> None:
    parts = [
        f"<h1>{escape(words.plan['title'])}</h1>",
        "<p>Everybody has a right to a safe, warm home and to be treated with respect. This plan was agreed "
        "by the Board of Cartrefi Bro Gwernant after we had talked to 340 tenants, our staff and partners. "
        '<a href="/en/cartref-i-bawb.pdf">Download the plan as a PDF (1.2 MB)</a>.</p>',
        "<p><em>This page was last updated on 30 September 2026.</em></p>",
        "<h2>What we did in 2024/25</h2>",
        "<ul><li>We opened our first Changing Places toilet, in the hub at Maes Gwernant.</li>"
        "<li>We were awarded the sector's equality mark for a second time.</li>"
        "<li>Forty-four staff finished a Welsh course at Mynediad level.</li></ul>",
    ]
    parts += [_pledge(o) for o in words.objectives]
    parts += [
        "<h2>Who our tenants, staff and Board are</h2>",
        _figures(
            "Group | Tenants | Staff | Board",
            "Women | 61% | 57% | 50%",
            "Disabled people | 34% | 11% | 10%",
            "People from ethnic minorities | 9% | 4% | 0%",
            "Welsh speakers | 41% | 46% | 60%",
        ),
        "<h2>Tell us what you think</h2>",
        '<p>Ring 01632 960000, mail <a href="mailto:bawb@brogwernant.example">bawb@brogwernant.example</a>, '
        "or speak to any member of staff. We are happy to hear from you in Welsh or English.</p>",
    ]
    path.write_text(SITE.format(main="\n".join(parts)), encoding="utf-8")


def _pledge(o: Objective) -> str:
    columns = [
        Column("What we will do", "title"),
        Column("Who leads", "leads"),
        Column("When", "when"),
        Column("How tenants will know it has worked", "measure"),
        Column("Status", "status_text"),
        Column("September 2026 update", "update 2026-09"),
    ]
    heads = "".join(f'<th scope="col">{escape(c.heading)}</th>' for c in columns)
    rows = []
    for a in o.actions:
        first, *others = (escape(a[c.name].printed) for c in columns)
        others[3] = f'<span class="tag">{others[3]}</span>'
        rows.append(f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>')
    table = f"<table><thead><tr>{heads}</tr></thead>\n<tbody>{''.join(rows)}</tbody></table>"
    heading = f"<h2>{escape(named(o))}</h2>\n<p>{escape(o.statement)}</p>"
    return f'{heading}\n<div class="scroll">{table}</div>'


def _figures(*rows: str) -> str:
    first, *others = cells(*rows)
    heads = "".join(f"<th>{cell}</th>" for cell in first)
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in others)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
