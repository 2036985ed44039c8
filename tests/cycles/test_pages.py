"""The officer's pages: start, state, approve, return, answer, remind, close, sign off; response rates."""

import json
from datetime import date

import pytest
from django.test import Client
from tests.cast import account_of
from tests.factories import ActionFactory, LeadFactory, PostFactory

from dueregard.cycles.answering import Given
from dueregard.cycles.models import Cycle, Request, Rhythm, UpdateLink
from dueregard.cycles.operations import answer_request
from dueregard.messages.models import Message

BASE = "/organisations/ashby/plans"


@pytest.fixture
def officer(cast) -> Client:
    return signed_in(cast.officer)


def signed_in(who) -> Client:
    browser = Client()
    browser.force_login(account_of(who))
    return browser


def at(world, rest: str = "") -> str:
    return f"{world.plan.get_absolute_url()}cycles/{rest}"


def answered(world, cast, number: int = 1) -> list[Request]:
    requests = list(world.cycle.requests.all()[:number])
    for each in requests:
        answer_request(
            by=cast.officer, request=each, given=Given("on-track", "As planned"), on=date(2026, 4, 2)
        )
    return requests


@pytest.fixture
def free(world):
    """The plan without its cycle."""
    Cycle.objects.all().delete()
    return world


def test_before_a_cycle_starts_one_sees_whom_it_would_ask_and_whom_it_cannot(free, officer):
    ActionFactory(plan=free.plan, ref="9.9")
    LeadFactory(
        action=ActionFactory(plan=free.plan),
        post=PostFactory(organisation=free.plan.organisation, title="Vacant post"),
    )
    page = officer.get(at(free, "start/")).content.decode()
    assert "It would ask for 6 actions." in page
    assert "2 people would get a mail each." in page
    assert "Vacant post" in page
    assert "1 action has no lead that is bound to a post" in page
    assert not Cycle.objects.exists()


def test_a_cycle_is_started_and_everybody_written_to(free, officer):
    told = {"title": "Spring", "days": "10", "grace": "5", "approval": "on"}
    response = officer.post(at(free, "start/"), told)
    cycle = Cycle.objects.get()
    assert response["Location"] == cycle.get_absolute_url()
    assert (str(cycle.due_on), str(cycle.until)) == ("2026-04-12", "2026-04-17")
    assert Message.objects.count() == 2
    assert "2 people are written to." in officer.get(response["Location"]).content.decode()


def test_the_state_of_a_cycle_in_few_queries(world, cast, officer, django_assert_max_num_queries):
    answered(world, cast, 2)
    with django_assert_max_num_queries(15):
        page = officer.get(world.cycle.get_absolute_url()).content.decode()
    assert "4 actions asked for" in page
    assert "2 to approve" in page
    assert "Exceptions (2)" in page


def test_the_same_as_data(world, cast, officer):
    answered(world, cast)
    told = json.loads(officer.get(at(world, f"{world.cycle.uid}.json")).content)
    assert told["counts"] == {"asked": 3, "answered": 1, "returned": 0, "approved": 0}
    assert told["requests"][0]["answer"] == "on-track"
    listed = json.loads(officer.get(at(world)[:-1] + ".json").content)
    assert [each["title"] for each in listed["cycles"]] == ["First quarter"]


def test_many_are_approved_at_once_old_beside_new(world, cast):
    requests = answered(world, cast, 3)
    approver = signed_in(cast.approver)
    page = approver.get(at(world, f"{world.cycle.uid}/approve/")).content.decode()
    assert "Before" in page
    assert "As planned" in page
    chosen = [each.uid for each in requests[:2]]
    response = approver.post(at(world, f"{world.cycle.uid}/approve/"), {"requests": chosen})
    assert response.status_code == 302
    assert world.cycle.requests.filter(state="approved").count() == 2
    assert approver.post(at(world, f"{world.cycle.uid}/approve/"), {}).status_code == 422


def test_an_answer_is_returned_with_a_comment(world, cast, officer):
    (request,) = answered(world, cast)
    address = at(world, f"requests/{request.uid}/return/")
    assert officer.post(address, {"comment": ""}).status_code == 422
    assert officer.post(address, {"comment": "How many?"}).status_code == 302
    assert "How many?" in officer.get(world.cycle.get_absolute_url()).content.decode()


def test_the_officer_answers_for_a_lead(world, officer):
    request = world.cycle.requests.first()
    address = at(world, f"requests/{request.uid}/answer/")
    assert officer.get(address).status_code == 200
    assert officer.post(address, {}).status_code == 422
    told = {f"{request.uid}-kind": "on-track", f"{request.uid}-text": "By telephone"}
    assert officer.post(address, told).status_code == 302
    assert request.action.updates.get().text == "By telephone"


def test_who_has_not_answered_is_reminded(world, officer):
    address = at(world, f"{world.cycle.uid}/remind/")
    assert "2 people have not answered" in officer.get(address).content.decode()
    officer.post(address)
    assert Message.objects.count() == 2


def test_a_link_is_revoked(world, officer):
    link, _secret = world.link(world.first)
    assert "Revoke" in officer.get(world.cycle.get_absolute_url()).content.decode()
    officer.post(at(world, f"links/{link.uid}/revoke/"))
    assert UpdateLink.objects.get().revoked_at


def test_the_rhythm_is_said(world, officer):
    told = {
        "often": "meetings",
        "first": "1/4/2026",
        "meetings": "30/6/2026\n1/9/2026",
        "days": 14,
        "grace": 7,
    }
    assert officer.post(at(world, "rhythm/"), {**told, "meetings": "soon"}).status_code == 422
    assert officer.post(at(world, "rhythm/"), {**told, "meetings": ""}).status_code == 422
    assert officer.post(at(world, "rhythm/"), told).status_code == 302
    rhythm = Rhythm.objects.get()
    assert (rhythm.meetings, rhythm.approval) == (["2026-06-30", "2026-09-01"], False)
    assert "before meetings" in officer.get(at(world)).content.decode()
    assert "1/9/2026" in officer.get(at(world, "rhythm/")).content.decode()


def test_a_cycle_is_closed_with_a_snapshot_and_signed_off(plan, cast, officer):
    from dueregard.cycles.asking import actions_to_ask
    from dueregard.cycles.operations import open_cycle
    from dueregard.cycles.windows import window_from

    today = date(2026, 4, 2)
    window = window_from(today, days=14, grace=7)
    asked = actions_to_ask(plan, on=today)
    cycle = open_cycle(by=cast.officer, plan=plan, window=window, title="Spring", approval=True, asked=asked)
    address = cycle.get_absolute_url()
    assert "stay on the list of exceptions" in officer.get(f"{address}close/").content.decode()
    assert officer.post(f"{address}close/", {"note": "All went well"}).status_code == 302
    page = officer.get(address).content.decode()
    assert plan.snapshots.get().get_absolute_url() in page
    approver = signed_in(cast.approver)
    assert approver.post(f"{address}sign-off/").status_code == 302
    assert "signed off by Amara" in approver.get(address).content.decode()


def test_response_rates_by_lead_over_cycles(world, cast, officer, django_assert_max_num_queries):
    answered(world, cast, 2)
    with django_assert_max_num_queries(12):
        page = officer.get("/organisations/ashby/response-rates/").content.decode()
    assert "<svg" in page
    assert "2 of 3" in page
    told = json.loads(officer.get("/organisations/ashby/response-rates.json").content)["cycles"][0]
    assert told["all"] == {"asked": 4, "answered": 2, "in_time": 2}
    assert told["by_lead"]["HR Manager"] == {"asked": 3, "answered": 2, "in_time": 2}


def test_readers_see_the_state_and_decide_nothing(world, cast):
    viewer = signed_in(cast.viewer)
    page = viewer.get(world.cycle.get_absolute_url())
    assert page.status_code == 200
    assert "Close the cycle" not in page.content.decode()
    assert viewer.get(at(world, f"{world.cycle.uid}/close/")).status_code == 404
