"""The samples are what the README says: whole, small, listed, and true to the plan format."""

import json
import re
import zipfile
from html import unescape
from pathlib import Path

import pypdfium2
import pytest
import python_calamine

from dueregard.planfile.model import PlanFile

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/*/truth.json"))
NAMES = [f"{folder.parent.name}/{folder.name}" for folder in FOLDERS]


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_each_truth_is_a_plan_file_whose_keys_point_somewhere(folder: Path) -> None:
    plan = PlanFile.model_validate(json.loads((folder / "truth.json").read_text(encoding="utf-8")))
    objectives = [o.key for o in plan.objectives]
    actions = [a.key for a in plan.actions]
    assert len(plan.actions) >= 8
    assert len(set(objectives)) == len(objectives)
    assert len(set(actions)) == len(actions)
    assert {o.parent for o in plan.objectives} <= {None, *objectives}
    assert {a.objective for a in plan.actions} <= {None, *objectives}
    assert {a.parent for a in plan.actions} <= {None, *actions}


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_each_sample_is_one_small_document_beside_its_truth(folder: Path) -> None:
    documents = [path for path in folder.iterdir() if path.name != "truth.json"]
    assert len(documents) == 1
    assert 500 < documents[0].stat().st_size < 400_000


def test_the_readme_lists_every_sample_and_no_other() -> None:
    rows = (
        line
        for line in (HERE / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    )
    assert sorted(row.split("`")[1] for row in rows) == sorted(folder.name for folder in FOLDERS)


def printed(document: Path) -> str:
    """The document's words in any order; "" for the two kinds that only an office suite opens."""
    kind = document.suffix
    if kind == ".pdf":
        with pypdfium2.PdfDocument(document) as pdf:
            return " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    if kind == ".xls":
        book = python_calamine.CalamineWorkbook.from_path(document)
        return " ".join(str(cell) for name in book.sheet_names for row in rows(book, name) for cell in row)
    if zipfile.is_zipfile(document):
        with zipfile.ZipFile(document) as parts:
            pages = [parts.read(name).decode() for name in parts.namelist() if re.search(CONTENT, name)]
        return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?w:(?:ins|sdt)\b[^>]*>", "", " ".join(pages))))
    if kind in (".rtf", ".doc"):
        return ""
    raw = document.read_bytes()
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8" if is_utf8(raw) else "cp1252"
    return unescape(re.sub(r"<[^>]+>", " ", raw.decode(encoding)))


CONTENT = r"document\.xml|header\d|footer\d|sharedStrings|content\.xml"


def rows(book: python_calamine.CalamineWorkbook, name: str) -> list[list[object]]:
    return [list(row) for row in book.get_sheet_by_name(name).to_python()]


def is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_each_word_that_a_truth_claims_is_printed_in_its_document(folder: Path) -> None:
    plan = PlanFile.model_validate(json.loads((folder / "truth.json").read_text(encoding="utf-8")))
    document = next(path for path in folder.iterdir() if path.name != "truth.json")
    claimed = [plan.plan.title, plan.plan.organisation, *plan.plan.glossary, *plan.plan.glossary.values()]
    claimed += [text for o in plan.objectives for text in (o.title, o.statement)]
    for a in plan.actions:
        claimed += [a.title, a.outcome, a.output, a.measure, a.resources, a.progress, a.priority]
        claimed += [*(lead.name for lead in a.leads), *(update.text for update in a.updates)]
    text = printed(document)
    # pdfium joins the words on both sides of a line's end in places, so words are looked for inside words
    assert not text or [word for word in words_of(" ".join(claimed)) if word not in text] == []
