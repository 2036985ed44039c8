"""Reports that were sent: kept under their hash, put right beside the file, gone when the law asks."""

import hashlib
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from lxml import html
from tests.cast import account_of

from dueregard import clock
from dueregard.documents import store
from dueregard.history.models import Change, Event
from dueregard.plans.operations import edit_action, redact_words
from dueregard.reporting.making import Request, make
from dueregard.reporting.models import SentReport
from dueregard.reporting.operations import add_addendum, keep_report
from dueregard.writing.refusals import CannotWrite

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_second_factor(settings, tmp_path):
    settings.SECOND_FACTOR = "nobody"
    settings.MEDIA_ROOT = tmp_path


def asked(**values):
    return Request(**{"report": "appendix", "as_at": clock.today(), "format": "docx", **values})


def bytes_of(report: SentReport) -> bytes:
    return store.path_of(report.document.sha256).read_bytes()


def test_the_file_that_is_kept_is_the_report_and_its_hash_tells(cast, plan):
    report = keep_report(by=cast.officer, plan=plan, request=asked())
    assert bytes_of(report) == make(plan, asked()).content
    assert hashlib.sha256(bytes_of(report)).hexdigest() == report.document.sha256


def test_what_comes_later_changes_nothing_in_it(cast, plan):
    report = keep_report(by=cast.officer, plan=plan, request=asked())
    before = bytes_of(report)
    edit_action(by=cast.officer, action=plan.actions.first(), changes={"title": "Renamed"})
    assert bytes_of(SentReport.objects.get(pk=report.pk)) == before


def test_the_very_same_report_is_not_kept_twice(cast, plan):
    keep_report(by=cast.officer, plan=plan, request=asked())
    with pytest.raises(ValidationError, match="kept already"):
        keep_report(by=cast.officer, plan=plan, request=asked())
    assert SentReport.objects.count() == 1


def test_a_report_that_cannot_be_made_leaves_nothing(cast, plan):
    with pytest.raises(CannotWrite):
        keep_report(by=cast.officer, plan=plan, request=asked(format="doc"))
    assert not SentReport.objects.exists()


def test_an_addendum_stands_beside_it_and_history_tells_both(cast, plan):
    report = keep_report(by=cast.officer, plan=plan, request=asked())
    add_addendum(by=cast.officer, report=report, text="1.2 was done in June.")
    assert [each.text for each in report.addenda.all()] == ["1.2 was done in June."]
    verbs = [event.verb for event in Event.objects.filter(plan=plan.uid).order_by("-id")[:2]]
    assert verbs == ["add_addendum", "keep_report"]


def test_an_addendum_without_words_is_refused(cast, plan):
    report = keep_report(by=cast.officer, plan=plan, request=asked())
    with pytest.raises(ValidationError):
        add_addendum(by=cast.officer, report=report, text="  ")


def test_others_neither_keep_nor_put_right(cast, plan):
    report = keep_report(by=cast.officer, plan=plan, request=asked())
    for who in cast.all_but("officer", "administrator"):
        with pytest.raises(PermissionDenied):
            keep_report(by=who, plan=plan, request=asked(format="html"))
        with pytest.raises(PermissionDenied):
            add_addendum(by=who, report=report, text="Wrong")


def test_words_removed_for_good_leave_no_report_that_holds_them(cast, plan):
    edit_action(by=cast.officer, action=plan.actions.first(), changes={"progress": "Asked Jo Bloggs"})
    report = keep_report(by=cast.officer, plan=plan, request=asked(reference="For Jo Bloggs"))
    path = store.path_of(report.document.sha256)
    add_addendum(by=cast.officer, report=report, text="Jo Bloggs was not asked.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda work: work())
        redact_words(by=cast.officer, plan=plan, words="Jo Bloggs", reason="Asked under article 17")
    held = SentReport.objects.get(pk=report.pk)
    assert not path.exists()
    assert held.document.removed_at
    assert "Jo Bloggs" not in held.reference + held.addenda.get().text
    assert not [each for each in Change.objects.all() if "Jo Bloggs" in f"{each.before}{each.after}"]


def test_the_pages_keep_one_list_it_and_put_it_right(client, cast, plan):
    client.force_login(account_of(cast.officer))
    address = f"{plan.get_absolute_url()}reports/"
    sent = {"report": "summary", "as_at": clock.today().isoformat(), "format": "html", "reference": "Item 13"}
    kept = client.post(f"{address}new/", sent, follow=True)
    assert "The report is kept" in html.fromstring(kept.content).text_content()
    report = SentReport.objects.get()
    client.post(f"{address}{report.uid}/addendum/", {"text": "A figure was wrong."})
    text = html.fromstring(client.get(address).content).text_content()
    for words in ("Summary on a page", "Item 13", report.document.sha256, "A figure was wrong."):
        assert words in text


def test_the_page_says_that_the_same_report_is_kept_already(client, cast, plan):
    client.force_login(account_of(cast.officer))
    sent = {"report": "summary", "as_at": clock.today().isoformat(), "format": "html"}
    client.post(f"{plan.get_absolute_url()}reports/new/", sent)
    again = client.post(f"{plan.get_absolute_url()}reports/new/", sent)
    assert again.status_code == 422
    assert "kept already" in again.content.decode()


def test_a_report_of_a_past_day_can_be_kept(cast, plan):
    with clock.stopped_at(datetime(2030, 6, 1, tzinfo=UTC)):
        report = keep_report(by=cast.officer, plan=plan, request=asked(as_at=date(2030, 3, 31)))
    assert report.as_at == date(2030, 3, 31)
