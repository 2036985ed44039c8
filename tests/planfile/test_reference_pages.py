"""The reference pages of the format and the timescales name all that the code has."""

import inspect
import re
from pathlib import Path

import pytest

from dueregard.planfile import model
from dueregard.planfile.timescales import read_timescale
from dueregard.planfile.timescales.doubts import SENTENCES

DOCS = Path(__file__).parents[2] / "docs" / "reference"
PARTS = [part for _, part in inspect.getmembers(model, inspect.isclass) if issubclass(part, model.Part)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_key_of_the_format_is_described(part: type[model.Part]) -> None:
    described = set(re.findall(r"`([a-z_0-9]+)`", (DOCS / "plan-format.md").read_text(encoding="utf-8")))
    assert set(part.model_fields) <= described


def test_every_doubt_is_described_and_no_other() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \|", (DOCS / "timescales.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rows == sorted(SENTENCES)


def test_phrases_in_the_table_of_doubts_raise_that_doubt() -> None:
    text = (DOCS / "timescales.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| `([^`]+)`", text, re.MULTILINE)
    known = {"financial-or-academic-year"}  # needs to be told that the body is a college
    assert len(rows) > 10
    for code, phrase in rows:
        assert code in known | {doubt.code for doubt in read_timescale(phrase).doubts}
