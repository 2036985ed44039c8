"""The committee appendix and the exceptions report, as sheets."""

import io
import re
import zipfile
from datetime import date

import docx
import pikepdf
import pytest
from tests.reporting.public_plans import PLANS, known
from tests.scoring import score

from dueregard.planfile.model import (
    Action,
    Entry,
    Lead,
    Objective,
    Plan,
    PlanFile,
    Revision,
    Timescale,
    Update,
    to_data,
)
from dueregard.reading import read_file
from dueregard.reporting.appendix import appendix, exceptions, exceptions_report, summary
from dueregard.reporting.as_at import AsAt, only
from dueregard.reporting.outputs import report_bytes
from dueregard.reporting.words import ENGLISH, WELSH
from dueregard.standing.judging import Standing
from dueregard.writing.sheet import BulletList, Heading, Paragraph, Picture, Sheet, Table, Terms

DAY = date(2026, 9, 30)
BEFORE = date(2026, 6, 30)


def plan(*actions: Action, language: str = "en-GB") -> PlanFile:
    head = Plan(title="Equality plan", language=language, introduction="Why we have a plan.")
    objectives = [
        Objective(key="A", title="People"),
        Objective(key="1", ref="1", title="Know our people", parent="A"),
        Objective(key="2", ref="2", title="Train our people"),
    ]
    return PlanFile(plan=head, objectives=objectives, actions=list(actions))


def action(key: str, **values: object) -> Action:
    return Action(key=key, ref=key, title=f"Action {key}", **values)


def about(file: PlanFile, standings: dict[str, Standing] | None = None, **more: object) -> AsAt:
    known = {each.key: Standing.LATER for each in file.actions} | (standings or {})
    return AsAt(file, DAY, known, **more)


def counts(sheet: Sheet) -> dict[str, str]:
    return dict(next(block for block in sheet.blocks if isinstance(block, Terms) and block.counts).pairs)


def words_of(sheet: Sheet) -> list[str]:
    words = []
    for block in sheet.blocks:
        if isinstance(block, Heading | Paragraph):
            words.append(block.text)
        elif isinstance(block, BulletList):
            words += block.items
    return words


def test_it_counts_every_action_by_status_and_those_in_hand_by_rating():
    file = plan(
        action("1.1", status="completed"),
        action("1.2", status="in-progress", rating="amber"),
        action("1.3", status="in-progress", rating="green"),
        action("1.4"),
    )
    found = counts(appendix(about(file, {"1.4": Standing.LATE})))
    assert found == {
        "All actions": "4",
        "Completed": "1",
        "In progress": "2",
        "No status stated": "1",
        "In progress, rated green": "1",
        "In progress, rated amber": "1",
        "Late": "1",
    }


def test_an_exception_stands_once_under_its_most_pressing_reason():
    file = plan(
        action("1.1", status="delayed", rating="red"),
        action("1.2", status="paused"),
        action("1.3", rating="amber"),
        action("1.4", status="in-progress", rating="green"),
    )
    groups = exceptions(about(file, {"1.1": Standing.LATE}))
    found = {reason: [each.key for each in group] for reason, group in groups.items() if group}
    assert found == {"late": ["1.1"], "amber": ["1.3"], "paused": ["1.2"]}


def test_an_exception_tells_when_it_was_due_and_who_leads_it():
    file = plan(action("1.1", leads=[Lead(name="Policy Manager")], timescale=Timescale(text="March 2026")))
    said = words_of(appendix(about(file, {"1.1": Standing.LATE})))
    assert "1.1 Action 1.1; March 2026; led by Policy Manager" in said
    assert "Late (1)" in said


def test_it_tells_what_changed_since_the_last_report():
    was = plan(action("1.1", status="not-started"), action("1.2", progress="Begun."), action("1.3"))
    now = plan(
        action("1.1", status="in-progress", updates=[Update(date="2026-08", text="The forum met.")]),
        action("1.2", progress="Nearly done."),
        action("1.4"),
    )
    now.actions[2].title = "Something else altogether, and new"
    said = words_of(appendix(about(now, earlier=was, earlier_at=BEFORE)))
    assert "Changes since 30 June 2026" in said
    assert (
        "1.1 Action 1.1: Status from Not started to In progress; Updates: August 2026: The forum met." in said
    )
    assert "1.2 Action 1.2: Progress has new words" in said
    assert "Removed: 1.3 Action 1.3" in said
    assert "Added: 1.4 Something else altogether, and new" in said


def test_a_moved_target_stands_with_the_exception_in_the_table_and_among_the_changes():
    printed = [Entry(kind="due", date="2026-03")]
    moved = [Revision(date="2026-07-01", was="2026-03", to="2026-06", reason="The supplier failed")]
    was = plan(action("1.1", timescale=Timescale(text="March 2026", entries=printed)))
    now = plan(action("1.1", timescale=Timescale(text="March 2026", entries=printed, revisions=moved)))
    sheet = appendix(about(now, {"1.1": Standing.LATE}, earlier=was, earlier_at=BEFORE))
    line = "Revised target: June 2026 (1 July 2026: The supplier failed)"
    assert f"1.1 Action 1.1; March 2026, {line}; no lead is named" in words_of(sheet)
    assert f"1.1 Action 1.1: Timescale: {line}" in words_of(sheet)
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    assert ("March 2026", line) in [cell.lines for row in table.rows for cell in row.cells]


def test_it_says_that_nothing_changed_and_that_nothing_needs_attention():
    file = plan(action("1.1"))
    said = words_of(appendix(about(file, earlier=file, earlier_at=BEFORE)))
    assert "Nothing has changed since 30 June 2026." in said
    assert ENGLISH["no_exceptions"] in said


def test_it_says_nothing_of_changes_where_there_is_nothing_to_compare_with():
    said = words_of(appendix(about(plan(action("1.1")), earlier_at=BEFORE)))
    assert not [line for line in said if "Changes" in line]


def test_it_bears_the_day_and_the_file_reference():
    said = words_of(appendix(about(plan(action("1.1")), reference="Item 13, Appendix A")))
    assert said[:2] == ["Position at 30 September 2026", "File reference: Item 13, Appendix A"]


def test_of_a_plan_whose_time_is_over_it_says_of_which_day_lateness_is_told():
    said = words_of(appendix(about(plan(action("1.1")), judged_on=date(2026, 3, 31))))
    told = (
        "The time of this plan is over. What is late or due soon is told as on its last day, 31 March 2026."
    )
    assert told in said


def test_the_plan_itself_follows_whole():
    sheet = appendix(about(plan(action("1.1"), action("1.2"))))
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    assert "Why we have a plan." in words_of(sheet)
    assert [row.cells[1].text for row in table.rows if not row.section] == ["Action 1.1", "Action 1.2"]


def test_the_exceptions_report_has_the_rows_of_exceptions_alone():
    file = plan(action("1.1", objective="1"), action("1.2", status="paused", objective="1"))
    table = next(block for block in exceptions_report(about(file)).blocks if isinstance(block, Table))
    assert [row.cells[0].text for row in table.rows] == ["People", "1. Know our people", "1.2"]


def test_only_keeps_what_stands_above_what_is_kept():
    file = plan(action("1.1", objective="1"), action("2.1", objective="2"))
    assert [each.key for each in only(file, {"1.1"}).objectives] == ["A", "1"]


def test_a_leads_pack_has_that_leads_actions_alone_also_among_the_changes():
    mine, others = [Lead(name="Head of HR")], [Lead(name="Clerk")]
    was = plan(action("1.1", objective="1"), action("2.1", objective="2", leads=mine))
    now = plan(
        action("1.1", objective="1", status="paused", leads=others),
        action("2.1", objective="2", status="delayed", leads=mine),
    )
    sheet = appendix(about(now, earlier=was, earlier_at=BEFORE).of_lead("Head of HR"))
    said = words_of(sheet)
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    assert "Only the actions led by Head of HR" in said
    assert "2.1 Action 2.1: Status is now Delayed" in said
    assert "Why we have a plan." not in said
    assert [row.cells[0].text for row in table.rows] == ["2. Train our people", "2.1"]
    assert counts(sheet)["All actions"] == "1"


def test_a_welsh_plan_has_a_welsh_report():
    said = words_of(appendix(about(plan(action("1.1"), language="cy"))))
    assert said[0] == "Sefyllfa ar 30 Medi 2026"
    assert WELSH["no_exceptions"] in said


def test_both_languages_have_every_word():
    assert ENGLISH.keys() == WELSH.keys()


def test_the_summary_counts_the_actions_under_each_heading_at_the_top():
    under = {"1.1": "1", "1.2": "1", "2.1": "2", "9": None}
    file = plan(*(action(key, objective=objective) for key, objective in under.items()))
    sheet = summary(about(file, {"1.1": Standing.LATE, "9": Standing.SETTLED}))
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    assert [column.heading for column in table.columns] == [
        "Objective",
        "Closed",
        "Open",
        "Carried forward",
        "Paused",
        "Late",
    ]
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [
        ("Under no heading", "1", "0", "0", "0", "0"),
        ("People", "0", "1", "0", "0", "1"),
        ("2. Train our people", "0", "1", "0", "0", "0"),
    ]


def test_the_summarys_chart_says_its_numbers_to_who_cannot_see_it():
    file = plan(action("1.1", objective="1"), action("2.1", objective="2"))
    picture = next(block for block in summary(about(file)).blocks if isinstance(block, Picture))
    said = "How the actions stand. People: Closed 0, Open 1, Carried forward 0, Paused 0, Late 0; 2. Train"
    assert picture.alt.startswith(said)


def test_a_chart_in_a_pdf_has_its_numbers_as_alternative_text():
    file = plan(action("1.1", objective="1"), action("2.1", objective="2"))
    with pikepdf.Pdf.open(io.BytesIO(report_bytes("summary", about(file), "pdf"))) as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        assert ["People: Closed 0, Open 1" in str(figure.Alt) for figure in figures] == [True]


def test_a_chart_in_word_has_its_numbers_as_alternative_text():
    file = plan(action("1.1", objective="1"), action("2.1", objective="2"))
    document = docx.Document(io.BytesIO(report_bytes("summary", about(file), "docx")))
    assert "People: Closed 0, Open 1" in document.inline_shapes[0]._inline.docPr.get("descr")


KINDS = ("docx", "xlsx", "ods", "html", pytest.param("pdf", marks=pytest.mark.slow))


@pytest.mark.parametrize("kind", KINDS)
def test_an_appendix_holds_no_more_than_one_sees(kind: str):
    content = report_bytes("appendix", known("melton-esg"), kind)
    if kind == "pdf":
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert not list(pdf.attachments)
            assert "/Annots" not in pdf.pages[0]
    elif kind != "html":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        assert not [name for name in parts if re.search("comments|embeddings", name)]
        content = b"".join(parts.values())
        assert not re.search(rb'state="(very)?[hH]idden|w:vanish', content)
    assert b"dueregard-plan" not in content
    assert b"<!--" not in content


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PLANS)
def test_an_appendix_is_read_back_as_the_plan_that_it_reports(name: str, kind: str):
    reported = known(name)
    again = read_file(report_bytes("appendix", reported, kind), f"{name}.{kind}").plan
    figures = score(to_data(reported.plan), to_data(again))
    assert figures["actions"]["f1"] == 1
    assert figures["field_f1"] >= 0.98
