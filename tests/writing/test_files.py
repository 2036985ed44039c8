"""Files: the suffix chooses the format, and a file appears whole or not at all."""

from pathlib import Path

import pytest
from tests.writing.plans import full_plan

from dueregard.planfile.files import load_plan
from dueregard.writing import UnknownFormat, to_bytes, write_plan


def test_the_suffix_chooses_the_format_whatever_its_case(tmp_path: Path) -> None:
    write_plan(full_plan(), tmp_path / "plan.HTML")
    assert (tmp_path / "plan.HTML").read_bytes() == to_bytes(full_plan(), "html")


def test_plan_json_comes_back_as_it_was(tmp_path: Path) -> None:
    write_plan(full_plan(), tmp_path / "plan.json")
    assert load_plan(tmp_path / "plan.json") == full_plan()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("plan.odt", r"cannot write “\.odt”: choose one of json, csv, tsv, xlsx, ods, docx, html, pdf"),
        ("plan", "plan has no suffix that says the format"),
    ],
)
def test_an_unknown_format_is_refused_and_nothing_written(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(UnknownFormat, match=message):
        write_plan(full_plan(), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_does_not_exist_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_plan(full_plan(), tmp_path / "nowhere" / "plan.csv")
