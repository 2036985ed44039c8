"""Four more sealed samples, by somebody who saw neither the reader nor what it makes of them."""

from pathlib import Path

from tests.samples.make import office, sheets
from tests.samples.make.asides import cells, plain, terms
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
    own_table,
    shaded,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import print_page
from tests.samples.make.words import Words


@sample("sealed/larchbourne-borough", "Appendix 2 - EFLG improvement plan.docx")
def larchbourne(words: Words, path: Path) -> None:
    page = Page(header="Cabinet, 10 November 2026, agenda item 9", footer="Page {page}")
    page.titled(words, "Updated October 2026")
    page.add(
        "p",
        "A team of peers from other councils spent three days with us in January 2026. They found much that "
        "is good, and six areas in which we could do better. This plan says what we are doing about them. "
        "We judged ourselves against the Equality Framework before the team came, and again this autumn:",
    )
    page.table(
        plain(
            cells(
                "Module | January 2026 | October 2026",
                "Understanding and working with your communities | Developing | Achieving",
                "Leadership and organisational commitment | Achieving | Achieving",
                "Responsive services and customer care | Developing | Developing",
                "Diverse and engaged workforce | Developing | Developing",
            ),
            [4, 1.3, 1.3],
        )
    )
    columns = [
        Column("No.", "ref", 0.45),
        Column("Action", "title", 3),
        Column("Lead officer", "leads", 1.6),
        Column("Resources", "resources", 1.3),
        Column("Timescale", "when", 1.1),
        Column("What success will look like", "measure", 1.9),
        Column("Progress", "progress", 2),
        Column("RAG", "letter", 0.65, show=shaded("letter")),
    ]
    lines: list[Line] = [[*headings("Area for improvement"), *head(columns)]]
    for module in words.under():
        lines.append(band(named(module), len(columns) + 1, "C9C2DE"))
        for area in words.under(module):
            lines += beside(body(columns, area.actions), Box(area.title))
    page.table(Grid(lines, 1, [1.5, *(c.width for c in columns)]))
    page.add("bold", "RAG key").table(
        plain(
            cells("RAG | Meaning", "B | Completed", "G | In progress", "A | Delayed", "R | Not started"),
            [0.5, 3],
        )
    )
    page.add("bold", "Abbreviations").add(
        "p", *(f"{short}: {long}" for short, long in words.glossary.items())
    )
    page.add("small", "Contact: Corporate Equalities Officer, Civic Centre, Larchbourne")
    office.write_docx(page, path, office.Look(size=8.5))


@sample("sealed/glenlarig-partnership", "HSCP Equality Outcomes 2025-29 FINAL.docx")
def glenlarig(words: Words, path: Path) -> None:
    page = Page(footer="Glenlarig Health and Social Care Partnership  {page}", landscape=False)
    page.titled(words, "Adopted by the Integration Joint Board on 26 March 2025")
    page.add("h1", "1. Introduction").add(
        "p",
        "The Partnership brings together community health and social care in Glenlarig. Under the Equality "
        "Act 2010 and the Scottish regulations of 2012 the IJB must publish equality outcomes at least every "
        "four years, and report on progress every two.",
        "These outcomes follow those of 2021. We met two, and carry the others forward in a new form.",
    )
    page.add("h1", "2. About our area").table(
        plain(
            cells(
                "Glenlarig and Scotland, Census 2022 | Glenlarig | Scotland",
                "Population | 71,300 | 5.4 million",
                "Aged 65 and over | 26.2% | 20.1%",
                "Limited a lot by a long-term condition or disability | 11.4% | 11.0%",
                "Minority ethnic | 4.1% | 7.1%",
                "Provide unpaid care | 12.3% | 11.9%",
            ),
            [3, 1, 1],
        )
    )
    page.add("h1", "3. How we chose our outcomes").add(
        "p", "Between August and December 2024 we listened to 740 people. We:"
    )
    page.add(
        "li",
        "ran an online survey, with Easy Read, Polish and BSL versions",
        "went to eleven groups that already meet, from lunch clubs to a mosque",
        "asked staff of both employers what gets in the way",
        "read again the complaints and Care Opinion stories of the past two years",
    )
    page.add("h1", "4. Our equality outcomes and actions")
    columns = [
        Column("What we will do", "title", 3),
        Column("Who will lead", "leads", 1.7),
        Column("By when", "when", 1.3),
        Column("Relevant characteristics", "groups", 1.9),
        Column("How we will know it is working", "measure", 2),
    ]
    page.chapters(words, columns, "h2")
    page.add("h1", "5. Governance and reporting").table(
        plain(
            cells(
                "Group | How often | What it does",
                "Integration Joint Board | Every two years | Approves the progress report",
                "Strategic Planning Group | Twice a year | Looks at progress in each outcome",
                "Equalities Working Group | Every six weeks | Carries out the plan",
            ),
            [1.6, 1.3, 2.5],
        )
    )
    page.add("p", "A progress report will be published by 30 April 2027.")
    page.add("h1", "Appendix 1: Links to our Strategic Plan").table(
        plain(
            cells(
                "Equality outcome | Strategic Plan priority",
                "1 | Choice and control; Care closer to home",
                "2 | Mental health and recovery",
                "3 | Supporting unpaid carers",
                "4 | Ageing well",
            ),
            [1.4, 3],
        )
    )
    page.add("h1", "Appendix 2: Glossary").table(plain(terms(words, "Term", "In full"), [1, 3]))
    office.write_docx(page, path, office.Look(size=10))


@sample("sealed/waterways-agency", "equality-objectives-and-delivery-plan-2026-to-2029.pdf")
def waterways(words: Words, path: Path) -> None:
    page = Page(landscape=False).titled(words, "Published 29 April 2026")
    page.add("h1", "Foreword").add(
        "p",
        "Canals and rivers belong to everyone. In this plan we set three objectives for the next three years "
        "and say who in the agency answers for each commitment. I will report on them every year.",
        "Chief Executive and Accounting Officer",
    )
    page.add("h1", "1. The public sector equality duty").add(
        "p", "Section 149 of the Equality Act 2010 requires us to have due regard to the need to:"
    )
    page.add(
        "li",
        "eliminate unlawful discrimination, harassment and victimisation",
        "advance equality of opportunity between people who share a characteristic and those who do not",
        "foster good relations between them",
    )
    page.add("p", "We must also publish one or more equality objectives at least every four years.")
    page.add("h1", "2. What the evidence tells us").add(
        "p",
        "2.1 We looked at our boater census, 1,940 complaints, the staff survey and published research.",
        "2.2 Declaration rates are good for sex and age, fair for ethnicity (74%) and poor for disability "
        "(58%). We set out figures on staff in Annex A.",
    )
    page.add("h1", "3. Our objectives and how we will deliver them").add(
        "p", "Quarters are those of the financial year. Q1 begins in April."
    )
    columns = [
        Column("Ref", "ref", 0.45),
        Column("Commitment", "title", 2.8),
        Column("Accountable director", "leads accountable director", 1.3),
        Column("Delivery lead", "leads delivery lead", 1.3),
        Column("Milestone", "when", 1.2),
        Column("How we will measure it", "measure", 1.8),
        Column("Part of the duty", "need", 1.3),
    ]
    page.chapters(words, columns, "h2")
    page.add("h1", "4. Governance").add(
        "p",
        "The People and Equality Board meets every two months and looks at one objective each time. The "
        "Executive Team sees a dashboard each quarter. Our sponsor department sees the yearly report.",
    )
    page.add("h1", "Annex A: Our staff at 31 March 2026").table(
        plain(
            cells(
                "Group | Office | Operations | All staff",
                "Women | 54% | 9% | 31%",
                "Ethnic minority backgrounds | 12% | 4% | 8%",
                "Disabled | 11% | 7% | 9%",
                "Aged under 30 | 17% | 13% | 15%",
            ),
            [2, 1, 1, 1],
        )
    )
    page.add("h1", "Annex B: Who we consulted").table(
        plain(
            cells(
                "Who | When | How",
                "Boaters without a home mooring | November 2025 | Six towpath meetings",
                "Staff networks | December 2025 | Workshop",
                "Angling, rowing and canoeing bodies | January 2026 | Letters and a webinar",
                "Disability advisory panel | February 2026 | Review of the draft",
            ),
            [2, 1.3, 2],
        )
    )
    style = "th{background:#0b0c0c!important;color:#fff}tr{break-inside:avoid}"
    print_page(page, path, tagged=True, size=8.5, rules="rows", extra=style)


@sample("sealed/harnsworth-college", "Charter action plan - master copy.ods")
def harnsworth(words: Words, path: Path) -> None:
    columns = [
        Column("Objective", "heading", 1.8),
        Column("Charter", "charter", 0.7),
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 3.4),
        Column("Priority", "priority", 0.8),
        Column("Person(s) responsible", "leads", 1.8),
        Column("Start date", "start", 1),
        Column("End date", "end", 1),
        Column("Success measure", "measure", 2.2),
        Column("Progress", "progress", 2.4),
        Column("Status", "status_text", 1),
    ]
    grid = own_table(words, columns)
    above = sheets.top(words, "Last updated: November 2026")
    survey = plain(
        cells(
            "Staff survey, share who agree | 2022 | 2025",
            "Promotion is fair (women) | 41% | 46%",
            "Promotion is fair (men) | 58% | 57%",
            "I would report racism if I saw it (staff of colour) | 49% | 55%",
            "I would report racism if I saw it (white staff) | 63% | 70%",
        ),
        [4, 1, 1],
    )
    meetings = plain(
        cells(
            "Self-assessment team | Date | Main item",
            "Autumn term | 11/11/2026 | Progress with the plan",
            "Spring term | 10/02/2027 | Student data",
            "Summer term | 19/05/2027 | Staff data",
        ),
        [2, 1.4, 2.4],
    )
    made = [
        Sheet("Survey", [], survey),
        Sheet("Action plan", above, grid, dates="mmm-yy"),
        Sheet("Meetings", [], meetings),
    ]
    sheets.through_xlsx(path, made)
