"""Files broken at random: each is read or refused in one clear line, soon. Backends are called directly."""

import io
import random
import time
from collections.abc import Callable

import pytest
from benchmarks.typesetting import untagged
from PIL import Image
from tests.formats.make_fixtures import web_plan, word_plan
from tests.formats.making import FIXTURES, repacked, workbook

from dueregard.reading.document import Document, UnreadableDocument
from dueregard.reading.formats.delimited import open_delimited
from dueregard.reading.formats.docx import open_docx
from dueregard.reading.formats.html import open_html
from dueregard.reading.formats.office import open_doc, open_odt, open_rtf
from dueregard.reading.formats.pdf import open_pdf
from dueregard.reading.formats.scans.opening import open_picture
from dueregard.reading.formats.scans.pictures import draw_page
from dueregard.reading.formats.sheets.ods import open_ods
from dueregard.reading.formats.sheets.xls import open_xls
from dueregard.reading.formats.sheets.xlsx import open_xlsx
from dueregard.reading.formats.text import open_text
from dueregard.reading.opening import open_document

ROUNDS = 40
OFFICE_ROUNDS = 3
OFFICE_SECONDS = 30.0
"""LibreOffice starts anew for each file: two seconds on an idle machine, more on a busy one."""
SECONDS = 10.0


def _picture() -> bytes:
    file = io.BytesIO()
    picture = Image.effect_noise((60, 40), 40)
    picture.save(file, "TIFF", save_all=True, append_images=[picture.rotate(90)], compression="tiff_deflate")
    return file.getvalue()


def _drawn(data: bytes, name: str) -> Document:
    """Each page is drawn to be recognised; what the engine would find on it does not matter here."""

    def draw(content: bytes, page: int) -> None:
        draw_page(content, page, 2.0, name)

    return open_picture(data, name, draw)


SOURCES: dict[str, tuple[Callable[[bytes, str], Document], Callable[[], bytes]]] = {
    "csv": (open_delimited, lambda: b'Ref,Action,Lead\n1,"Train\nstaff",HR\n2,Buy,PO\n'),
    "docx": (open_docx, lambda: word_plan(ruled=True)),
    "html": (open_html, lambda: web_plan("")),
    "ods": (open_ods, (FIXTURES / "plan.ods").read_bytes),
    "pdf with tags": (open_pdf, (FIXTURES / "chromium-ruled.pdf").read_bytes),
    "pdf without": (open_pdf, lambda: untagged((FIXTURES / "chromium-unruled.pdf").read_bytes())),
    "picture": (_drawn, _picture),
    "text": (open_text, lambda: b"Ref\tAction\tLead\n1\tTrain staff\tHR\n\n- Buy\n  chairs\n"),
    "xls": (open_xls, (FIXTURES / "plan.xls").read_bytes),
    "xlsx": (open_xlsx, workbook),
}
ZIPPED = {"docx", "ods", "xlsx"}
OFFICE = {"doc": open_doc, "odt": open_odt, "rtf": open_rtf}


def _broken(data: bytes, chance: random.Random) -> bytes:
    """A copy with bytes changed, a piece doubled or taken out, or the end cut off."""
    broken = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, size = chance.randrange(len(broken)), chance.randint(1, 60)
        match chance.randrange(4):
            case 0:
                broken[at] = chance.randrange(256)
            case 1:
                del broken[at : at + size]
            case 2:
                broken[at:at] = broken[at : at + size]
            case _:
                del broken[at + len(broken) // 2 :]
        if not broken:
            return b"x"
    return bytes(broken)


def _refusal(opener: Callable[[bytes, str], Document], data: bytes) -> str:
    try:
        opener(data, "fuzz")
    except UnreadableDocument as error:
        return str(error)
    return "fuzz: read"


def _open_soon(opener: Callable[[bytes, str], Document], data: bytes, seconds: float = SECONDS) -> None:
    start = time.monotonic()
    message = _refusal(opener, data)
    assert message.startswith("fuzz: ")
    assert "\n" not in message
    assert time.monotonic() - start < seconds


@pytest.mark.slow
@pytest.mark.parametrize("kind", SOURCES)
def test_a_broken_file_is_read_or_refused(kind: str) -> None:
    opener, source = SOURCES[kind]
    data = source()
    chance = random.Random(kind)  # noqa: S311 (repeatable on purpose)
    for _ in range(ROUNDS if "pdf" not in kind else ROUNDS // 4):
        _open_soon(opener, _broken(data, chance))


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(ZIPPED))
def test_broken_xml_in_a_sound_package_is_read_or_refused(kind: str) -> None:
    opener, source = SOURCES[kind]
    data = source()
    chance = random.Random(kind)  # noqa: S311 (repeatable on purpose)
    for _ in range(ROUNDS):
        _open_soon(opener, _misstated(data, chance))


@pytest.mark.office
@pytest.mark.parametrize("kind", OFFICE)
def test_a_broken_file_of_another_office_is_read_or_refused(kind: str) -> None:
    data = (FIXTURES / f"plan.{kind}").read_bytes()
    chance = random.Random(kind)  # noqa: S311 (repeatable on purpose)
    for _ in range(OFFICE_ROUNDS):
        _open_soon(OFFICE[kind], _broken(data, chance), OFFICE_SECONDS)


@pytest.mark.office
def test_broken_xml_in_a_sound_odt_is_read_or_refused() -> None:
    data = (FIXTURES / "plan.odt").read_bytes()
    chance = random.Random("odt")  # noqa: S311 (repeatable on purpose)
    for _ in range(OFFICE_ROUNDS):
        _open_soon(open_odt, _misstated(data, chance), OFFICE_SECONDS)


def _misstated(package: bytes, chance: random.Random) -> bytes:
    """A copy in which a third of the XML members say something absurd."""

    def change(name: str, member: bytes) -> bytes:
        return _swapped(member, chance) if name.endswith(".xml") and chance.random() < 0.3 else member

    return repacked(package, change)


def _swapped(member: bytes, chance: random.Random) -> bytes:
    """XML with numbers made absurd and elements moved, still well formed where that is possible."""
    absurd = chance.choice([b'"-1"', b'"99999999999"', b'"x"', b'""', b'"0"'])
    at = chance.randrange(len(member))
    quote = member.find(b'"', at)
    end = member.find(b'"', quote + 1)
    return member[:quote] + absurd + member[end + 1 :] if 0 <= quote < end else member


@pytest.mark.slow
def test_a_file_of_noise_is_refused_whatever_its_first_bytes() -> None:
    chance = random.Random(1)  # noqa: S311 (repeatable on purpose)
    for start in (
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html>",
        b"",
        b"\xff\xfe",
    ):
        for _ in range(10):
            _open_soon(open_document, start + chance.randbytes(400))
