"""What is read is always a valid plan file."""

from pathlib import Path

import pytest

from dueregard.planfile.files import to_bytes
from dueregard.planfile.validation import validate
from dueregard.reading import read_file

HERE = Path(__file__).parent.parent
DOCUMENTS = [
    *sorted((HERE / "seeds").glob("*.txt")),
    *sorted(
        path
        for path in (HERE / "samples" / "open").glob("*/*")
        if path.suffix in {".docx", ".xlsx", ".ods", ".csv", ".tsv", ".html", ".txt"}
    ),
]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_reading_is_a_valid_plan_file(path: Path) -> None:
    plan = read_file(path).plan
    assert validate(to_bytes(plan)) == plan
