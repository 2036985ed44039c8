"""How a body's reports look: its words, columns, colour and logo, kept and used without code."""

import io

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html
from PIL import Image
from tests.cast import account_of

from dueregard import clock
from dueregard.history.models import Change, Event
from dueregard.plans.operations import edit_plan, redact_words
from dueregard.reporting.extras import CHANGES, STANDING
from dueregard.reporting.look import Look, dressed
from dueregard.reporting.looks.logos import checked_logo
from dueregard.reporting.looks.operations import (
    arrange_report_columns,
    edit_report_look,
    remove_report_logo,
    set_report_logo,
)
from dueregard.reporting.looks.queries import look_of, look_of_plan, offered_columns
from dueregard.reporting.making import Request, make
from dueregard.reporting.models import ReportColumn, ReportLook
from dueregard.writing.columns import Place
from dueregard.writing.livery import HOUSE_COLOUR, Livery
from dueregard.writing.sheet import Paragraph, Sheet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def settled(settings, tmp_path):
    settings.SECOND_FACTOR = "nobody"
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def signed_in(client, cast):
    client.force_login(account_of(cast.officer))
    return client


def png(width: int = 64, height: int = 32) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#6b1f5c").save(file, "PNG")
    return file.getvalue()


def report(plan, **values) -> docx.document.Document:
    asked = Request(**{"report": "appendix", "as_at": clock.today(), "format": "docx", **values})
    return docx.Document(io.BytesIO(make(plan, asked).content))


def words_of(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def headings_of(document) -> list[str]:
    return [cell.text for cell in document.tables[1].rows[0].cells]


def names(plan) -> list[str]:
    return [each.place.name for each in offered_columns(plan)]


def text_of(response) -> str:
    return html.fromstring(response.content).text_content()


# ------------------------------------------------------------------ what a look does to a report
def test_a_report_bears_the_bodys_title_round_its_own_and_stands_between_its_words():
    sheet = Sheet("Equality plan", "en-GB", (Paragraph("What is reported"),))
    look = Look("Appendix A: {title}", "Asked for in May.\nPlease note it.", "Contact us.", Livery("#6b1f5c"))
    found = dressed(sheet, look)
    assert found.title == "Appendix A: Equality plan"
    said = [block.text for block in found.blocks if isinstance(block, Paragraph)]
    assert said == ["Asked for in May.", "Please note it.", "What is reported", "Contact us."]
    assert found.livery.colour == "#6b1f5c"


def test_an_empty_look_changes_nothing():
    sheet = Sheet("Equality plan", "en-GB", (Paragraph("What is reported"),))
    assert dressed(sheet, Look()) == sheet


# ------------------------------------------------------------------ words and colour
def test_reports_have_the_words_that_the_body_keeps_and_history_tells_who_changed_them(cast, plan):
    edit_report_look(
        by=cast.officer,
        organisation=cast.body,
        changes={"title": "Appendix A: {title}", "opening": "For noting.", "closing": "Ask the policy team."},
    )
    said = words_of(report(plan))
    assert said[0] == f"Appendix A: {plan.title}"
    assert said[1] == "For noting."
    assert said[-1] == "Ask the policy team."
    event = Event.objects.latest("id")
    assert (event.verb, event.organisation) == ("edit_report_look", cast.body.slug)
    assert event.changes.get().after["opening"] == "For noting."


def test_a_plan_in_welsh_has_the_welsh_words_and_the_others_where_there_are_none(cast):
    changes = {"opening": "For noting.", "opening_cy": "I'w nodi.", "closing": "Thank you."}
    edit_report_look(by=cast.officer, organisation=cast.body, changes=changes)
    welsh = look_of(cast.body, "cy")
    assert (welsh.opening, welsh.closing) == ("I'w nodi.", "Thank you.")
    assert look_of(cast.body, "en-GB").opening == "For noting."


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"colour": "#ffdd00"}, "can't be read"),
        ({"colour": "red"}, "#1d3c5a"),
        ({"title": "{plan.organisation}"}, "Only {title}"),
        ({"logo": "x"}, "nothing to change"),
    ],
)
def test_what_would_spoil_reports_is_refused(cast, changes, why):
    with pytest.raises(ValidationError, match=why):
        edit_report_look(by=cast.officer, organisation=cast.body, changes=changes)
    assert not ReportLook.objects.exists()


def test_others_change_nothing(cast, plan):
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            edit_report_look(by=who, organisation=cast.body, changes={"title": "Mine"})
        with pytest.raises(PermissionDenied):
            arrange_report_columns(by=who, plan=plan, places=[])


# ------------------------------------------------------------------ logo
def test_a_logo_is_kept_with_its_words_and_taken_off_again(cast, plan):
    logo = checked_logo(png())
    set_report_logo(by=cast.officer, organisation=cast.body, logo=logo, name="arms.png", alt="Our arms")
    shape = report(plan).inline_shapes[0]
    assert shape._inline.docPr.get("descr") == "Our arms"
    remove_report_logo(by=cast.officer, organisation=cast.body)
    assert not report(plan).inline_shapes
    assert ReportLook.objects.get().logo_alt == ""


def test_a_logo_without_words_is_refused(cast):
    with pytest.raises(ValidationError, match="in words"):
        set_report_logo(
            by=cast.officer, organisation=cast.body, logo=checked_logo(png()), name="arms.png", alt=" "
        )


def svg(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10">{inside}</svg>'.encode()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no picture", "no picture"),
        (b"GIF89a", "no picture"),
        (png()[:60], "damaged"),
        (png(8, 8), "8 × 8 pixels"),
        (b" " * 600_000, "500 kB"),
        (svg("<script>alert(1)</script>"), "<script>"),
        (svg('<rect onload="x()"/>'), "<rect onload>"),
        (svg('<image href="file:///etc/passwd"/>'), "<image href>"),
        (svg('<rect style="fill:url(http://example.org/)"/>'), "<rect style>"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg("&a;"), "DOCTYPE"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_a_file_is_a_logo_by_what_it_holds(content, why):
    with pytest.raises(ValidationError, match=why):
        checked_logo(content)


def test_a_drawing_that_only_points_into_itself_is_a_logo():
    inside = '<defs><g id="a"><rect width="3" height="3"/></g></defs><use href="#a"/>'
    assert checked_logo(svg(inside)).content == svg(inside)


# ------------------------------------------------------------------ columns
def test_columns_are_printed_as_arranged_and_what_is_left_out_is_said(cast, plan):
    own = [each for each in offered_columns(plan) if not each.place.name.startswith("extra:")]
    first = next(each for each in own if each.place.name.endswith(("action", "title")))
    *middle, last = [each for each in own if not each.always]
    places = [Place(last.place.name, "How it goes"), Place(first.place.name)]
    places += [Place(each.place.name, printed=False) for each in middle]
    arrange_report_columns(by=cast.officer, plan=plan, places=places)
    document = report(plan)
    assert headings_of(document) == ["How it goes", first.heading]
    left_out = ", ".join(each.heading for each in middle)
    assert f"Columns of the plan that are not printed here: {left_out}." in words_of(document)
    change = Change.objects.filter(kind="report_columns").latest("id")
    assert change.after["columns"][0] == {
        "name": last.place.name,
        "printed": True,
        "heading": "How it goes",
    }


def test_no_arrangement_means_the_plans_own_columns_again(cast, plan):
    before = headings_of(report(plan))
    arrange_report_columns(by=cast.officer, plan=plan, places=[Place(names(plan)[-3], printed=False)])
    arrange_report_columns(by=cast.officer, plan=plan, places=[])
    assert headings_of(report(plan)) == before
    assert not ReportColumn.objects.exists()


def test_how_an_action_stands_and_what_changed_are_printed_beside_the_plan_where_wanted(cast, plan):
    arrange_report_columns(by=cast.officer, plan=plan, places=[Place(STANDING), Place(CHANGES)])
    assert headings_of(report(plan))[0] == "Position"
    day = clock.today().replace(year=clock.today().year + 1)
    with clock.stopped_at(clock.end_of(day)):
        headings = headings_of(report(plan, as_at=day, since=day.replace(year=day.year - 1)))
    assert [heading.split()[0] for heading in headings[:2]] == ["Position", "Changes"]


def test_words_removed_for_good_leave_the_headings_of_reports(cast, plan):
    places = [Place(names(plan)[0], "Asked by Jo Bloggs")]
    edit_plan(by=cast.officer, plan=plan, changes={"introduction": "Jo Bloggs asked for it."})
    arrange_report_columns(by=cast.officer, plan=plan, places=places)
    redact_words(by=cast.officer, plan=plan, words="Jo Bloggs", reason="Asked under article 17")
    assert "Jo Bloggs" not in ReportColumn.objects.get().heading
    assert not [each for each in Change.objects.all() if "Jo Bloggs" in f"{each.before}{each.after}"]


# ------------------------------------------------------------------ pages
def test_the_page_shows_a_preview_and_keeps_nothing_until_it_is_told(signed_in, cast, plan):
    address = f"{cast.body.get_absolute_url()}reports/look/"
    asked = {"title": "Appendix A: {title}", "colour": "#6b1f5c"}
    shown = signed_in.post(address, asked | {"preview": "1"})
    (picture,) = html.fromstring(shown.content).iterfind(".//main//img")
    assert picture.get("src").startswith("data:image/png;base64,")
    assert f"Appendix A: {plan.title}" in picture.get("alt")
    assert not ReportLook.objects.exists()
    assert "Reports look as you said" in text_of(signed_in.post(address, asked, follow=True))
    assert look_of_plan(plan).livery.colour == "#6b1f5c"


def test_the_page_says_what_is_wrong_at_its_field(signed_in, cast):
    address = f"{cast.body.get_absolute_url()}reports/look/"
    refused = signed_in.post(address, {"colour": "#ffdd00"})
    assert refused.status_code == 422
    assert "choose a darker one" in text_of(refused)
    assert look_of(cast.body, "en-GB").livery.colour == HOUSE_COLOUR


def test_the_page_takes_a_logo_and_says_so(signed_in, cast):
    address = f"{cast.body.get_absolute_url()}reports/logo/"
    sent = {"file": SimpleUploadedFile("arms.png", png()), "alt": "Our arms"}
    assert "Reports have this logo" in text_of(signed_in.post(address, sent, follow=True))
    assert "“Our arms”" in text_of(signed_in.get(f"{cast.body.get_absolute_url()}reports/look/"))
    wrong = {"file": SimpleUploadedFile("arms.png", b"MZ"), "alt": "Our arms"}
    assert "This is no picture" in text_of(signed_in.post(address, wrong))


@pytest.mark.parametrize("name", ["look", "logo", "logo/remove", "template", "template/remove"])
def test_a_page_that_is_only_looked_at_complains_of_nothing(signed_in, cast, name):
    page = signed_in.get(f"{cast.body.get_absolute_url()}reports/{name}/")
    assert page.status_code == 200
    assert "There is a problem" not in text_of(page)


def test_the_page_of_columns_says_what_is_left_out_before_it_is_kept_and_after(signed_in, plan):
    address = f"{plan.get_absolute_url()}report/columns/"
    offered = offered_columns(plan)
    asked = {f"place-{number}": str(number) for number, _each in enumerate(offered, start=1)}
    asked |= {f"heading-{number}": "" for number, _each in enumerate(offered, start=1)}
    printed = {f"printed-{number}": "on" for number, each in enumerate(offered, start=1)}
    number = next(n for n, each in enumerate(offered, start=1) if not each.always)
    del printed[f"printed-{number}"]
    said = f"Not printed: {offered[number - 1].heading}"
    shown = signed_in.post(address, asked | printed | {"preview": "1"})
    assert said in text_of(shown)
    assert not ReportColumn.objects.exists()
    assert said in text_of(signed_in.post(address, asked | printed, follow=True))
    assert [row.printed for row in ReportColumn.objects.all()].count(False) == 1
    again = signed_in.post(address, {"reset": "1"}, follow=True)
    assert "Not printed" not in text_of(again)


def test_the_page_of_columns_asks_few_queries(signed_in, plan, django_assert_max_num_queries):
    signed_in.get(f"{plan.get_absolute_url()}report/columns/")
    with django_assert_max_num_queries(19):
        signed_in.get(f"{plan.get_absolute_url()}report/columns/")
