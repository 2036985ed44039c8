"""Scans through the real engine, in the sandbox as an upload is: page by page, with progress."""

import json

import pytest
from tests import scoring
from tests.formats.scanning import ASKEW, LEVEL, Scan, as_file

from dueregard.planfile.model import to_data
from dueregard.reading.jobs import draw_confined, read_confined, scanned_page
from dueregard.reading.sandbox import Cancelled

FLOOR = 0.9


@pytest.mark.parametrize(
    ("step", "place"),
    [("recognising 3/17", (3, 17)), ("reading", None), ("", None), ("recognising", None)],
)
def test_a_step_tells_which_page_is_recognised(step: str, place: tuple[int, int] | None) -> None:
    assert scanned_page(step) == place


@pytest.mark.ocr
@pytest.mark.parametrize(("scan", "kind"), [(LEVEL, "PDF"), (ASKEW, "TIFF")])
def test_a_scan_is_read_page_by_page(scan: Scan, kind: str) -> None:
    steps: list[str] = []
    outcome = read_confined(as_file(scan, kind), "scan", [], on_progress=steps.append)
    pages = [place for step in steps if (place := scanned_page(step))]
    assert pages == [(number, len(pages)) for number in range(1, len(pages) + 1)]
    assert steps[-1] == "reading"
    truth = json.loads((scan.folder / "truth.json").read_text(encoding="utf-8"))
    assert scoring.score(truth, to_data(outcome.plan))["field_f1"] >= FLOOR
    assert [item for item in outcome.plan.left_out if item.reason == "picture text"] == []


@pytest.mark.ocr
def test_recognition_is_called_off_between_and_within_pages() -> None:
    steps: list[str] = []
    with pytest.raises(Cancelled):
        read_confined(
            as_file(LEVEL, "PDF"),
            "scan",
            [],
            on_progress=steps.append,
            is_cancelled=lambda: any(map(scanned_page, steps)),
        )
    assert steps[-1] == "recognising 1/2"


def test_a_page_of_a_picture_file_is_drawn_to_be_marked() -> None:
    assert draw_confined(as_file(ASKEW, "PNG"), 1).startswith(b"\x89PNG")
