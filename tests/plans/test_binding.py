"""Binding leads to posts: said once for each printed name, told to history, kept when the plan is edited."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from tests.cast import account_of
from tests.factories import ActionFactory, HoldingFactory, LeadFactory, PlanFactory, PostFactory

from dueregard import clock
from dueregard.exchange.export import plan_file, plan_file_as_of
from dueregard.history.models import Event
from dueregard.organisations.models import Membership
from dueregard.organisations.permissions import may
from dueregard.organisations.posts.models import Post, PostAlias
from dueregard.organisations.posts.operations import learn_name
from dueregard.plans.binding.operations import Answer, bind_leads
from dueregard.plans.binding.queries import binding_overview, leads_without_address
from dueregard.plans.models import Action, Lead
from dueregard.plans.operations import edit_action

TODAY = date(2026, 3, 1)


@pytest.fixture
def officer_post(cast):
    return PostFactory(organisation=cast.body, title="Equality Improvement Officer")


def bind(cast, plan, **answers):
    return bind_leads(by=cast.officer, plan=plan, answers=answers)


def test_every_lead_that_is_printed_so_is_bound_and_the_printed_name_stays(cast, plan, officer_post):
    other = ActionFactory(plan=plan)
    LeadFactory(action=other, name="EIO")
    bind(cast, plan, EIO=Answer(officer_post))
    assert set(Lead.objects.filter(name="EIO").values_list("post", flat=True)) == {officer_post.pk}
    assert not Lead.objects.exclude(name="EIO").filter(post__isnull=False).exists()


def test_a_lead_of_another_plan_is_not_touched(cast, plan, officer_post):
    elsewhere = LeadFactory(action=ActionFactory(plan=PlanFactory(organisation=cast.body)), name="EIO")
    bind(cast, plan, EIO=Answer(officer_post))
    elsewhere.refresh_from_db()
    assert elsewhere.post is None


def test_a_new_post_is_taken_in_once_for_two_printed_names(cast, plan):
    bind(cast, plan, EIO=Answer(title="Equality Officer"), HoS=Answer(title="equality  officer"))
    post = Post.objects.get(organisation=cast.body)
    assert post.title == "Equality Officer"
    assert {alias.text for alias in post.aliases.all()} == {"EIO", "HoS"}
    assert Lead.objects.filter(post=post).count() == 2


def test_an_answer_is_remembered_for_the_next_plan_of_the_body_and_for_no_other_body(
    cast, plan, officer_post
):
    bind(cast, plan, EIO=Answer(officer_post))
    for body, certain in ((cast.body, officer_post.uid), (cast.other_body, None)):
        following = PlanFactory(organisation=body)
        LeadFactory(action=ActionFactory(plan=following), name="E.I.O.")
        (lead,) = binding_overview(following, on=TODAY).leads
        assert (lead.match.certain.id if lead.match.certain else None) == certain


def test_a_name_that_is_printed_with_a_question_mark_is_bound_but_not_remembered(cast, plan, officer_post):
    bind(cast, plan, **{"ST?": Answer(officer_post)})
    assert Lead.objects.get(name="ST?").post == officer_post
    assert not PostAlias.objects.exists()


def test_a_name_that_is_bound_anew_is_remembered_for_the_new_post_only(cast, plan, officer_post):
    other = PostFactory(organisation=cast.body)
    bind(cast, plan, EIO=Answer(officer_post))
    bind(cast, plan, EIO=Answer(other))
    assert PostAlias.objects.get(text="EIO").post == other
    assert Lead.objects.get(name="EIO").post == other


def test_an_empty_answer_leaves_open_and_takes_a_binding_back(cast, plan, officer_post):
    bind(cast, plan, EIO=Answer(officer_post))
    bind(cast, plan, EIO=Answer())
    assert Lead.objects.get(name="EIO").post is None


def test_what_is_bound_is_told_on_the_action_and_binding_the_same_again_tells_nothing(
    cast, plan, officer_post
):
    action = plan.actions.get(ref="2.1.1")
    bind(cast, plan, EIO=Answer(officer_post))
    event = Event.objects.get(plan=plan.uid, verb="bind_leads", changes__uid=action.uid)
    (change,) = [each for each in event.changes.all() if each.uid == action.uid]
    assert change.before == {"EIO": ""}
    assert change.after == {"EIO": "Equality Improvement Officer"}
    before = Event.objects.count()
    bind(cast, plan, EIO=Answer(officer_post))
    assert Event.objects.count() == before


def test_binding_changes_nothing_of_the_plan_file_nor_of_any_past_one(cast, plan, officer_post):
    before = plan_file(plan)
    bind(cast, plan, EIO=Answer(officer_post))
    assert plan_file(plan) == before
    assert plan_file_as_of(plan.uid, clock.now()) == before


def test_an_edit_of_the_action_keeps_whom_its_leads_are_bound_to(cast, plan, officer_post):
    bind(cast, plan, EIO=Answer(officer_post))
    action = plan.actions.get(ref="2.1.1")
    edit_action(by=cast.officer, action=action, changes={"measure": "Counted"})
    assert {lead.name: lead.post for lead in action.leads.all()} == {"EIO": officer_post, "ST?": None}


def test_a_lead_that_an_edit_names_is_bound_if_the_body_knows_the_name(cast, plan, officer_post):
    learn_name(by=cast.officer, post=officer_post, name="EqO")
    action = plan.actions.get(ref="2.1.1")
    leads = [{"name": "EqO"}, {"name": "Nobody Known"}, {"name": "EqO?"}]
    edit_action(by=cast.officer, action=action, changes={"leads": leads})
    assert [lead.post for lead in action.leads.all()] == [officer_post, None, None]


def test_a_post_of_another_body_is_refused_and_nothing_is_done(cast, plan, officer_post):
    with pytest.raises(ValidationError, match="another organisation"):
        bind(cast, plan, EIO=Answer(officer_post), HoS=Answer(PostFactory(organisation=cast.other_body)))
    assert not Lead.objects.filter(post__isnull=False).exists()


def test_only_an_officer_binds(cast, plan, officer_post):
    for who in cast.all_but("officer"):
        with pytest.raises(PermissionDenied):
            bind_leads(by=who, plan=plan, answers={"EIO": Answer(officer_post)})


def test_the_overview_lists_each_printed_name_once_and_what_is_in_no_key(cast, plan):
    LeadFactory(action=ActionFactory(plan=plan), name="EIO")
    LeadFactory(action=ActionFactory(plan=plan), name="JADs")
    overview = binding_overview(plan, on=TODAY)
    named = {lead.name: lead for lead in overview.leads}
    assert set(named) == {"EIO", "ST?", "HoS", "JADs"}
    assert (named["EIO"].actions, named["HoS"].objectives) == (2, 1)
    assert overview.unexplained == ("HoS", "JADs", "ST")


def test_who_cannot_be_written_to_is_counted_once_a_name_and_only_while_something_is_open(
    cast, plan, officer_post
):
    def silent(day=TODAY):
        return [each.name for each in leads_without_address([plan], on=day).get(plan.pk, ())]

    assert silent() == ["EIO", "ST?"]
    bind(cast, plan, EIO=Answer(officer_post))
    assert silent() == ["EIO", "ST?"]
    HoldingFactory(post=officer_post, email="eio@example.invalid", until=TODAY)
    assert silent() == ["ST?"]
    assert silent(TODAY + timedelta(days=1)) == ["EIO", "ST?"]
    officer_post.email = "equality@example.invalid"
    officer_post.save()
    assert silent(TODAY + timedelta(days=1)) == ["ST?"]
    Action.objects.update(settled=True)
    assert silent() == []


def test_the_overview_needs_as_many_queries_for_a_long_plan(cast, plan, django_assert_max_num_queries):
    for number in range(30):
        post = PostFactory(organisation=cast.body)
        HoldingFactory(post=post)
        LeadFactory(action=ActionFactory(plan=plan), name=f"Lead {number}", post=post)
    with django_assert_max_num_queries(8):
        binding_overview(plan, on=TODAY)


def test_who_holds_a_post_that_leads_an_action_may_view_it_and_record_progress_on_it(
    cast, plan, officer_post
):
    own, other = plan.actions.get(ref="2.1.1"), plan.actions.get(key="2.2.1")
    bind(cast, plan, EIO=Answer(officer_post))
    assert not may(cast.reviewer, "view", own)
    holding = HoldingFactory(post=officer_post, account=account_of(cast.reviewer))
    for who in (cast.reviewer,):
        assert may(who, "view", own)
        assert may(who, "record_progress", own)
        assert not may(who, "view", other)
        assert not may(who, "record_progress", other)
        assert not may(who, "edit", own)
        assert list(Action.objects.visible_to(who)) == [own]
    holding.until = clock.today() - timedelta(days=1)
    holding.save()
    assert not may(cast.reviewer, "view", own)


def test_a_lead_who_may_read_the_plan_records_progress_on_their_own_action_only(cast, plan, officer_post):
    own, other = plan.actions.get(ref="2.1.1"), plan.actions.get(key="2.2.1")
    bind(cast, plan, EIO=Answer(officer_post))
    HoldingFactory(post=officer_post, account=account_of(cast.lead))
    assert may(cast.lead, "record_progress", own)
    assert not may(cast.lead, "record_progress", other)
    assert {name for name, who in cast.everybody().items() if may(who, "record_progress", own)} == {
        "officer",
        "lead",
        "operator",
    }


def test_who_is_no_longer_a_member_loses_their_own_actions(cast, plan, officer_post):
    own = plan.actions.get(ref="2.1.1")
    bind(cast, plan, EIO=Answer(officer_post))
    HoldingFactory(post=officer_post, account=account_of(cast.lead))
    Membership.objects.filter(account__uid=cast.lead.id).delete()
    assert not may(cast.lead, "view", own)
    assert not may(cast.lead, "record_progress", own)


def test_the_actions_that_an_account_leads_depend_on_the_day(cast, plan, officer_post):
    own = plan.actions.get(ref="2.1.1")
    bind(cast, plan, EIO=Answer(officer_post))
    LeadFactory(action=own, post=officer_post)
    HoldingFactory(post=officer_post, account=account_of(cast.lead), since=TODAY)
    assert list(Action.objects.led_by(cast.lead, on=TODAY)) == [own]
    assert not Action.objects.led_by(cast.lead, on=TODAY - timedelta(days=1)).exists()
    for who in (cast.officer, cast.public, cast.operator):
        assert not Action.objects.led_by(who, on=TODAY).exists()
