"""Posts from a file: previewed, each fault with its line and the way out, all or nothing, twice as once."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.cast import account_of
from tests.factories import HoldingFactory, PostAliasFactory, PostFactory

from dueregard.history.models import Event
from dueregard.organisations.posts.bringing import NotBrought, foresee, import_posts, rows_of
from dueregard.organisations.posts.models import Holding, Post, PostAlias
from dueregard.organisations.posts.sheet import COLUMNS, decoded, read_sheet, write_sheet

FILE = """\
post,kind,address,other names,holder,holder address,from,until
Equality Officer,,equality@example.invalid,EO; EqO,Ann,ann@example.invalid,2020-01-01,31/03/2026
Equality Officer,,,,Ben,,01/04/2026,
All staff,collective,,,,,,
"""


def bring(cast, text):
    sheet = read_sheet(text)
    assert sheet.problems == ()
    return import_posts(by=cast.officer, organisation=cast.body, rows=sheet.rows)


def problems(text):
    return [(each.line, each.text) for each in read_sheet(text).problems]


def test_a_file_brings_posts_names_addresses_and_holders(cast):
    outcome = bring(cast, FILE)
    assert (outcome.new, outcome.changed, outcome.same) == (("All staff", "Equality Officer"), (), 0)
    post = Post.objects.get(title="Equality Officer")
    assert (post.email, [alias.text for alias in post.aliases.all()]) == (
        "equality@example.invalid",
        ["EO", "EqO"],
    )
    assert [(each.name, each.since, each.until) for each in post.holdings.all()] == [
        ("Ann", date(2020, 1, 1), date(2026, 3, 31)),
        ("Ben", date(2026, 4, 1), None),
    ]
    assert Post.objects.get(title="All staff").kind == "collective"


def test_the_same_file_again_changes_nothing_and_tells_nothing(cast):
    bring(cast, FILE)
    before = Event.objects.count()
    outcome = bring(cast, FILE)
    assert (outcome.new, outcome.changed, outcome.same) == ((), (), 2)
    assert Event.objects.count() == before


def test_what_is_saved_as_a_file_can_be_brought_again_and_changes_nothing(cast):
    bring(cast, FILE)
    post = PostFactory(organisation=cast.body, title="=Clerk", email="clerk@example.invalid")
    HoldingFactory(post=post, name="Leah", account=account_of(cast.lead))
    before = Event.objects.count()
    text = write_sheet(rows_of(cast.body))
    assert "\r\n'=Clerk," in text
    bring(cast, text)
    assert Event.objects.count() == before
    assert write_sheet(rows_of(cast.body)) == text


def test_what_the_file_leaves_empty_stays_as_it_is(cast):
    bring(cast, FILE)
    bring(cast, "post\nequality officer\n")
    post = Post.objects.get(title="Equality Officer")
    assert (post.email, post.aliases.count(), post.holdings.count()) == ("equality@example.invalid", 2, 2)


def test_a_holder_is_tied_to_the_account_of_a_member_with_that_address_and_of_nobody_else(cast):
    bring(
        cast,
        "post,holder,holder address\nClerk,Leah,LEAH@example.invalid\nCook,Stan,stan@example.invalid\n",
    )
    assert {each.post.title: bool(each.account) for each in Holding.objects.all()} == {
        "Clerk": True,
        "Cook": False,
    }


def test_a_preview_says_what_would_be_and_changes_nothing(cast):
    PostFactory(organisation=cast.body, title="Equality Officer")
    events = Event.objects.count()
    outcome = foresee(by=cast.officer, organisation=cast.body, rows=read_sheet(FILE).rows)
    assert (outcome.new, outcome.changed) == (("All staff",), ("Equality Officer",))
    assert (Post.objects.count(), Holding.objects.count(), Event.objects.count()) == (1, 0, events)


def test_one_row_that_cannot_be_brought_stops_all_and_is_named_by_its_line(cast):
    PostAliasFactory(post=PostFactory(organisation=cast.body, title="Executive Officer"), text="EO")
    with pytest.raises(NotBrought) as refused:
        bring(cast, FILE)
    assert [each.line for each in refused.value.problems] == [2]
    assert "known for a post already" in refused.value.problems[0].text
    assert Post.objects.count() == 1
    assert PostAlias.objects.count() == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (",,,,,,,x", "name of the post is missing"),
        ("A,boss,,,,,,", "no kind “boss”"),
        ("A,,nobody,,,,,", "“nobody” is no e-mail address"),
        ("A,,,,Ann,nobody,,", "“nobody” is no e-mail address"),
        ("A,,,,Ann,,soon,", "“soon” is no date"),
        ("A,,,,Ann,,2026-02-30,", "“2026-02-30” is no date"),
        ("A,,,,Ann,,2026-02-02,2026-02-01", "before the first"),
        ("A,,,,,ann@example.invalid,,", "needs the holder’s name"),
        ("A" * 301 + ",,,,,,,", "longer than 300"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(line, said):
    text = f"{','.join(COLUMNS)}\nB,,,,,,,\n\n{line}\n"
    found = problems(text)
    assert [number for number, _text in found] == [4] * len(found)
    assert any(said in text for _number, text in found)


@pytest.mark.parametrize("text", ["", "name,kind\nA,post\n", "Ann,Ben\n"])
def test_a_file_without_headings_is_refused_with_those_that_it_should_have(text):
    ((line, said),) = problems(text)
    assert line == 1
    assert "other names" in said


def test_a_heading_that_means_nothing_is_refused_rather_than_lost():
    ((line, said),) = problems("post,e-mail\nA,a@example.invalid\n")
    assert line == 1
    assert "“e mail”" in said


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_is_read_as_spreadsheets_save_it(delimiter, encoding):
    content = delimiter.join(["Post", "Holder"]) + "\r\n" + delimiter.join(["Café clerk", "Siân"]) + "\r\n"
    (row,) = read_sheet(decoded(content.encode(encoding))).rows
    assert (row.post, row.holder) == ("Café clerk", "Siân")


def test_only_those_who_keep_the_posts_bring_them(cast):
    for who in cast.all_but("officer", "administrator"):
        for do in (import_posts, foresee):
            with pytest.raises(PermissionDenied):
                do(by=who, organisation=cast.body, rows=read_sheet(FILE).rows)
    assert not Post.objects.exists()


def test_what_is_no_list_at_all_is_refused():
    assert problems("post\n" + "x" * 200_000) == [
        (1, "This is no CSV file. Save the list as CSV and bring it again.")
    ]
