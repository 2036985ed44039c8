"""What the sandbox is asked to do with a document: named functions from a file and JSON to JSON.

    open_only  a file as brought  ──> the opened document
    read       a file as brought  ──> the opened document, the plan, what no longer fits; or: which pages are
                                      pictures whose words must be recognised first
    recognise  a page of a scan   ──> its words and rulings
    reread     an opened document ──> as `read`, after other corrections
    picture    a page of a scan or PDF ──> PNG

Each runs in a confined child of its own, with its own limits, a scan's pages one after the other. What comes
back is turned into types again by the parent.
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
from dueregard.reading.document import Document, NotAPlan, UnreadableDocument
from dueregard.reading.formats.limits import MAX_SCANNED_PAGES
from dueregard.reading.formats.scans.page import ScannedPage, page_data, page_from_data
from dueregard.reading.formats.scans.pictures import draw_page
from dueregard.reading.formats.scans.recogniser import is_installed, recognise_page
from dueregard.reading.opening import open_document
from dueregard.reading.plan import read_document
from dueregard.reading.sandbox import PICTURE, READING, RECOGNISING, REREADING, Limits, run_confined
from dueregard.reading.sandbox.parent import Job
from dueregard.reading.stored import document_data, document_from_data, dump_document, load_document

PICTURE_SCALE = 1.5
"""Pixels a point: 108 dpi, on which 8-point print can be read."""

_RECOGNISING = "recognising "
"""The step at which a page of a scan is recognised; the page's place among them follows: "3/17"."""

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
    """Read a document as it was brought; the words of a scan are recognised page by page.

    Raises UnreadableDocument, NotAPlan with the document as opened, and sandbox.Cancelled.
    """

    def ask(job: Job, request: dict[str, Any], limits: Limits) -> Any:
        return run_confined(job, request, content, limits, on_progress=on_progress, is_cancelled=is_cancelled)

    request = {"name": name, "corrections": CORRECTIONS.dump_python(corrections, mode="json"), "pages": {}}
    answer = ask(read, request, READING)
    if isinstance(answer, dict) and "pictures" in answer:
        request["pages"] = _recognised(_page_numbers(answer["pictures"]), ask, on_progress)
        answer = ask(read, request, READING)
    return _outcome(answer)


def opened_confined(content: bytes, name: str) -> Document:
    """Open a document as it was brought, and make no plan of it. Raises UnreadableDocument."""
    return document_from_data(run_confined(open_only, {"name": name}, content, READING))


def scanned_page(step: str) -> tuple[int, int] | None:
    """Which of how many pages of a scan is being recognised at a step; None at any other."""
    page, bar, pages = step.removeprefix(_RECOGNISING).partition("/")
    return (int(page), int(pages)) if bar and step.startswith(_RECOGNISING) else None


def _recognised(pages: list[int], ask: Callable[..., Any], on_progress: Report) -> dict[str, Any]:
    """What stands on each page, None where that cannot be found out; raises where no page gives anything."""
    found: dict[str, Any] = {}
    failures: list[UnreadableDocument] = []
    for done, page in enumerate(pages, start=1):
        on_progress(f"{_RECOGNISING}{done}/{len(pages)}")
        try:
            found[str(page)] = ask(recognise, {"page": page}, RECOGNISING)
        except UnreadableDocument as error:  # one page that cannot be read does not spoil the others
            found[str(page)] = None
            failures.append(error)
    if failures and len(failures) == len(pages):
        raise failures[0]
    return found


def _page_numbers(answer: Any) -> list[int]:
    try:
        return [int(page) for page in answer][:MAX_SCANNED_PAGES]
    except (TypeError, ValueError) as error:
        raise UnreadableDocument("The reader's account of the document is damaged.") from error


def reread_confined(opened: Document, corrections: list[Correction]) -> Outcome:
    """Read an opened document again with other corrections. Raises as `read_confined`."""
    request = {"corrections": CORRECTIONS.dump_python(corrections, mode="json")}
    return _outcome(run_confined(reread, request, dump_document(opened).encode(), REREADING))


def draw_confined(content: bytes, page: int) -> bytes:
    """A page of a PDF or picture file, counted from 1, as PNG. Raises UnreadableDocument, also without it."""
    return base64.b64decode(run_confined(picture, {"page": page}, content, PICTURE))


def _outcome(answer: Any) -> Outcome:
    try:
        opened = document_from_data(answer["opened"])
        if "no_plan" in answer:
            raise NotAPlan(str(answer["no_plan"]), opened)
        plan = PlanFile.model_validate(answer["plan"])
        lapsed = {int(number): str(reason) for number, reason in answer["lapsed"].items()}
        return Outcome(opened, plan, lapsed)
    except (ValidationError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise UnreadableDocument("The reader's account of the document is damaged.") from error


def open_only(document: Path, request: dict[str, Any], report: Report) -> dict[str, Any]:
    """In the child: open the file."""
    report("opening")
    return document_data(open_document(document.read_bytes(), request["name"]))


def read(document: Path, request: dict[str, Any], report: Report) -> dict[str, Any]:
    """In the child: open the file and make a plan of it."""
    report("opening")
    content = document.read_bytes()
    if _is_plan_file(content):
        return _taken_as_it_is(content, request)
    given = _Given(request["pages"])
    try:
        opened = open_document(content, request["name"], given.page)
    except UnreadableDocument:
        if not given.lacking:
            raise
    if given.lacking:
        return {"pictures": given.lacking}
    return _plan_of(opened, request, report)


class _Given:
    """Pages that were recognised before; notes which are asked for and lacking, where they could be had."""

    def __init__(self, pages: dict[str, Any]) -> None:
        self.pages = pages
        self.lacking: list[int] = []

    def page(self, content: bytes, number: int) -> ScannedPage | None:
        """A `Recogniser`."""
        if str(number) not in self.pages and is_installed():
            self.lacking.append(number)
        data = self.pages.get(str(number))
        return page_from_data(data) if data else None


def recognise(document: Path, request: dict[str, Any], report: Report) -> Any:
    """In the child: the words and rulings of one page; None where the extra for it is not installed."""
    found = recognise_page(document.read_bytes(), request["page"])
    return page_data(found) if found else None


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
    try:
        reading = read_document(replayed.document, guidance=replayed.guidance)
    except NotAPlan as error:  # a person may still say which of its tables holds the plan
        return {"opened": document_data(opened), "no_plan": str(error)}
    plan, unsettled = settle(reading.plan, corrections)
    return {
        "opened": document_data(opened),
        "plan": to_data(plan),
        "lapsed": {**replayed.lapsed, **unsettled},
    }


def picture(document: Path, request: dict[str, Any], report: Report) -> str:
    """In the child: draw one page; base64, since the answer is JSON."""
    drawn = draw_page(document.read_bytes(), request["page"], PICTURE_SCALE)
    file = io.BytesIO()
    drawn.save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode()
