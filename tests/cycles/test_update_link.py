"""What a link opens, what it answers, and every way in which it is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.cycles.world import World
from tests.factories import PostFactory, SnapshotFactory

from dueregard import clock
from dueregard.cycles.links import mint
from dueregard.cycles.models import Answer, LinkSecret, UpdateLink
from dueregard.cycles.operations import revoke_link
from dueregard.history.models import Event
from dueregard.organisations.posts.operations import change_holder
from dueregard.plans.binding.operations import hand_over_actions
from dueregard.plans.life.operations import set_stage
from dueregard.plans.models import Evidence, TargetRevision, Update
from dueregard.plans.models.words import RevisionState, Stage

YESTERDAY = timedelta(days=-1)


def open_link(secret: str) -> tuple[Client, Any]:
    browser = Client()
    return browser, browser.get(f"/updates/{secret}/")


def fields(request: Any, **told: Any) -> dict[str, Any]:
    return {f"{request.uid}-{name}": value for name, value in told.items()}


def test_a_link_opens_a_page_with_just_the_leads_own_actions(world):
    link, secret = world.link(world.first)
    browser, response = open_link(secret)
    assert response.status_code == 303
    page = browser.get(response["Location"])
    assert page.status_code == 200
    words = page.content.decode()
    assert all(action.title in words for action in world.first.actions)
    assert world.second.actions[0].title not in words
    assert link.name in words


def test_the_secret_goes_into_a_cookie_for_this_page_alone(world):
    link, secret = world.link(world.first)
    browser, response = open_link(secret)
    assert secret not in response["Location"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    cookie = browser.cookies["update-en-gb"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"].endswith(f"/updates/of/{link.uid}/")
    page = browser.get(response["Location"])
    assert "no-store" in page["Cache-Control"]
    assert secret not in page.content.decode()


def test_the_page_can_be_read_in_the_other_language(world):
    _link, secret = world.link(world.first)
    browser, response = open_link(secret)
    assert browser.cookies["update-en-gb"]["path"] == response["Location"]
    assert browser.cookies["update-cy"]["path"] == f"/cy{response['Location']}"
    assert browser.get(f"/cy{response['Location']}").status_code == 200


def test_only_a_hash_of_the_secret_is_kept(world):
    _link, secret = world.link(world.first)
    assert len(secret) >= 43  # 256 bits in base 64
    assert LinkSecret.objects.get().digest != secret


def test_opening_it_changes_nothing_however_often(world, django_assert_max_num_queries):
    _link, secret = world.link(world.first)
    before = state_of(world)
    for _ in range(3):
        browser = Client()
        assert browser.get(f"/updates/{secret}/").status_code == 303
        assert browser.head(f"/updates/{secret}/").status_code == 303
        with django_assert_max_num_queries(10):
            browser.get(open_link(secret)[1]["Location"])
    browser, response = open_link(secret)
    with django_assert_max_num_queries(10):
        assert browser.get(response["Location"]).status_code == 200
    assert state_of(world) == before


def test_three_answers_go_with_one_button(world):
    link, secret = world.link(world.first)
    browser, response = open_link(secret)
    first, second, third = world.requests(world.first)
    sent = {
        **fields(first, kind="no-change"),
        **fields(second, kind="done", text="All staff are trained", link="https://example.org/minutes"),
        **fields(third, kind="need-longer", text="The census is late", to="March 2027"),
    }
    answer = browser.post(response["Location"], sent)
    assert answer.status_code == 303
    page = browser.get(answer["Location"]).content.decode()
    assert "All that was asked of you is answered" in page
    actions = world.first.actions
    for each in actions:
        each.refresh_from_db()
    assert actions[1].status == "completed"
    assert actions[1].actual_outcome == "All staff are trained"
    assert Evidence.objects.get().action == actions[1]
    revision = TargetRevision.objects.get()
    assert (revision.to, revision.state, revision.reason) == (
        "2027-03",
        RevisionState.PROPOSED,
        "The census is late",
    )
    entry = Update.objects.get(action=actions[0])
    assert (entry.text, entry.author) == ("No change.", "link sent to HR Manager")
    told = Event.objects.filter(actor_kind="link")
    assert {event.actor_label for event in told} == {"link sent to HR Manager"}
    assert {event.actor_id for event in told} == {link.uid}
    assert {event.verb for event in told} == {
        "record_progress",
        "complete_action",
        "propose_revision",
        "answer_request",
    }


def test_a_file_is_kept_as_evidence(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    _link, secret = world.link(world.second)
    browser, response = open_link(secret)
    (request,) = world.requests(world.second)
    (tmp_path / "minutes.txt").write_text("Done")
    with (tmp_path / "minutes.txt").open("rb") as file:
        sent = fields(request, kind="on-track", text="As planned", file=file)
        assert browser.post(response["Location"], sent).status_code == 303
    assert Evidence.objects.get().document.name == "minutes.txt"


def test_what_is_not_theirs_changes_nothing_of_the_action_and_is_told_to_the_officer(world):
    _link, secret = world.link(world.second)
    browser, response = open_link(secret)
    (request,) = world.requests(world.second)
    browser.post(response["Location"], fields(request, kind="not-mine", text="Communities have it now"))
    answer = Answer.objects.get()
    assert (answer.kind, answer.text) == ("not-mine", "Communities have it now")
    assert not Update.objects.exists()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"kind": "done"}, "Say what was achieved."),
        ({"kind": "need-longer", "text": "why"}, "Say by when it will be done."),
        ({"kind": "need-longer", "to": "2027"}, "Say why it takes longer."),
        ({"kind": "not-mine"}, "Say whose it is now"),
        ({"text": "words alone"}, "Choose how it stands."),
        ({}, "Say of at least one action how it stands."),
        ({"kind": "on-track", "link": "no address"}, "Enter a valid URL"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_lost(world, told, words):
    _link, secret = world.link(world.first)
    browser, response = open_link(secret)
    first, second, _third = world.requests(world.first)
    before = state_of(world)
    other = fields(second, kind="on-track", text="kept while it is typed") if told else {}
    answer = browser.post(response["Location"], {**fields(first, **told), **other})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "kept while it is typed" in page or not told
    assert state_of(world) == before


def test_one_refusal_of_the_plan_takes_nothing_of_the_others(world):
    """A target that waits for a decision already: the operation refuses, and the whole form with it."""
    _link, secret = world.link(world.first)
    browser, response = open_link(secret)
    first, second, _third = world.requests(world.first)
    TargetRevision.objects.create(action=first.action, to="2027-01", state="proposed", proposed_by="tests")
    before = state_of(world)
    sent = {**fields(first, kind="need-longer", text="late", to="2027-03"), **fields(second, kind="on-track")}
    answer = browser.post(response["Location"], sent)
    assert "Another target is proposed already" in answer.content.decode()
    assert state_of(world) == before


def test_what_was_answered_is_not_asked_again(world):
    _link, secret = world.link(world.first)
    browser, response = open_link(secret)
    first, second, _third = world.requests(world.first)
    browser.post(response["Location"], fields(first, kind="on-track"))
    before = state_of(world)
    browser.post(response["Location"], fields(first, kind="no-change"))
    assert state_of(world) == before
    browser.post(response["Location"], fields(second, kind="no-change"))
    assert state_of(world) != before


# --- every way in which a link is refused -------------------------------------------------------------


def _altered(world: World, cast: Any, link: UpdateLink) -> None:
    LinkSecret.objects.update(digest="0" * 64)


def _expired(world: World, cast: Any, link: UpdateLink) -> None:
    UpdateLink.objects.update(expires_on=clock.today() + YESTERDAY)


def _revoked(world: World, cast: Any, link: UpdateLink) -> None:
    revoke_link(by=cast.officer, link=link)


def _closed(world: World, cast: Any, link: UpdateLink) -> None:
    cycle = world.cycle
    cycle.closed_at, cycle.snapshot = clock.now(), SnapshotFactory(plan=world.plan)
    cycle.save()


def _plan_over(world: World, cast: Any, link: UpdateLink) -> None:
    set_stage(by=cast.officer, plan=world.plan, stage=Stage.CLOSED, on=clock.today())


def _holder_gone(world: World, cast: Any, link: UpdateLink) -> None:
    world.first.holding.until = clock.today() + YESTERDAY
    world.first.holding.save()


def _handed_over(world: World, cast: Any, link: UpdateLink) -> None:
    to = PostFactory(organisation=world.plan.organisation, title="Somebody else")
    hand_over_actions(by=cast.officer, post=world.first.post, to=to, reason="a new structure")


def _unbound(world: World, cast: Any, link: UpdateLink) -> None:
    for action in world.first.actions:
        action.leads.update(post=None)


def _post_closed(world: World, cast: Any, link: UpdateLink) -> None:
    world.first.post.until = clock.today() + YESTERDAY
    world.first.post.save()


def _address_mended(world: World, cast: Any, link: UpdateLink) -> None:
    world.first.holding.email = "right@example.invalid"
    world.first.holding.save()


def _shared_address_of_another(world: World, cast: Any, link: UpdateLink) -> None:
    """The post now has a mailbox of its own: mail goes there, so a link in the old one is void."""
    world.first.post.email = "hr-team@example.invalid"
    world.first.post.save()


def _of_another_lead(world: World, cast: Any, link: UpdateLink) -> None:
    link.requests.set(world.requests(world.second))


WAYS: list[Callable[..., None]] = [
    _altered,
    _expired,
    _revoked,
    _closed,
    _plan_over,
    _holder_gone,
    _handed_over,
    _unbound,
    _post_closed,
    _address_mended,
    _shared_address_of_another,
    _of_another_lead,
]


@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize("replayed", [False, True], ids=["fresh", "replayed"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.strip("_"))
def test_a_link_that_is_no_longer_good_is_refused_in_plain_words_and_changes_nothing(
    world, cast, way, replayed, method
):
    """Fresh: the link is opened after it happened. Replayed: the page was open, cookie and all, before."""
    link, secret = world.link(world.first)
    browser, response = open_link(secret)
    way(world, cast, link)
    before = state_of(world)
    page = response["Location"] if replayed or method == "post" else f"/updates/{secret}/"
    if not replayed and method == "post":
        browser = Client()
    (first, *_others) = world.requests(world.first)
    answer = getattr(browser, method)(page, fields(first, kind="done", text="x") if method == "post" else {})
    assert answer.status_code == 410
    assert method == "head" or "Nothing was changed" in answer.content.decode()
    assert world.first.actions[0].title not in answer.content.decode()
    assert state_of(world) == before


def test_a_made_up_secret_is_refused(world):
    _link, secret = world.link(world.first)
    for wrong in (secret[:-1], secret.swapcase(), f"{secret}A", "x" * 43, "%00"):
        assert open_link(wrong)[1].status_code == 410, wrong


def test_the_cookie_of_one_link_does_not_open_anothers_page(world):
    link, secret = world.link(world.first)
    other, other_secret = world.link(world.second)
    browser = Client()
    browser.cookies["update-en-gb"] = secret
    assert browser.get(f"/updates/of/{other.uid}/").status_code == 410
    browser.cookies["update-en-gb"] = other_secret
    assert browser.get(f"/updates/of/{link.uid}/").status_code == 410
    assert Client().get(f"/updates/of/{link.uid}/").status_code == 410


def test_a_link_answers_for_nobody_elses_action(world):
    """Names of another lead's fields in the form are not even looked at."""
    _link, secret = world.link(world.first)
    browser, response = open_link(secret)
    (other,) = world.requests(world.second)
    before = state_of(world)
    assert browser.post(response["Location"], fields(other, kind="no-change")).status_code == 422
    assert state_of(world) == before


def test_a_form_from_elsewhere_is_refused(world):
    _link, secret = world.link(world.first)
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(f"/updates/{secret}/")["Location"]
    (first, *_others) = world.requests(world.first)
    before = state_of(world)
    assert browser.post(page, fields(first, kind="no-change")).status_code == 403
    assert state_of(world) == before


def test_a_new_holder_is_asked_by_a_link_of_their_own(world, cast):
    link, _secret = world.link(world.first)
    told = {"name": "Nia", "email": "hr@example.invalid"}
    change_holder(by=cast.officer, post=world.first.post, on=clock.today(), **told)
    assert not link.requests_on(clock.today()).exists()


def test_of_a_mail_that_was_sent_twice_both_links_work(world):
    link, first = world.link(world.first)
    second = mint(link, address=link.address)
    assert [open_link(each)[1].status_code for each in (first, second)] == [303, 303]


def test_a_mail_to_a_mended_address_ends_the_links_at_the_wrong_one(world):
    link, wrong = world.link(world.first)
    world.first.holding.email = "right@example.invalid"
    world.first.holding.save()
    right = mint(link, address="right@example.invalid")
    assert [open_link(each)[1].status_code for each in (wrong, right)] == [410, 303]


def state_of(world: World) -> list[Any]:
    """Everything that a link might change."""
    kinds: list[Any] = [Update, TargetRevision, Evidence, Answer, Event]
    actions = list(world.plan.actions.values())
    return [*(kind.objects.count() for kind in kinds), actions, list(world.cycle.requests.values())]
