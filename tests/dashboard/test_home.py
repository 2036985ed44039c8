"""The first page after signing in, and the rows behind its figures."""

from datetime import timedelta

import pytest
from lxml import html
from tests.cast import account_of
from tests.factories import (
    ActionFactory,
    CycleFactory,
    HoldingFactory,
    LeadFactory,
    MembershipFactory,
    PlanFactory,
    PostFactory,
    RequestFactory,
    TallyFactory,
)
from tests.pages import page_for, rows_under, words_of

from dueregard import clock
from dueregard.dashboard.queries import FEW
from dueregard.organisations.models import Role
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.models import Action, Comment, TargetRevision, Update
from dueregard.plans.progress.operations import comment

pytestmark = pytest.mark.django_db


def figures(tree, heading):
    listed = tree.xpath(f"//h2[.='{heading}']/following-sibling::ul[1]//a")
    numbers = {}
    for link in listed:
        number, _space, name = words_of(link).partition(" ")
        numbers[name] = (int(number), link.get("href"))
    return numbers


def test_an_officer_sees_those_of_the_whole_body(client, cast, scene):
    tree = page_for(client, cast.officer)
    assert rows_under(tree, "next") == scene.titles("tomorrow", "others", "not started", "in 60 days")


def test_what_is_over_counts_on_its_own_page_only(client, cast, scene):
    tree = page_for(client, cast.officer)
    assert "Of the old plan" not in words_of(tree)
    (row,) = [row for row in tree.xpath("//li") if "Old Plan" in words_of(row) and not row.xpath(".//li")]
    assert "its time is over" in words_of(row)


@pytest.mark.parametrize("who", ["officer", "lead"])
def test_every_figure_leads_to_just_the_rows_that_it_counts(client, cast, scene, who):
    heading = "All actions" if who == "officer" else "My actions"
    told = figures(page_for(client, getattr(cast, who)), heading)
    assert len(told) == 6
    assert {name: number for name, (number, _href) in told.items()} == {
        "Late": 1,
        "At risk": 2,
        "Due in the next 60 days": 4 if who == "officer" else 3,
        "To be looked at again": 2,
        "Nothing recorded for 90 days": 1 if who == "officer" else 0,
        "Paused": 2,
    }
    for name, (number, href) in told.items():
        rows = page_for(client, getattr(cast, who), href)
        assert len(rows.xpath("//tbody/tr")) == number, name
        assert words_of(rows.xpath("//h1")[0]) == name


def test_an_action_is_stale_when_nothing_was_recorded_for_90_days(client, cast, scene, today):
    Update.objects.filter(action=scene.actions["tomorrow"]).update(recorded_at="2025-11-01T12:00Z")
    (number, href) = figures(page_for(client, cast.lead), "My actions")["Nothing recorded for 90 days"]
    assert number == 1
    assert [
        words_of(link) for link in page_for(client, cast.lead, href).xpath("//tbody//th/a")
    ] == scene.titles("tomorrow")


def test_a_lead_without_a_post_is_told_so(client, cast, scene):
    someone = MembershipFactory(organisation=cast.body, role=Role.LEAD).account
    assert "No post that you hold leads an action" in words_of(page_for(client, someone.actor))
    assert "No post that you hold" not in words_of(page_for(client, cast.lead))


def test_new_targets_wait_to_be_decided(client, cast, scene):
    officers, leads = page_for(client, cast.officer), page_for(client, cast.lead)
    assert "The supplier is late" in words_of(
        officers.xpath("//h2[@id='to-decide']/following-sibling::ul[1]")[0]
    )
    assert words_of(officers.xpath("//h2[@id='to-decide']")[0]) == "New targets to decide on"
    assert words_of(leads.xpath("//h2[@id='to-decide']")[0]) == "New targets that wait for a decision"


def test_what_is_to_be_decided_leads_to_the_decision_and_for_who_may_not_decide_to_the_action(
    client, cast, scene
):
    revision = TargetRevision.objects.get()
    for who, address in (
        (cast.officer, revision.get_absolute_url()),
        (cast.lead, revision.action.get_absolute_url()),
        (cast.viewer, revision.action.get_absolute_url()),
    ):
        tree = page_for(client, who)
        assert tree.xpath("//h2[@id='to-decide']/following-sibling::ul[1]//a/@href") == [address]
        assert client.get(address).status_code == 200


def said_to(client, who):
    listed = page_for(client, who).xpath("//h2[@id='said']/following-sibling::ul[1]/li")
    return [(words_of(row.xpath(".//span")[0]), row.xpath(".//a/@href")[0]) for row in listed]


def test_a_comment_stands_on_the_first_page_of_whom_it_mentions_until_they_answer(client, cast, scene, today):
    action, lead = scene.actions["late"], account_of(cast.lead)
    comment(by=cast.officer, action=action, text="Is the venue booked?", mentions=[lead])
    comment(by=cast.officer, action=action, text="It is on the web now")
    told = [("Olive, 1 March 2026, 12:00: Is the venue booked?", f"{action.get_absolute_url()}#comments")]
    assert said_to(client, cast.lead) == told
    assert said_to(client, cast.officer) == []
    comment(by=cast.lead, action=scene.actions["tomorrow"], text="This one is")
    assert said_to(client, cast.lead) == told
    comment(by=cast.lead, action=action, text="It is")
    assert said_to(client, cast.lead) == []


def test_a_comment_that_mentions_somebody_leaves_their_first_page_after_30_days(client, cast, scene, today):
    action, lead = scene.actions["late"], account_of(cast.lead)
    said = comment(by=cast.officer, action=action, text="Is the venue booked?", mentions=[lead])
    Comment.objects.filter(pk=said.pk).update(at="2026-01-29T12:00Z")
    assert said_to(client, cast.lead) == []


def test_who_may_no_longer_read_the_comments_of_an_action_is_not_told_of_them(client, cast, scene):
    lead = account_of(cast.lead)
    comment(by=cast.officer, action=scene.actions["late"], text="Between us", mentions=[lead])
    lead.memberships.update(role=Role.REVIEWER)
    lead.holdings.all().delete()
    assert "Between us" not in words_of(page_for(client, cast.lead))


def test_what_ones_teams_lead_stands_apart(client, cast, scene):
    team = PostFactory(organisation=cast.body, title="HR Team", kind=PostKind.TEAM)
    HoldingFactory(post=team, account=account_of(cast.lead))
    LeadFactory(action=scene.actions["others"], name="HR", post=team)
    tree = page_for(client, cast.lead)
    assert figures(tree, "My teams’ actions")["Due in the next 60 days"][0] == 1
    assert figures(tree, "My actions")["Due in the next 60 days"][0] == 3


def test_the_health_of_a_plan_leads_to_what_is_wrong(client, cast, scene):
    TallyFactory(plan=scene.plan, number=7)
    LeadFactory(action=scene.actions["late"], name="Somebody else")
    tree = page_for(client, cast.officer)
    told = {words_of(link): link.get("href") for link in tree.xpath("//ul[contains(@class, 'dr-health')]//a")}
    assert told["7 findings of the check"] == f"{scene.plan.get_absolute_url()}check/"
    assert told["1 lead without an address"] == f"{scene.plan.get_absolute_url()}leads/"
    unled = page_for(client, cast.officer, told["1 led by nobody"])
    assert [words_of(link) for link in unled.xpath("//tbody//th/a")] == scene.titles("others")


def phantoms(client, who):
    listed = page_for(client, who).xpath("//h2[@id='owners']/following-sibling::ul[1]//a")
    return {words_of(link): link.get("href") for link in listed}


def mends(client, who, address):
    """By action, the step that mends it."""
    rows = page_for(client, who, address).xpath("//tbody/tr")
    return {words_of(row.xpath(".//th/a")[0]): row.xpath(".//td//a/@href") for row in rows}


def test_what_nobody_looks_after_stands_on_the_officers_first_page_with_the_step_that_mends_it(
    client, cast, scene
):
    actions, plan = scene.actions, scene.plan.get_absolute_url()
    vacant = PostFactory(organisation=cast.body, title="Head of Housing")
    silent = PostFactory(organisation=cast.body, title="Housing Team", kind=PostKind.TEAM)
    LeadFactory(action=actions["others"], name="HoH", post=vacant)
    actions["tomorrow"].leads.update(post=silent)
    actions["to review"].leads.update(post=None)
    unled = ActionFactory(plan=scene.plan, ref="30", title="Unled")
    found = phantoms(client, cast.officer)
    expected = {
        "Led by nobody: 1": (unled, f"{unled.get_absolute_url()}edit/"),
        "Lead not known as a post or person: 1": (actions["to review"], f"{plan}leads/"),
        "Led by a vacant post: 1": (actions["others"], vacant.get_absolute_url()),
        "Lead without an address: 1": (actions["tomorrow"], silent.get_absolute_url()),
    }
    assert {name: mends(client, cast.officer, found[name]) for name in expected} == {
        name: {str(action): [step]} for name, (action, step) in expected.items()
    }
    for name, (_action, step) in expected.items():
        assert client.get(step).status_code == 200, name


def test_who_never_said_anything_is_asked_by_a_comment_that_stands_on_their_first_page(client, cast, scene):
    Update.objects.filter(action=scene.actions["late"]).delete()
    LeadFactory(action=scene.actions["others"], name="PM", post=scene.post)
    address = phantoms(client, cast.officer)["Nothing ever recorded: 2"]
    (step,) = mends(client, cast.officer, address)[str(scene.actions["late"])]
    form = html.fromstring(client.get(step).content)
    assert form.xpath("//textarea[@name='text']/text()")[-1].strip() == "How does this action stand?"
    lead = account_of(cast.lead)
    assert form.xpath("//input[@name='mentions'][@checked]/@value") == [str(lead.pk)]


def test_nothing_is_said_of_what_somebody_looks_after_or_to_who_does_not_keep_plans(client, cast, scene):
    LeadFactory(action=scene.actions["others"], name="PM", post=scene.post)
    Update.objects.create(
        action=scene.actions["others"], position=0, text="Begun", recorded_at="2025-01-01T12:00Z"
    )
    assert phantoms(client, cast.officer) == {}
    scene.post.holdings.all().delete()
    assert phantoms(client, cast.officer)
    assert phantoms(client, cast.viewer) == {}
    assert mends(client, cast.viewer, "/work/?of=body&list=vacant")[str(scene.actions["late"])] == []


def test_a_vacant_post_with_an_address_of_its_own_is_vacant_and_has_an_address(client, cast, scene):
    post = PostFactory(organisation=cast.body, title="Head of Housing", email="housing@example.invalid")
    LeadFactory(action=scene.actions["others"], name="HoH", post=post)
    page = page_for(client, cast.officer)
    assert "without an address" not in words_of(page).lower()
    assert phantoms(client, cast.officer).keys() >= {"Led by a vacant post: 1"}


def test_somebody_of_another_body_sees_nothing_of_it(client, cast, scene):
    assert "Equality Plan" not in words_of(page_for(client, cast.stranger))


def test_people_without_a_body_see_what_is_published(client, cast, scene):
    someone = MembershipFactory(organisation=cast.other_body).account
    someone.memberships.all().delete()
    assert "Equality action plans" in words_of(page_for(client, someone.actor))


def test_all_plans_are_a_step_away(client, cast, scene):
    assert "Equality action plans" in words_of(page_for(client, cast.officer, "/?all"))


def test_a_long_list_is_cut_and_leads_on(client, cast, scene):
    for number in range(FEW + 3):
        ActionFactory(plan=scene.plan, ref=f"L{number}", due_on="2026-01-01", status="in-progress")
    tree = page_for(client, cast.officer)
    assert len(rows_under(tree, "late")) == FEW
    (more,) = tree.xpath(f"//a[.='See all {FEW + 4}']/@href")
    assert len(page_for(client, cast.officer, more).xpath("//tbody/tr")) == FEW + 4


def test_rows_come_a_page_at_a_time(client, cast, scene):
    for number in range(60):
        ActionFactory(plan=scene.plan, ref=f"L{number}", due_on="2026-01-01", status="in-progress")
    first = page_for(client, cast.officer, "/work/?of=body&list=late")
    (following,) = first.xpath("//a[@rel='next']/@href")
    second = page_for(client, cast.officer, f"/work/{following}")
    assert [len(tree.xpath("//tbody/tr")) for tree in (first, second)] == [50, 11]


def test_an_unknown_list_is_not_there(client, cast, scene):
    client.force_login(account_of(cast.officer))
    assert client.get("/work/?list=unknown").status_code == 404


@pytest.mark.parametrize("who", ["officer", "lead"])
def test_the_first_page_takes_ten_queries_however_many_plans_and_actions(
    client, cast, scene, who, django_assert_max_num_queries
):
    for number in range(6):
        plan = PlanFactory(organisation=cast.body, slug=f"plan-{number}", period="2025/2027")
        Action.objects.bulk_create(
            ActionFactory.build(plan=plan, position=place, due_on="2026-03-09", status="in-progress")
            for place in range(30)
        )
        for action in plan.actions.all()[:5]:
            LeadFactory(action=action, post=scene.post)
    client.force_login(account_of(getattr(cast, who)))
    client.get("/account/")  # the first page of a session notes when it was
    with django_assert_max_num_queries(10):
        client.get("/")


def test_the_first_page_lists_open_cycles_with_what_is_to_be_approved(cast, client):
    plan = PlanFactory(organisation=cast.body, title="Scheme")
    due = clock.today() + timedelta(days=3)
    days = {"opens_on": due - timedelta(days=11), "due_on": due, "until": due}
    cycle = CycleFactory(plan=plan, title="Third quarter", **days)
    CycleFactory(plan=PlanFactory(), title="Of another body", **days)
    for state in ("answered", "answered", "asked"):
        RequestFactory(cycle=cycle, state=state)
    client.force_login(account_of(cast.officer))
    page = client.get("/").content.decode()
    assert "Third quarter" in page
    assert "2 answers to approve" in page
    assert "1 not answered" in page
    assert "closes in 3 days" in page
    assert "Of another body" not in page
