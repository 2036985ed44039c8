"""The pages on which an action is kept up: what they ask, keep and show, to whom, and what is never lost."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html
from tests.cast import account_of, client_of
from tests.factories import EvidenceFactory, HoldingFactory, PostFactory

from dueregard.plans.models import Action
from dueregard.plans.progress.evidence import Proof
from dueregard.plans.progress.operations import comment, record_progress, set_rating
from dueregard.plans.progress.steps import STEPS

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast):
    return client_of(cast.officer)


@pytest.fixture
def action(plan):
    return plan.actions.get(key="2.1.1")


@pytest.fixture
def led(cast, action):
    """The action once its lead is bound to a post that Leah holds."""
    post = PostFactory(organisation=cast.body, title="Equality Improvement Officer")
    HoldingFactory(post=post, account=account_of(cast.lead))
    action.leads.filter(name="EIO").update(post=post)
    return action


def address(action, step=""):
    return f"{action.get_absolute_url()}{step}{'/' if step else ''}"


def words(response):
    tree = html.fromstring(response.content.decode())
    return " ".join(tree.xpath("//main")[0].text_content().split())


def links(response):
    return html.fromstring(response.content.decode()).xpath("//main//a/@href")


def now(action):
    return Action.objects.get(pk=action.pk)


def send(client, action, step, **sent):
    return client.post(address(action, step), sent)


def test_a_lead_records_progress_with_a_link_and_a_file(cast, led, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = {
        "text": "The profile is out",
        "on": "3/2/2014",
        "status": "in-progress",
        "link": "https://example.invalid/profile",
        "file": SimpleUploadedFile("profile.pdf", b"who lives here"),
        "title": "The profile",
        "expires_on": "31/3/2015",
    }
    response = client_of(cast.lead).post(address(led, "progress"), sent)
    assert response.headers["Location"] == address(led)
    entry = led.updates.last()
    assert (entry.text, entry.date, entry.author, now(led).status) == (
        "The profile is out",
        "2014-02-03",
        "Leah",
        "in-progress",
    )
    kept = [(each.url, each.document and each.document.name, each.update) for each in led.evidence.all()]
    assert kept == [("https://example.invalid/profile", None, entry), ("", "profile.pdf", entry)]
    shown = client_of(cast.viewer).get(address(led))
    assert "The profile is out" in words(shown)
    assert "expired" in words(shown)
    assert led.evidence.last().document.get_absolute_url() in links(shown)


@pytest.mark.parametrize(
    ("step", "sent", "status"),
    [
        ("complete", {"text": "Planners use it", "on": "2014-02-03"}, "completed"),
        ("pause", {"text": "Elections", "on": "2014-02-03", "until": "2014-05-08"}, "paused"),
        ("withdraw", {"text": "No money", "on": "2014-02-03"}, "withdrawn"),
        ("not-applicable", {"text": "Not ours", "on": "2014-02-03"}, "not-applicable"),
    ],
)
def test_an_officer_turns_an_action_and_back(officer, action, step, sent, status):
    assert send(officer, action, step, **sent).status_code == 302
    assert now(action).status == status
    back = "resume" if status == "paused" else "reopen"
    page = officer.get(address(action))
    assert address(action, back) in links(page)
    assert sent["text"] in words(page)
    again = {"text": "It goes on", "on": "2014-06-01", "status": "in-progress"}
    assert send(officer, action, back, **again).status_code == 302
    assert now(action).status == "in-progress"


def test_what_was_achieved_stands_apart_from_progress(officer, action):
    send(officer, action, "complete", text="Planners use it daily", on="2014-02-03")
    tree = html.fromstring(officer.get(address(action)).content.decode())
    (outcome,) = tree.xpath("//dt[.='What was achieved']/following-sibling::dd[1]")
    assert outcome.text_content() == "Planners use it daily"


def test_the_latest_entry_comes_first(officer, cast, action):
    record_progress(by=cast.officer, action=action, text="Third", on="2015-01-01")
    record_progress(by=cast.officer, action=action, text="Second", on="2014-12-01")
    text = words(officer.get(address(action)))
    assert text.index("Third") < text.index("Second") < text.index("Draft sent round")


def test_a_rating_shows_its_word_the_plan_s_key_and_why(officer, cast, action):
    send(officer, action, "rating", rating="green", reason="Almost there")
    text = words(officer.get(address(action)))
    assert "green completed" in text  # the plan's own key says so of G
    assert "Set by hand: Almost there" in text
    assert "By the rule it would be red: overdue." in text
    send(officer, action, "rating", rating="by-rule", reason="")
    assert "By the rule: overdue." in words(officer.get(address(action)))


def test_the_json_of_an_action_says_the_same_of_its_rating(officer, cast, action):
    set_rating(by=cast.officer, action=action, rating="green", reason="Almost there")
    told = officer.get(f"{address(action)[:-1]}.json").json()
    assert told["rating"] == {
        "shown": "green",
        "reason": "Almost there",
        "by_rule": "red",
        "rule": "overdue",
    }
    assert (told["paused_until"], told["review_on"]) == (None, None)


def test_a_comment_says_whom_it_concerns(officer, cast, action):
    vera = account_of(cast.viewer)
    send(officer, action, "comment", text="Is this so?", mentions=[vera.pk])
    assert "concerns Vera" in words(officer.get(address(action)))


def test_evidence_is_retired_with_a_reason_and_stays_listed(officer, action):
    evidence = EvidenceFactory(action=action, title="Minutes", expires_on=date(2014, 1, 1))
    assert "expired" in words(officer.get(address(action)))
    retire = f"{address(action, 'evidence')}{evidence.uid}/retire/"
    assert retire in links(officer.get(address(action)))
    assert officer.post(retire, {"reason": ""}).status_code == 422
    assert officer.post(retire, {"reason": "The page is gone"}).status_code == 302
    text = words(officer.get(address(action)))
    assert "Minutes" in text
    assert "retired The page is gone" in text


MISTAKES = [
    ("progress", {"text": "Typed at length", "on": "yesterday", "author": "Pat", "title": "A note"}, "on"),
    ("progress", {"text": "Typed at length", "on": "1/1/2999"}, "on"),
    ("progress", {"text": "", "on": "2014-02-03", "link": "https://example.invalid/typed"}, "text"),
    ("progress", {"text": "Typed at length", "on": "2014-02-03", "link": "no link"}, "link"),
    ("complete", {"text": "", "on": "2014-02-03", "title": "Typed at length"}, "text"),
    ("pause", {"text": "Typed at length", "on": "2014-02-03", "until": "2014-01-01"}, "until"),
    ("withdraw", {"text": "Typed at length", "on": ""}, "on"),
    ("rating", {"rating": "amber", "reason": ""}, "reason"),
    ("rating", {"rating": "purple", "reason": "Typed at length"}, "rating"),
    ("evidence", {"title": "Typed at length"}, "link"),
    ("comment", {"text": ""}, "text"),
    ("comment", {"text": "Typed at length", "mentions": ["999999"]}, "mentions"),
]


@pytest.mark.parametrize(("step", "sent", "wrong"), MISTAKES)
def test_a_mistake_is_told_at_its_question_and_no_typed_word_is_lost(officer, action, step, sent, wrong):
    before = now(action)
    response = send(officer, action, step, **sent)
    assert response.status_code == 422
    tree = html.fromstring(response.content.decode())
    assert tree.xpath(
        f"//*[@id='id_{wrong}-error'] | //*[starts-with(@id, 'id_{wrong}') and @aria-describedby]"
    )
    page = response.content.decode()
    for name, value in sent.items():
        if isinstance(value, str) and name != "rating":
            assert value in page
    assert (now(action).status, now(action).rating, action.updates.count()) == (
        before.status,
        before.rating,
        1,
    )


def test_what_an_operation_refuses_is_told_with_the_typed_words(officer, action):
    response = send(officer, action, "resume", text="Typed at length", on="2014-02-03", status="delayed")
    assert response.status_code == 422
    assert "This action is not paused." in words(response)
    assert "Typed at length" in response.content.decode()


def test_a_chosen_file_must_be_chosen_again_and_the_page_says_so(officer, action):
    file = SimpleUploadedFile("minutes.pdf", b"agreed")
    response = send(officer, action, "progress", text="", on="2014-02-03", file=file)
    assert "Choose the file again" in words(response)
    empty = SimpleUploadedFile("minutes.pdf", b"")
    assert "The file is empty" in words(send(officer, action, "evidence", file=empty))


def test_the_page_of_progress_tells_what_was_said_last_and_offers_what_fits(officer, action):
    page = officer.get(address(action, "progress"))
    assert "Draft sent round" in words(page)
    assert "as before: delayed" in words(page)
    send(officer, action, "pause", text="Elections", on="2014-02-03")
    assert "How does it stand now?" not in words(officer.get(address(action, "progress")))


def test_leads_find_what_they_may_do_on_their_own_actions_alone(cast, led):
    lead = client_of(cast.lead)
    own, other = lead.get(address(led)), led.plan.actions.get(key="2.2.1")
    offered = {step.name for step in STEPS if address(led, step.name) in links(own)}
    assert offered == {"progress", "complete", "evidence", "comment"}
    assert not [step for step in STEPS if address(other, step.name) in links(lead.get(address(other)))]
    assert lead.get(address(other, "progress")).status_code == 404
    assert lead.get(address(led, "pause")).status_code == 404


def test_the_page_of_an_action_takes_as_many_queries_however_much_was_recorded(officer, cast, action):
    vera = account_of(cast.viewer)

    def recorded(day):
        proof = Proof(url=f"https://example.invalid/{day}", owner=action.plan.organisation.posts.first())
        record_progress(by=cast.officer, action=action, text="x", on=f"2015-01-0{day}", evidence=[proof])
        comment(by=cast.officer, action=action, text="Hm", mentions=[vera])

    def queries():
        with CaptureQueriesContext(connection) as context:
            officer.get(address(action))
        return len(context)

    recorded(1)
    officer.get(address(action))
    before = queries()
    for day in range(2, 9):
        recorded(day)
    assert queries() == before


def test_an_entry_is_corrected_on_its_page_by_who_recorded_it(cast, officer, led):
    entry = record_progress(by=cast.lead, action=led, text="Begn", on="2014-02-03")
    lead, there = client_of(cast.lead), f"{address(led, 'progress')}{entry.uid}/correct/"
    assert there in links(lead.get(address(led)))
    assert there in links(officer.get(address(led)))
    form = html.fromstring(lead.get(there).content)
    assert form.xpath("//textarea[@name='text']/text()")[-1].strip() == "Begn"
    assert form.xpath("//input[@name='on']/@value") == ["3 February 2014"]
    sent = {"text": "Begun", "on": "February 2014", "reason": "A slip"}
    assert lead.post(there, {**sent, "reason": ""}).status_code == 422
    assert lead.post(there, {**sent, "on": "2/2/2099"}).status_code == 422
    page = words(lead.post(there, sent, follow=True))
    assert "History keeps what it said before" in page
    assert "corrected" in page
    entry.refresh_from_db()
    assert (entry.text, entry.date) == ("Begun", "2014-02")


def test_a_lead_is_not_offered_to_correct_what_others_recorded(cast, led):
    entry = record_progress(by=cast.officer, action=led, text="Begun", on="2014-02-03")
    lead, there = client_of(cast.lead), f"{address(led, 'progress')}{entry.uid}/correct/"
    assert there not in links(lead.get(address(led)))
    assert lead.get(there).status_code == lead.post(there, {}).status_code == 404
