"""Ten samples, one of each kind of body, by somebody who had no part in the reader; eight are unsealed."""

from html import escape
from pathlib import Path

from tests.samples.make import flat, office, sheets
from tests.samples.make.asides import cells, particulars, plain, terms
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
    head,
    headings,
    named,
    sectioned,
    shaded,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import print_page, skeleton
from tests.samples.make.words import Objective, Words


@sample("open/brantwell-police", "Race Action Plan 2026-28.docx")
def brantwell(words: Words, path: Path) -> None:
    page = Page(header="OFFICIAL", footer="Brantwell Constabulary | {page}", landscape=False)
    page.titled(words)
    page.add("h1", "Foreword by the Chief Constable").add(
        "p",
        "Black people in this county have told us, over many years and more patiently than we had a right "
        "to expect, that they are policed more and protected less than their neighbours. The figures in "
        "this document say the same.",
        "I want us to be a service that Black communities can trust. This plan says what we will do in the "
        "next two years, who will answer for it and how you will be able to tell whether it has worked.",
    )
    page.add("h1", "How this plan was made").add(
        "p",
        "We held eleven listening events, surveyed officers and staff, and looked at our data with two "
        "universities. Four workstreams follow from what we found:",
    )
    page.add("li", *(o.title for o in words.objectives))
    page.add("h1", "Our commitments")
    columns = [
        Column("No.", "ref", 0.5),
        Column("What we will do", "title", 2.7),
        Column("Strategic lead", "leads strategic lead", 1.2),
        Column("Delivery lead", "leads delivery lead", 1.4),
        Column("By when", "when", 1.3),
        Column("How we will know", "measure", 1.8),
    ]
    page.chapters(words, columns, "h2")
    page.add("h1", "Appendix A: Stop and search in 2025")
    page.table(
        plain(
            cells(
                "Ethnic group | Searches | Rate per 1,000 people | Outcome linked to the search",
                "Asian | 612 | 5.1 | 24%",
                "Black | 548 | 13.3 | 22%",
                "Mixed | 207 | 7.6 | 25%",
                "White | 4,915 | 3.4 | 26%",
            )
        )
    )
    page.add("h1", "Appendix B: How the plan is overseen")
    page.table(
        plain(
            cells(
                "Meeting | Chair | How often | What it does",
                "Culture Board | Deputy Chief Constable | Monthly | Checks progress and removes blockages",
                "Independent Scrutiny Panel | Independent | Quarterly | Looks at how powers are used",
                "Accountability meeting | Police and Crime Commissioner | Twice a year | Holds us to account",
            )
        )
    )
    page.add("h1", "Appendix C: Abbreviations").table(plain(terms(words, "Short form", "Meaning"), [1, 3]))
    office.write_docx(page, path, office.Look(size=10))


@sample("open/medlarvale-hospitals", "WRES report and action plan 2026-27.pdf")
def medlarvale(words: Words, path: Path) -> None:
    page = Page(footer="Medlar Vale Hospitals NHS Foundation Trust – page {page}")
    page.titled(words, "Position at 30 September 2026. For the Board of Directors in public.")
    page.add("h1", "1. What the standard is").add(
        "p",
        "The Workforce Race Equality Standard came into force in 2015. It asks NHS organisations to look "
        "each year at nine indicators of how staff from ethnic minorities fare beside white staff, and to "
        "publish what they find with an action plan that the board has agreed.",
    )
    page.add("h1", "2. Our indicators").table(_indicators())
    page.add("h1", "3. What the data tell us").add(
        "li",
        "Ethnic minorities now make up 31.2% of our workforce, but 14.8% of posts at Band 8a and above.",
        "White applicants remain more likely to be appointed from shortlisting, though the gap is closing.",
        "More staff from ethnic minorities than last year experienced abuse by patients and the public.",
        "Fewer believe that the trust offers equal opportunities for progression.",
    )
    page.add("break", "").add("h1", "4. Action plan 2026/27").add(
        "p", "Leads report to the Inclusion Committee each quarter."
    )
    columns = [
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 3),
        Column("WRES indicator", "indicator", 0.9),
        Column("Lead", "leads", 1.5),
        Column("Timescale", "when", 1.2),
        Column("Success measure", "measure", 2),
        Column("Progress", "progress", 1.8),
        Column("RAG", "letter", 0.5, show=shaded("letter")),
    ]
    page.table(sectioned(words, columns, fill="D0E0E3"))
    page.add("p", "RAG key: G = completed; A = in progress; R = not started")
    page.add("h1", "5. Governance").table(
        plain(
            cells(
                "Committee | Date | Purpose",
                "Inclusion Committee | 6 October 2026 | Review",
                "People Committee | 20 October 2026 | Recommend",
                "Board of Directors | 5 November 2026 | Approve for publication",
            ),
            [2, 1, 2],
        )
    )
    office.through_docx(page, path, office.Look(size=9), tagged=True)


def _indicators() -> Grid:
    rows = cells(
        "Indicator | What it measures | 2024 | 2025 | 2026",
        "1 | Share of the workforce from ethnic minorities | 27.9% | 29.6% | 31.2%",
        "2 | Relative likelihood of white applicants being appointed | 1.71 | 1.58 | 1.44",
        "3 | Relative likelihood of ethnic minority staff entering formal discipline | 1.39 | 1.42 | 1.18",
        "4 | Relative likelihood of white staff taking up non-mandatory training | 1.06 | 1.02 | 0.97",
        "5 | Staff from ethnic minorities harassed by patients or the public | 30.1% | 31.4% | 33.0%",
        "6 | Staff from ethnic minorities harassed by staff | 27.7% | 25.2% | 24.6%",
        "7 | Staff from ethnic minorities who believe in equal opportunities | 47.0% | 48.8% | 46.1%",
        "8 | Staff from ethnic minorities discriminated against by colleagues | 17.3% | 16.5% | 15.9%",
        "9 | Difference between the share on the board and in the workforce | -14.6% | -16.3% | -17.9%",
    )
    return plain(rows, [0.8, 5, 0.7, 0.7, 0.7])


STATUS_FILLS = {"Completed": "C6E0B4", "In progress": "FFE699", "Delayed": "F4B183", "Not started": "EDEDED"}


@sample("open/peckwell-borough", "appendix-1-equality-plan-mid-year.pdf")
def peckwell(words: Words, path: Path) -> None:
    page = Page().add("bold", "Overview and Scrutiny Committee, 17 November 2026, Appendix 1")
    page.titled(words)
    page.add(
        "p",
        "1.1 Council agreed four equality objectives in March 2024. This appendix reports on the third year "
        "of the plan, with the position at the end of September 2026.",
        "1.2 Of the fifteen actions three are completed, ten are in progress, one is delayed and one has "
        "not started. The delay is explained at action 1.4.",
        "1.3 Members asked in July for more on the suspension of pupils. Figures are given at action 3.1.",
    )

    columns = [
        Column("No.", "ref", 0.45),
        Column("Action", "title", 2.6),
        Column("Council Plan priority", "priority_link", 1.3),
        Column("Lead division", "leads", 1.4),
        Column("Target date", "when", 1.2),
        Column("Progress", "progress", 2.4),
        Column("Status", "status_text", 0.9, show=shaded("status_text", STATUS_FILLS)),
    ]
    page.chapters(words, columns)
    page.add("h1", "Our borough in figures").table(
        plain(
            cells(
                "Census 2021 | Peckwell | London",
                "Residents | 287,400 | 8.8 million",
                "Black, Asian or multi-ethnic | 52.7% | 46.2%",
                "Disabled under the Equality Act | 14.1% | 13.2%",
                "Main language other than English | 24.3% | 21.6%",
            ),
            [2, 1, 1],
        )
    )
    page.add("h1", "Background papers").add(
        "li", "Equality Objectives 2024-2028, Council, 6 March 2024", "Workforce equality report 2025/26"
    )
    print_page(page, path, tagged=True, size=9, extra="th{background:#1f3864!important;color:#fff}")


@sample("open/sir-brynelwy", "SEP 2024-28 English.docx")
def brynelwy(words: Words, path: Path) -> None:
    page = Page(header="Cyngor Sir Brynelwy – Cynllun Cydraddoldeb Strategol", footer="{page}")
    page.titled(words)
    page.add(
        "p",
        "This document is available in Welsh. Mae'r ddogfen hon ar gael yn Gymraeg.",
    )
    page.add("h1", "Introduction").add(
        "p",
        "Brynelwy lies between the Elwy hills and the sea. 94,600 people live here, and 47% of them speak "
        "Welsh. The Equality Act 2010 and its Welsh regulations ask us to set equality objectives every "
        "four years and to say how we will meet them.",
        "More than 1,100 people told us what matters to them, on paper, online and at sessions at Canolfan "
        "Gymuned Llanelwydd, Clwb y Dref and the mart.",
    )
    page.add("h1", "Objectives and action plan")
    columns = [
        Column("Outcome", "outcome", 1.5, merge=True),
        Column("No.", "ref", 0.45),
        Column("Action", "title", 3),
        Column("Protected characteristics", "groups", 1.4),
        Column("Responsible", "leads", 1.4),
        Column("Timescale", "when", 1.1),
        Column("How we will measure this", "measure", 1.5),
    ]
    page.chapters(words, columns, "h2")
    page.add("h1", "Pay differences at 31 March 2023").table(
        plain(
            cells(
                "Group | Employees | Median hourly pay",
                "Women | 3,104 | £13.87",
                "Men | 1,207 | £14.88",
                "Full time | 2,296 | £15.21",
                "Part time | 2,015 | £12.59",
            )
        )
    )
    page.add("h1", "Where we meet the specific duties").table(
        plain(
            cells(
                "Specific duty | How we meet it",
                "Engagement | Fforwm Cydraddoldeb Brynelwy, which meets each quarter",
                "Assessing impact | An integrated assessment with each report to Cabinet",
                "Annual reporting | A report by 31 March each year",
                "Procurement | Equality questions in tenders above £75,000",
            ),
            [1, 3],
        )
    )
    page.add("p", "Contact: cydraddoldeb@brynelwy.example")
    office.write_docx(page, path, office.Look(size=9.5))


@sample("sealed/wexcombe-university", "Athena Swan action plan (live).xlsx")
def wexcombe(words: Words, path: Path) -> None:
    columns = [
        Column("Rationale", "rationale", 2.2, merge=True),
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 3.2),
        Column("Outputs", "output", 2),
        Column("Start", "start", 0.8),
        Column("End", "end", 0.8),
        Column("Person(s) responsible", "leads", 1.8),
        Column("Success measure", "measure", 2.2),
        Column("Priority", "priority", 0.8),
        Column("Update October 2026", "update 2026-10", 2),
    ]
    lines: list[Line] = [[*headings("Objective"), *head(columns)]]
    for o in words.objectives:
        if o.depth == 1:
            lines.append(band(named(o), len(columns) + 1, "D9D2E9"))
        else:
            lines += beside(body(columns, o.actions), Box(o.title))
    plan = Grid(lines, 1, [2, *(c.width for c in columns)])
    notes = [
        [words.plan["organisation"]],
        ["Athena Swan: about this workbook"],
        [],
        ["The action plan is reviewed every October by the self-assessment team."],
        ["Please do not change the wording of actions: send changes to the Equality Office."],
        ["Priority: High = to be done in the first half of the award; Medium and Low = later."],
    ]
    team = cells(
        "Name | Role | Joined",
        "Prof. R. Adeyemi | Chair, Pro-Vice-Chancellor (People) | 2023",
        "Dr L. Whitcombe | Department of Chemistry | 2024",
        "J. Sandhu | Technical Services | 2024",
        "M. Okafor | Students' Union | 2025",
    )
    figures = cells(
        "Staff by grade, 1 August 2024 | Women | Men | % women",
        "Lecturer | 214 | 241 | 47%",
        "Senior lecturer | 131 | 186 | 41%",
        "Professor | 48 | 137 | 26%",
    )
    above = sheets.top(words, "Updated October 2026")
    pages = [
        Sheet("About", notes),
        Sheet("Action plan", above, plan, dates="mmm-yy", wide=True),
        Sheet("SAT members", team),
        Sheet("Staff data", figures),
    ]
    sheets.write_xlsx(path, pages)


@sample("sealed/pentridge-homes", "EDI action plan Oct 2026.csv")
def pentridge(words: Words, path: Path) -> None:
    names = ["ref", "aim", "title", "why", "leads", "when", "resources", "measure", "progress", "status_text"]
    heads = [
        "Ref",
        "Strategic aim",
        "Action",
        "Reason",
        "Owner",
        "Target date",
        "Budget",
        "Measure of success",
    ]
    rows = [
        *sheets.top(words, "Position at 30 October 2026"),
        [*heads, "Progress update", "Status", "Regulatory link"],
    ]
    for o in words.objectives:
        for a in o.actions:
            line = [named(o) if n == "aim" else a[n].printed for n in [*names, "regulation"]]
            rows.append(line)
    rows += [
        [],
        ["Owners update their lines by the 25th of each month. Questions to the Governance Manager."],
    ]
    full = [[*row, *[""] * (11 - len(row))] for row in rows]
    path.write_bytes(flat.separated(full).encode())


@sample("open/calderfell-fire", "Inclusion Plan tracker.xlsx")
def calderfell(words: Words, path: Path) -> None:
    fills = {"Green": RAG["G"], "Amber": RAG["A"], "Red": RAG["R"], "White": "FFFFFF"}

    columns = [
        Column("Ref", "ref", 0.5),
        Column("What we will do", "title", 3.4),
        Column("Who benefits", "groups", 1.6),
        Column("Owner", "leads", 1.5, merge=True),
        Column("Target date", "when", 1.3),
        Column("Evidence of success", "measure", 2),
        Column("April 2026 update", "update 2026-04", 2),
        Column("October 2026 update", "update 2026-10", 2),
        Column("RAG", "rating_word", 0.8, show=shaded("rating_word", fills)),
    ]
    lines: list[Line] = [[*headings("Area of focus"), *head(columns)]]
    for o in words.objectives:
        lines += beside(body(columns, o.actions), Box(named(o, "{ref}. {title}"), bold=True))
        lines.append([Box() for _ in range(len(columns) + 1)])
    grid = Grid(lines[:-1], 1, [1.6, *(c.width for c in columns)])
    above = sheets.top(words, "Updated October 2026")
    key = [
        ["Key"],
        ["Green", "Completed"],
        ["Amber", "In progress"],
        ["Red", "Delayed"],
        ["White", "Not started"],
    ]
    welcome = [
        ["Inclusion Plan"],
        [
            "Our four-year plan was approved by the Fire Authority in March 2025 after talks with staff and "
            "unions."
        ],
        ["Use the Tracker sheet to see where each piece of work has got to."],
    ]
    meetings = cells(
        "Meeting | Chair | Frequency | Receives",
        "Inclusion Steering Group | Chief Fire Officer | Quarterly | This tracker",
        "People Committee | Councillor J. Marsden | Twice yearly | Summary report",
        "Fire Authority | Chair of the Authority | Annually | Annual equality report",
    )
    pages = [
        Sheet("Welcome", welcome),
        Sheet("Tracker", above, grid, key, wide=True),
        Sheet("Governance", meetings),
        Sheet("Abbreviations", terms(words, "Abbreviation", "In full")),
    ]
    sheets.write_xlsx(path, pages, fills)


@sample("open/fernhollow-primary", "Accessibility Plan 2025.docx")
def fernhollow(words: Words, path: Path) -> None:
    page = Page(footer="{page}").titled(words)
    page.add("h1", "1. Aims").add(
        "p",
        "Schools are required under the Equality Act 2010 to have an accessibility plan. Ours is meant to:",
    )
    page.add("li", *(o.title for o in words.objectives if o.depth == 1))
    page.add(
        "p",
        "Our school aims to treat all its pupils fairly and with respect. The plan is on our website, and "
        "paper copies are available from the office on request.",
    )
    page.add("h1", "2. Legislation and guidance").add(
        "p",
        "This document meets the requirements of schedule 10 to the Equality Act 2010. The Act says that a "
        "person has a disability if he or she has a physical or mental impairment with a substantial and "
        "long-term effect on the ability to undertake normal day-to-day activities.",
    )
    page.add("h1", "3. Action plan").add("p", "This action plan sets out the aims of our accessibility plan.")
    page.table(_access(words))
    page.add("h1", "4. Our pupils").table(
        plain(
            cells(
                "Need | Pupils, September 2025",
                "Speech, language and communication | 31",
                "Autism | 9",
                "Hearing impairment | 2",
                "Physical disability | 3",
                "Visual impairment | 1",
            )
        )
    )
    page.add("h1", "5. Monitoring arrangements").add(
        "p",
        "This document is reviewed every three years, and sooner if that is needed. It is approved by the "
        "governing board.",
    )
    page.add("h1", "6. Links with other policies").add(
        "li",
        "Risk assessment policy",
        "Health and safety policy",
        "SEND information report",
        "Behaviour policy",
    )
    signed = cells(
        "Approved by | Governing board",
        "Date | 2 July 2025",
        "Next review due by | July 2028",
    )
    page.table(particulars(signed, [1, 2]))
    office.write_docx(page, path, office.Look(size=9))


def _access(words: Words) -> Grid:
    """The one table of an accessibility plan: aim and practice in tall cells, objectives in lower ones."""
    columns = [
        Column("Actions to be taken", "title", 2.4),
        Column("Person responsible", "leads", 1.2),
        Column("Date to complete actions by", "when", 1.1),
        Column("Cost", "resources", 1),
        Column("Success criteria", "measure", 1.7),
    ]
    heads = ("Aim", "Current good practice", "Objectives (short, medium and long term)")
    lines: list[Line] = [[*headings(*heads, fill="FFE599"), *head(columns)]]
    for aim in words.under():
        under = words.under(aim)
        rows = [row for o in under for row in beside(body(columns, o.actions), Box(o.title))]
        practice = under[0].actions[0]["practice"].printed
        lines += beside(rows, Box(aim.title, bold=True), Box(practice))
    return Grid(lines, 1, [1.2, 1.7, 1.4, *(c.width for c in columns)])


AUTHORITY = """<a href="#content">Skip to content</a>
<div class="alert"><p>Bus fares: single journeys stay at £2.50 until 31 March 2027.</p></div>
<header><p class="site">Aldersyke and Wharram Combined Authority</p>
<nav aria-label="Main"><ul><li><a href="/mayor">The Mayor</a></li><li><a href="/transport">Transport</a></li>
<li><a href="/skills">Skills and jobs</a></li>
<li><a href="/meetings">Meetings and papers</a></li></ul></nav></header>
<nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/about">About us</a></li>
<li>Equality</li></ol></nav>
<main id="content">{plan}</main>
<footer><ul><li><a href="/contact">Contact us</a></li><li><a href="/privacy">Privacy notice</a></li>
<li><a href="/jobs">Jobs</a></li></ul>
<p>Aldersyke and Wharram Combined Authority, Canal House, Aldersyke</p></footer>"""


@sample("open/aldersyke-authority", "equality-objectives-and-action-plan.html")
def aldersyke(words: Words, path: Path) -> None:
    title = words.plan["title"]
    inside = [
        f"<h1>{escape(title)}</h1>",
        "<p>The Combined Authority was formed in 2024. We are bound by the public sector equality duty, and "
        "the Mayor and the board agreed these objectives on 26 June 2026.</p>",
        "<h2>How we chose our objectives</h2>",
        "<p>We drew on:</p><ul><li>a survey of 4,200 residents</li><li>what the Equality Advisory Group "
        "told us</li><li>figures on travel, skills, work and pay by protected characteristic</li></ul>",
        *(_commitments(o) for o in words.objectives),
        "<h2>How we report</h2>",
        "<p>We report on this plan every year:</p><ul><li>to the Overview and Scrutiny Committee in "
        "January</li><li>to the board in March, with our equality information</li></ul>",
        '<p>Write to <a href="mailto:equality@aldersyke.example">equality@aldersyke.example</a> for this '
        "page in large print, audio or another language.</p>",
        "<p>Page last updated: 14 July 2026</p>",
    ]
    css = "body{font:16px/1.5 sans-serif;max-width:60em;margin:auto}.alert{background:#fd0}"
    furnished = AUTHORITY.replace("{plan}", "\n".join(inside))
    text = skeleton(f"{title} | AWCA", css, furnished)
    path.write_text(text, encoding="utf-8")


def _commitments(o: Objective) -> str:
    """One objective: why it matters, then a numbered list of what will be done."""
    labels = {"Who": "leads", "When": "when", "How we will measure it": "measure"}
    items = []
    for a in o.actions:
        told = [
            f"<strong>{label}:</strong> {escape(a[n].printed)}" for label, n in labels.items() if a[n].printed
        ]
        items.append("<li>" + "<br>\n".join([escape(a["title"].printed), *told]) + "</li>")
    heading = escape(named(o))
    why = f"<h2>{heading}</h2>\n<h3>Why this matters</h3>\n<p>{escape(o.statement)}</p>\n"
    return why + "<h3>What we will do</h3>\n<ol>\n" + "\n".join(items) + "\n</ol>"


@sample("open/strathenrick-council", "mainstreaming-report-april-2025.pdf")
def strathenrick(words: Words, path: Path) -> None:
    page = Page(footer="Strathenrick Council {page}").titled(words, "April 2025")
    page.add("h1", "1. Why we report").add(
        "p",
        "Public bodies in Scotland must report every two years on how they make the equality duty part of "
        "their business, and publish equality outcomes every four years. This report looks back over the "
        "outcomes that we set in April 2021.",
    )
    page.table(
        plain(
            cells(
                "Regulation | What it asks of us | Where to look",
                "3 | Report on mainstreaming | Part 2",
                "4 | Equality outcomes, and progress in them | Part 4",
                "5 | Assess and review policies | Part 2",
                "6 | Gather and use employee information | Part 3",
                "7 | Publish gender pay gap information | Part 3",
            ),
            [1, 4, 1.5],
        )
    )
    page.add("h1", "2. Mainstreaming equality").add(
        "p",
        "An EQIA goes with each report that asks members for a decision. In two years 118 were published, "
        "and 14 led to a change in what was proposed.",
        "Members and senior officers had training on the duty in June 2023. We also:",
    )
    page.add(
        "li",
        "brought equality leads together from each service in one network",
        "put equality questions into the guidance on community benefits",
        "asked the equality forum to help us to plan the 2024 budget consultation",
    )
    page.add("h1", "3. Our employees").table(
        plain(
            cells(
                "At 31 December 2024 | 2022 | 2024",
                "Employees | 5,318 | 5,207",
                "Women | 71.9% | 72.3%",
                "Disabled | 2.6% | 4.1%",
                "Minority ethnic | 1.4% | 1.9%",
                "Mean gender pay gap | 4.4% | 3.1%",
            ),
            [3, 1, 1],
        )
    )
    page.add("h1", "4. Equality outcomes 2021-2025").add(
        "p", "The tables show what we set out to do, and where each action had got to by April 2025."
    )
    columns = [
        Column("No.", "ref", 0.5),
        Column("What we said we would do", "title", 2.6),
        Column("Lead service", "leads", 1.4),
        Column("Timescale", "when", 1.2),
        Column("Performance indicator", "measure", 1.5),
        Column("Progress", "progress", 2.4),
        Column("Status", "status_text", 0.9),
    ]
    for o in words.objectives:
        top = band(named(o), len(columns), "CFE2F3")
        words_on = band(o.statement, len(columns), "FFFFFF")
        words_on[0] = Box(o.statement, colspan=len(columns))
        page.table(
            Grid([top, words_on, head(columns), *body(columns, o.actions)], 3, [c.width for c in columns])
        )
    page.add("h1", "5. What comes next").add(
        "p",
        "We asked 900 people about outcomes for the next four years. Those for 2025-2029 are published in a "
        "document of their own.",
    )
    page.add("h1", "Abbreviations").table(plain(terms(words, "Abbreviation", "Meaning"), [1, 3]))
    office.through_docx(page, path, office.Look(size=10), tagged=False)
