"""Six sealed samples made later than all others, by somebody who had no part in the reader."""

from html import escape
from pathlib import Path

from tests.samples.make import office, sheets
from tests.samples.make.asides import particulars, terms
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
    own_table,
    sectioned,
)
from tests.samples.make.registry import sample
from tests.samples.make.sheets import Sheet
from tests.samples.make.webpage import print_page, write_html
from tests.samples.make.words import Words


@sample("sealed/haldersett-park", "equality-plan-2026-2030.docx")
def haldersett(words: Words, path: Path) -> None:
    page = Page(footer="Haldersett National Park Authority {page}", landscape=False)
    page.titled(words)
    page.add("h1", "Foreword").add(
        "p",
        "National parks were made for the nation. Seventy-five years on, too many people still feel that "
        "this one is not for them. This plan is our members' answer.",
    )
    page.add("h1", "Our duties").add("p", "The Equality Act 2010 asks us to have due regard to the need to:")
    page.add(
        "li",
        "eliminate discrimination, harassment and victimisation",
        "advance equality of opportunity",
        "foster good relations",
    )
    page.add("h1", "Objectives and actions")
    labels = {"Lead": "leads", "Timescale": "when", "How we will measure success": "measure"}
    for o in words.objectives:
        page.headed(o, "h2")
        for a in o.actions:
            page.add("li", a["title"].printed)
            page.add("li2", *labelled(a, labels))
    page.add("h1", "Monitoring and review").add(
        "p", "The Authority's Audit and Performance Committee receives a report each December, covering:"
    )
    page.add(
        "li", "what has been done", "what has changed for visitors, residents and staff", "what comes next"
    )
    office.write_docx(page, path, office.Look(size=11))


@sample("sealed/castlerigg-nhs", "EDS-2022-action-plan-2026-27.pdf")
def castlerigg(words: Words, path: Path) -> None:
    page = Page(header=words.plan["organisation"], footer="{page}")
    page.titled(words)
    control = [
        ["EDS Lead", "Associate Director of Inclusion", "Year(s) active", "2026/27"],
        ["EDS Sponsor", "Chief People Officer", "Authorisation date", "28 May 2026"],
    ]
    page.table(particulars(control, [1, 2, 1, 1]))
    columns = [
        Column("Action", "title", 3.2),
        Column("Lead", "leads", 1.6),
        Column("Completion date", "when", 1.1),
    ]
    for domain in words.under():
        top = band(named(domain), 5, "C6DCF2")
        lines: list[Line] = [top, [*headings("Outcome", "Objective"), *head(columns)]]
        for outcome in words.under(domain):
            parts = (beside(body(columns, o.actions), Box(o.title)) for o in words.under(outcome))
            lines += beside([row for part in parts for row in part], Box(named(outcome)))
        page.table(Grid(lines, 2, [1.6, 1.7, *(c.width for c in columns)]))
    page.add("small", "Agreed by the People Committee. Progress is reported to the Trust Board twice a year.")
    office.through_docx(page, path, office.Look(size=9), tagged=True)


@sample("sealed/stanmere-university", "race-equality-charter-action-plan.pdf")
def stanmere(words: Words, path: Path) -> None:
    page = Page().titled(words)
    page.add(
        "p",
        "The actions below follow from our self-assessment. Each is agreed with the person responsible. "
        "The self-assessment team meets three times a year to review them.",
    )
    columns = [
        Column("Ref", "ref", 0.45),
        Column("Rationale", "rationale", 1.9),
        Column("Planned action", "title", 2.2),
        Column("Key outputs and milestones", "output", 2),
        Column("Timeframe", "when", 1.1),
        Column("Person responsible", "leads", 1.5),
        Column("Success criteria", "measure", 1.9),
    ]
    page.chapters(words, columns, pattern="{ref}. {title}")
    print_page(page, path, tagged=True, size=9.5, extra="th{background:#e4dff0}tr{break-inside:auto}")


@sample("sealed/northolme-fire", "Inclusion Action Plan Q2.pdf")
def northolme(words: Words, path: Path) -> None:
    page = Page(
        header="Northolme Fire Authority, People Committee, 12 November 2026, item 6, Appendix A",
        footer="Page {page}",
    )
    page.titled(words)
    columns = [
        Column("No.", "ref", 0.5),
        Column("Commitment", "title", 3),
        Column("Owner", "leads", 1.5),
        Column("Target date", "when", 1.2),
        Column("Status", "status_text", 1),
        Column("Q2 update", "update 2026-07/2026-09", 2.4),
    ]
    page.table(sectioned(words, columns, fill="F4CCCC"))
    page.add("p", "Members are asked to note the report.", "Assistant Chief Fire Officer (People)")
    office.through_docx(page, path, office.Look(size=10), tagged=False)


@sample("sealed/mereside-authority", "EDI action plan.xlsx")
def mereside(words: Words, path: Path) -> None:
    columns = [
        Column("Ref", "ref", 0.5),
        Column("Action", "title", 3.5),
        Column("Intended outcome", "outcome", 2.2),
        Column("Accountable director", "leads accountable director", 1.4),
        Column("Delivery lead", "leads delivery lead", 1.6),
        Column("Start date", "start", 1),
        Column("Target date", "end", 1.1),
        Column("Status", "status_text", 1),
        Column("Progress and comments", "progress", 2.4),
    ]
    cover = [
        *sheets.top(words, "Updated October 2026"),
        ["Each objective has a sheet of its own. Delivery leads update their rows each month."],
        ["Questions: the Policy and Equality team."],
    ]
    tabs = ["1 Transport", "2 Skills and jobs", "3 Our organisation"]
    pages = [Sheet("Introduction", cover)]
    for name, o in zip(tabs, words.objectives, strict=True):
        above = [[named(o)], [o.statement], []]
        pages.append(Sheet(name, above, own_table(o, columns), dates="dd/mm/yyyy"))
    sheets.write_xlsx(path, [*pages, Sheet("Terms", terms(words, "Term", "Meaning"))])


SITE = """<a class="skip" href="#main">Skip to main content</a>
<div class="cookies" role="region"><p>We use cookies to see how this site is used.</p>
<button>Accept</button> <button>Reject</button></div>
<header><a href="/">NHS Ardlinn</a><form role="search"><label for="q">Search this site</label>
<input id="q"><button>Search</button></form>
<nav><ul><li><a href="/services">Our services</a></li><li><a href="/about">About us</a></li>
<li><a href="/work">Work with us</a></li></ul></nav></header>
<ol class="crumbs"><li><a href="/">Home</a></li><li><a href="/about">About us</a></li><li>Equality</li></ol>
<main id="main">{plan}</main>
<aside><h2>In this section</h2><ul><li><a href="/eqia">Equality impact assessments</a></li>
<li><a href="/pay">Equal pay statement</a></li></ul></aside>
<form><p>Was this page helpful?</p><button>Yes</button><button>No</button></form>
<footer><p>NHS Ardlinn, Board Headquarters, Loch Road, Kinmoray</p>
<ul><li><a href="/privacy">Privacy</a></li>
<li><a href="/accessibility">Accessibility</a></li></ul></footer>"""


@sample("sealed/ardlinn-health", "equality-outcomes.html")
def ardlinn(words: Words, path: Path) -> None:
    page = Page().add("title", words.plan["title"])
    page.add(
        "p",
        "Every four years NHS Ardlinn sets equality outcomes, as the Equality Act 2010 (Specific Duties) "
        "(Scotland) Regulations 2012 require. We chose these four after talking to more than 600 people.",
    )
    columns = [
        Column("Action", "title", 3),
        Column("Protected characteristics", "groups", 1.6),
        Column("General duty", "need", 1.5),
        Column("Who is responsible", "leads", 1.6),
        Column("By when", "when", 1.2),
        Column("How we will measure it", "measure", 2),
    ]
    for o in words.objectives:
        page.headed(o)
        page.table(own_table(o, columns)).add("p", "@@end")
    page.add("p", "Last updated: 30 April 2026")
    text = write_html(page, furniture=SITE).replace("<p>@@end</p>", "</div></details>")
    for o in words.objectives:
        title = f"<h2>{escape(named(o))}</h2>"
        text = text.replace(title, f"<details><summary>{title}</summary><div>")
        caption = f"<caption>Actions for {o.ref.lower()}</caption>"
        text = text.replace("<table>", f'<table class="actions">{caption}', 1)
    text = text.replace("LGBT Charter in", '<a href="/lgbt-charter">LGBT Charter</a> in')
    path.write_text(text, encoding="utf-8")
