"""Annual reports: begun, written by several, made in every format, kept as sent, redacted."""

import io
from datetime import UTC, date, datetime
from itertools import product

import docx
import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from docx.oxml.ns import qn
from lxml import html
from python_calamine import CalamineWorkbook
from tests.factories import ObjectiveFactory, ReportLookFactory

from dueregard import clock
from dueregard.documents import store
from dueregard.documents.operations import keep_document
from dueregard.exchange.operations import import_plan
from dueregard.history.models import Change, Event
from dueregard.history.queries import ChangedMeanwhile, version_of
from dueregard.organisations.operations import edit_organisation
from dueregard.plans.life.operations import review_objective
from dueregard.plans.operations import redact_words
from dueregard.plans.progress.operations import record_progress
from dueregard.reporting.annual import operations
from dueregard.reporting.annual.composing import annual_sheet
from dueregard.reporting.annual.covering import Coverage
from dueregard.reporting.annual.making import make_annual
from dueregard.reporting.annual.queries import annual_of
from dueregard.reporting.making import Request
from dueregard.reporting.models import AnnualReport, AnnualSection, CaseStudy, SentReport
from dueregard.reporting.operations import add_addendum, keep_annual_report, keep_report
from dueregard.writing.files import SHEETS
from dueregard.writing.sheet import Heading, Paragraph, Terms

pytestmark = pytest.mark.django_db

FIRST, LAST, TOLD = date(2029, 4, 1), date(2030, 3, 31), date(2030, 5, 15)
NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_june(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with clock.stopped_at(NOON):
        yield


@pytest.fixture
def plan(cast, plan_file):
    """The plan, brought in before the year began."""
    with clock.stopped_at(datetime(2029, 3, 1, 12, tzinfo=UTC)):
        return import_plan(by=cast.officer, organisation=cast.body, file=plan_file, slug="equality-scheme")


@pytest.fixture
def report(cast, plan):
    days = {"first": FIRST, "last": LAST, "as_at": TOLD}
    return operations.start_annual_report(by=cast.officer, organisation=cast.body, plans=[plan], **days)


def write(cast, report, code="introduction", text="A good year.", **more):
    return operations.write_section(by=cast.officer, report=report, code=code, text=text, **more)


def tell_story(cast, report, plan, **more):
    told = {"title": "A ramp", "text": "People come.", "objectives": [plan.objectives.first()], **more}
    return operations.add_case_study(by=cast.officer, report=report, **told)


def annual(report):
    return annual_of(AnnualReport.objects.get(pk=report.pk), today=clock.today())


def coverage(report) -> dict[str, Coverage]:
    return {each.code: each.coverage for each in annual(report).sections}


def lines_of(report) -> list[str]:
    blocks = annual_sheet(annual(report)).blocks
    return [block.text for block in blocks if isinstance(block, Heading | Paragraph)]


def test_its_sections_are_those_of_the_nations_checklist(cast, report):
    assert [each.code for each in annual(report).sections][:4] == [
        "introduction",
        "duties",
        "people",
        "employees",
    ]
    edit_organisation(by=cast.operator, organisation=cast.body, changes={"nation": "wales"})
    headings = [block.text for block in annual_sheet(annual(report)).blocks if isinstance(block, Heading)]
    asked = [line.en for line in annual(report).report.checklist.lines]
    assert [each for each in headings if each in asked] == asked
    assert "Asked for by WSI 2011/1064, regulation 16(2)(a)" in lines_of(report)


def test_each_thing_is_told_in_words_or_drawn_or_excused_or_missing(cast, report):
    write(cast, report, "training", "Forty came.")
    write(cast, report, "complaints", "", not_covered="They are published in July.")
    found = coverage(report)
    assert found["training"] is Coverage.WRITTEN
    assert found["complaints"] is Coverage.NOT_COVERED
    assert found["objectives"] is Coverage.DRAWN
    assert found["procurement"] is Coverage.MISSING
    assert "Not covered, because: They are published in July." in lines_of(report)
    assert "Nothing is stated about this." in lines_of(report)


def test_words_beside_what_is_drawn_are_both_told(cast, report):
    write(cast, report, "objectives", "We chose them with residents.")
    assert coverage(report)["objectives"] is Coverage.BOTH


def test_what_is_not_covered_draws_nothing(cast, report):
    write(cast, report, "objectives", "", not_covered="They are in the plan's own report.")
    found = {each.code: each for each in annual(report).sections}["objectives"]
    assert found.blocks == ()
    assert "Actions by status" not in lines_of(report)


def test_a_small_body_is_spared_what_only_larger_ones_are_asked(cast, report):
    edit_organisation(by=cast.operator, organisation=cast.body, changes={"headcount": 120})
    assert coverage(report)["employees"] is Coverage.SPARED
    assert "Asked of bodies with 150 employees or more; here 120 are recorded." in lines_of(report)
    edit_organisation(by=cast.operator, organisation=cast.body, changes={"headcount": 150})
    assert coverage(report)["employees"] is Coverage.MISSING


def test_the_table_at_the_end_says_how_each_is_told_and_gives_no_verdict(cast, report):
    write(cast, report, "training", "Forty came.")
    sheet = annual_sheet(annual(report))
    told = dict(next(block for block in sheet.blocks if isinstance(block, Terms)).pairs)
    assert told["Training (commonly told, asked for by no law)"] == "in words"
    assert (
        told["Equality objectives and their progress (SI 2017/353, regulation 5)"] == "drawn from the plans"
    )
    assert not [words for words in lines_of(report) if "complian" in words.lower()]


def test_what_was_done_in_the_year_and_recorded_later_is_in_it(cast, report, plan):
    action = (
        plan.actions.filter(objective__isnull=False).exclude(status__in=("completed", "withdrawn")).first()
    )
    with clock.stopped_at(datetime(2030, 4, 20, 12, tzinfo=UTC)):
        record_progress(
            by=cast.operator, action=action, text="Forty were trained", on="2030-03-30", status="in-progress"
        )
    review_objective(by=cast.operator, objective=action.objective, on="2030-03-31", progress="Half way")
    text = str(annual_sheet(annual(report)).blocks)
    assert "Forty were trained" in text
    assert "Half way" not in text  # it was recorded after the day by which the report is told


def test_a_case_study_without_an_objective_is_refused(cast, report, plan):
    with pytest.raises(ValidationError, match="which objective"):
        tell_story(cast, report, plan, objectives=[])
    with pytest.raises(ValidationError, match="those of the report's plans"):
        tell_story(cast, report, plan, objectives=[ObjectiveFactory()])
    assert not CaseStudy.objects.exists()


def test_a_case_study_names_its_objectives_and_they_name_it(cast, report, plan):
    tell_story(cast, report, plan)
    lines = lines_of(report)
    assert "A ramp" in lines
    assert [line for line in lines if line.startswith("Shows what came of: ")]
    assert "Case study: A ramp" in str(annual_sheet(annual(report)).blocks)


def test_a_case_study_can_be_changed_and_taken_out(cast, report, plan):
    study = tell_story(cast, report, plan)
    objectives = list(plan.objectives.all()[:2])
    changed = {"title": "Two ramps", "text": "More come.", "objectives": objectives}
    operations.edit_case_study(by=cast.officer, study=study, **changed)
    (told,) = annual(report).studies
    assert len(told.objectives) == 2
    operations.remove_case_study(by=cast.officer, study=CaseStudy.objects.get())
    assert not annual(report).studies
    verbs = list(Event.objects.order_by("-id").values_list("verb", flat=True)[:3])
    assert verbs == ["remove_case_study", "edit_case_study", "add_case_study"]


def test_a_case_study_whose_objective_is_gone_is_said_to_be_about_none(cast, report, plan):
    study = tell_story(cast, report, plan)
    study.objectives.clear()
    assert [each.title for each in annual(report).aimless] == ["A ramp"]


def test_of_two_who_write_a_section_the_second_is_told(cast, report):
    with pytest.raises(ChangedMeanwhile):
        write(cast, report, seen=1)
    section = write(cast, report, text="First.", seen=0)
    with pytest.raises(ChangedMeanwhile):
        write(cast, report, text="Second.", seen=0)
    write(cast, report, text="Second.", seen=version_of(operations.SECTION, section.uid))
    assert AnnualSection.objects.get().text == "Second."


def test_of_two_who_change_a_case_study_or_the_year_the_second_is_told(cast, report, plan):
    study = tell_story(cast, report, plan)
    with pytest.raises(ChangedMeanwhile):
        operations.edit_case_study(
            by=cast.officer, study=study, title="x", text="y", objectives=[plan.objectives.first()], seen=1
        )
    days = {"first": FIRST, "last": LAST, "as_at": TOLD}
    with pytest.raises(ChangedMeanwhile):
        operations.edit_annual_report(by=cast.officer, report=report, plans=[], seen=1, **days)


@pytest.mark.parametrize(
    ("code", "text", "why"),
    [
        ("training", "Words", "Both"),
        ("introduction", "", "Nobody asks"),
        ("nothing-such", "Words", ""),
    ],
)
def test_a_section_is_one_of_the_report_and_told_or_excused(cast, report, code, text, why):
    with pytest.raises(ValidationError):
        write(cast, report, code, text, not_covered=why)


@pytest.mark.parametrize(
    "days",
    [
        {"first": LAST, "last": FIRST, "as_at": TOLD},
        {"first": FIRST, "last": LAST, "as_at": FIRST},
        {"first": FIRST, "last": LAST, "as_at": LAST},
    ],
)
def test_a_year_that_cannot_be_or_is_reported_already_is_refused(cast, report, days):
    with pytest.raises(ValidationError):
        operations.start_annual_report(by=cast.officer, organisation=cast.body, plans=[], **days)


def test_a_report_is_drawn_from_its_own_bodys_plans(cast, report):
    other = ObjectiveFactory().plan
    with pytest.raises(ValidationError, match="its own organisation"):
        operations.edit_annual_report(
            by=cast.officer, report=report, first=FIRST, last=LAST, as_at=TOLD, plans=[other]
        )


def test_words_under_a_heading_that_the_report_no_longer_has_are_not_lost(cast, report):
    write(cast, report, "hate-incidents", "Twelve were reported.")
    edit_organisation(by=cast.operator, organisation=cast.body, changes={"nation": "wales"})
    assert [each.text for each in annual(report).stray] == ["Twelve were reported."]


@pytest.mark.parametrize("kind", SHEETS)
def test_every_format_says_the_same(cast, report, plan, kind):
    write(cast, report)
    write(cast, report, "training", "Forty came.\nTen came twice.")
    tell_story(cast, report, plan)
    content = make_annual(annual(report), kind=kind, reference="Item 9").content
    text = text_in(kind, content)
    for words in (
        "A good year.",
        "Ten came twice.",
        "A ramp",
        "Item 9",
        "Actions by status",
        "what this report covers",
    ):
        assert words.lower() in text.lower(), words


def text_in(kind: str, content: bytes) -> str:
    """All words of a file, as another program reads them, with one space between."""
    file = io.BytesIO(content)
    if kind == "docx":
        parts = (node.text or "" for node in docx.Document(file).element.iter(qn("w:t")))
    elif kind == "pdf":
        parts = (page.extract_text() for page in pdfplumber.open(file).pages)
    elif kind == "html":
        parts = html.fromstring(content).itertext()
    else:
        book = CalamineWorkbook.from_filelike(file)
        sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        names = [*book.sheet_names, *(str(cell) for sheet in sheets for row in sheet for cell in row)]
        parts = iter(names)
    return " ".join(" ".join(parts).split())


def test_the_file_that_is_sent_is_kept_and_put_right_beside_it(cast, report):
    sent = keep_annual_report(by=cast.officer, report=report, kind="html", reference="Item 9")
    write(cast, report, text="Changed since.")
    kept = store.path_of(sent.document.sha256).read_bytes()
    assert b"Item 9" in kept
    assert b"Changed since." not in kept
    assert sent.as_at == TOLD
    add_addendum(by=cast.officer, report=sent, text="The figure for 2029 was 41.")
    assert [each.text for each in sent.addenda.all()] == ["The figure for 2029 was 41."]


def test_others_neither_write_nor_keep(cast, report, plan):
    study = tell_story(cast, report, plan)
    sent = keep_annual_report(by=cast.officer, report=report, kind="html")
    days = {"first": FIRST, "last": LAST, "as_at": TOLD, "plans": []}
    story = {"title": "x", "text": "y", "objectives": []}
    attempts = (
        (operations.start_annual_report, {"organisation": cast.body, **days}),
        (operations.edit_annual_report, {"report": report, **days}),
        (operations.write_section, {"report": report, "code": "training", "text": "x"}),
        (operations.add_case_study, {"report": report, **story}),
        (operations.edit_case_study, {"study": study, **story}),
        (operations.remove_case_study, {"study": study}),
        (keep_annual_report, {"report": report, "kind": "docx"}),
        (add_addendum, {"report": sent, "text": "Wrong"}),
    )
    for who, (attempt, given) in product(cast.all_but("officer", "administrator"), attempts):
        with pytest.raises(PermissionDenied):
            attempt(by=who, **given)


def test_words_removed_for_good_are_in_no_part_of_it(cast, report, plan):
    write(cast, report, text="Jo Bloggs began it.")
    write(cast, report, text="Nobody began it.")
    write(cast, report, "complaints", "", not_covered="Jo Bloggs is away.")
    gone = tell_story(cast, report, plan, title="Jo Bloggs and the ramp", text="Jo Bloggs came.")
    operations.remove_case_study(by=cast.officer, study=gone)
    tell_story(cast, report, plan, text="It was Jo Bloggs who came.")
    sent = keep_annual_report(by=cast.officer, report=report, kind="html", reference="For Jo Bloggs")
    add_addendum(by=cast.officer, report=sent, text="Jo Bloggs was not asked.")
    path = store.path_of(sent.document.sha256)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda work: work())
        redact_words(by=cast.officer, plan=plan, words="Jo Bloggs", reason="Asked under article 17")
    held = SentReport.objects.get()
    texts = [held.reference, held.addenda.get().text, *lines_of(report)]
    texts += [f"{each.before}{each.after}" for each in Change.objects.all()]
    assert not [text for text in texts if "Jo Bloggs" in text]
    assert not path.exists()
    assert held.document.removed_at


def test_another_bodys_reports_are_left_as_they_are(cast, report, plan):
    days = {"first": FIRST, "last": LAST, "as_at": TOLD}
    theirs = operations.start_annual_report(by=cast.stranger, organisation=cast.other_body, plans=[], **days)
    operations.write_section(by=cast.stranger, report=theirs, code="introduction", text="Jo Bloggs")
    write(cast, report, text="Jo Bloggs")
    redact_words(by=cast.officer, plan=plan, words="Jo Bloggs", reason="Asked under article 17")
    assert AnnualSection.objects.get(report=theirs).text == "Jo Bloggs"


def test_a_report_of_a_plan_is_no_annual_one(cast, plan, report):
    kept = keep_report(by=cast.officer, plan=plan, request=Request("summary", clock.today(), "html"))
    kept.annual = report
    with pytest.raises(ValidationError, match="that of a plan, or the annual one"):
        kept.full_clean()


def test_the_query_count_grows_with_plans_alone(django_assert_max_num_queries, cast, report, plan):
    for number in range(3):
        tell_story(cast, report, plan, title=f"Story {number}")
    for line in report.checklist.lines:
        write(cast, report, line.code, "Words")
    with django_assert_max_num_queries(10):
        annual(report)


def test_it_looks_as_its_body_wants_its_reports(cast, report):
    ReportLookFactory(organisation=cast.body, title="{title}, Ashby", opening="For the committee.")
    made = make_annual(annual(report), kind="html")
    text = text_in("html", made.content)
    assert "31 March 2030, Ashby" in text
    assert "For the committee." in text


def test_it_fills_its_bodys_own_word_template(cast, report, tmp_path):
    template = docx.Document()
    for words in ("{{ title }}", "As at {{ day }}, {{ reference }}", "{{ report }}"):
        template.add_paragraph(words)
    template.save(tmp_path / "own.docx")
    content = (tmp_path / "own.docx").read_bytes()
    kept = keep_document(by=cast.officer, organisation=cast.body, name="own.docx", content=content)
    ReportLookFactory(organisation=cast.body, template=kept)
    write(cast, report)
    text = text_in("docx", make_annual(annual(report), kind="docx", reference="Item 9").content)
    assert "As at 15 May 2030, Item 9" in text
    assert "A good year." in text
