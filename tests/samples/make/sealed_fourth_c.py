"""Twelve sealed samples of November 2026, each of another kind of public body."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from tests.samples.make import flat, office, sheets
from tests.samples.make.asides import particulars, plain, terms
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
    labelled,
    named,
    numbered,
    own_table,
    sectioned,
    shaded,
    two_heads,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import print_page, write_html
from tests.samples.make.words import Words

GREY = "EDEDED"


@sample("sealed/stonebeck-borough", "Equality objectives year two report to Cabinet.pdf")
def stonebeck(words: Words, path: Path) -> None:
    page = Page(header="Cabinet, 18 November 2026, agenda item 11, Appendix 1", footer="Page {page}")
    page.titled(words, "Position at 30 September 2026")
    page.table(
        particulars(
            [
                ("Report of", "Director of Strategy and Communities"),
                ("Cabinet member", "Councillor for Communities and Fairness"),
                ("Wards affected", "All"),
                ("Key decision", "No"),
            ],
            [1, 3],
            "F2F2F2",
        )
    )
    page.add("h1", "1. Background").add(
        "p",
        "1.1 The Council adopted four equality objectives in March 2024, after a consultation to which "
        "1,140 people replied. The Specific Duties Regulations ask us to look at them at least every four "
        "years.",
        "1.2 Each objective has a cabinet member who answers for it and a sponsor on the management team. "
        "Progress is looked at by the Corporate Equality Board every two months and by scrutiny once a "
        "year.",
        "1.3 This report tells Cabinet what has been done in the second year, where we are behind, and "
        "what we now propose to do about it. Three actions are complete, seven are on track, two are "
        "behind schedule and two have not been started.",
    )
    page.add("h1", "2. The borough in figures").table(
        plain(
            [
                ["Measure", "Stonebeck", "Region"],
                ["Residents", "213,400", "-"],
                ["Aged 65 and over", "18.9%", "18.2%"],
                ["Disabled under the Equality Act", "20.4%", "18.7%"],
                ["From an ethnic group other than White", "17.6%", "14.3%"],
                ["Main language not English", "8.1%", "6.0%"],
            ],
            [3, 1, 1],
            fill=GREY,
        )
    )
    page.add("h1", "3. How to read the plan").add("p", "The last column uses four terms:")
    page.add(
        "li",
        "Complete: the action has been done and nothing remains",
        "On track: work is going as planned",
        "Behind schedule: the date will be missed or has been missed",
        "Not started: work has not begun",
    )
    page.add("h1", "4. Action plan")
    columns = [
        Column("Ref", "ref", 0.5),
        Column("What we will do", "title", 3),
        Column("Responsible officer", "leads", 1.9),
        Column("Due date", "when", 1.2),
        Column("Progress to date", "progress", 2.8),
        Column("Status", "status_text", 1),
    ]
    page.chapters(words, columns, "h2")
    page.add("h1", "5. Indicators").add("p", "These figures are watched alongside the actions.").table(
        plain(
            [
                ["Indicator", "Baseline 2024", "Latest", "Target 2028"],
                ["Residents who feel that the Council treats people fairly", "54%", "57%", "65%"],
                ["Hate crimes reported through third party centres", "41", "66", "120"],
                ["Staff who have told us whether they are disabled", "71%", "79%", "90%"],
                ["Top three grades held by ethnic minority staff", "6.2%", "6.9%", "12%"],
            ],
            [4, 1, 1, 1],
            fill=GREY,
        )
    )
    page.add("h1", "6. Next steps").add(
        "p",
        "6.1 Subject to the views of Cabinet, the plan for year three will be published in April 2027.",
        "6.2 There are no new financial implications. The works in objective 2 are in the capital programme.",
        "6.3 An equality impact assessment of the plan as a whole is on the Council's website.",
    )
    office.through_docx(page, path, office.Look(size=9.5), tagged=True)


@sample("open/ravensdyke-community", "EDS and WDES improvement plan v3.xlsx")
def ravensdyke(words: Words, path: Path) -> None:
    columns = [
        Column("No.", "ref", 0.4),
        Column("Domain", "domain", 1.6),
        Column("Metric", "metric", 0.8),
        Column("What our data tells us", "finding", 2.6),
        Column("Improvement action", "title", 3.4),
        Column("Executive sponsor", "leads executive sponsor", 1.4),
        Column("Operational lead", "leads operational lead", 1.6),
        Column("Start", "start", show=day("start")),
        Column("Complete by", "end", show=day("end")),
        Column("How we will know it has worked", "measure", 2.2),
        Column("BRAG", "letter", 0.6, show=shaded("letter")),
        Column("November 2026 update", "update 2026-11", 2.6),
    ]
    guide = [
        *sheets.top(words, "Version 3, updated 9 November 2026"),
        ["This workbook holds one plan for our EDS 2022 grading and our disability standard return."],
        ["Operational leads update their rows by the fifth working day of each month."],
        [],
        ["BRAG", "Meaning"],
        ["B", "Complete"],
        ["G", "On track"],
        ["A", "Delayed"],
        ["R", "Not started"],
    ]
    figures = [
        ["WDES metric", "2024", "2025", "2026"],
        ["1 Disabled staff in workforce", "6.1%", "7.4%", "8.8%"],
        ["2 Relative likelihood of appointment", "1.22", "1.27", "1.30"],
        ["4 Harassment from patients", "25%", "26%", "27%"],
        ["8 Adequate adjustments", "76%", "74%", "69%"],
        ["10 Board disability declaration", "0%", "4%", "4%"],
    ]
    scores = [
        ["EDS domain", "Score", "Grade"],
        ["Domain 1", "5", "Developing"],
        ["Domain 2", "6", "Developing"],
        ["Domain 3", "4", "Developing"],
    ]
    lists = [["BRAG"], ["B"], ["R"], ["A"], ["G"]]
    grid = own_table(words, columns)
    sheets.write_xlsx(
        path,
        [
            Sheet("Read me", guide),
            Sheet("Improvement plan", grid=grid, dates="dd/mm/yyyy", numbers=True),
            Sheet("WDES metrics", figures),
            Sheet("EDS scores", scores),
            Sheet("Lists", lists, hidden=True),
        ],
        RAG,
    )


@sample("sealed/oxmarsh-constabulary", "Disability Confidence Plan 2026-28 (Oct 26).docx")
def oxmarsh(words: Words, path: Path) -> None:
    page = Page(header="OFFICIAL", footer="Oxmarsh Constabulary, page {page}")
    page.add("title", words.plan["title"])
    page.table(
        particulars(
            [
                ("Force", "Oxmarsh Constabulary"),
                ("Document owner", "Diversity and Inclusion Team"),
                ("Approved by", "People Board, 21 April 2026"),
                ("Next review", "April 2027"),
            ],
            [1, 3],
            "F2F2F2",
        )
    )
    page.add(
        "p",
        "We have been a Disability Confident Employer since 2021. This plan is how we mean to become a "
        "Leader. It was written with the Disability Support Network, the staff associations and the trade "
        "union.",
        "The plan has three themes. The first two follow the national scheme. The third is our own and "
        "looks outwards, to victims, to witnesses and to people in custody. Strategic leads report to the "
        "People Board each quarter.",
    )
    columns = [
        Column("Ref", "ref", 0.45),
        Column("Action", "title", 2.8),
        Column("Strategic lead", "leads strategic lead", 1.2, merge=True),
        Column("Delivery lead", "leads delivery lead", 1.2),
        Column("Timescale", "when", 1),
        Column("Success measure", "measure", 1.7, merge=True),
        Column("Update October 2026", "update 2026-10", 1.9),
        Column("RAG", "letter", 0.5, show=shaded("letter")),
    ]
    lines = two_heads([Column("Criterion", ""), *columns], {"Ownership": columns[2:4]})
    for theme in words.under():
        lines.append(band(named(theme), len(columns) + 1, "BDD7EE"))
        for criterion in words.under(theme):
            lines += beside(body(columns, criterion.actions), Box(criterion.title, bold=True))
    page.table(Grid(lines, 2, [1.2, *(c.width for c in columns)]))
    page.add("small", "Key: B complete; G on track; A delayed; R not started")
    page.add("h1", "Our workforce").table(
        plain(
            [
                ["Group", "Headcount", "Declared a disability"],
                ["Police officers", "1,904", "5.1%"],
                ["Police staff", "1,377", "9.6%"],
                ["Special constables", "88", "4.5%"],
                ["Volunteers", "142", "11.3%"],
            ],
            [2, 1, 1],
            fill=GREY,
        )
    )
    office.write_docx(page, path, office.Look(size=8.5))


@sample("sealed/lifecourse-council", "edi-action-plan-2025-to-2028.pdf")
def lifecourse(words: Words, path: Path) -> None:
    page = Page(landscape=False)
    page.add("p", words.plan["organisation"]).add("title", words.plan["title"])
    page.add("p", "Published: 14 April 2025")
    page.add("h1", "Contents")
    page.add("li", "Foreword", "What we have done since 2021", "What the evidence says", "Our action plan")
    page.add("li", "Governance", "Glossary")
    page.add("h1", "Foreword").add(
        "p",
        "Good ideas about ageing come from every part of society. We spend public money, and we owe it to "
        "the public to find those ideas wherever they are. This plan says what we will do in the next "
        "three years.",
        "Chief Executive",
    )
    page.add("h1", "What we have done since 2021").add("p", "Under our last plan we:").add(
        "li",
        "trained 640 reviewers in fair assessment",
        "set a target for the mix of every panel and met it in 2024",
        "doubled the time for which parental leave extends an award",
        "funded six community research partnerships",
        "began three staff networks, each with a sponsor on the leadership team",
    )
    page.add("h1", "What the evidence says").add(
        "p",
        "We asked an independent team to interview 54 people who had applied to us, and some who had "
        "decided not to. They told us that our forms were long, that decisions were hard to understand and "
        "that some people are invited to sit on panels again and again.",
        "We looked at five years of applications. The table gives award rates by number for 2024.",
    )
    page.table(
        plain(
            [
                ["Lead applicant", "Applications", "Award rate"],
                ["Women", "412", "23%"],
                ["Men", "655", "25%"],
                ["Ethnic minority", "188", "17%"],
                ["White", "803", "26%"],
                ["Disabled", "39", "21%"],
            ],
            [3, 1, 1],
            fill=GREY,
        )
    )
    page.add("h1", "Our action plan").add(
        "p",
        "The plan has four objectives. We chose them with our Equality Advisory Panel from eleven that "
        "were put to us. Years are financial years unless we say otherwise.",
    )
    columns = [
        Column("Action", "title", 3.2, show=lambda a: Box(f"{a['ref'].printed}. {a['title'].printed}")),
        Column("Output", "output", 1.6),
        Column("Owner", "leads", 1.6),
        Column("Timing", "when", 1.3),
        Column("Measure of success", "measure", 2),
    ]
    page.chapters(words, columns, "h2")
    page.add("h1", "Governance").table(
        plain(
            [
                ["Group", "Role"],
                ["Council", "Approves the plan and sees a report each July"],
                ["Equality Advisory Panel", "Gives independent advice; meets three times a year"],
                ["Senior Leadership Team", "Answers for delivery"],
            ],
            [1, 3],
            fill=GREY,
        )
    )
    page.add("h1", "Glossary").table(plain(terms(words, "Term", "Meaning"), [1, 3], fill=GREY))
    print_page(page, path, tagged=True, size=9.5, extra="th{background:#dcefe9}h1,h2{color:#134e4a}")


@sample("sealed/appletree-brook", "PSED objectives 2026-30.docx")
def appletree(words: Words, path: Path) -> None:
    page = Page(footer="Appletree Brook Academies Trust: learning together", landscape=False)
    page.titled(words)
    page.add("h1", "The duty").add(
        "p",
        "The Equality Act 2010 asks schools and trusts to have due regard to three aims, to publish equality "
        "information every year and to set objectives at least every four years.",
        "Trustees answer for the duty. Each local governing committee names a link governor for equality, "
        "and each headteacher reports on progress in the autumn.",
    )
    page.table(
        plain(
            [
                ["What the law asks", "How the trust does it"],
                ["Publish equality information each year", "On each school's website by 6 April"],
                ["Publish one or more objectives every four years", "This document"],
            ],
            [1, 1],
            fill="E2EFDA",
        )
    )
    page.add("h1", "Our objectives").add(
        "p",
        "We chose four objectives after looking at data from all nine schools and asking pupils, parents, "
        "staff and governors.",
    )
    columns = [
        Column("Actions", "title", 3),
        Column("Person responsible", "leads", 1.8),
        Column("By when", "when", 1.4),
        Column("Cost", "resources", 1),
        Column("Evidence of impact", "measure", 2.2),
    ]
    reviewed = ("Trust Standards Committee", "Safeguarding Trustee", "People Committee", "Education Director")
    for o, who in zip(words.objectives, reviewed, strict=True):
        told = {o.ref: o.title, "Why we chose it": o.statement, "What success looks like": o.measure}
        rows: list[Line] = [_labelled(label, text) for label, text in told.items()]
        rows += [head(columns), *body(columns, o.actions), _labelled("Reviewed by", f"{who}, each February")]
        page.table(Grid(rows, 0, [c.width for c in columns]))
    page.add("h1", "Our schools").table(
        plain(
            [
                ["School", "Age range", "Pupils"],
                ["Appletree Brook Primary", "3 to 11", "412"],
                ["Kiln Lane Infants", "4 to 7", "178"],
                ["Sallow Park Academy", "11 to 18", "1,236"],
                ["The Weir School", "11 to 16", "884"],
            ],
            [3, 1, 1],
            fill=GREY,
        )
    )
    page.add("p", "These objectives will be looked at again in July 2027.")
    office.write_docx(page, path, office.Look(size=9.5))


def _labelled(label: str, text: str) -> Line:
    return [Box(label, bold=True, fill="E2EFDA"), Box(text, colspan=4), None, None, None]


@sample("sealed/saxonholt-fire", "Positive-Action-Plan-2026-27.pdf")
def saxonholt(words: Words, path: Path) -> None:
    page = Page(header=words.plan["organisation"], footer="{page}", landscape=False)
    page.add("title", words.plan["title"])
    page.add("h1", "What positive action is").add(
        "p",
        "Sections 158 and 159 of the Equality Act 2010 let an employer help people who are "
        "under-represented or at a disadvantage. It is voluntary. Appointment is always on merit.",
        "It is not the same as positive discrimination, which is unlawful. We are often asked about the "
        "difference, so the table gives some examples.",
    )
    page.table(
        plain(
            [
                ["Lawful", "Not lawful"],
                ["Open days aimed at women", "A quota of posts for women"],
                ["Extra help to prepare for tests", "A lower pass mark for some applicants"],
                ["Choosing between two candidates of equal merit", "Choosing one who is less qualified"],
            ],
            [1, 1],
            fill=GREY,
        )
    )
    page.add("h1", "Why we need it").add(
        "p",
        "Women are 9.1% of our operational staff and people from ethnic minority communities are 3.4%, in "
        "a county where they are 51% and 14% of residents. In focus groups held in January 2026 people "
        "told us that they had never thought that the job was for them, that they knew nobody who did it "
        "and that they were worried about the physical tests and about the watch.",
    )
    page.add("h1", "The plan").add("p", "The plan follows the stages of a recruitment year.")
    columns = [
        Column("No", "ref", 0.5),
        Column("Activity", "title", 2.6),
        Column("Who", "leads", 1.7),
        Column("When", "when", 1.1),
        Column("Cost", "resources", 1),
        Column("What success looks like", "measure", 1.6),
        Column("Evaluation so far", "progress", 1.7),
    ]
    page.table(sectioned(words, columns, fill="F8CBAD"))
    page.add("h1", "Wholetime applications, April 2026").table(
        plain(
            [
                ["Stage", "All", "Women", "Ethnic minority"],
                ["Applied", "744", "88", "61"],
                ["Passed ability tests", "402", "47", "26"],
                ["Passed physical tests", "251", "22", "17"],
                ["Appointed", "24", "4", "2"],
            ],
            [2, 1, 1, 1],
            fill=GREY,
        )
    )
    page.add("p", "For more about this plan, write to the Inclusion Team at Headquarters.")
    office.through_docx(page, path, office.Look(size=8.5, repeat=False), tagged=False)


HEALTH = """<a class="skip" href="#content">Skip to content</a>
<header><a href="/">Bae Tawel University Health Board</a> <a lang="cy" href="/cy/">Cymraeg</a>
<nav aria-label="Main"><ul><li><a href="/services">Services</a></li>
<li><a href="/hospitals">Hospitals</a></li>
<li><a href="/about">About us</a></li><li><a href="/jobs">Jobs</a></li></ul></nav></header>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/about">About us</a></li>
<li>Equality and inclusion</li></ol>
<main id="content">{plan}</main>
<footer><ul><li><a href="/privacy">Privacy and cookies</a></li>
<li><a href="/access">Accessibility statement</a></li><li><a href="/welsh">Welsh language</a></li></ul>
<p>Headquarters, Heol y Traeth, Dinas Bach</p></footer>"""


@sample("sealed/bae-tawel", "sep-objectives-and-actions.html")
def bae_tawel(words: Words, path: Path) -> None:
    page = Page().add("title", words.plan["title"])
    page.add("p", "This page is also available in Welsh. Last updated: October 2026.")
    page.add("h1", "On this page").add(
        "li", "Who we serve", "What our last plan did", "Actions", "Contact us"
    )
    page.add("h1", "Who we serve").table(
        plain(
            [
                ["Group", "Share of residents"],
                ["Speak Welsh", "22%"],
                ["Have a long-term condition or disability", "24%"],
                ["Aged 75 or over", "10%"],
                ["From an ethnic minority", "5%"],
            ],
            [3, 1],
            fill=GREY,
        )
    )
    page.add("h1", "What our last plan did").add("p", "Between 2020 and 2024 we:")
    page.add(
        "li",
        "opened a gender identity clinic closer to home",
        "trained 5,100 staff in learning disability awareness",
        "brought in a menopause policy with our trade unions",
    )
    page.add("h1", "Actions").add(
        "p", "We have four objectives. The table sets out the actions under each one.", "@@table"
    )
    page.add("h1", "Contact us").table(
        plain(
            [
                ["Team", "Telephone"],
                ["Equality and Inclusion Team", "01632 960114"],
                ["Concerns Team", "01632 960220"],
            ],
            [1, 1],
            fill=GREY,
        )
    )
    columns = {
        "What we will do": "title",
        "Lead": "leads",
        "By when": "when",
        "What will be different": "outcome",
        "Where we are now": "progress",
    }
    rows = "".join(f'<th scope="col">{label}</th>' for label in columns)
    parts = [f"<caption>Objectives and actions, 2024-2028</caption><thead><tr>{rows}</tr></thead>"]
    for o in words.objectives:
        title = escape(named(o))
        parts.append(f'<tbody><tr><th colspan="{len(columns)}" scope="rowgroup">{title}</th></tr>')
        parts += [_row([a[name].printed for name in columns.values()]) for a in o.actions]
        parts.append("</tbody>")
    table = f'<div class="scroll"><table class="sep">{"".join(parts)}</table></div>'
    path.write_text(write_html(page, furniture=HEALTH).replace("<p>@@table</p>", table), encoding="utf-8")


def _row(texts: Sequence[str]) -> str:
    """A row of cells; the lines after a cell's first are a list."""
    cells = []
    for text in texts:
        first, *items = text.split("\n")
        listed = "".join(f"<li>{escape(item)}</li>" for item in items)
        cells.append(f"<td><p>{escape(first)}</p>{f'<ul>{listed}</ul>' if listed else ''}</td>")
    return f"<tr>{''.join(cells)}</tr>\n"


@sample("sealed/glenmorrow-college", "Mainstreaming-Report-and-Equality-Outcomes-2025.pdf")
def glenmorrow(words: Words, path: Path) -> None:
    page = Page(footer="Glenmorrow College {page}", landscape=False)
    page.titled(words, "April 2025")
    page.add("h1", "Contents").add(
        "p",
        "1 Introduction\n2 Mainstreaming the duty\n3 Our students and staff\n4 Equality outcomes 2025-2029\n"
        "Annex: what we did between 2021 and 2025",
    )
    page.add("h1", "1 Introduction").add(
        "p",
        "The Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 ask the College to report "
        "every two years on mainstreaming and to publish equality outcomes every four.",
        "This report covers April 2023 to March 2025. Part 4 sets out our new equality outcomes.",
    )
    page.add("h1", "2 Mainstreaming the duty").add("h2", "2.1 Leadership").add(
        "p",
        "The Board's Learning and Teaching Committee sees equality data at each meeting. The Equality "
        "Forum, chaired by the Principal, brings together staff, students and trade unions.",
    )
    page.add("h2", "2.2 Learning and teaching").add(
        "p",
        "All new courses are equality impact assessed before approval. In 2024 we assessed 31, and changed "
        "eleven of them. Lecturers share what works at three learning days a year.",
    )
    page.add("h2", "2.3 Procurement").add(
        "p",
        "Tenders above £50,000 must say how the supplier will help the College to meet the duty. In "
        "2023/24 we let nine such contracts.",
    )
    page.add("h2", "2.4 Listening").add("p", "In preparing this report we:").add(
        "li",
        "held eleven focus groups, two of them in Gaelic",
        "ran a survey of all students and staff",
        "worked with three neighbouring colleges and a carers' centre",
    )
    page.add("h1", "3 Our students and staff").table(
        plain(
            [
                ["Students", "2021/22", "2023/24"],
                ["Women", "53.2%", "52.6%"],
                ["Declared a disability", "17.9%", "24.4%"],
                ["Minority ethnic", "5.0%", "7.3%"],
            ],
            [3, 1, 1],
            fill=GREY,
        )
    )
    page.table(
        plain(
            [
                ["Staff", "2021/22", "2023/24"],
                ["Women", "61.0%", "60.2%"],
                ["Declared a disability", "4.4%", "6.8%"],
                ["Minority ethnic", "1.7%", "2.0%"],
            ],
            [3, 1, 1],
            fill=GREY,
        )
    )
    page.add("h1", "4 Equality outcomes 2025-2029").add(
        "p", "We set four outcomes from our data and from what 480 students and 130 staff told us."
    )
    columns = [
        Column("No", "ref", 0.45),
        Column("Action", "title", 2.4),
        Column("Output", "output", 1.5),
        Column("Lead", "leads", 1.4),
        Column("Timescale", "when", 1.1),
        Column("Protected characteristics", "characteristics", 1.55),
        Column("General duty", "aims", 1.3),
    ]
    page.chapters(words, columns, "h2")
    page.add("h1", "Annex: what we did between 2021 and 2025")
    page.add(
        "li",
        "Opened a quiet space on each campus",
        "Gained the LGBT Charter at foundation level",
        "Raised the share of women on engineering courses from 6% to 9%",
    )
    page.add("small", "This report can be had in large print, in Braille and in other languages.")
    office.through_docx(page, path, office.Look(size=8.5), tagged=True)


@sample("open/skills-department", "Disability Action Plan 2025-2030.docx")
def skills(words: Words, path: Path) -> None:
    page = Page(footer="Page {page}", landscape=False)
    page.titled(words)
    page.add("bold", "Draft for consultation, September 2025")
    page.add("h1", "Contents").add(
        "p", "1. Introduction\n2. Public life positions\n3. Action measures\n4. Monitoring\nAnnex A\nAnnex B"
    )
    page.add("h1", "1. Introduction").add(
        "p",
        "1.1 Under section 49A of the Disability Discrimination Act 1995 the Department must have due "
        "regard to the need to promote positive attitudes towards disabled people and to encourage "
        "participation by disabled people in public life. These are the disability duties.",
        "1.2 Under section 49B the Department must publish a plan that shows how it proposes to fulfil the "
        "duties.",
        "1.3 The Permanent Secretary and the Departmental Board are committed to this Plan and to giving "
        "it the people and money that it needs. Responsibility for putting it into effect lies with the "
        "Head of the Equality Unit.",
        "1.4 In drawing up the Plan we met nine organisations of disabled people and read the census "
        "results for 2021, in which one person in four had a health problem or disability that limits what "
        "they do.",
    )
    page.add("h1", "2. Public life positions").add(
        "p", "2.1 The Department is responsible for appointments to the following bodies."
    )
    page.table(
        plain(
            [
                ["Type of body", "Positions", "Held by disabled people"],
                ["Further education governing bodies", "96", "5"],
                ["Advisory councils", "22", "1"],
                ["Tribunals", "48", "4"],
            ],
            [3, 1, 1.4],
            fill=GREY,
        )
    )
    page.add("h1", "3. Action measures").add(
        "p", "3.1 The measures below run for five years. Year 1 is the year to 31 March 2026."
    )
    columns = [
        Column("No.", "ref", 0.5),
        Column("Action measure", "title", 3),
        Column("Performance indicator and target", "measure", 2.4),
        Column("Timescale", "when", 1.4),
        Column("Business area", "leads", 1.6),
    ]
    page.chapters(words, columns, "h2", "{title}")
    page.add("h1", "4. Monitoring").add(
        "p",
        "4.1 Business areas report every six months to the Equality Unit, which reports to the "
        "Departmental Board.",
        "4.2 The Plan and each yearly report will be on the Department's website in accessible formats.",
    )
    page.add("h1", "Annex A: measures completed under the last plan").add(
        "li",
        "Guide to disability language issued to all staff",
        "Hearing loops fitted at three public counters",
        "Work placements offered to 14 disabled people",
    )
    page.add("h1", "Annex B: how to comment").add(
        "p",
        "Please send comments to the Equality Unit by post, by email, by textphone or by video in sign "
        "language.",
    )
    office.write_docx(page, path, office.Look(size=10.5))


@sample("sealed/wickenholt-town", "Equality and inclusion action plan.docx")
def wickenholt(words: Words, path: Path) -> None:
    page = Page(footer="Wickenholt Town Council, The Old Corn Store, Market Street", landscape=False)
    page.titled(words, "Adopted by the Town Council on 12 May 2026")
    page.add("h1", "About this plan").add(
        "p",
        "We are a small council with seven staff. We still have the same duty as any public body to think "
        "about fairness in what we do. This plan sets out what we will do over the next two years.",
        "Last autumn we put a form through every door and held two coffee mornings. A hundred and sixty "
        "people told us what gets in their way. Kerbs, toilets and small print came up most.",
    )
    page.add("h1", "What we believe").add(
        "li",
        "Everyone in Wickenholt should be able to use what the council provides",
        "People should hear from us in ways that suit them",
        "The council is stronger when it is made up of all sorts of people",
    )
    labels = {"Responsibility": "leads", "Timetable": "when", "Budget": "resources", "Measure": "measure"}
    for o in words.objectives:
        page.headed(o)
        for a in o.actions:
            page.add("bold", numbered(a))
            page.add("p", "\n".join(labelled(a, labels)))
    page.add("h1", "If you are not happy").add("p", "You can tell us that something is unfair by:")
    page.add("li", "speaking to the Town Clerk", "writing to any councillor", "coming to a council meeting")
    page.add("p", "We look at this plan every May.")
    office.write_docx(page, path, office.Look(size=11, font="Liberation Serif"))


@sample("sealed/harbours-office", "Equality action plan tracker.xlsx")
def harbours(words: Words, path: Path) -> None:
    columns = [
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 3.4),
        Column("Deliverable", "output", 1.8),
        Column("Senior owner", "leads senior owner", 1.5),
        Column("Delivery team", "leads delivery team", 1.6),
        Column("Planned start", "start", 0.9),
        Column("Planned finish", "end", 1.1),
        Column("% done", "percent", 0.6),
        Column("Priority", "priority", 0.8),
        Column("Status", "status_text", 1),
        Column("Depends on", "links", 0.8),
        Column("Latest position", "progress", 2.6),
    ]
    guide = [
        [words.plan["organisation"]],
        ["How to use this workbook"],
        ["1. Owners change only their own rows."],
        ["2. Choose a status from the list: Not started, On track, Delayed, On hold, Complete."],
        ["3. The Programme Office locks the workbook on the last working day of the month."],
    ]
    above = [[words.plan["title"]], [words.plan["organisation"]], ["Position at 6 November 2026"], []]
    workforce = [
        ["Grade", "Women", "Ethnic minority", "Disabled"],
        ["Senior leaders", "38%", "8%", "5%"],
        ["Managers", "41%", "11%", "8%"],
        ["Specialists and engineers", "21%", "9%", "7%"],
        ["Support staff", "66%", "15%", "12%"],
    ]
    versions = [
        ["Version", "Date", "Changed by", "What changed"],
        ["1.0", "2 April 2025", "Programme Office", "First issue"],
        ["1.1", "9 January 2026", "Programme Office", "Column for dependencies added"],
        ["1.2", "6 November 2026", "Programme Office", "Half-year review"],
    ]
    grid = sectioned(words, columns, fill="C9DAF8")
    sheets.write_xlsx(
        path,
        [
            Sheet("Read first", guide),
            Sheet("Plan", above, grid, dates="mmm-yy"),
            Sheet("Workforce", workforce),
            Sheet("Versions", versions),
        ],
    )


@sample("sealed/kettlewick-advice", "EDI delivery plan.csv")
def kettlewick(words: Words, path: Path) -> None:
    columns = [
        Column("Title", "title"),
        Column("Objective", "objective"),
        Column("Assigned To", "leads"),
        Column("Start Date", "start"),
        Column("Due Date", "end"),
        Column("Status", "status_text"),
        Column("Priority", "priority"),
        Column("Success Measure", "measure"),
        Column("Latest Update", "progress"),
        Column("Modified", "modified"),
    ]
    rows = flat.values(own_table(words, columns))
    system = [["Item Type", "Path"], *[["Item", "teams/edi/Lists/Delivery plan"]] * len(words.actions)]
    text = flat.separated([row + more for row, more in zip(rows, system, strict=True)])
    path.write_bytes(text.encode("utf-8-sig"))
