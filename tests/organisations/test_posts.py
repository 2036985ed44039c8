"""Posts: their names, their holders with dates, their addresses; only those who keep them change them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from tests.cast import account_of
from tests.factories import HoldingFactory, PostAliasFactory, PostFactory

from dueregard.history.models import Event
from dueregard.organisations.permissions import may
from dueregard.organisations.posts.models import Holding, Post, held_on
from dueregard.organisations.posts.operations import (
    add_holder,
    add_post,
    change_holder,
    close_post,
    edit_holding,
    edit_post,
    learn_name,
    reopen_post,
)
from dueregard.organisations.posts.queries import holdings_by_post, posts_by_name
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.models.words import LeadKind

DAY = date(2026, 4, 1)
EVE = DAY - timedelta(days=1)


@pytest.fixture
def post(cast):
    return add_post(by=cast.officer, organisation=cast.body, title="Equality Officer", aliases=["EO", "EqO"])


def aliases(post):
    return sorted(post.aliases.values_list("text", flat=True))


def holders(post, day):
    return [holding.name for holding in Post.objects.get(pk=post.pk).holdings_on(day)]


def test_the_kinds_are_those_of_the_plan_format():
    assert set(PostKind.values) == set(LeadKind.values)


def test_a_post_is_taken_in_with_the_names_that_plans_print_for_it(cast, post):
    assert aliases(post) == ["EO", "EqO"]
    event = Event.objects.get(verb="add_post")
    (change,) = event.changes.all()
    assert change.after == {"title": "Equality Officer", "kind": "post", "aliases": ["EO", "EqO"]}


@pytest.mark.parametrize("title", ["Equality Officer", "equality  officer", "EQUALITY-OFFICER"])
def test_a_name_is_borne_by_one_post_however_it_is_written(cast, post, title):
    with pytest.raises(ValidationError, match="of this name already"):
        add_post(by=cast.officer, organisation=cast.body, title=title)
    assert PostFactory(organisation=cast.other_body, title=title)


@pytest.mark.parametrize("title", ["", "  ", "?!"])
def test_a_post_has_a_name(cast, title):
    with pytest.raises(ValidationError):
        add_post(by=cast.officer, organisation=cast.body, title=title)


def test_a_printed_name_that_is_known_for_one_post_is_refused_for_another(cast, post):
    with pytest.raises(ValidationError, match="known for a post already"):
        add_post(by=cast.officer, organisation=cast.body, title="Executive Officer", aliases=["E.O."])
    assert Post.objects.count() == 1


def test_learning_a_name_takes_it_from_the_post_that_bore_it_and_tells_of_both(cast, post):
    other = PostFactory(organisation=cast.body, title="Executive Officer")
    learn_name(by=cast.officer, post=other, name="E O")
    assert (aliases(post), aliases(other)) == (["EqO"], ["E O"])
    event = Event.objects.get(verb="learn_name")
    assert {change.uid for change in event.changes.all()} == {post.uid, other.uid}


def test_editing_replaces_the_whole_list_of_names_and_keeps_the_holders(cast, post):
    HoldingFactory(post=post)
    edit_post(by=cast.officer, post=post, changes={"title": "Equality Lead", "aliases": ["EL", "EqO"]})
    post.refresh_from_db()
    assert (post.title, aliases(post), post.holdings.count()) == ("Equality Lead", ["EL", "EqO"], 1)


def test_the_same_again_tells_nothing(cast, post):
    before = Event.objects.count()
    edit_post(by=cast.officer, post=post, changes={"title": "Equality Officer", "aliases": ["EO", "EqO"]})
    assert Event.objects.count() == before


def test_a_change_of_holder_ends_one_the_day_before_the_other_begins(cast, post):
    add_holder(by=cast.officer, post=post, name="Ann", since=date(2020, 1, 1))
    change_holder(by=cast.officer, post=post, on=DAY, name="Ben")
    assert (holders(post, EVE), holders(post, DAY)) == (["Ann"], ["Ben"])


def test_a_change_of_holder_to_nobody_leaves_the_post_vacant(cast, post):
    add_holder(by=cast.officer, post=post, name="Ann")
    change_holder(by=cast.officer, post=post, on=DAY)
    assert holders(post, DAY) == []
    assert post.is_vacant(DAY)
    assert not post.is_vacant(EVE)


def test_a_team_is_never_vacant(cast):
    assert not PostFactory(organisation=cast.body, kind="team").is_vacant(DAY)


def test_two_may_hold_one_post_together(cast, post):
    for name in ("Ann", "Ben"):
        add_holder(by=cast.officer, post=post, name=name)
    assert holders(post, DAY) == ["Ann", "Ben"]


def test_a_change_before_one_that_is_entered_already_is_refused_and_nothing_is_done(cast, post):
    add_holder(by=cast.officer, post=post, name="Ann")
    change_holder(by=cast.officer, post=post, on=DAY, name="Ben")
    with pytest.raises(ValidationError, match="later"):
        change_holder(by=cast.officer, post=post, on=EVE, name="Cal")
    assert (holders(post, EVE), holders(post, DAY)) == (["Ann"], ["Ben"])


@pytest.mark.parametrize(
    ("since", "until", "covers"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (None, EVE, False),
        (DAY + timedelta(days=1), None, False),
        (EVE, None, True),
        (EVE, DAY, True),
    ],
)
def test_both_days_of_a_holding_are_its_own_for_lists_and_single_records(post, since, until, covers):
    holding = HoldingFactory(post=post, since=since, until=until)
    assert holding.covers(DAY) is covers
    assert Holding.objects.filter(held_on(DAY)).exists() is covers


def test_a_holding_does_not_end_before_it_begins(cast, post):
    with pytest.raises(ValidationError, match="before the first"):
        add_holder(by=cast.officer, post=post, name="Ann", since=DAY, until=EVE)
    with pytest.raises(IntegrityError), transaction.atomic():
        HoldingFactory(post=post, since=DAY, until=EVE)


def test_a_post_is_written_to_at_its_own_address_else_at_those_of_its_holders_on_the_day(cast, post):
    lead = account_of(cast.lead)
    HoldingFactory(post=post, name="Leah", account=lead, until=EVE)
    HoldingFactory(post=post, name="Ann", email="ann@example.invalid")
    assert Post.objects.get().addresses_on(EVE) == [lead.email, "ann@example.invalid"]
    assert Post.objects.get().addresses_on(DAY) == ["ann@example.invalid"]
    edit_post(by=cast.officer, post=post, changes={"email": "equality@example.invalid"})
    assert Post.objects.get().addresses_on(DAY) == ["equality@example.invalid"]


def test_an_account_that_holds_a_post_is_a_members_and_gives_its_name(cast, post):
    assert add_holder(by=cast.officer, post=post, account=account_of(cast.lead)).name == "Leah"
    with pytest.raises(ValidationError, match="no member"):
        add_holder(by=cast.officer, post=post, account=account_of(cast.stranger))


def test_a_holder_can_be_corrected(cast, post):
    holding = add_holder(by=cast.officer, post=post, name="An")
    edit_holding(by=cast.officer, holding=holding, changes={"name": "Ann", "since": EVE})
    assert holders(post, DAY) == ["Ann"]
    assert holders(post, EVE - timedelta(days=1)) == []


def test_the_language_of_letters_to_a_holder_is_entered_with_them_and_history_tells_it(cast, post):
    change_holder(by=cast.officer, post=post, on=DAY, name="Bronwen", language="cy")
    holding = post.holdings.get()
    assert holding.writes_in == "cy"
    assert Event.objects.last().changes.get().after["holders"][-1]["language"] == "cy"
    with pytest.raises(ValidationError):
        edit_holding(by=cast.officer, holding=holding, changes={"language": "fr"})


def test_posts_are_found_by_name_and_by_the_names_that_are_printed_for_them(cast, post):
    PostAliasFactory(post=PostFactory(organisation=cast.other_body), text="XO", key="xo")
    found = posts_by_name(cast.body, ["E.O.", "Equality officer", "EO?", "XO", "?"])
    assert found == {"E.O.": post, "Equality officer": post}


def test_who_holds_a_post_is_for_the_bodys_own_people(cast, post):
    ann = HoldingFactory(post=post, name="Ann")
    knowing = {
        name
        for name, who in cast.everybody().items()
        if holdings_by_post(who, cast.body, on=DAY) == {post.pk: (ann,)}
    }
    readers = {"administrator", "officer", "lead", "approver", "viewer", "auditor", "operator"}
    assert knowing == readers
    assert {name for name, who in cast.everybody().items() if may(who, "view", post)} == readers
    for who in cast.everybody().values():
        assert (post in Post.objects.visible_to(who)) is may(who, "view", post)


def test_only_those_who_keep_the_posts_change_them(cast, post):
    holding = HoldingFactory(post=post)
    for who in cast.all_but("officer", "administrator"):
        for do in (
            lambda who=who: add_post(by=who, organisation=cast.body, title="Clerk"),
            lambda who=who: edit_post(by=who, post=post, changes={"title": "Clerk"}),
            lambda who=who: learn_name(by=who, post=post, name="Clerk"),
            lambda who=who: add_holder(by=who, post=post, name="Ann"),
            lambda who=who: change_holder(by=who, post=post, on=DAY, name="Ann"),
            lambda who=who: edit_holding(by=who, holding=holding, changes={"name": "Ann"}),
        ):
            with pytest.raises(PermissionDenied):
                do()


def test_a_closed_post_is_held_until_its_last_day_and_misses_nobody_afterwards(cast, post):
    add_holder(by=cast.officer, post=post, name="Ann", since=EVE)
    closed = close_post(by=cast.officer, post=post, on=DAY, reason="Given up")
    assert (holders(post, DAY), holders(post, DAY + timedelta(days=1))) == (["Ann"], [])
    assert not closed.is_vacant(DAY + timedelta(days=1))
    assert [each.title for each in Post.objects.going_on(DAY)] == ["Equality Officer"]
    assert not Post.objects.going_on(DAY + timedelta(days=1)).exists()
    event = Event.objects.get(verb="close_post")
    assert (event.reason, event.changes.get().after["until"]) == ("Given up", str(DAY))
    assert reopen_post(by=cast.officer, post=post).until is None


def test_a_post_is_not_closed_before_somebody_begins(cast, post):
    add_holder(by=cast.officer, post=post, name="Ann", since=DAY)
    with pytest.raises(ValidationError, match="from a later day"):
        close_post(by=cast.officer, post=post, on=EVE)


def test_only_those_who_keep_posts_close_them(cast, post):
    for who in cast.all_but("officer", "administrator"):
        for do, more in ((close_post, {"on": DAY}), (reopen_post, {})):
            with pytest.raises(PermissionDenied):
                do(by=who, post=post, **more)
