from pathlib import Path

import pytest
from tests.formats.making import FIXTURES, HEADING, ROWS, asides, tables, texts

from dueregard.reading.document import UnreadableDocument
from dueregard.reading.opening import kind_of, open_document

KINDS = ["doc", "odt", "rtf"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_is_known_without_libreoffice(kind: str) -> None:
    assert kind_of((FIXTURES / f"plan.{kind}").read_bytes()) == kind


@pytest.mark.parametrize("kind", KINDS)
def test_without_libreoffice_the_way_out_is_another_format(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableDocument, match="needs LibreOffice to be installed here; save it as DOCX"):
        open_document(FIXTURES / f"plan.{kind}")


@pytest.mark.office
@pytest.mark.parametrize("kind", KINDS)
def test_libreoffice_turns_it_into_the_same_table(kind: str) -> None:
    document = open_document(FIXTURES / f"plan.{kind}")
    assert document.kind == kind
    assert texts(tables(document)[0]) == [HEADING, *ROWS]
    assert asides(document, "page footer") == ["Hartwell Council equality plan"]


@pytest.mark.office
def test_a_broken_file_ends_in_words() -> None:
    with pytest.raises(UnreadableDocument):
        open_document((FIXTURES / "plan.odt").read_bytes()[:9000], "broken.odt")
