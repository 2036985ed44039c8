"""A body's own Word template: filled in a child that can do little, or refused with what is wrong."""

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree, html
from PIL import Image
from tests.cast import account_of

from dueregard import clock
from dueregard.reading import read_file
from dueregard.reporting.looks.operations import remove_report_template, set_report_template
from dueregard.reporting.looks.templates import CannotFill, checked_template, fill
from dueregard.reporting.making import Request, make
from dueregard.writing.carrying import sheet_data, sheet_from_data
from dueregard.writing.livery import Livery, Logo
from dueregard.writing.sheet import (
    BulletList,
    Cell,
    Column,
    Heading,
    Paragraph,
    Picture,
    Row,
    Sheet,
    Table,
    Terms,
)
from dueregard.writing.templates import default_template, filled

WORDS = {"day": "31 March 2026", "reference": "Item 13"}
CHART = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="9" height="9"/></svg>'
SHEET = Sheet(
    "Equality plan",
    "en-GB",
    (
        Paragraph("Position at 31 March 2026"),
        Heading("Exceptions"),
        BulletList(("Late: 1.1",)),
        Picture(CHART, "A square"),
        Terms("Summary", ("Actions", "Number"), (("All", "3"),), counts=True),
        Table(
            "The plan",
            (Column("No"), Column("What", 3)),
            (
                Row((Cell(("People",), colspan=2, heads="group"),), section=1),
                Row((Cell(("1.1",), heads="row"), Cell(("Train", "Tell"), listed=True))),
            ),
        ),
    ),
    author="Thornbeck Borough Council",
)


def template(*paragraphs: str, change: Callable[[Any], None] = lambda document: None) -> bytes:
    """The default template with other paragraphs in it, and whatever else is done to it."""
    document = docx.Document(io.BytesIO(default_template("en-GB")))
    for paragraph in document.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)
    for text in paragraphs:
        document.add_paragraph(text)
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_member(content: bytes, name: str, data: bytes) -> bytes:
    """The package with one member more, or another in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, data)
    return out.getvalue()


def member(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def words_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(content).paragraphs]


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 32), "#6b1f5c").save(file, "PNG")
    return file.getvalue()


# ------------------------------------------------------------------ filling
def test_the_template_to_start_from_gives_the_report_with_all_its_blocks():
    content = filled(default_template("en-GB"), SHEET, WORDS)
    assert words_of(content)[1:5] == ["Equality plan", "Position at 31 March 2026", "Exceptions", "Late: 1.1"]
    document = opened(content)
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[1:5] == ["Heading 1", "Normal", "Heading 2", "List Bullet"]
    assert [table.rows[0].cells[0].text for table in document.tables] == ["Actions", "No"]
    assert document.sections[0].footer.paragraphs[0].text.startswith("Equality plan")


def test_tables_keep_their_headings_their_names_and_pictures_their_words():
    body = opened(filled(default_template("en-GB"), SHEET, WORDS)).element.body
    rows = [table.find(qn("w:tr")) for table in body.iter(qn("w:tbl"))]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows)
    assert [each.get(qn("w:val")) for each in body.iter(qn("w:tblCaption"))] == ["Summary", "The plan"]
    assert [each.get("descr") for each in body.iter(f"{{{body.nsmap['wp']}}}docPr")] == ["A square"]


def test_the_words_before_a_table_stay_on_its_page():
    blocks = (Paragraph("Before"), *[block for block in SHEET.blocks if isinstance(block, Table)])
    document = opened(filled(template("{{ report }}"), replace(SHEET, blocks=blocks), WORDS))
    assert document.paragraphs[0].paragraph_format.keep_with_next


def test_the_language_is_the_reports_whatever_the_templates():
    american = default_template("en-US")
    styles = etree.fromstring(member(filled(american, SHEET, WORDS), "word/styles.xml"))
    assert {each.get(qn("w:val")) for each in styles.iter(qn("w:lang"))} == {"en-GB"}
    assert opened(filled(american, SHEET, WORDS)).core_properties.language == "en-GB"


def test_places_are_filled_in_the_body_in_tables_and_at_the_head_and_foot_of_pages():
    def change(document: Any) -> None:
        document.add_table(1, 1).cell(0, 0).text = "Of {{ day }} and {{organisation}}"
        document.sections[0].header.paragraphs[0].text = "{{ reference }}"

    content = filled(template("{{ title }}, {{ day }}", "{{ report }}", change=change), SHEET, WORDS)
    document = opened(content)
    assert document.paragraphs[0].text == "Equality plan, 31 March 2026"
    assert document.tables[-1].cell(0, 0).text == "Of 31 March 2026 and Thornbeck Borough Council"
    assert document.sections[0].header.paragraphs[0].text == "Item 13"


def test_a_place_that_word_parted_into_pieces_is_filled_and_the_words_round_it_stay():
    def change(document: Any) -> None:
        paragraph = document.paragraphs[0]
        for piece in ("Paper {", "{ ti", "tle }", "} for noting"):
            paragraph.add_run(piece)

    content = filled(template("", "{{ report }}", change=change), SHEET, WORDS)
    assert words_of(content)[0] == "Paper Equality plan for noting"


def test_what_a_report_says_is_never_taken_for_a_place():
    sheet = replace(SHEET, title="About {{ title }}", blocks=(Paragraph("{{ logo }} {% if %}"),))
    content = filled(template("{{ title }}", "{{ report }}"), sheet, WORDS)
    assert words_of(content)[:2] == ["About {{ title }}", "{{ logo }} {% if %}"]


def test_the_logo_stands_in_its_place_with_its_words_also_at_the_head_of_pages():
    sheet = replace(SHEET, livery=Livery("#6b1f5c", Logo(png(), "png", "Our arms")))

    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ logo }}"

    document = opened(filled(template("{{ report }}", change=change), sheet, WORDS))
    header = document.sections[0].header._element
    assert [each.get("descr") for each in header.iter(f"{{{header.nsmap['wp']}}}docPr")] == ["Our arms"]
    assert document.sections[0].header.paragraphs[0].text == ""


def test_tables_are_as_wide_as_the_lines_of_the_section_that_they_stand_in():
    def change(document: Any) -> None:
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(30)

    body = opened(filled(template("{{ report }}", change=change), SHEET, WORDS)).element.body
    widths = [int(each.get(qn("w:w"))) for each in body.iter(qn("w:tblW"))]
    assert widths[-1] == pytest.approx(150 / 25.4 * 1440, abs=2)


def test_a_sheet_comes_out_of_its_data_as_it_went_in():
    sheet = replace(SHEET, livery=Livery("#6b1f5c", Logo(png(), "png", "Our arms")))
    assert sheet_from_data(sheet_data(sheet)) == sheet


# ------------------------------------------------------------------ the sandbox
def test_the_child_needs_no_django():
    rooms = "dueregard.reporting.looks"
    code = f"import {rooms}.filling, {rooms}.checking, sys; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_it_is_filled_in_the_sandbox_as_it_is_here():
    start = default_template("en-GB")
    assert fill(start, SHEET, WORDS) == filled(start, SHEET, WORDS)


@pytest.mark.slow
@pytest.mark.parametrize(
    "place",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ title.__class__ }}",
        "{{ range(10**12) }}",
        "{% for each in range(10**12) %}{% endfor %}",
        "{{ open('/etc/passwd').read() }}",
        "{% include '/etc/passwd' %}",
        "{# remark #}",
        "{{ titel }}",
        "{{ }}",
        "{{ title",
    ],
)
def test_what_is_no_place_is_refused_at_once_by_its_words(place):
    start = time.process_time()
    with pytest.raises(CannotFill) as refused:
        checked_template(template(place, "{{ report }}"))
    assert f"“{place[:20]}" in str(refused.value)
    assert time.process_time() - start < 5


@pytest.mark.slow
@pytest.mark.parametrize(
    ("paragraphs", "why"),
    [
        (("No place",), "has no {{ report }}"),
        (("{{ report }}", "{{ report }}"), "more than once"),
        (("Here: {{ report }}", ""), "a paragraph of its own"),
        (("Our {{ logo }}", "{{ report }}"), "a paragraph of its own"),
    ],
)
def test_where_the_report_stands_is_clear_or_the_template_is_refused(paragraphs, why):
    with pytest.raises(CannotFill, match=why):
        checked_template(template(*paragraphs))


def test_a_template_without_the_styles_of_lists_is_refused_by_their_name():
    def change(document: Any) -> None:
        style = document.styles["List Bullet"].element
        style.getparent().remove(style)

    with pytest.raises(CannotFill, match="“List Bullet”"):
        checked_template(template("{{ report }}", change=change))


GOOD = default_template("en-GB")
TYPES = member(GOOD, "[Content_Types].xml")
RELATIONS = member(GOOD, "word/_rels/document.xml.rels")
BODY = member(GOOD, "word/document.xml")


def relation(kind: str, target: str) -> bytes:
    """The template with one relation more, which leads out of the package."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = f'<Relationship Id="rId99" Type="{space}/{kind}" Target="{target}" TargetMode="External"/>'
    changed = RELATIONS.replace(b"</Relationships>", f"{more}</Relationships>".encode())
    return with_member(GOOD, "word/_rels/document.xml.rels", changed)


def field(instruction: str) -> bytes:
    """The template with a field in it, whose instruction is parted into two pieces."""
    half = len(instruction) // 2
    pieces = (instruction[:half], instruction[half:])
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return with_member(
        GOOD, "word/document.xml", BODY.replace(b"<w:p>", f"<w:p>{runs}</w:p><w:p>".encode(), 1)
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no Word document"),
        (b"{{ report }}", "no Word document"),
        (GOOD[: len(GOOD) // 2], "no Word document"),
        (with_member(GOOD, "word/document.xml", b"<w:document"), "no Word document"),
        (with_member(GOOD, "word/document.xml", b" " * 20_000_000), "no Word document"),
        (with_member(GOOD, "word/vbaProject.bin", b"x"), "macros .word/vbaProject.bin"),
        (
            with_member(
                GOOD,
                "[Content_Types].xml",
                TYPES.replace(
                    b"officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
                ),
            ),
            "macros .DOCM",
        ),
        (with_member(GOOD, "word/embeddings/oleObject1.bin", b"x"), "embedded object .word/embeddings"),
        (relation("attachedTemplate", "file:///C:/normal.dotm"), "from outside .file:///C:/normal.dotm"),
        (relation("image", "https://example.org/logo.png"), "from outside .https://example.org/logo.png"),
        (relation("hyperlink", "file:///etc/passwd"), "from outside .file:///etc/passwd"),
        (field('INCLUDETEXT "/etc/passwd"'), "from outside .INCLUDETEXT"),
        (field("DDEAUTO excel"), "from outside .DDEAUTO"),
        (b"x" * 5_000_001, "larger than 5 MB"),
    ],
    ids=range(14),
)
def test_what_could_run_fetch_or_swell_is_refused_by_what_it_is(content, why):
    with pytest.raises(CannotFill, match=why):
        checked_template(content)


def test_a_link_to_a_page_is_no_harm():
    assert checked_template(relation("hyperlink", "https://example.org/"))


# ------------------------------------------------------------------ kept and used
@pytest.fixture(autouse=True)
def settled(settings, tmp_path):
    settings.SECOND_FACTOR = "nobody"
    settings.MEDIA_ROOT = tmp_path


def report(plan) -> bytes:
    return make(plan, Request("appendix", clock.today(), "docx", reference="Item 13")).content


@pytest.mark.django_db
def test_reports_in_word_are_filled_into_the_template_until_it_is_taken_away(cast, plan):
    own = checked_template(template("Paper {{ reference }}", "{{ report }}", "The end"))
    before = report(plan)
    set_report_template(by=cast.officer, organisation=cast.body, template=own, name="paper.docx")
    said = words_of(report(plan))
    assert (said[0], said[-1]) == ("Paper Item 13", "The end")
    found = read_file(report(plan), "paper.docx").plan
    assert [action.title for action in found.actions] == [each.title for each in plan.actions.all()]
    remove_report_template(by=cast.officer, organisation=cast.body)
    assert report(plan) == before


@pytest.mark.django_db
def test_others_set_and_remove_no_template(cast):
    own = checked_template(default_template("en-GB"))
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            set_report_template(by=who, organisation=cast.body, template=own, name="paper.docx")
        with pytest.raises(PermissionDenied):
            remove_report_template(by=who, organisation=cast.body)


@pytest.mark.django_db
def test_the_page_takes_a_template_says_why_it_does_not_and_gives_one_to_start_from(client, cast):
    client.force_login(account_of(cast.officer))
    address = f"{cast.body.get_absolute_url()}reports/template/"
    first = client.get(f"{address}first.docx")
    assert words_of(first.content) == ["{{ logo }}", "{{ title }}", "{{ report }}"]
    wrong = client.post(address, {"file": SimpleUploadedFile("paper.docx", template("{{ titel }}"))})
    assert wrong.status_code == 422
    assert "has no {{ report }}" in html.fromstring(wrong.content).text_content()
    right = client.post(address, {"file": SimpleUploadedFile("paper.docx", first.content)}, follow=True)
    assert "filled into paper.docx" in html.fromstring(right.content).text_content()
