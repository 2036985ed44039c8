"""The edit pages: fields in the plan's own order and words, nothing typed is lost, strangers see no page."""

import pytest
from lxml import html
from tests.cast import account_of
from tests.factories import ActionFactory, ObjectiveFactory
from tests.pages import words_on

from dueregard.history.models import Event
from dueregard.plans.models import Action
from dueregard.plans.operations import edit_action, edit_plan

pytestmark = pytest.mark.django_db


def signed_in(client, who):
    client.force_login(account_of(who))
    return client


@pytest.fixture
def officer(client, cast, plan):
    return signed_in(client, cast.officer)


@pytest.fixture
def action(plan):
    return Action.objects.get(plan=plan, key="2.1.1")


def as_sent(response):
    """What a browser would send back of the page's form, untouched."""
    form = html.fromstring(response.content).xpath("//main//form[@method='post']")[0]
    sent = {}
    for name in {each.name for each in form.inputs if each.name}:
        if name == "csrfmiddlewaretoken":
            continue
        value = form.fields.get(name)
        if value is not None:
            sent[name] = list(value) if not isinstance(value, str) else value
    boxes = form.xpath(".//input[@type='checkbox']")
    for name in {box.name for box in boxes}:
        sent[name] = [box.get("value") for box in boxes if box.name == name and box.checked]
    return {name: value for name, value in sent.items() if value != []}


def test_sending_the_page_back_untouched_changes_nothing(officer, plan, action):
    before = Event.objects.count()
    objective = plan.objectives.first()
    for record in (plan, objective, action):
        address = f"{record.get_absolute_url()}edit/"
        page = officer.get(address)
        assert page.status_code == 200
        answer = officer.post(address, as_sent(page))
        assert answer.status_code == 302, words_on(answer)
    assert Event.objects.count() == before


def test_an_officer_changes_an_action(officer, action):
    address = f"{action.get_absolute_url()}edit/"
    sent = as_sent(officer.get(address)) | {
        "title": "Publish two profiles",
        "leads-name-0": "HoS",
        "characteristics": ["sex", "age"],
        "reason": "Agreed in June",
    }
    assert officer.post(address, sent).status_code == 302
    held = Action.objects.get(pk=action.pk)
    assert held.title == "Publish two profiles"
    assert held.leads.first().name == "HoS"
    assert [each.code for each in held.characteristics.all()] == ["age", "sex"]
    event = Event.objects.latest("id")
    assert (event.verb, event.reason) == ("edit_action", "Agreed in June")
    told = {"title", "leads", "characteristics", "translations"}  # the title's Welsh is stale
    assert set(event.changes.get().after) == told


def test_the_form_asks_in_the_plans_own_order_and_words(officer, plan, action):
    page = html.fromstring(officer.get(f"{action.get_absolute_url()}edit/").content)
    labels = [" ".join(each.text_content().split()) for each in page.xpath("//main//label | //main//legend")]
    headings = [column.heading for column in plan.columns.all()]
    positions = [next(n for n, label in enumerate(labels) if label.startswith(each)) for each in headings]
    assert positions == sorted(positions)


def test_a_cell_of_a_column_without_a_meaning_can_be_changed(officer, plan, action):
    address = f"{action.get_absolute_url()}edit/"
    column = next(each for each in plan.columns.all() if not each.field)
    sent = as_sent(officer.get(address)) | {f"cells.{column.key}": "Written by hand"}
    officer.post(address, sent)
    held = Action.objects.get(pk=action.pk)
    assert held.cells[column.key] == "Written by hand"
    assert {**held.cells, column.key: ""} == {**action.cells, column.key: ""}


def test_a_new_timescale_is_shown_as_read_before_it_is_kept(officer, action):
    address = f"{action.get_absolute_url()}edit/"
    sent = as_sent(officer.get(address)) | {"timescale": "By March 2016", "outcome": "Typed meanwhile"}
    asked = officer.post(address, sent)
    assert asked.status_code == 422
    assert "due March 2016, that is by 31 March 2016" in words_on(asked)
    assert Action.objects.get(pk=action.pk).timescale_text == action.timescale_text
    again = as_sent(asked)
    assert again["outcome"] == "Typed meanwhile"
    officer.post(address, again | {"timescale-how": "read", "timescale-of": "By March 2016"})
    held = Action.objects.get(pk=action.pk)
    assert (held.timescale_text, f"{held.due_on}") == ("By March 2016", "2016-03-31")


@pytest.mark.parametrize(("how", "due"), [("held", "2014-03-31"), ("none", "None")])
def test_words_of_a_timescale_can_change_without_its_dates(officer, action, how, due):
    address = f"{action.get_absolute_url()}edit/"
    sent = as_sent(officer.get(address)) | {"timescale": "By March 2016"}
    officer.post(address, sent | {"timescale-how": how, "timescale-of": "By March 2016"})
    held = Action.objects.get(pk=action.pk)
    assert (held.timescale_text, f"{held.due_on}") == ("By March 2016", due)


def test_a_doubt_about_a_timescale_is_settled_by_a_choice(officer, action):
    address = f"{action.get_absolute_url()}edit/"
    sent = as_sent(officer.get(address)) | {"timescale": "Hydref 2016"}
    asked = officer.post(address, sent)
    (doubt,) = [name for name in as_sent(asked) if name.startswith("timescale-doubt")]
    choices = html.fromstring(asked.content).xpath(f"//input[@name='{doubt}']/@value")
    officer.post(address, as_sent(asked) | {"timescale-how": "read", doubt: choices[1]})
    (entry,) = Action.objects.get(pk=action.pk).timescale_entries.all()
    assert entry.date == choices[1]


def test_a_confirmation_counts_for_the_words_that_were_shown(officer, action):
    address = f"{action.get_absolute_url()}edit/"
    sent = as_sent(officer.get(address)) | {"timescale": "By May 2017"}
    answer = officer.post(address, sent | {"timescale-how": "read", "timescale-of": "By March 2016"})
    assert answer.status_code == 422
    assert "The words have changed" in words_on(answer)


def test_what_was_typed_stands_in_the_form_that_is_refused(officer, action):
    address = f"{action.get_absolute_url()}edit/"
    sent = as_sent(officer.get(address)) | {"title": "", "progress": "Long words\nthat took an hour"}
    answer = officer.post(address, sent)
    assert answer.status_code == 422
    assert "There is a problem" in words_on(answer)
    assert as_sent(answer)["progress"].strip().replace("\r", "") == "Long words\nthat took an hour"


def test_a_form_that_was_left_open_sends_its_words_again_after_the_page_expired(officer, plan, action):
    """Who sends no version has seen what is there now: nothing typed is thrown away for it."""
    address = f"{action.get_absolute_url()}edit/"
    sent = as_sent(officer.get(address)) | {"title": "New words"}
    del sent["version"]
    assert officer.post(address, sent).status_code == 302
    assert Action.objects.get(pk=action.pk).title == "New words"


def test_an_action_is_added_under_the_objective_where_one_was(officer, plan):
    address = f"{plan.get_absolute_url()}new-action/?under=2.1"
    sent = as_sent(officer.get(address))
    assert sent["objective"] == "2.1"
    answer = officer.post(address, sent | {"title": "A new thing", "leads-name-0": "EIO", "links": "2.2\n"})
    added = Action.objects.get(title="A new thing")
    assert answer.url == added.get_absolute_url()
    assert (added.objective.key, added.leads.get().name, added.links.get().ref) == ("2.1", "EIO", "2.2")


def test_an_objective_is_added(officer, plan):
    address = f"{plan.get_absolute_url()}new-objective/?under=knowing"
    officer.post(
        address, as_sent(officer.get(address)) | {"title": "Listening", "statement": "We will listen."}
    )
    added = plan.objectives.get(title="Listening")
    assert (added.parent.key, added.statement) == ("knowing", "We will listen.")


def test_what_cannot_be_is_refused_on_the_form(officer, plan):
    objective = plan.objectives.get(key="knowing")
    address = f"{objective.get_absolute_url()}edit/"
    answer = officer.post(address, as_sent(officer.get(address)) | {"parent": "2.1"})
    assert answer.status_code == 422
    assert "three levels at most" in words_on(answer)


def test_an_action_moves_to_the_first_place(officer, plan):
    last = list(plan.actions.all())[-1]
    address = f"{last.get_absolute_url()}move/"
    sent = as_sent(officer.get(address))
    officer.post(address, sent)
    assert list(plan.actions.all())[-1] == last
    officer.post(address, {"after": ""})
    assert plan.actions.first() == last


def test_an_action_is_removed_with_a_reason(officer, plan):
    last = list(plan.actions.all())[-1]
    address = f"{last.get_absolute_url()}remove/"
    assert officer.post(address, {"reason": ""}).status_code == 422
    answer = officer.post(address, {"reason": "Entered twice"})
    assert answer.url == plan.get_absolute_url()
    assert "out of the plan" in words_on(officer.get(answer.url))
    assert officer.get(last.get_absolute_url()).status_code == 404


def test_columns_are_renamed_reordered_and_added(officer, plan):
    address = f"{plan.get_absolute_url()}columns/"
    before = list(plan.columns.values_list("key", flat=True))
    sent = as_sent(officer.get(address))
    number = len(before)
    sent |= {
        "heading-0": "First",
        "place-0": "99",
        f"heading-{number}": "Budget",
        f"field-{number}": "resources",
    }
    assert officer.post(address, sent).status_code == 302
    now = list(plan.columns.all())
    assert [each.key for each in now[: number - 1]] == before[1:]
    assert (now[number - 1].heading, now[number].heading, now[number].field) == (
        "First",
        "Budget",
        "resources",
    )


def test_columns_that_somebody_else_has_changed_are_not_overwritten(officer, cast, plan):
    address = f"{plan.get_absolute_url()}columns/"
    sent = as_sent(officer.get(address)) | {"heading-0": "Mine"}
    edit_plan(by=cast.officer, plan=plan, changes={"title": "Renamed"})
    answer = officer.post(address, sent)
    assert answer.status_code == 422
    assert "Somebody else has changed the plan" in words_on(answer)
    assert officer.post(address, as_sent(answer)).status_code == 302
    assert plan.columns.first().heading == "Mine"


def pages(plan):
    address = plan.get_absolute_url()
    objective, action = plan.objectives.first(), plan.actions.first()
    items = [
        f"{item.get_absolute_url()}{page}/"
        for item in (objective, action)
        for page in ("edit", "move", "remove")
    ]
    return [*items, *(f"{address}{page}/" for page in ("edit", "columns", "new-objective", "new-action"))]


def test_to_all_but_the_officer_the_pages_are_not_there(client, cast, plan, settings):
    settings.SECOND_FACTOR = "nobody"  # whoever lacks one that they need sees no page anyway
    before = Event.objects.count()
    for who in cast.all_but("officer"):
        if who is not cast.public:
            signed_in(client, who)
        for address in pages(plan):
            assert client.get(address).status_code == 404, (who, address)
            assert client.post(address, {"title": "x", "reason": "x"}).status_code == 404
        client.logout()
    assert Event.objects.count() == before


def test_the_number_of_queries_does_not_grow_with_the_plan(officer, plan, django_assert_max_num_queries):
    for _n in range(30):
        ActionFactory(plan=plan, objective=ObjectiveFactory(plan=plan))
    for address in pages(plan):
        with django_assert_max_num_queries(19):
            officer.get(address)


def test_two_people_change_different_things_and_both_are_kept(officer, cast, action):
    address = f"{action.get_absolute_url()}edit/"
    sent = as_sent(officer.get(address)) | {"outcome": "Mine"}
    edit_action(by=cast.officer, action=action, changes={"title": "Theirs", "timescale": {"text": "Soon"}})
    assert officer.post(address, sent).status_code == 302
    held = Action.objects.get(pk=action.pk)
    assert (held.title, held.timescale_text, held.outcome) == ("Theirs", "Soon", "Mine")


@pytest.fixture
def clash(officer, cast, action):
    """The page that the second of two people is shown, and where it is sent to."""
    address = f"{action.get_absolute_url()}edit/"
    sent = as_sent(officer.get(address)) | {"title": "Publish my profile", "outcome": "Only mine"}
    edit_action(
        by=cast.officer,
        action=action,
        changes={"title": "Publish their profile"},
        reason="Asked by the panel",
    )
    return address, officer.post(address, sent)


def test_the_second_is_shown_both_texts_and_who_was_quicker(officer, action, clash):
    _address, answer = clash
    text = words_on(answer)
    assert answer.status_code == 409
    for told in (action.title, "Publish their profile", "Publish my profile", "Olive", "Asked by the panel"):
        assert told in text
    assert html.fromstring(answer.content).xpath("//del | //ins")
    assert Action.objects.get(pk=action.pk).title == "Publish their profile"


def test_the_second_must_say_which_text_is_kept(officer, action, clash):
    address, answer = clash
    refused = officer.post(address, as_sent(answer))
    assert refused.status_code == 422
    assert "Say which text is kept" in words_on(refused)
    assert "Publish their profile" in words_on(refused)
    assert as_sent(refused)["title"].strip() == "Publish my profile"


@pytest.mark.parametrize(
    ("keep", "title", "kept"),
    [
        ("mine", "Publish my profile", "Publish my profile"),
        ("theirs", "Publish my profile", "Publish their profile"),
        ("mine", "Publish both", "Publish both"),
    ],
)
def test_the_second_chooses_or_merges(officer, action, clash, keep, title, kept):
    address, answer = clash
    sent = as_sent(answer) | {"keep-title": keep, "title": title}
    assert officer.post(address, sent).status_code == 302
    held = Action.objects.get(pk=action.pk)
    assert (held.title, held.outcome) == (kept, "Only mine")


def test_a_third_change_meanwhile_is_asked_about_again(officer, cast, action, clash):
    address, answer = clash
    edit_action(by=cast.officer, action=action, changes={"title": "A third text"})
    again = officer.post(address, as_sent(answer) | {"keep-title": "mine"})
    assert again.status_code == 409
    assert "A third text" in words_on(again)
