"""Words that the law wants gone leave the files, the drafts and what was told of both."""

import pytest
from tests.cast import account_of
from tests.importing.conftest import brought

from dueregard.documents import store
from dueregard.documents.models import Document
from dueregard.documents.operations import keep_document
from dueregard.history.models import Event
from dueregard.importing import readings
from dueregard.importing.models import Draft, State
from dueregard.importing.operations import accept_draft, bring_document
from dueregard.importing.tasks import READER
from dueregard.organisations.permissions import allowed
from dueregard.plans.operations import redact_words
from dueregard.reading.corrections import AnswerRemark, MoveWords
from dueregard.upkeep import records
from dueregard.upkeep.looking import kept_files

pytestmark = pytest.mark.django_db
NAME = "Jo Bloggs"
WHY = "Asked under article 17"
TEXT = f"""\
Ref,Action,Lead,By when
1.1,Train all staff {NAME},HR Manager,March 2015
1.2,Publish the equality data,Policy Officer,January 2016
"""


@pytest.fixture
def plan(cast):
    """A plan from a file that holds the name, in its own name too, mended with words that hold it."""
    draft = brought(cast, TEXT, name=f"Plan of {NAME}.csv")
    asked = AnswerRemark(remark=f"{NAME}/1", answer=NAME)
    moved = MoveWords(table=1, row=2, cell=2, first=4, last=5, to_cell=3)
    draft = readings.mend(draft, [asked, moved], by=cast.officer)
    return accept_draft(by=cast.officer, draft=draft, title="Equality plan")


@pytest.fixture
def redact(cast, django_capture_on_commit_callbacks):
    """Removes the name from a plan as a page does, with what follows its commit."""

    def do(plan):
        with django_capture_on_commit_callbacks(execute=True):
            return redact_words(by=cast.officer, plan=plan, words=NAME, reason=WHY)

    return do


def everything_kept():
    """All rows of all tables, and the bytes and names of all files."""
    rows = b"".join(b"".join(records.rows_of(model)) for model in records.models().values())
    folder = store.path_of("00").parents[2]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return rows + b"".join(path.name.encode() + path.read_bytes() for path in files)


def test_the_words_are_in_no_table_and_no_file_any_more(plan, redact):
    assert everything_kept().count(NAME.encode()) > 5
    redact(plan)
    assert NAME.encode() not in everything_kept()


def test_a_draft_of_a_newer_version_goes_on_without_the_words(cast, plan, redact):
    newer = brought(cast, TEXT + "1.3,Ask the panel,Policy Officer,2017\n", renews=plan)
    redact(plan)
    assert NAME.encode() not in everything_kept()
    draft = Draft.objects.get(pk=newer.pk)
    assert (draft.state, draft.revision) == (State.READY, newer.revision + 1)
    assert "Train all staff █████" in draft.plan_file.actions[0].title
    readings.mend(draft, [AnswerRemark(remark="x", answer="y")], by=cast.officer)


def test_a_draft_that_is_no_draft_without_the_words_is_given_up(
    cast, plan, django_capture_on_commit_callbacks
):
    newer = brought(cast, TEXT, name="again.csv", renews=plan)
    Draft.objects.filter(pk=newer.pk).update(corrections=[{"do": NAME}])
    redact_words(by=cast.officer, plan=plan, words=NAME, reason=WHY)
    draft = Draft.objects.get(pk=newer.pk)
    assert (draft.state, draft.reading, draft.opened) == (State.ABANDONED, {}, "")


def test_the_address_of_the_file_says_why_it_is_gone_and_which_it_was(client, cast, plan, redact):
    document = Document.objects.get()
    redact(plan)
    client.force_login(account_of(cast.officer))
    answer = client.get(document.get_absolute_url())
    assert answer.status_code == 410
    assert WHY in answer.content.decode()
    assert document.sha256 in answer.content.decode()
    assert not store.path_of(document.sha256).exists()
    assert list(kept_files(every=True)) == []


def test_what_was_done_stays(cast, plan, redact):
    before = list(Event.objects.values_list("uid", "verb"))
    redact(plan)
    *kept, removed, redacted = Event.objects.all()
    assert [(event.uid, event.verb) for event in kept] == before
    assert (removed.verb, removed.actor) == ("remove_document", cast.officer)
    assert removed.changes.get().after == {"removed": WHY}
    assert (redacted.verb, redacted.reason) == ("redact_words", WHY)


def test_nothing_is_removed_where_the_plan_does_not_hold_the_words(cast, plan):
    with pytest.raises(Exception, match="does not hold"):
        redact_words(by=cast.officer, plan=plan, words="Nobody of this name", reason=WHY)
    assert Document.objects.get().removed_at is None


def test_a_file_that_another_body_brought_too_stays_theirs(cast, plan, redact):
    theirs = keep_document(
        by=cast.stranger, organisation=cast.other_body, name="plan.csv", content=TEXT.encode()
    )
    redact(plan)
    assert store.get(theirs.sha256) == TEXT.encode()


def test_a_removed_file_cannot_be_read_again_but_be_brought_again(cast, plan, redact):
    newer = bring_document(
        by=cast.officer, organisation=cast.body, name="p.csv", content=TEXT.encode(), renews=plan
    )
    redact(plan)
    readings.read(Draft.objects.get(pk=newer.pk), by=READER)
    assert "was removed" in Draft.objects.get(pk=newer.pk).message
    again = brought(cast, TEXT)
    assert (again.state, again.document.removed_at) == (State.READY, None)


def test_only_who_may_remove_words_may_remove_a_file(cast, plan):
    for who in cast.all_but("officer", "administrator"):
        assert not Document.objects.filter(allowed(who, "redact", Document)).exists()
