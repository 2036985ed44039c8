"""The pages of the way in: what they show, what they do, whom they refuse."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import account_of
from tests.importing.conftest import PLAN, brought, post, text

from dueregard.importing.models import Draft, State
from dueregard.importing.operations import bring_document, record_failure
from dueregard.importing.tasks import READER
from dueregard.plans.models import Plan

BRING = "/organisations/ashby/bring/"
PAGES = ("", "document/", "actions/1/", "rows/1/2/")
POSTS = (
    "doubts/",
    "columns/",
    "remembered/",
    "undo/",
    "accept/",
    "abandon/",
    "again/",
    "rows/1/2/",
    "actions/1/",
)


def test_a_file_is_brought_and_its_draft_shown(signed_in, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sent = {"file": SimpleUploadedFile("plan.csv", PLAN.encode())}
        response = signed_in.post(BRING, sent)
    draft = Draft.objects.get()
    assert response["Location"] == draft.get_absolute_url()
    page = text(signed_in.get(draft.get_absolute_url()))
    assert "3 actions" in page
    assert "Train all staff in due regard" in page
    assert "For us" in page


def test_a_form_without_a_file_says_what_is_missing(signed_in):
    response = signed_in.post(BRING, {})
    assert response.status_code == 422
    assert "There is a problem" in text(response)


def test_a_pasted_table_is_a_document_like_any_other(signed_in, django_capture_on_commit_callbacks):
    pasted = (
        "Action\tLead\tBy when\nTrain staff\tHR Manager\tMarch 2015\nPublish data\tPolicy Officer\tMay 2016\n"
    )
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(BRING + "paste/", {"table": pasted})
    draft = Draft.objects.get()
    assert draft.state == State.READY, draft.message
    assert [action.title for action in draft.plan_file.actions] == ["Train staff", "Publish data"]


def test_a_page_that_waits_shows_how_far_it_is_and_can_be_stopped(signed_in, cast):
    draft = bring_document(by=cast.officer, organisation=cast.body, name="p.csv", content=PLAN.encode())
    page = text(signed_in.get(draft.get_absolute_url()))
    assert "See how far it is" in page
    assert 'hx-trigger="every 1s"' in page
    asked = signed_in.get(draft.get_absolute_url(), headers={"HX-Request": "true"})
    assert "waiting for its turn" in text(asked)
    post(signed_in, draft, "abandon/")
    draft.refresh_from_db()
    assert draft.state == State.ABANDONED
    done = signed_in.get(draft.get_absolute_url(), headers={"HX-Request": "true"})
    assert done["HX-Redirect"] == draft.get_absolute_url()
    assert "See how far it is" not in text(signed_in.get(draft.get_absolute_url()))


def test_an_unreadable_document_says_why(signed_in, cast):
    draft = bring_document(by=cast.officer, organisation=cast.body, name="p.csv", content=b"x")
    record_failure(by=READER, draft=draft, message="p.csv: the file is locked.")
    assert "p.csv: the file is locked." in text(signed_in.get(draft.get_absolute_url()))


def test_a_column_is_given_another_meaning(signed_in, draft):
    columns = {f"column-{column.id}": "" for column in draft.plan_file.plan.columns}
    named = {column.heading: f"column-{column.id}" for column in draft.plan_file.plan.columns}
    columns |= {
        named["Ref"]: "ref",
        named["Action"]: "action",
        named["Lead"]: "lead",
        named["By when"]: "timescale",
    }
    response = post(signed_in, draft, "columns/", **{**columns, named["For us"]: "progress"})
    assert response.status_code == 302
    draft = Draft.objects.get()
    assert draft.plan_file.actions[0].progress == "pilot first"


def test_the_document_shows_its_rows_with_what_was_read_from_each(signed_in, draft):
    page = text(signed_in.get(draft.get_absolute_url() + "document/"))
    assert "Review the hate incident form" in page
    assert "action 1.3" in page


def test_a_row_is_left_out_and_the_correction_undone(signed_in, draft):
    response = post(signed_in, draft, "rows/1/4/", do="name", meaning="left-out")
    assert response["Location"].endswith("document/#row-1-4")
    mended = Draft.objects.get()
    assert [action.ref for action in mended.plan_file.actions] == ["1.1", "1.2"]
    page = text(signed_in.get(mended.get_absolute_url()))
    assert "Table 1, row 4 left out" in page
    assert "left out by hand" in page
    post(signed_in, mended, "undo/")
    assert len(Draft.objects.get().plan_file.actions) == 3


def test_words_move_between_cells(signed_in, draft):
    sent = {"do": "move", "words": "in due regard", "cell": 2, "to_cell": 5, "at": "start"}
    assert post(signed_in, draft, "rows/1/2/", **sent).status_code == 302
    action = Draft.objects.get().plan_file.actions[0]
    assert action.title == "Train all staff"
    assert "in due regard pilot first" in action.cells.values()


def test_words_that_do_not_stand_in_the_cell_are_asked_for_again_and_kept_in_the_form(signed_in, draft):
    sent = {"do": "move", "words": "no such words", "cell": 2, "to_cell": 5, "at": "start"}
    response = post(signed_in, draft, "rows/1/2/", **sent)
    assert response.status_code == 422
    assert "These words do not stand in the cell" in text(response)
    assert "no such words" in text(response)


def test_a_row_is_split_and_joined_again(signed_in, draft):
    assert post(signed_in, draft, "rows/1/2/", do="split", **{"cell-2": "in due regard"}).status_code == 302
    split = Draft.objects.get()
    assert "rows/1/3/" in text(signed_in.get(split.get_absolute_url() + "document/"))
    response = post(signed_in, split, "rows/1/3/", do="join", onto="1.2")
    assert response.status_code == 302
    assert [action.title for action in Draft.objects.get().plan_file.actions] == [
        "Train all staff in due regard",
        "Publish the equality data",
        "Review the hate incident form",
    ]


def test_of_two_who_mend_at_once_the_second_is_told_and_nothing_is_lost(signed_in, draft):
    post(signed_in, draft, "rows/1/4/", do="name", meaning="left-out")
    sent = {"do": "move", "words": "in due regard", "cell": 2, "to_cell": 5, "at": "start"}
    response = post(signed_in, draft, "rows/1/2/", **sent)
    assert response.status_code == 422
    page = text(response)
    assert "Somebody has changed this draft" in page
    assert 'value="in due regard"' in page
    now = Draft.objects.get()
    assert len(now.corrections) == 1
    assert f'name="revision" value="{now.revision}"' in page


def test_accepting_makes_the_plan_and_asks_who_its_leads_are(signed_in, draft):
    response = post(signed_in, draft, "accept/", title="Equality scheme 2015")
    plan = Plan.objects.get()
    assert response["Location"] == f"{plan.get_absolute_url()}leads/"
    asked = signed_in.get(response["Location"])
    assert f'href="{plan.get_absolute_url()}"' in text(asked)
    assert (plan.title, plan.actions.count()) == ("Equality scheme 2015", 3)
    assert "Equality scheme 2015" in text(signed_in.get(draft.get_absolute_url()))


def test_a_blank_plan_is_started_with_the_usual_columns(signed_in):
    signed_in.post(BRING + "start/", {"title": "Our plan"})
    plan = Plan.objects.get()
    assert [column.heading for column in plan.columns.all()][:3] == ["Reference", "Action", "Lead"]


def test_a_plan_is_started_from_the_structure_of_another(signed_in, plan):
    signed_in.post(BRING + "start/", {"title": "Our plan", "like": plan.pk, "objectives": "on"})
    made = Plan.objects.exclude(pk=plan.pk).get()
    assert [c.heading for c in made.columns.all()] == [c.heading for c in plan.columns.all()]
    assert [o.title for o in made.objectives.all()] == [o.title for o in plan.objectives.all()]
    assert not made.actions.exists()


def test_the_pages_come_in_welsh(signed_in, draft):
    response = signed_in.get("/cy" + draft.get_absolute_url())
    assert '<html lang="cy"' in text(response)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_draft_refuses_strangers(client, cast, draft, page):
    for who in cast.all_but("officer", "administrator", "public"):
        client.force_login(account_of(who))
        assert client.get(draft.get_absolute_url() + page).status_code == 404
    client.logout()
    assert client.get(draft.get_absolute_url() + page).status_code == 404


@pytest.mark.parametrize("page", POSTS)
def test_everything_that_changes_a_draft_refuses_strangers(client, cast, draft, page):
    for who in cast.all_but("officer", "administrator", "public"):
        client.force_login(account_of(who))
        assert post(client, draft, page, title="x").status_code == 404
    assert Draft.objects.get() == draft
    assert Draft.objects.get().revision == draft.revision


@pytest.mark.parametrize("page", ["", "paste/", "start/"])
def test_only_who_may_bring_documents_is_asked_for_one(client, cast, page):
    assert client.get(BRING + page).status_code == 404
    for who in cast.all_but("officer", "administrator", "public"):
        client.force_login(account_of(who))
        assert client.get(BRING + page).status_code == 404


def test_what_the_document_says_never_becomes_markup(signed_in, cast):
    draft = brought(cast, content=PLAN.replace("pilot first", "<script>alert(1)</script>"))
    for page in ("", "document/", "actions/1/", "rows/1/2/"):
        assert "<script>alert(1)" not in text(signed_in.get(draft.get_absolute_url() + page))


def test_a_draft_s_page_asks_few_questions_of_the_database(signed_in, draft, django_assert_max_num_queries):
    signed_in.get(draft.get_absolute_url())  # the first page of a session notes that somebody is there
    with django_assert_max_num_queries(9):  # one of them asks whether a second factor is wanted
        signed_in.get(draft.get_absolute_url())


def test_who_may_bring_a_plan_is_led_there_from_the_body_s_page(client, cast):
    for who, offered in ((cast.officer, True), (cast.administrator, True), (cast.viewer, False)):
        client.force_login(account_of(who))
        assert (BRING in text(client.get("/organisations/ashby/"))) is offered


def test_a_doubt_that_comes_up_often_is_asked_once_and_its_answer_counts_everywhere(signed_in, cast):
    content = PLAN.replace("March 2015", "Q1 2014").replace("January 2016", "Q1 2014")
    draft = brought(cast, content=content)
    page = text(signed_in.get(draft.get_absolute_url()))
    assert page.count("part of the calendar year; it can be") == 1
    name = re.search(r'name="(doubt-[0-9a-f]+)"', page).group(1)
    post(signed_in, draft, "doubts/", **{name: "2014-04/2014-06"})
    mended = Draft.objects.get()
    dates = [entry.date for action in mended.plan_file.actions for entry in action.timescale.entries]
    assert dates[:2] == ["2014-04/2014-06"] * 2
    assert "0 open doubts" in text(signed_in.get(draft.get_absolute_url()))
