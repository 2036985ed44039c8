"""Twelve sealed samples of kinds of body that had none, made by somebody who had no part in the reader."""

import textwrap
from html import escape
from pathlib import Path

from tests.samples.make import office, sheets
from tests.samples.make.asides import colour_key, plain, terms
from tests.samples.make.page import (
    RAG,
    Box,
    Column,
    Grid,
    Line,
    Page,
    beside,
    body,
    day,
    head,
    headings,
    labelled,
    named,
    numbered,
    own_table,
    sectioned,
    shaded,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import print_page, write_html
from tests.samples.make.words import Action, Words


@sample("open/tarnbeck-icb", "workforce-equality-action-plan.pdf")
def tarnbeck(words: Words, path: Path) -> None:
    page = Page().titled(words)
    page.add(
        "p",
        "This plan answers our Workforce Race Equality Standard and Workforce Disability Equality Standard "
        "returns and our pay gap reports. It covers staff whom we employ, not those of the trusts and "
        "practices that we commission. Our figures are as at 31 March 2026.",
    )
    page.add("h1", "Our workforce at a glance")
    figures = [
        ["", "2024", "2025", "2026"],
        ["Staff in post", "612", "587", "431"],
        ["BME staff", "12.9%", "13.6%", "14.2%"],
        ["Staff who have declared a disability", "5.1%", "5.8%", "6.7%"],
        ["Women", "77%", "78%", "78%"],
    ]
    page.table(plain(figures, [3, 1, 1, 1]))
    page.add("p", "The number of staff fell when functions moved to the region in October 2025.")
    columns = [
        Column("What our figures say", "finding", 1.7, merge=True),
        Column("Ref", "ref", 0.45),
        Column("Action", "title", 2.6),
        Column("Lead", "leads", 1.4),
        Column("Timescale", "when", 1.1),
        Column("Measure of success", "measure", 1.7),
    ]
    for standard in words.under():
        first = "Pay gap" if standard.title == "Pay gaps" else "Indicator or metric"
        lines: list[Line] = [[*headings(first), *head(columns)]]
        for o in words.under(standard):
            lines += beside(body(columns, o.actions), Box(named(o)))
        page.add("h1", standard.title).table(Grid(lines, 1, [1.5, *(c.width for c in columns)]))
    page.add("h1", "How we will report").add(
        "p",
        "The People and Remuneration Committee looks at this plan twice a year. "
        "We publish the result each October with our annual equality information.",
    )
    page.add("h1", "Abbreviations")
    page.add("li", *(f"{short}: {long}" for short, long in words.glossary.items()))
    print_page(page, path, tagged=True, size=9)


@sample("sealed/ottersley-district", "appendix-2-equality-objectives-action-plan.txt")
def ottersley(words: Words, path: Path) -> None:
    counts = {name: sum(a["status"].says == name for a in words.actions) for name in _STATUSES}
    summary = [f"{_STATUSES[name]:<26}{count}" for name, count in counts.items()]
    parts = [
        f"{words.plan['organisation']}\nReport to Cabinet, 9 December 2026\nAppendix 2",
        f"{words.plan['title']}\nUpdated October 2026",
        textwrap.fill(
            "The Council agreed four equality objectives in February 2025, as the Equality Act 2010 "
            "(Specific Duties and Public Authorities) Regulations 2017 require. This appendix sets out the "
            "actions under each, and where they stand in the second year.",
            92,
        ),
        "Summary of actions\n\n" + "\n".join(summary),
    ]
    for o in words.objectives:
        parts += [named(o), textwrap.fill(o.statement, 92)]
        parts += [_told(a) for a in o.actions]
    parts += [
        "BACKGROUND PAPERS",
        "Residents' survey 2024\nWorkforce equality report 2026",
        "Contact: Equality and Engagement Officer, telephone 01632 960114",
    ]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


_STATUSES = {
    "completed": "Complete",
    "in-progress": "On track or in progress",
    "delayed": "Delayed",
    "not-started": "Not started",
}


def _told(a: Action) -> str:
    """One action: its number and words, then who, when and how it stands on one line, then the rest."""
    facts = {"Lead": "leads", "Target": "when", "Status": "status_text"}
    lines = [" | ".join(labelled(a, facts)), *labelled(a, {"Measure": "measure", "Progress": "progress"})]
    first = f"{a['ref'].printed:<6}{a['title'].printed}"
    indent = " " * 6
    wrapped = [textwrap.fill(first, 92, subsequent_indent=indent)]
    wrapped += [textwrap.fill(line, 92, initial_indent=indent, subsequent_indent=indent) for line in lines]
    return "\n".join(wrapped)


@sample("open/marchfordshire", "Item 8 Appendix A Equality Action Plan monitoring.pdf")
def marchfordshire(words: Words, path: Path) -> None:
    page = Page(
        header="Corporate Overview and Scrutiny Committee, 24 November 2026", footer="Appendix A, page {page}"
    )
    page.titled(words, "Updated October 2026")
    particulars = [
        ["Portfolio holder", "Cabinet Member for Communities and Equality"],
        ["Report author", "Equality and Cohesion Manager"],
        ["Electoral divisions", "All"],
    ]
    page.table(plain(particulars, [1, 3], heads=0))
    page.add(
        "p",
        "The Council adopted its Equality Action Plan in May 2024 after 2,300 residents took part in the "
        "consultation. Members receive a monitoring report every six months. Of the fifteen "
        "actions four are completed and two have not yet begun.",
    )
    page.add("bold", "Key")
    key = {"B": "Completed", "G": "On track", "A": "Delayed", "R": "Not started"}
    page.table(colour_key(key, RAG, 9))
    columns = [
        Column("No.", "ref", 0.45),
        Column("Action", "title", 2.6),
        Column("Outcome for residents or staff", "outcome", 1.7),
        Column("Responsible officer", "leads", 1.5),
        Column("Target date", "when", 1),
        Column("RAG", "letter", 0.5, show=shaded("letter")),
        Column("Update October 2026", "update 2026-10", 2.2),
    ]
    page.table(sectioned(words, columns, fill="DDEBF7"))
    page.add("h2", "Workforce profile, 30 September 2026")
    profile = [
        ["Group", "Council staff", "County population"],
        ["Women", "71.2%", "51.0%"],
        ["Disabled people", "6.3%", "18.4%"],
        ["Black, Asian and minority ethnic people", "8.8%", "10.1%"],
        ["Aged under 25", "4.9%", "10.6%"],
    ]
    page.table(plain(profile, [2, 1, 1]))
    page.add("h2", "Next steps").add(
        "li", "Report to Cabinet in January 2027", "Staff survey results to this committee in March 2027"
    )
    office.through_docx(page, path, office.Look(size=9), tagged=True)


@sample("open/funeral-regulator", "PSED delivery plan 2025-28 (Nov 2026).xlsx")
def funeral_regulator(words: Words, path: Path) -> None:
    columns = [
        Column("Ref", "ref", 0.7),
        Column("Commitment", "title", 3.2),
        Column("What we will deliver", "output", 2.4),
        Column("Owner", "leads", 1.8),
        Column("Due date", "when", 1.1, show=day("when")),
        Column("Duty aim", "aims", 1.6),
        Column("Protected characteristics", "characteristics", 1.5),
        Column("Status", "status_text", 1),
        Column("Progress", "progress", 2.8),
    ]
    guide = [
        *sheets.top(words, "Last updated 2 November 2026"),
        ["This workbook has one sheet for each of our equality objectives."],
        ["Owners update the last two columns before each meeting of the Equality Delivery Group."],
        ["The three aims of the general duty are in section 149 of the Equality Act 2010."],
        ["Board sponsor: the Chair of the People Committee"],
    ]
    shown = ("Complete", "In progress", "Delayed", "Paused", "Not started")
    counts = [
        [
            o.ref.removeprefix("Equality ").capitalize(),
            *(str(sum(a["status_text"].printed == s for a in o.actions)) for s in shown),
        ]
        for o in words.objectives
    ]
    risks = [
        ["Risk", "Likelihood", "Impact", "Mitigation"],
        ["Firms do not return data in time", "3", "3", "Reminders; powers in section 12"],
        ["Loss of the equality lead during reorganisation", "2", "4", "Deputy named in each team"],
    ]
    summary = plain([["Objective", *shown], *counts], [1.2, 1, 1, 1, 1, 1])
    pages = [Sheet("Read me", guide), Sheet("Summary", [["Commitments by status"], []], summary)]
    for n, o in enumerate(words.objectives, 1):
        above = [[named(o)], [o.statement], []]
        pages.append(Sheet(f"Objective {n}", above, own_table(o, columns), dates="d mmm yyyy"))
    sheets.write_xlsx(path, [*pages, Sheet("Risks", [], plain(risks, [3, 1, 1, 3]), numbers=True)])


@sample("sealed/westmarch-ambulance", "belonging-at-westmarch-2026-27.pdf")
def westmarch(words: Words, path: Path) -> None:
    page = Page(header="Trust Board, 26 November 2026, enclosure 11", footer="{page}")
    page.titled(words)
    control = [
        ["Version", "1.3", "Author", "Head of Inclusion and Belonging"],
        ["Board sponsor", "Director of People", "Review", "March 2027"],
    ]
    page.table(plain(control, [1, 2, 1, 2], heads=0))
    page.add(
        "p",
        "This plan brings together what we promised in our patient inclusion strategy, our race and "
        "disability standards and our sexual safety charter. It was shaped by six staff networks and by "
        "listening events at fourteen stations.",
    )
    columns = [
        Column("Ref", "ref", 0.45),
        Column("What we will do", "title", 2.8),
        Column("Executive lead", "leads executive lead", 1.2, merge=True),
        Column("Operational lead", "leads operational lead", 1.4),
        Column("Priority", "priority", 0.75),
        Column("Completion date", "when", 1.1),
        Column("How success will be measured", "measure", 1.8),
        Column("Progress", "progress", 1.9),
    ]
    page.table(sectioned(words, columns, "{ref}. {title}", "C9E2D3"))
    page.add(
        "p",
        "The Belonging Steering Group meets monthly and reports to the People Committee. Actions that are "
        "not finished by 31 March 2027 will be carried into the next plan.",
    )
    page.add("h2", "Abbreviations used in this plan")
    page.table(plain(terms(words, "Abbreviation", "Meaning"), [1, 4]))
    office.through_docx(page, path, office.Look(size=9.5), tagged=False)


@sample("sealed/brindleford-college", "EDI annual report and objectives.docx")
def brindleford(words: Words, path: Path) -> None:
    page = Page(footer=f"{words.plan['organisation']} {{page}}", landscape=False)
    page.titled(words)
    page.add("h1", "1 Introduction").add(
        "p",
        "This report tells governors, learners, staff and the public how the College met the public sector "
        "equality duty in 2025/26 and what it will do from 2026 to 2029.",
        "Brindleford is a general further-education college with two campuses and a centre for motor vehicle "
        "and construction. Our learners come from 41 postcode districts; 37% live in the most deprived fifth "
        "of neighbourhoods, and 29% speak a first language other than English.",
    )
    page.add("h1", "2 The law")
    law = [
        ["Duty", "What it asks of us", "Where to find it"],
        ["General duty", "Due regard to the three aims", "Equality Act 2010, section 149"],
        ["Specific duties", "Yearly information; objectives every four years", "2017 Regulations"],
        ["Pay gap reporting", "Gender pay gap figures by 30 March", "2017 Regulations, schedule 1"],
    ]
    page.table(plain(law, [1, 2, 2]))
    page.add("h1", "3 Our learners and staff")
    page.add("p", "In 2025/26 we taught 6,412 learners, and employed 538 staff.")
    figures = [
        ["Group", "Learners", "Staff", "Achievement"],
        ["Asian or Asian British", "17%", "6%", "88.0%"],
        ["Black or Black British", "9%", "3%", "84.9%"],
        ["Mixed heritage", "6%", "2%", "79.4%"],
        ["White", "66%", "87%", "86.3%"],
        ["With a learning difficulty or disability", "24%", "8%", "85.1%"],
    ]
    page.table(plain(figures, [2.4, 1, 1, 1]))
    page.add("h1", "4 What we achieved last year").add(
        "li",
        "Opened a prayer and reflection room on both campuses",
        "Raised the achievement of learners with an education, health and care plan by three points",
        "Ended the use of predicted grades in offers for sports academies",
    )
    page.add("h1", "5 Objectives and action plan").add(
        "p", "Each objective was agreed by the Corporation on 7 July 2026 after consultation with learners."
    )
    columns = [
        Column("Actions", "title", 3),
        Column("Responsibility", "leads", 1.6),
        Column("Timescale", "when", 1.2),
        Column("Cost", "resources", 1.1),
        Column("Success criteria", "measure", 2),
        Column("RAG", "letter", 0.6, show=shaded("letter")),
    ]
    page.chapters(words, columns, "h2")
    page.add("small", "B = completed, G = on track, A = delayed, R = not started")
    page.add("h1", "6 Monitoring").add(
        "p",
        "The Equality Committee meets each half term. The Corporation receives this report every December.",
    )
    office.write_docx(page, path, office.Look(size=9.5))


@sample("sealed/slieveanny", "Audit of Inequalities and EAP - consultation draft.docx")
def slieveanny(words: Words, path: Path) -> None:
    page = Page(footer="Consultation draft\tPage {page}")
    page.titled(words)
    page.add("bold", "Draft for consultation, November 2026")
    page.add("h1", "1. Introduction").add(
        "p",
        "Section 75 of the Northern Ireland Act 1998 requires the Council, in carrying out its functions, to "
        "have due regard to the need to promote equality of opportunity between the nine equality "
        "categories, and regard to the desirability of promoting good relations between persons of different "
        "religious belief, political opinion or racial group.",
        "An audit of inequalities is a systematic review of the inequalities that exist for people who use "
        "our services and who work for us. The Council's equality scheme commits it to an action plan based "
        "on the audit.",
    )
    page.add("h1", "2. How the audit was carried out").add("p", "Officers took account of:")
    page.add(
        "li",
        "the census and the Labour Force Survey",
        "monitoring data on service users and staff",
        "complaints, equality screening and impact assessments since 2022",
        "meetings with the Disability Forum, the Youth Council and the Traveller Support Group",
    )
    page.add("h1", "3. Our borough")
    census = [
        ["Section 75 category", "Borough", "Northern Ireland"],
        ["Aged 65 and over", "19.4%", "17.2%"],
        ["Limiting long-term health problem or disability", "25.8%", "24.3%"],
        ["Born outside the United Kingdom and Ireland", "7.1%", "6.5%"],
        ["Households with dependent children", "29.6%", "29.0%"],
    ]
    page.table(plain(census, [3, 1, 1]))
    page.add("h1", "4. Equality action plan")
    page.add("p", "Action measures are arranged under the themes of the Corporate Plan.")
    columns = [
        Column("Inequality identified", "finding", 2, merge=True),
        Column("No.", "ref", 0.5),
        Column("Action measure", "title", 2.6),
        Column("Section 75 category", "groups", 1.3),
        Column("Responsibility", "leads", 1.6),
        Column("Timescale", "when", 1.2),
        Column("Outcome", "outcome", 1.8),
        Column("Performance indicator and target", "measure", 1.8),
    ]
    page.chapters(words, columns, "h2")
    page.add("h1", "5. Monitoring and review").add(
        "p",
        "Progress will be reported each year to the Policy and Resources Committee and, by 31 August, to the "
        "Equality Commission.",
    )
    page.add("h1", "Appendix 1: Who we are consulting").add(
        "li", "Disability Forum", "Churches' Forum", "Traveller Support Group", "Trade unions"
    )
    page.add("h1", "Appendix 2: Terms used")
    page.table(plain(terms(words, "Term", "Meaning"), [1, 4]))
    office.write_docx(page, path, office.Look(size=8.5))


PARK = """<a href="#content">Skip to content</a>
<header><p><a href="/">Harrowfell National Park</a></p>
<nav><ul><li><a href="/visit">Visiting</a></li><li><a href="/plan">Planning</a></li>
<li><a href="/learn">Learning</a></li><li><a href="/authority">The Authority</a></li></ul></nav></header>
<div class="alert"><p>Moorland fire risk is low this week.</p></div>
<nav class="crumbs"><a href="/">Home</a> &gt; <a href="/authority">The Authority</a> &gt;
<a href="/authority/plans">Plans and policies</a></nav>
<main id="content">{plan}</main>
<aside><h2>Related pages</h2><ul><li><a href="/equality-report">Annual equality report</a></li>
<li><a href="/accessible-routes">Accessible routes</a></li></ul></aside>
<footer><p>Harrowfell National Park Authority, The Old Mill, Skelbeck</p>
<ul><li><a href="/cookies">Cookies</a></li><li><a href="/access">Accessibility statement</a></li></ul>
</footer>"""


@sample("sealed/harrowfell-park", "equality-action-plan.html")
def harrowfell(words: Words, path: Path) -> None:
    page = Page().add("title", words.plan["title"])
    page.add("p", "Published 3 April 2025. Updated 16 October 2026.")
    page.add("h1", "Contents").add("li", "Why we have a plan", *(named(o) for o in words.objectives))
    page.add("h1", "Why we have a plan").add(
        "p",
        "National parks belong to everybody. The Equality Act 2010 asks us to advance equality of "
        "opportunity and to foster good relations, and our own management plan says that the fells are for "
        "all.",
    )
    visits = [
        ["Group", "Visitors in 2024", "People within an hour's drive"],
        ["Minority ethnic communities", "2%", "21%"],
        ["Disabled people", "9%", "19%"],
        ["Aged 16 to 34", "14%", "26%"],
    ]
    page.table(plain(visits, [2, 1, 1]))
    columns = [
        Column("Action", "title", 3),
        Column("Delivered by", "leads", 1.6),
        Column("Timescale", "when", 1.3),
        Column("Measure of success", "measure", 1.8),
        Column("Progress", "progress", 2),
        Column("Status", "status_text", 0.9),
    ]
    page.chapters(words, columns)
    page.add("h1", "Tell us what you think").add(
        "p", "Write to the Engagement Manager. We look at comments each spring."
    )
    text = write_html(page, furniture=PARK)
    for o in words.objectives:
        start, end = text.rsplit(f"<h2>{escape(named(o))}</h2>", 1)
        end = end.replace("<table>", f"<table><caption>What we will do for {o.ref.lower()}</caption>", 1)
        text = f"{start}<h2>{escape(named(o))}</h2>{end}"
    for a in words.actions:
        cell = escape(a["title"].printed)
        text = text.replace(f"<td>{cell}</td>", f'<th scope="row">{cell}</th>')
    for status in ("In progress", "Complete", "Not started", "Paused"):
        text = text.replace(f"<td>{status}</td>", f'<td><strong class="tag">{status}</strong></td>')
    text = text.replace("The survey is on our website", '<a href="/survey">The survey</a> is on our website')
    text = text.replace("</ul>\n<ul>", "\n")
    path.write_text(text, encoding="utf-8")


@sample("sealed/quaywater-museums", "Open to All 2026-2030.docx")
def quaywater(words: Words, path: Path) -> None:
    page = Page(footer="{page}", landscape=False)
    page.titled(words)
    page.add("h1", "Welcome").add(
        "p",
        "Museums are trusted places. With that trust comes a duty to be open to everyone, and to be honest "
        "about whose stories we have told and whose we have left out. This plan was agreed by the Trustees "
        "on 18 June 2026.",
    )
    page.add("h1", "What we have done since 2022").add(
        "li",
        "Trained 640 staff and volunteers in disability awareness",
        "Returned sacred objects to two communities",
        "Raised the share of trustees from minority ethnic backgrounds to a quarter",
        "Opened Changing Places toilets at three sites",
    )
    page.add("h1", "Our equality objectives")
    for o in words.objectives:
        page.headed(o, "h2").add("h3", "What we will do")
        page.add("li", *(_sentences(a) for a in o.actions))
        page.add("h3", "How we will measure success").add("li", *o.measure.split("\n"))
    page.add("h1", "How this plan is governed").add(
        "li",
        "The Inclusion Board, chaired by the Director, meets each quarter",
        "The Trustees receive a report each June",
        "We publish equality information every January",
    )
    office.write_docx(page, path, office.Look(size=11))


def _sentences(a: Action) -> str:
    told = labelled(a, {"Lead": "leads", "When": "when"})
    return ". ".join([a["title"].printed, *told, ""]).strip()


@sample("sealed/thornmere-pcc", "equality-objectives-and-delivery-plan.pdf")
def thornmere(words: Words, path: Path) -> None:
    page = Page(landscape=False).titled(words, "Last updated: September 2026")
    page.add(
        "p",
        "The Police and Crime Commissioner must have due regard to the three aims of the public sector "
        "equality duty in everything that he or she does, and must hold the Chief Constable to account for "
        "the duty too. These four objectives sit beside the Police and Crime Plan and say which of its "
        "priorities each action serves.",
    )
    columns = [
        Column("No.", "ref", 0.5),
        Column("What we will do", "title", 2.9),
        Column("Plan priority", "priority_link", 1.1),
        Column("Lead", "leads", 1.6),
        Column("By when", "when", 1.3),
        Column("Measure", "measure", 1.6),
        Column("Status", "status_text", 1.1),
    ]
    page.chapters(words, columns)
    page.add("h1", "Contact us").add(
        "p", "If you would like this document in another format or language, telephone 01632 960882."
    )
    look = "td,th{padding:4px 9px 4px 0}h2{font-size:12pt}tr{break-inside:avoid}"
    print_page(page, path, tagged=False, rules="none", size=9.5, extra=look)


@sample("sealed/strathcullen-health", "Mainstreaming report and equality outcomes.docx")
def strathcullen(words: Words, path: Path) -> None:
    page = Page(footer="{page}", landscape=False)
    page.titled(words)
    page.add("h1", "Mainstreaming equality").add(
        "p",
        "Mainstreaming means that equality is part of how we plan, buy, employ and care. Since 2023 every "
        "paper to the Board has carried an equality impact assessment, and 88% of staff have completed the "
        "national e-learning module.",
        "We are most proud of the work of the Patient Voices Panel. Its 24 members read our plans for the "
        "new outpatient department and changed the signs, the seating and the way that people are called. "
        "We have been slower with our data: we still do not know the ethnicity of one patient in five.",
    )
    page.add("h1", "Our workforce")
    staff = [
        ["Characteristic", "2023", "2025"],
        ["Women", "79.8%", "79.1%"],
        ["Disabled", "1.9%", "2.4%"],
        ["Minority ethnic", "4.4%", "5.7%"],
        ["Not known or declined (ethnicity)", "17.0%", "12.3%"],
    ]
    page.table(plain(staff, [2, 1, 1]))
    page.add("h1", "Equality outcomes 2025 to 2029").add(
        "p", "We asked patients, staff and the third sector which inequalities matter most to them."
    )
    columns = [
        Column("Activity", "title", 3, show=lambda a: Box(numbered(a))),
        Column("Output", "output", 2.2),
        Column("Lead", "leads", 1.8),
        Column("Timescale", "when", 1.3),
    ]
    for o in words.objectives:
        told = ((o.ref, o.title), ("Evidence", o.statement), ("How we will measure the outcome", o.measure))
        lines: list[Line] = [
            [Box(label, bold=True, fill="DEEAF6"), Box(text, colspan=3, bold=label == o.ref), None, None]
            for label, text in told
        ]
        page.table(Grid([*lines, head(columns), *body(columns, o.actions)], 0, [c.width for c in columns]))
    page.add("h1", "Equal pay").add(
        "p", "NHS pay is set nationally under Agenda for Change, which was tested for equal pay."
    )
    pay = [["Staff group", "Mean gap"], ["Agenda for Change", "2.9%"], ["Medical and dental", "9.4%"]]
    page.table(plain(pay, [2, 1]))
    page.add("h1", "Appendix: our duties")
    duties = [
        ["Requirement", "Regulation", "Where in this report"],
        ["Report progress on mainstreaming", "3", "Mainstreaming equality"],
        ["Publish equality outcomes", "4", "Equality outcomes 2025 to 2029"],
        ["Gather and use employee information", "6", "Our workforce"],
        ["Publish statements on equal pay", "8", "Equal pay"],
    ]
    page.table(plain(duties, [2, 0.8, 2]))
    office.write_docx(page, path, office.Look(size=10, repeat=False))


@sample("open/wyrecombe-transport", "Equality and accessibility tracker.ods")
def wyrecombe(words: Words, path: Path) -> None:
    columns = [
        Column("Obj", "code", 0.5),
        Column("Equality objective", "objective_name", 1.6),
        Column("ID", "ref", 0.5),
        Column("Workstream", "stream", 1.1),
        Column("Action", "title", 3.2),
        Column("Owner", "leads", 1.7),
        Column("Joint owner", "leads joint owner", 1.6),
        Column("Start", "start", 0.9),
        Column("Finish", "end", 0.9),
        Column("Budget", "resources", 1.1),
        Column("KPI", "measure", 1.6),
        Column("Status", "status_text", 1),
        Column("Q1 update", "update 2026-04/2026-06", 2.2),
        Column("Q2 update", "update 2026-07/2026-09", 2.2),
    ]
    grid = own_table(words, columns)
    above = sheets.top(words, "Owners: update by the tenth of the month")
    baselines = [
        ["Indicator", "March 2025", "March 2026"],
        ["Accessible stops", "61%", "66%"],
        ["Disabled passengers satisfied", "79%", "81%"],
        ["Women who feel safe after dark", "48%", "47%"],
    ]
    lists = [
        ["Status"],
        ["Not started"],
        ["In progress"],
        ["On track"],
        ["Delayed"],
        ["On hold"],
        ["Completed"],
    ]
    made = [
        Sheet("Tracker", above, grid, dates="dd/mm/yy"),
        Sheet("Baselines", [], plain(baselines, [3, 1, 1])),
        Sheet("Lists", lists, hidden=True),
    ]
    sheets.through_xlsx(path, made)
