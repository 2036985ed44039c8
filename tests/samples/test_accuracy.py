"""The reader on the open samples: how right it must be at the least.

The formats that only LibreOffice opens are measured by `make accuracy` alone, since it need not be installed.
"""

import json
from pathlib import Path

import pytest
from tests import scoring

from dueregard.planfile.model import to_data
from dueregard.reading import UnreadableDocument, read_file

OPEN = Path(__file__).parent / "open"
OFFICE = {".odt", ".rtf", ".doc"}
FLOOR = 0.985
"""Raise it when the reader gets better; `make accuracy` shows what it reaches."""


def field_f1(folder: Path) -> float | None:
    """The score of one sample, 0 where the reader refuses it; None where it needs LibreOffice."""
    document = next(path for path in folder.iterdir() if path.name != "truth.json")
    if document.suffix in OFFICE:
        return None
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    try:
        plan = to_data(read_file(document).plan)
    except UnreadableDocument:
        plan = {}
    return float(scoring.score(truth, plan)["field_f1"])


@pytest.mark.slow
def test_the_open_samples_are_read_at_least_as_well_as_the_floor() -> None:
    found = [score for folder in sorted(OPEN.iterdir()) if (score := field_f1(folder)) is not None]
    assert len(found) >= 30
    assert sum(found) / len(found) >= FLOOR
