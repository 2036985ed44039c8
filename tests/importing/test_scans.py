"""While a scan is read, its draft says which page the reader is at and has longer patience."""

from datetime import timedelta

from dueregard.importing.models import PATIENCE, PATIENCE_A_PAGE
from dueregard.importing.operations import bring_document
from dueregard.importing.wording import step_words


def test_the_page_that_is_recognised_is_named():
    assert step_words("recognising 3/17") == "recognising the words of page 3 of 17"
    assert step_words("opening") == "opening the file"


def test_a_scan_is_not_stuck_before_its_pages_could_be_read(cast):
    draft = bring_document(by=cast.officer, organisation=cast.body, name="scan.pdf", content=b"%PDF-1.4")
    late = draft.made_at + PATIENCE + timedelta(seconds=1)
    assert draft.is_stuck(at=late)
    draft.step = "recognising 1/17"
    assert not draft.is_stuck(at=late)
    assert draft.is_stuck(at=late + 17 * PATIENCE_A_PAGE)
