import io
import zipfile
from pathlib import Path

import pytest
from tests.formats.making import FIXTURES, tables, texts, word, workbook

from dueregard.reading.document import UnreadableDocument
from dueregard.reading.formats.limits import MAX_BYTES
from dueregard.reading.opening import kind_of, open_document


def _package(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Ref,Action,Lead\n1,Train,HR\n2,Buy,PO\n", "csv"),
        (b"Ref\tAction\n1\tTrain\n", "csv"),
        (b"Objective\tAction\n\n1\tTrain\tHR\n", "text"),
        ("Equality plan – draft\n".encode("utf-16"), "text"),
        (b"\n<!-- x --><table><tr><td>a</table>", "html"),
        (b"A line with <ul><li>mark-up</ul>\tleft in it\n", "text"),
        (workbook(), "xlsx"),
        ((FIXTURES / "plan.xls").read_bytes(), "xls"),
        ((FIXTURES / "plan.ods").read_bytes(), "ods"),
        (word(lambda document: document.add_paragraph("x")), "docx"),
    ],
)
def test_the_kind_is_found_by_content(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_the_name_of_the_file_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"Ref,Action,Lead\n1,Train,HR\n")
    document = open_document(path)
    assert (document.name, document.kind) == ("plan.pdf", "csv")
    assert texts(tables(document)[0]) == [["Ref", "Action", "Lead"], ["1", "Train", "HR"]]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"x" * (MAX_BYTES + 1), "larger than 50 MB"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "the picture is damaged"),
        (b"GIF89a" + bytes(20), "a picture of a kind that is not read"),
        (b"\x00\x01\x02 nothing", "neither text nor"),
        (_package(ppt__presentation=b""), "is a presentation"),
        (_package(xl__workbook=b"", **{"xl/workbook.bin": b""}), "binary workbook"),
        (_package(plan=b"x"), "archive of other files"),
        (_package(), "empty archive"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked by a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old or unknown Office kind"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "office XML"),
        (b'{"format": "dueregard-plan", "version": 1}', "plan that was read before"),
    ],
)
def test_what_is_not_read_says_the_cause_and_the_way_out(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        open_document(data, "upload")
    message = str(caught.value)
    assert message.startswith("upload: ")
    assert words in message
    assert "\n" not in message


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = _package(**{"[Content_Types].xml": b"<a/>", "word/document.xml": b"\0" * 60_000_000})
    with pytest.raises(UnreadableDocument, match="unpacks to far more"):
        open_document(bomb, "bomb.docx")


def test_entities_are_not_expanded() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a "AAAAAAAA"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    namespace = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        b"<w:document "
        + namespace
        + b"><w:body><w:p><w:r><w:t>x&a;&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    document = open_document(_package(**{"word/document.xml": entity + body}), "e.docx")
    assert [block.text for block in document.blocks] == ["x"]  # type: ignore[union-attr]


def test_a_locked_zip_member_asks_for_a_copy_without_password() -> None:
    data = bytearray(_package(**{"word/document.xml": b"<a/>"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableDocument, match="locked by a password"):
        open_document(bytes(data), "l.docx")
