"""The search: the same cases on both databases, nobody finds what they may not see, anything can be typed."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from lxml import html
from tests.cast import account_of
from tests.factories import OrganisationFactory

from dueregard.documents.operations import keep_document
from dueregard.exchange.operations import import_plan
from dueregard.history.actor import PUBLIC, system
from dueregard.planfile.model import Action as ActionPiece
from dueregard.planfile.model import Lead, Objective, Plan, PlanFile, Update
from dueregard.plans.models import Action
from dueregard.plans.operations import edit_action, edit_plan, redact_words, remove_action
from dueregard.search.indexing import rebuild
from dueregard.search.models import Entry
from dueregard.search.queries import search
from dueregard.search.sources import sources

pytestmark = pytest.mark.django_db
OPERATOR = system("tests")


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SECOND_FACTOR = "nobody"


@pytest.fixture
def held(cast):
    """A small plan whose words the cases below look for."""
    actions = [
        ("1.1", "Train all staff in due regard", "HR Manager", "E-learning for café workers, see 2.1"),
        ("1.2", "Publish the equality data", "Policy Officer", "Ymgynghori â thrigolion; tŷ agored"),
        ("1.3", "Review hate-crime reporting", "Community Safety", "Training of wardens was O'Brien's idea"),
    ]
    file = PlanFile(
        plan=Plan(title="Scheme for all", introduction="How the council meets its duty"),
        objectives=[Objective(key="o", ref="1", title="Leading well", statement="A council that listens")],
        actions=[
            ActionPiece(
                key=ref,
                ref=ref,
                title=title,
                objective="o",
                leads=[Lead(name=lead)],
                outcome=outcome,
                updates=[Update(text=f"Update of {ref}: zebra crossing")] if ref == "1.2" else [],
            )
            for ref, title, lead, outcome in actions
        ],
    )
    return import_plan(by=cast.officer, organisation=cast.body, file=file, slug="scheme")


def found(text, who=OPERATOR, **more):
    return [hit.entry.title for hit in search(text, who, **more).hits]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("equality data", ["1.2 Publish the equality data"]),
        ("DATA publish", ["1.2 Publish the equality data"]),
        ("training", ["1.3 Review hate-crime reporting"]),
        ("train", ["1.1 Train all staff in due regard", "1.3 Review hate-crime reporting"]),
        ('"train"', ["1.1 Train all staff in due regard"]),
        ("tra*", ["1.1 Train all staff in due regard", "1.3 Review hate-crime reporting"]),
        ("tra", []),
        ("train -wardens", ["1.1 Train all staff in due regard"]),
        ('train -"due regard"', ["1.3 Review hate-crime reporting"]),
        ("-wardens", []),
        ('"due regard"', ["1.1 Train all staff in due regard"]),
        ('"regard due"', []),
        ('"staff in due', ["1.1 Train all staff in due regard"]),
        ("cafe", ["1.1 Train all staff in due regard"]),
        ("CAFÉ", ["1.1 Train all staff in due regard"]),
        ("ty agored", ["1.2 Publish the equality data"]),
        ("hate crime", ["1.3 Review hate-crime reporting"]),
        ("hate-crime", ["1.3 Review hate-crime reporting"]),
        ("e-learning", ["1.1 Train all staff in due regard"]),
        ("2.1", ["1.1 Train all staff in due regard"]),
        ("1.2 publish", ["1.2 Publish the equality data"]),
        ("O'Brien", ["1.3 Review hate-crime reporting"]),
        ("zebra", ["1.2 Publish the equality data"]),
        ("policy officer", ["1.2 Publish the equality data"]),
        ("listens", ["1 Leading well"]),
        ("duty", ["Scheme for all"]),
        ("ashby", ["Ashby District Council"]),
        ("scheme", ["Scheme for all"]),
        ("AND", []),
        ("", []),
        ('"', []),
        ("*", []),
        ("heading : all", []),
    ],
)
def test_what_is_typed_finds(held, typed, titles):
    if "Ashby" in str(titles):
        rebuild()
    assert sorted(found(typed)) == sorted(titles)


def test_what_stands_in_the_title_comes_first_then_the_newest(cast, held):
    edit_action(by=cast.officer, action=held.actions.get(key="1.2"), changes={"title": "Wardens"})
    assert found("wardens") == ["1.2 Wardens", "1.3 Review hate-crime reporting"]
    assert found("council") == ["1 Leading well", "Scheme for all"]


def test_words_stand_in_their_context(held):
    (hit,) = search("wardens", OPERATOR).hits
    assert [piece.text for piece in hit.context if piece.found] == ["wardens"]
    assert "Training of wardens was" in "".join(piece.text for piece in hit.context)


@examples(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text("\"-*():^ +<>&|!'\\%_{}ab", max_size=40))
def test_anything_can_be_typed(db, typed):
    assert search(typed, OPERATOR).number >= 0


def test_each_finds_just_what_they_may_see(cast, held):
    keep_document(by=cast.officer, organisation=cast.body, name="council scheme.docx", content=b"x")
    rebuild()
    for who in cast.everybody().values():
        seen = {
            (source.model, uid)
            for source in sources()
            for uid in source.rows()
            .filter(pk__in=source.model_class.objects.visible_to(who))
            .values_list("uid", flat=True)
        }
        for typed in ("council", "scheme", "train", "publish", "wardens"):
            hits = {(hit.entry.kind, hit.entry.uid) for hit in search(typed, who).hits}
            every = {(each.entry.kind, each.entry.uid) for each in search(typed, OPERATOR).hits}
            assert hits == every & seen, (who, typed)


def test_kind_and_body_narrow(cast, held):
    rebuild()
    assert found("council", kind="organisations.Organisation") == [
        "Brackley Town Council",
        "Ashby District Council",
    ]
    assert found("council", organisation="brackley") == ["Brackley Town Council"]


def test_what_changes_is_found_at_once_and_what_goes_is_not(cast, held):
    action = held.actions.get(key="1.3")
    edit_action(by=cast.officer, action=action, changes={"title": "Walk the dog"})
    assert (found("dog"), found("hate")) == (["1.3 Walk the dog"], [])
    remove_action(by=cast.officer, action=action, reason="Wrong")
    assert found("dog") == []


def test_a_renamed_plan_is_named_with_everything_in_it(cast, held):
    edit_plan(by=cast.officer, plan=held, changes={"title": "Strategy"})
    assert {hit.entry.place for hit in search("train", OPERATOR).hits} == {"Strategy"}


def test_removed_words_are_gone_from_the_index(cast, held):
    redact_words(by=cast.officer, plan=held, words="wardens", reason="Asked")
    assert found("wardens") == []
    assert not Entry.objects.filter(words__contains="wardens").exists()


def test_the_index_can_be_written_anew(held):
    before = list(Entry.objects.filter(plan=held.uid).order_by("kind", "uid").values("uid", "title", "words"))
    rebuild()
    assert (
        list(Entry.objects.filter(plan=held.uid).order_by("kind", "uid").values("uid", "title", "words"))
        == before
    )


def many(cast, number):
    actions = [
        ActionPiece(key=str(n), title=f"Meeting {n}" if n % 3 else f"Number {n}", outcome="a meeting")
        for n in range(number)
    ]
    return import_plan(by=cast.officer, organisation=cast.body, file=PlanFile(actions=actions))


def test_pages_follow_each_other_without_a_gap(cast):
    many(cast, 70)
    after, titles = "", []
    while True:
        results = search("meeting", OPERATOR, after=after)
        titles += [hit.entry.title for hit in results.hits]
        assert results.number == 70
        if not (after := results.next):
            break
    assert len(titles) == len(set(titles)) == 70
    assert [title.startswith("Meeting") for title in titles] == [True] * 46 + [False] * 24
    assert found("meeting", after="nonsense") == titles[:20]


def test_the_page_asks_a_fixed_number_of_queries(client, cast, django_assert_max_num_queries):
    many(cast, 70)
    client.force_login(account_of(cast.viewer))
    with django_assert_max_num_queries(9):
        response = client.get("/search/?words=meeting")
    assert b"70 found" in response.content


def test_the_page_shows_what_was_found_and_keeps_the_question(client, cast, held):
    client.force_login(account_of(cast.viewer))
    tree = html.fromstring(client.get("/search/?words=train&kind=plans.Action&body=ashby").content)
    assert [mark.text_content() for mark in tree.xpath("//main//mark")] == ["Train", "Training"]
    links = tree.xpath("//main//ol//a/@href")
    assert set(links) == {Action.objects.get(key=key).get_absolute_url() for key in ("1.1", "1.3")}
    assert tree.xpath("//main//input[@name='words']/@value") == ["train"]
    welsh = html.fromstring(client.get("/cy/search/?words=train").content)
    assert all(link.startswith("/cy/") for link in welsh.xpath("//main//ol//a/@href"))


def test_the_public_finds_nothing_of_what_is_not_public(client, held):
    tree = html.fromstring(client.get("/search/?words=train").content)
    assert "Nothing found" in tree.text_content()
    assert client.get("/search/?words=train&kind=nonsense").status_code == 200
    assert search("train", PUBLIC).number == 0


def test_every_page_has_a_search_box(client, held):
    (form,) = html.fromstring(client.get("/").content).xpath("//header//form[@role='search']")
    assert form.action == "/search/"
    assert form.xpath(".//input[@name='words']")


def test_the_words_of_hundreds_of_bodies_can_be_searched_at_once(db):
    bodies = OrganisationFactory.create_batch(300)
    rebuild()
    results = search(f'"{bodies[7].name}"', OPERATOR)
    assert [hit.entry.title for hit in results.hits] == [bodies[7].name]
    assert search(f"-{bodies[7].name} {bodies[8].name}", OPERATOR).number >= 0
