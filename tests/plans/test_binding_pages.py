"""The pages about leads and posts, without a script: what is offered, what is kept, who is kept out."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html
from tests.cast import account_of, client_of
from tests.factories import ActionFactory, HoldingFactory, LeadFactory, PlanFactory, PostFactory

from dueregard.history.models import Event
from dueregard.organisations.posts.models import Post, PostAlias
from dueregard.plans.models import Lead

KEEPERS = ("officer", "administrator")
READERS = (*KEEPERS, "lead", "approver", "viewer", "auditor")


@pytest.fixture
def signed_in(cast):
    return client_of(cast.officer)


@pytest.fixture
def post(cast):
    return PostFactory(organisation=cast.body, title="Head of Service", email="hos@example.invalid")


def page(response, status=200):
    assert response.status_code == status
    return html.fromstring(response.content.decode())


def words(tree):
    return " ".join(" ".join(tree.itertext()).split())


def fields(tree):
    """What a browser would send of the page's form."""
    form = tree.xpath("//main//form[@method='post']")[0]
    sent = {each.get("name"): each.get("value") or "" for each in form.xpath(".//input[@name]")}
    for select in form.xpath(".//select"):
        chosen = select.xpath("./option[@selected]/@value")
        sent[select.get("name")] = chosen[0] if chosen else ""
    return sent


def question(tree, name):
    """The names of the two fields about a printed lead."""
    (fieldset,) = tree.xpath(f"//fieldset[.//h2[.='{name}']]")
    return fieldset.xpath(".//select/@name")[0], fieldset.xpath(".//input/@name")[0]


def leads_at(plan):
    return f"{plan.get_absolute_url()}leads/"


def posts_at(body):
    return f"{body.get_absolute_url()}posts/"


def test_each_printed_lead_is_asked_for_once_and_all_are_answered_by_one_press(signed_in, plan, post):
    LeadFactory(action=ActionFactory(plan=plan), name="EIO")
    tree = page(signed_in.get(leads_at(plan)))
    assert sorted(tree.xpath("//fieldset//h2/text()")) == ["EIO", "HoS", "ST?"]
    assert "Abbreviations that are in no key: HoS, ST." in words(tree)
    sent = fields(tree)
    who, name = question(tree, "EIO")
    assert (sent[who], sent[name]) == ("new:post", "Equality Improvement Officer")
    hos, _name = question(tree, "HoS")
    assert "by its first letters" in words(tree.xpath(f"//select[@name='{hos}']")[0])
    assert sent[hos] == ""
    response = signed_in.post(leads_at(plan), {**sent, hos: post.uid})
    assert response["Location"] == leads_at(plan)
    assert {lead.name: str(lead.post) for lead in Lead.objects.all()} == {
        "EIO": "Equality Improvement Officer",
        "HoS": "Head of Service",
        "ST?": "None",
    }
    after = page(signed_in.get(leads_at(plan)))
    assert "It has been kept who the leads are." in words(after)
    assert fields(after)[hos] == post.uid


def test_sending_the_page_as_it_is_changes_nothing_that_was_answered(signed_in, plan, post):
    Lead.objects.filter(name="HoS").update(post=post)
    LeadFactory(action=ActionFactory(plan=plan), name="EIO", post=post)
    Lead.objects.filter(name="EIO").update(post=post)
    LeadFactory(action=ActionFactory(plan=plan), name="EIO", post=PostFactory(organisation=plan.organisation))
    before = dict(Lead.objects.values_list("pk", "post"))
    signed_in.post(leads_at(plan), fields(page(signed_in.get(leads_at(plan)))))
    assert dict(Lead.objects.values_list("pk", "post")) == before


def test_what_was_answered_for_one_plan_is_chosen_for_the_next(signed_in, cast, plan):
    tree = page(signed_in.get(leads_at(plan)))
    hos, name = question(tree, "HoS")
    signed_in.post(leads_at(plan), {**fields(tree), hos: "new:collective", name: "Heads of Service"})
    assert PostAlias.objects.get(text="HoS").post.kind == "collective"
    following = PlanFactory(organisation=cast.body)
    LeadFactory(action=ActionFactory(plan=following), name="HoS")
    tree = page(signed_in.get(leads_at(following)))
    assert fields(tree)[question(tree, "HoS")[0]] == Post.objects.get(title="Heads of Service").uid


def test_an_answer_can_be_taken_back(signed_in, plan, post):
    Lead.objects.filter(name="HoS").update(post=post)
    tree = page(signed_in.get(leads_at(plan)))
    signed_in.post(leads_at(plan), {**fields(tree), question(tree, "HoS")[0]: ""})
    assert Lead.objects.get(name="HoS").post is None


def test_a_new_one_without_a_name_is_asked_for_it_and_nothing_is_lost(signed_in, plan, post):
    tree = page(signed_in.get(leads_at(plan)))
    (st, name), (hos, _name) = question(tree, "ST?"), question(tree, "HoS")
    sent = {**fields(tree), st: "new:person", name: "", hos: post.uid}
    again = page(signed_in.post(leads_at(plan), sent), 422)
    assert again.xpath("//div[contains(@class,'govuk-error-summary')]//a/@href") == [f"#id_{name}"]
    assert fields(again)[hos] == post.uid
    assert not Lead.objects.filter(post__isnull=False).exists()


def test_a_post_of_another_body_cannot_be_chosen(signed_in, cast, plan):
    elsewhere = PostFactory(organisation=cast.other_body, title="Town Clerk")
    tree = page(signed_in.get(leads_at(plan)))
    assert "Town Clerk" not in words(tree)
    page(signed_in.post(leads_at(plan), {**fields(tree), question(tree, "HoS")[0]: elsewhere.uid}), 422)
    assert not Lead.objects.filter(post=elsewhere).exists()


def test_who_has_no_address_is_told_in_three_places_each_with_the_way_to_mend_it(signed_in, cast, plan):
    silent = PostFactory(organisation=cast.body, title="Silent Officer")
    Lead.objects.filter(name="EIO").update(post=silent)
    for address in (leads_at(plan), plan.get_absolute_url()):
        tree = page(signed_in.get(address))
        assert "2 leads of open actions have no address" in words(tree), address
    tree = page(signed_in.get(leads_at(plan)))
    assert f"{silent.get_absolute_url()}change/" in tree.xpath("//main//a/@href")
    assert f"{leads_at(plan)}#without-address" in page(signed_in.get(posts_at(cast.body))).xpath("//a/@href")
    assert leads_at(plan) in page(signed_in.get(plan.get_absolute_url())).xpath("//main//a/@href")
    reader = page(client_of(cast.viewer).get(plan.get_absolute_url()))
    assert "no address" not in words(reader)
    assert "no address" not in words(page(client_of(cast.viewer).get(posts_at(cast.body))))


def test_a_hand_over_is_shown_before_it_is_done_and_moves_both_counts_alike(signed_in, cast, plan, post):
    old = PostFactory(organisation=cast.body, title="Old Officer")
    Lead.objects.filter(name="EIO").update(post=old)
    LeadFactory(action=ActionFactory(plan=plan), post=post)
    address = f"{old.get_absolute_url()}hand-over/"
    assert "Old Officer has 1 open action." in words(page(signed_in.get(address)))
    shown = page(signed_in.get(f"{address}?to={post.uid}&reason=Retires"))
    assert "1 open action goes from Old Officer to Head of Service." in words(shown)
    assert [words(row) for row in shown.xpath("//main//dl/div")] == [
        "Old Officer open actions: 1 now, 0 afterwards",
        "Head of Service open actions: 1 now, 2 afterwards",
    ]
    assert Lead.objects.get(action__ref="2.1.1", name="EIO").post == old
    response = signed_in.post(address, fields(shown))
    assert response["Location"] == old.get_absolute_url()
    told = words(page(signed_in.get(old.get_absolute_url())))
    assert "1 open action has been handed over to Head of Service." in told
    assert "0 open actions" in told
    assert "2 open actions" in words(page(signed_in.get(post.get_absolute_url())))


def test_a_hand_over_to_nobody_or_to_another_body_is_refused(signed_in, cast, plan, post):
    elsewhere = PostFactory(organisation=cast.other_body)
    for to in ("", post.uid, elsewhere.uid):
        page(signed_in.post(f"{post.get_absolute_url()}hand-over/", {"to": to}), 422)


def test_a_post_is_added_and_changed_and_a_name_that_is_taken_is_told_at_its_field(signed_in, cast, post):
    address = f"{posts_at(cast.body)}new/"
    sent = {"title": "Clerk", "kind": "post", "aliases": "CL\nClk", "email": ""}
    response = signed_in.post(address, sent)
    clerk = Post.objects.get(title="Clerk")
    assert response["Location"] == clerk.get_absolute_url()
    assert "Plans also print CL, Clk" in words(page(signed_in.get(clerk.get_absolute_url())))
    again = page(signed_in.post(address, sent), 422)
    assert "The organisation has a post of this name already." in words(again)
    changed = f"{clerk.get_absolute_url()}change/"
    assert page(signed_in.get(changed)).xpath("//textarea")[0].text.split() == ["CL", "Clk"]
    signed_in.post(changed, {**sent, "title": "Town Clerk", "aliases": "CL"})
    assert [str(alias) for alias in Post.objects.get(title="Town Clerk").aliases.all()] == ["CL"]


def test_the_holder_is_changed_from_a_day_on(signed_in, cast, post):
    HoldingFactory(post=post, name="Ann")
    address = f"{post.get_absolute_url()}holder/"
    assert "Held now by Ann." in words(page(signed_in.get(address)))
    leah = account_of(cast.lead)
    signed_in.post(address, {"account": leah.pk, "name": "", "email": "", "on": "1/4/2026", "reason": ""})
    assert [(each.name, str(each.since), str(each.until)) for each in post.holdings.all()] == [
        ("Ann", "None", "2026-03-31"),
        ("Leah", "2026-04-01", "None"),
    ]
    stan = account_of(cast.stranger)
    page(signed_in.post(address, {"account": stan.pk, "on": "1/5/2026"}), 422)
    page(signed_in.post(address, {"name": "Ben", "on": "soon"}), 422)


def test_when_somebody_held_a_post_is_put_right_on_a_page(signed_in, cast, post):
    holding = HoldingFactory(post=post, name="Ann", since=date(2025, 1, 1))
    address = f"{cast.body.get_absolute_url()}holdings/{holding.uid}/"
    assert address in {link.get("href") for link in page(signed_in.get(post.get_absolute_url())).iter("a")}
    asked = fields(page(signed_in.get(address)))
    assert (asked["name"], asked["since"], asked["until"]) == ("Ann", "01/01/2025", "")
    wrong = page(signed_in.post(address, {**asked, "until": "31/12/2024"}), 422)
    assert "The last day comes before the first." in words(wrong)
    signed_in.post(address, {**asked, "name": "Anne", "until": "31/3/2026"})
    assert str(post.holdings.get(name="Anne").until) == "2026-03-31"
    assert Event.objects.filter(verb="edit_holding").count() == 1


def test_a_post_is_closed_beside_what_is_open_with_it_and_its_actions_are_handed_over(signed_in, plan, post):
    HoldingFactory(post=post, name="Ann", since=date(2025, 1, 1))
    action = ActionFactory(plan=plan, title="Publish a profile of the wards")
    LeadFactory(action=action, post=post)
    address = f"{post.get_absolute_url()}close/"
    asked = page(signed_in.get(address))
    assert "Publish a profile of the wards" in words(asked)
    assert asked.xpath("//main//a[contains(@href, 'hand-over')]")
    page(signed_in.post(address, {"on": "soon"}), 422)
    signed_in.post(address, {"on": "31/3/2026", "reason": "Not filled again"})
    told = words(page(signed_in.get(post.get_absolute_url())))
    assert "its last day is 31 March 2026. 1 open action is still with it." in told
    assert str(post.holdings.get().until) == "2026-03-31"
    assert Event.objects.get(verb="close_post").reason == "Not filled again"
    signed_in.post(address, {"again": "yes"})
    assert "its last day" not in words(page(signed_in.get(post.get_absolute_url())))


def test_nothing_is_handed_over_to_a_closed_post(signed_in, cast, post):
    closed = PostFactory(organisation=cast.body, title="Closed long ago", until=date(2020, 1, 1))
    address = f"{post.get_absolute_url()}hand-over/"
    assert "Closed long ago" not in words(page(signed_in.get(address)))
    page(signed_in.post(address, {"to": closed.uid}), 422)


def test_a_file_of_posts_is_looked_over_before_it_is_brought(signed_in, cast):
    address = f"{posts_at(cast.body)}bring/"
    assert "other names" in words(page(signed_in.get(address)))
    text = 'post,holder\nClerk,"Ann, or ""Annie"""\n'
    shown = page(signed_in.post(address, {"file": SimpleUploadedFile("p.csv", text.encode())}))
    assert "New posts (1)" in words(shown)
    assert not Post.objects.exists()
    response = signed_in.post(address, {**fields(shown), "agreed": "yes"})
    assert response["Location"] == posts_at(cast.body)
    listed = words(page(signed_in.get(posts_at(cast.body))))
    assert "1 post has been brought in." in listed
    assert 'Ann, or "Annie"' in listed
    saved = signed_in.get(f"{posts_at(cast.body)[:-1]}.csv")
    assert saved["Content-Disposition"] == 'attachment; filename="ashby-posts.csv"'
    again = page(signed_in.post(address, {"file": SimpleUploadedFile("p.csv", saved.content)}))
    assert "The file says nothing that is not here already." in words(again)


def test_a_file_with_a_fault_brings_nothing_and_says_what_to_do(signed_in, cast):
    address = f"{posts_at(cast.body)}bring/"
    text = "post,from\nClerk,soon\nCook,\n"
    for sent in ({"file": SimpleUploadedFile("p.csv", text.encode())}, {"text": text, "agreed": "yes"}):
        tree = page(signed_in.post(address, sent), 422)
        assert re.search(r"Line 2: “soon” is no date\. Write it as", words(tree))
    assert not Post.objects.exists()


def test_the_history_of_an_action_tells_who_its_leads_were_said_to_be(signed_in, plan, post):
    tree = page(signed_in.get(leads_at(plan)))
    signed_in.post(leads_at(plan), fields(tree))
    action = plan.actions.get(ref="2.1.1")
    told = words(page(signed_in.get(f"{action.get_absolute_url()}history/")))
    assert "Olive said who the leads are" in told
    assert "EIO Equality Improvement Officer" in told


@pytest.fixture
def bound(plan):
    """The plan with its lead EIO bound to a post that Ann holds, ST? to a person."""
    post = PostFactory(organisation=plan.organisation, title="Equality Officer", email="eo@example.invalid")
    person = PostFactory(organisation=plan.organisation, title="Sam Taylor", kind="person")
    HoldingFactory(post=post, name="Ann Example")
    Lead.objects.filter(name="EIO").update(post=post)
    Lead.objects.filter(name="ST?").update(post=person)
    return plan


def test_the_post_is_told_beside_the_printed_name(cast, bound):
    client = client_of(cast.viewer)
    action = bound.actions.get(ref="2.1.1")
    for address in (bound.get_absolute_url(), action.get_absolute_url()):
        shown = words(page(client.get(address)))
        for each in ("EIO", "Equality Officer", "Ann Example", "Sam Taylor"):
            assert each in shown
        assert "eo@example.invalid" not in shown


def test_a_filter_by_lead_finds_whatever_is_bound_to_the_post_however_it_is_printed(cast, bound):
    post = Post.objects.get(title="Equality Officer")
    LeadFactory(action=bound.actions.get(key="m1"), name="E. Officer", post=post)
    client = client_of(cast.viewer)
    tree = page(client.get(f"{bound.get_absolute_url()}?lead={post.uid}"))
    assert "2 of 3 actions" in words(tree)
    options = [words(each) for each in tree.xpath("//select[@name='lead']/option")]
    assert "Equality Officer (2)" in options
    assert "Sam Taylor (1)" in options
    assert not any("EIO" in each or "ST?" in each for each in options)
    assert "2 of 3 actions" in words(page(client.get(f"{bound.get_absolute_url()}?lead=EIO")))


def queries_of(client, address):
    with CaptureQueriesContext(connection) as made:
        assert client.get(address).status_code == 200
    return len(made)


@pytest.mark.parametrize("of", ["plan", "action", "leads", "posts", "post"])
def test_the_number_of_queries_does_not_grow_with_posts_and_leads(signed_in, bound, of):
    action, post = bound.actions.get(ref="2.1.1"), Post.objects.get(title="Equality Officer")
    at = {
        "plan": bound.get_absolute_url(),
        "action": action.get_absolute_url(),
        "leads": leads_at(bound),
        "posts": posts_at(bound.organisation),
        "post": post.get_absolute_url(),
    }
    signed_in.get("/")  # the first page of a session costs a little more
    before = queries_of(signed_in, at[of])
    for number in range(20):
        another = PostFactory(organisation=bound.organisation)
        HoldingFactory(post=another)
        LeadFactory(action=ActionFactory(plan=bound), name=f"L{number}", post=another)
        LeadFactory(action=ActionFactory(plan=bound), name=f"M{number}", post=post)
        LeadFactory(action=action, name=f"N{number}", post=another, position=number + 9)
    assert queries_of(signed_in, at[of]) == before


def addresses(plan, post):
    own, body = post.get_absolute_url(), posts_at(plan.organisation)
    return {
        leads_at(plan): ("officer",),
        body: READERS,
        own: READERS,
        f"{body}new/": KEEPERS,
        f"{body}bring/": KEEPERS,
        f"{body[:-1]}.csv": KEEPERS,
        f"{own}change/": KEEPERS,
        f"{own}holder/": KEEPERS,
        f"{own}hand-over/": KEEPERS,
        f"{own}close/": KEEPERS,
        f"{plan.organisation.get_absolute_url()}holdings/{post.holdings.first().uid}/": KEEPERS,
    }


def test_every_page_is_there_for_those_whose_it_is_and_for_nobody_else(cast, plan, post):
    HoldingFactory(post=post)
    for name, actor in cast.everybody().items():
        if name == "operator":
            continue
        client = client_of(actor)
        for address, who in addresses(plan, post).items():
            expected = 200 if name in who else 404
            assert client.get(address).status_code == expected, (name, address)
            if expected == 404:
                assert client.post(address, {"title": "x", "on": "1/4/2026"}).status_code in (404, 405)


def test_every_page_is_there_in_welsh(signed_in, plan, post):
    HoldingFactory(post=post)
    HoldingFactory(post=post)
    for address in addresses(plan, post):
        if not address.endswith(".csv"):
            tree = page(signed_in.get(f"/cy{address}"))
            assert tree.get("lang") == "cy"
            for href in tree.xpath("//main//a/@href | //nav[contains(@class,'breadcrumbs')]//a/@href"):
                assert href.startswith(("/cy/", "#")), (address, href)
