"""What the sandbox is asked to do with a document: named functions from a file and JSON to JSON.

    read     a file as brought  ──> the opened document, the plan, what no longer fits
    reread   an opened document ──> the same, after other corrections
    picture  a page of a PDF    ──> PNG with its size in points

Each runs in the confined child; `outcome` of the first two is turned into types again by the parent.
"""

import base64
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dueregard.planfile.model import PlanFile, to_data
from dueregard.reading.corrections import CORRECTIONS, Correction, replay, settle
from dueregard.reading.document import Document, UnreadableDocument
from dueregard.reading.opening import open_document
from dueregard.reading.plan import read_document
from dueregard.reading.sandbox import PICTURE, READING, REREADING, run_confined
from dueregard.reading.stored import document_data, document_from_data, dump_document, load_document

PICTURE_SCALE = 1.5
"""Pixels a point: 108 dpi, on which 8-point print can be read."""

Report = Callable[[str], None]


@dataclass(slots=True, frozen=True)
class Outcome:
    """What a reading gave: the document as opened, the plan after all corrections, which fit no longer."""

    opened: Document
    plan: PlanFile
    lapsed: dict[int, str]


def read_confined(
    content: bytes,
    name: str,
    corrections: list[Correction],
    *,
    on_progress: Report = lambda step: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Read a document as it was brought. Raises UnreadableDocument, NotAPlan and sandbox.Cancelled."""
    request = {"name": name, "corrections": CORRECTIONS.dump_python(corrections, mode="json")}
    answer = run_confined(read, request, content, READING, on_progress=on_progress, is_cancelled=is_cancelled)
    return _outcome(answer)


def reread_confined(opened: Document, corrections: list[Correction]) -> Outcome:
    """Read an opened document again with other corrections. Raises as `read_confined`."""
    request = {"corrections": CORRECTIONS.dump_python(corrections, mode="json")}
    return _outcome(run_confined(reread, request, dump_document(opened).encode(), REREADING))


def draw_confined(content: bytes, page: int) -> bytes:
    """A page of a PDF, counted from 1, as PNG. Raises UnreadableDocument, also for a page too many."""
    return base64.b64decode(run_confined(picture, {"page": page}, content, PICTURE))


def _outcome(answer: Any) -> Outcome:
    try:
        plan = PlanFile.model_validate(answer["plan"])
        lapsed = {int(number): str(reason) for number, reason in answer["lapsed"].items()}
        return Outcome(document_from_data(answer["opened"]), plan, lapsed)
    except (ValidationError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise UnreadableDocument("The reader's account of the document is damaged.") from error


def read(document: Path, request: dict[str, Any], report: Report) -> dict[str, Any]:
    """In the child: open the file and make a plan of it."""
    report("opening")
    content = document.read_bytes()
    if _is_plan_file(content):
        return _taken_as_it_is(content, request)
    return _plan_of(open_document(content, request["name"]), request, report)


def reread(document: Path, request: dict[str, Any], report: Report) -> dict[str, Any]:
    """In the child: make a plan of a document that was opened before."""
    return _plan_of(load_document(document.read_text(encoding="utf-8")), request, report)


def _is_plan_file(content: bytes) -> bool:
    return content.lstrip()[:1] == b"{" and b'"dueregard-plan"' in content


def _taken_as_it_is(content: bytes, request: dict[str, Any]) -> dict[str, Any]:
    """A plan file needs no reading: an export of dueregard, of this or of another installation."""
    try:
        plan = PlanFile.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise UnreadableDocument(
            f"{request['name']}: no valid plan file: {place}: {first['msg']}."
        ) from error
    opened = Document(request["name"], "plan", hashlib.sha256(content).hexdigest(), [])
    settled, lapsed = settle(plan, CORRECTIONS.validate_python(request["corrections"]))
    return {"opened": document_data(opened), "plan": to_data(settled), "lapsed": lapsed}


def _plan_of(opened: Document, request: dict[str, Any], report: Report) -> dict[str, Any]:
    corrections = CORRECTIONS.validate_python(request["corrections"])
    report("reading")
    replayed = replay(opened, corrections)
    reading = read_document(replayed.document, guidance=replayed.guidance)
    plan, unsettled = settle(reading.plan, corrections)
    return {
        "opened": document_data(opened),
        "plan": to_data(plan),
        "lapsed": {**replayed.lapsed, **unsettled},
    }


def picture(document: Path, request: dict[str, Any], report: Report) -> str:
    """In the child: draw one page; base64, since the answer is JSON."""
    import pypdfium2  # loads a library of 7 MB that only this job needs

    pdf = pypdfium2.PdfDocument(document.read_bytes())
    if not 1 <= request["page"] <= len(pdf):
        raise UnreadableDocument("The document has no such page.")
    drawn = pdf[request["page"] - 1].render(scale=PICTURE_SCALE).to_pil()
    file = io.BytesIO()
    drawn.save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode()
