"""A document in which the reader finds no plan: somebody says which table holds it, and it is read again."""

import pytest
from tests.importing.conftest import brought, post, text

from dueregard.history.models import Event
from dueregard.importing import readings
from dueregard.importing.models import Draft, State
from dueregard.importing.operations import accept_draft, read_again
from dueregard.importing.tasks import READER
from dueregard.reading.corrections import NameTable
from dueregard.reading.document import UnreadableDocument

PROMISES = (
    "What we promise,Whom to ask\nA quiet room for prayer,Estates team\nRamps at both doors,Access Officer\n"
)


def _table(csv):
    rows = "".join(f"<tr><td>{line.replace(',', '</td><td>')}</td></tr>" for line in csv.splitlines())
    return f"<table>{rows}</table>"


CHOSEN = {"heading": "1", "column-1": "action", "column-2": "lead"}


@pytest.fixture
def planless(cast):
    draft = brought(cast, content=PROMISES, name="promises.csv")
    assert (draft.state, draft.reading) == (State.PLANLESS, {})
    return draft


def test_the_page_shows_the_document_s_tables(signed_in, planless):
    page = text(signed_in.get(planless.get_absolute_url()))
    assert "No plan was found in this document, but it has tables." in page
    assert "A quiet room for prayer" in page
    assert "The actions are in table 1" in page


def test_a_letter_without_tables_cannot_be_read(cast):
    draft = brought(cast, content="Dear all,\n\nthe meeting is on Monday.\n", name="letter.txt")
    assert (draft.state, draft.opened) == (State.UNREADABLE, "")


def test_a_table_is_said_to_hold_the_plan(signed_in, planless):
    form = text(signed_in.get(planless.get_absolute_url() + "tables/1/"))
    assert "What we promise · A quiet room for prayer · Ramps at both doors" in form
    response = post(signed_in, planless, "tables/1/", **CHOSEN)
    assert response.status_code == 302
    draft = Draft.objects.get()
    assert (draft.state, draft.message) == (State.READY, "")
    assert [(action.title, action.leads[0].name) for action in draft.plan_file.actions] == [
        ("A quiet room for prayer", "Estates team"),
        ("Ramps at both doors", "Access Officer"),
    ]
    assert "Table 1 holds the plan" in text(signed_in.get(draft.get_absolute_url()))
    assert [change.before["state"] for change in Event.objects.latest("id").changes.all()] == ["planless"]


def test_it_is_accepted_like_any_other(cast, planless):
    mended = readings.mend(
        planless, [NameTable(table=1, heading=1, columns={1: "action", 2: "lead"})], by=cast.officer
    )
    assert accept_draft(by=cast.officer, draft=mended, title="Our promises").actions.count() == 2


def test_a_table_without_a_column_of_actions_is_asked_for_it(signed_in, planless):
    response = post(signed_in, planless, "tables/1/", **{**CHOSEN, "column-1": "kept"})
    assert response.status_code == 422
    assert "Say which column holds what is to be done." in text(response)
    assert Draft.objects.get().state == State.PLANLESS


def test_taking_it_back_waits_for_another_answer(signed_in, cast, planless):
    post(signed_in, planless, "tables/1/", **CHOSEN)
    post(signed_in, Draft.objects.get(), "undo/")
    draft = Draft.objects.get()
    assert (draft.state, draft.corrections, draft.reading) == (State.PLANLESS, [], {})
    assert "The actions are in table 1" in text(signed_in.get(draft.get_absolute_url()))


def test_what_was_said_outlives_a_new_reading_of_the_document(cast, planless):
    said = NameTable(table=1, heading=1, columns={1: "action", 2: "lead"})
    mended = readings.mend(planless, [said], by=cast.officer)
    readings.read(read_again(by=cast.officer, draft=mended), by=READER)
    assert len(Draft.objects.get().plan_file.actions) == 2


def test_a_correction_that_leaves_no_plan_is_not_kept(cast, planless):
    with pytest.raises(UnreadableDocument):
        readings.mend(planless, [NameTable(table=1, heading=1, columns={1: "lead"})], by=cast.officer)
    assert Draft.objects.get().state == State.PLANLESS


def test_a_table_beside_the_plan_is_offered_too(signed_in, cast):
    actions = "1,Train staff,HR Manager,May 2015\n2,Publish data,Data Officer,May 2016\n"
    tables = "".join(map(_table, (f"Ref,Action,Lead,By when\n{actions}", PROMISES)))
    draft = brought(cast, content=f"<html><body><h1>Plan</h1>{tables}</body></html>", name="plan.html")
    assert len(draft.plan_file.actions) == 2
    page = text(signed_in.get(draft.get_absolute_url() + "document/"))
    assert "The actions are in table 2" in page
    assert "The actions are in table 1" not in page
    post(signed_in, draft, "tables/2/", **CHOSEN)
    assert [action.title for action in Draft.objects.get().plan_file.actions][2:] == [
        "A quiet room for prayer",
        "Ramps at both doors",
    ]


@pytest.mark.parametrize("number", [0, 2])
def test_a_table_that_is_not_there_is_not_found(signed_in, planless, number):
    assert signed_in.get(f"{planless.get_absolute_url()}tables/{number}/").status_code == 404
