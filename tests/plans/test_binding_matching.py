"""Matching printed leads: what somebody has said is certain, all else is offered or listed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueregard.organisations.posts.names import key
from dueregard.plans.binding.matching import Known, Matcher, Why, is_abbreviation

KEY = {
    "JADCS": "Joint Asst. Director Community Services",
    "JADHRP": "Joint Asst. Director Human Resources and Payroll",
    "EIO": "Equality Improvement Officer",
}
POSTS = [
    Known("p1", "Third Sector and Partnership Manager"),
    Known("p2", "Head of Communities", holders=("Angela Farmer",)),
    Known("p3", "Human Resources Manager", aliases=("HRM",)),
]
MATCHER = Matcher(POSTS, KEY)


def certain(name, matcher=MATCHER):
    offer = matcher.match(name).certain
    return offer and (offer.title, offer.id)


def why(name, matcher=MATCHER):
    return [(offer.why, offer.title) for offer in matcher.match(name).offers]


@pytest.mark.parametrize(
    "printed",
    ["JADHRP", "JADHR &P", "JADHR&P", "J.A.D.H.R.P.", "jadhrp", "JADHR and P", "ЈАDHRР"],
)
def test_an_abbreviation_means_what_the_plans_key_says_however_it_is_printed(printed):
    assert certain(printed) == ("Joint Asst. Director Human Resources and Payroll", "")


def test_the_key_leads_to_the_post_that_bears_the_name_already():
    held = Matcher([Known("p9", "Equality Improvement Officer")], KEY)
    assert certain("EIO", held) == ("Equality Improvement Officer", "p9")


@pytest.mark.parametrize("printed", ["HRM", "H.R.M.", "Human Resources Manager", "human resources  manager"])
def test_a_post_is_known_by_its_name_and_by_every_name_bound_to_it(printed):
    assert certain(printed) == ("Human Resources Manager", "p3")


def test_and_written_as_a_sign_or_left_out_changes_no_name():
    for printed in ("Third Sector & Partnership Manager", "Third Sector Partnership Manager"):
        assert certain(printed) == ("Third Sector and Partnership Manager", "p1")


@pytest.mark.parametrize("printed", ["JADs", "JADSP"])
def test_an_abbreviation_that_is_in_no_key_is_listed_and_never_taken_for_a_near_one(printed):
    match = MATCHER.match(printed)
    assert match.unexplained
    assert match.offers == ()


@pytest.mark.parametrize("printed", ["EIO", "All", "Legal", "Welland Procurement", "HRM"])
def test_a_word_or_a_known_abbreviation_is_not_listed(printed):
    assert not MATCHER.match(printed).unexplained


@pytest.mark.parametrize("printed", ["EIO?", "EIO (Internal)"])
def test_what_is_printed_with_a_doubt_or_a_remark_is_offered_only(printed):
    assert certain(printed) is None
    assert why(printed) == [(Why.QUALIFIED, "Equality Improvement Officer")]


def test_nearly_the_same_name_is_offered_only():
    assert certain("Human Resource Managers") is None
    assert why("Human Resource Managers") == [(Why.NEAR, "Human Resources Manager")]


def test_of_names_that_are_near_only_those_beside_the_nearest_are_offered():
    many = Matcher(
        [Known("a", "Head of Service North"), Known("b", "Head of Service South"), Known("c", "Clerk")]
    )
    assert {title for _why, title in why("Heads of Service North", many)} == {"Head of Service North"}


def test_first_letters_are_offered_only():
    assert certain("HoC") is None
    assert why("HoC") == [(Why.INITIALS, "Head of Communities")]
    assert MATCHER.match("HoC").unexplained


def test_who_holds_a_post_is_offered_by_name_and_by_initials():
    assert why("Angela Farmer") == [(Why.HOLDER, "Head of Communities")]
    assert why("AF") == [(Why.HOLDER, "Head of Communities")]
    assert certain("Angela Farmer") is None


def test_a_name_that_two_posts_bear_is_certain_for_neither():
    two = Matcher(
        [Known("a", "Housing Officer", aliases=("HO",)), Known("b", "Head Office", aliases=("HO",))]
    )
    assert certain("HO", two) is None
    assert len(two.match("HO").offers) == 2


def test_a_word_of_another_alphabet_is_no_look_alike():
    assert key("Жук") == "жук"
    assert key("СС") == "cc"


@pytest.mark.parametrize(
    ("name", "so"),
    [("T3", True), ("HoS", True), ("MB", True), ("HoS Housing", False), ("A", False), ("Housing", False)],
)
def test_what_an_abbreviation_is(name, so):
    assert is_abbreviation(name) is so


@given(st.text(max_size=40))
def test_no_name_is_too_strange_to_be_matched(name):
    match = MATCHER.match(name)
    assert match.name == name
    assert match.certain is None or match.certain in match.offers
