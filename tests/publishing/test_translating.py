"""Translating side by side and by file; what the language scheme asks; translations look public people up."""

import csv
import io

import pytest
from django.core.exceptions import ValidationError
from lxml import html
from tests.cast import account_of
from tests.publishing.conftest import settle_all

from dueregard.exchange.export import plan_file
from dueregard.planfile.model import PlanFile, Translation, to_data
from dueregard.planfile.translations import pieces
from dueregard.plans.models import Plan
from dueregard.plans.models import Translation as Row
from dueregard.plans.operations import edit_plan
from dueregard.plans.translating.operations import Said, set_language_scheme, translate_words
from dueregard.publishing.finding import Place, people_in
from dueregard.publishing.operations import approve_edition, propose_edition
from dueregard.publishing.queries import coming
from dueregard.publishing.translating.queries import Asked, desk_of, pieces_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(plan):
    return f"{plan.get_absolute_url()}publishing/translation/"


@pytest.fixture
def officer(client, cast):
    client.force_login(account_of(cast.officer))
    return client


@pytest.fixture
def approver(client, cast):
    client.force_login(account_of(cast.approver))
    return client


def form_of(response):
    (form,) = html.fromstring(response.content).xpath("//main//form[@method='post']")
    return {each.name: each.value or "" for each in form.xpath(".//input[@type='hidden'] | .//textarea")}


def number_of(sent, name, item=""):
    return next(
        key.removeprefix("name-")
        for key, value in sent.items()
        if key.startswith("name-") and value == name and sent[f"item-{key.removeprefix('name-')}"] == item
    )


def translate_all(cast, plan, *, check=True):
    """Every piece of the next edition in Welsh, and checked by the approver."""
    said = [
        Said(each.id, each.name, f"{each.text} yn Gymraeg", each.version)
        for each in pieces_of(Plan.objects.get(pk=plan.pk))
    ]
    translate_words(by=cast.officer, plan=plan, language="cy", said=said)
    if check:
        said = [
            Said(each.id, each.name, each.said.text, each.version, checked=True)
            for each in pieces_of(Plan.objects.get(pk=plan.pk))
        ]
        translate_words(by=cast.approver, plan=plan, language="cy", said=said)


def test_words_and_translation_stand_side_by_side_in_their_languages(officer, desk):
    page = html.fromstring(officer.get(f"{desk}?show=all").content)
    assert page.xpath("//p[@lang='en-GB'][contains(., 'How we keep our duty.')]")
    (box,) = [each for each in page.xpath("//textarea[@lang='cy']") if "Cynllun" in (each.text or "")]
    assert page.xpath(f"//label[@for='{box.get('id')}']")[0].text_content().strip().endswith("in Welsh")


def test_only_words_of_the_next_edition_are_asked_for(plan):
    names = {each.name for each in pieces_of(plan)}
    assert "outcome" in names
    assert not names & {"progress", "cells.notes", "columns.notes", "resources"}


def test_a_page_is_kept_in_one_go(officer, desk, plan):
    sent = form_of(officer.get(desk))
    number = number_of(sent, "introduction")
    assert (
        officer.post(desk, sent | {f"text-{number}": "Sut yr ydym yn cadw ein dyletswydd."}).status_code
        == 302
    )
    assert Row.objects.get(name="introduction").text == "Sut yr ydym yn cadw ein dyletswydd."
    assert Row.objects.filter(plan=plan, name="closing").count() == 0


def test_what_a_colleague_wrote_meanwhile_is_shown_and_nothing_is_lost(officer, cast, desk, plan):
    sent = form_of(officer.get(desk))
    (held,) = [each for each in pieces_of(plan) if each.name == "introduction"]
    theirs = [Said("", "introduction", "Cyflwyniad", held.version)]
    translate_words(by=cast.officer, plan=plan, language="cy", said=theirs)
    number = number_of(sent, "introduction")
    mine = sent | {f"text-{number}": "Rhagair"}
    refused = officer.post(desk, mine)
    assert refused.status_code == 422
    assert "Cyflwyniad" in refused.content.decode()
    again = form_of(refused)
    assert again[f"text-{number_of(again, 'introduction')}"] == "Rhagair"
    assert officer.post(desk, again).status_code == 302
    assert Row.objects.get(name="introduction").text == "Rhagair"


def test_the_approver_checks_and_writes_nothing(approver, cast, desk, plan):
    translate_all(cast, plan, check=False)
    sent = form_of(approver.get(f"{desk}?show=unchecked"))
    number = number_of(sent, "introduction")
    assert approver.post(desk, sent | {f"checked-{number}": "on"}).status_code == 302
    assert Row.objects.get(name="introduction").checked_by == "Amara"
    assert approver.post(desk, sent | {f"text-{number}": "Arall"}).status_code == 403


def test_what_is_asked_for_can_be_narrowed(cast, plan):
    edit_plan(by=cast.officer, plan=plan, changes={"title": "Equality Scheme 2013"})
    stale = desk_of(Plan.objects.get(pk=plan.pk), Asked(show="stale")).asked
    assert [(each.id, each.name) for each in stale] == [("", "title")]
    objective = plan.objectives.get(ref="2.1")
    part = desk_of(plan, Asked(show="all", part=objective.uid)).asked
    assert {each.part.key for each in part} == {"2.1", "2.1.1", "m1"}


def test_stale_words_show_what_has_changed(officer, cast, desk, plan):
    edit_plan(by=cast.officer, plan=plan, changes={"title": "Equality Scheme 2013"})
    page = html.fromstring(officer.get(f"{desk}?show=stale").content)
    assert [each.text_content().strip() for each in page.xpath("//ins")] == ["[put in:  2013]"]
    sent = form_of(officer.get(f"{desk}?show=stale"))
    assert officer.post(f"{desk}?show=stale", sent | {"right-0": "on"}).status_code == 302
    assert Row.objects.get(name="title", action=None, objective=None).source == "Equality Scheme 2013"


def test_words_that_repeat_are_filled_in_as_they_are_translated_elsewhere(officer, cast, desk, plan):
    action = plan.actions.get(ref="2.1.1")
    (held,) = [each for each in pieces_of(plan) if (each.id, each.name) == (action.uid, "output")]
    translate_words(
        by=cast.officer,
        plan=plan,
        language="cy",
        said=[Said(action.uid, "output", "Proffil", held.version)],
    )
    edit_plan(by=cast.officer, plan=plan, changes={"closing": "A profile"})
    sent = form_of(officer.get(desk))
    assert sent[f"text-{number_of(sent, 'closing')}"] == "Proffil"


def test_the_page_takes_as_many_queries_for_many_translations(
    officer, cast, desk, plan, django_assert_max_num_queries
):
    translate_all(cast, plan)
    officer.get(desk)  # the session notes once that it is in use
    with django_assert_max_num_queries(9):
        officer.get(f"{desk}?show=all")


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def as_file(rows):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    file = io.BytesIO(out.getvalue().encode("utf-8-sig"))
    file.name = "cymraeg.csv"
    return file


def test_a_table_goes_out_and_comes_back_translated(officer, cast, desk, plan):
    rows = rows_of(officer.get(f"{desk.rstrip('/')}.csv"))
    for row in rows:
        row["Cymraeg"] = row["Cymraeg"] or f"{row['English']} ŵyr"
    answer = officer.post(f"{desk}file/", {"file": as_file(rows), "translator": "Uned Gyfieithu"})
    assert answer.status_code == 302
    assert all(each.said for each in pieces_of(plan))
    row = Row.objects.get(name="introduction")
    assert (row.text, row.translated_by) == ("How we keep our duty. ŵyr", "Uned Gyfieithu")


def test_a_workbook_goes_out_and_comes_back_as_it_was(officer, desk):
    out = officer.get(f"{desk.rstrip('/')}.xlsx?show=all")
    file = io.BytesIO(out.content)
    file.name = "cymraeg.xlsx"
    before = list(Row.objects.order_by("id").values())
    assert officer.post(f"{desk}file/", {"file": file}).status_code == 302
    assert list(Row.objects.order_by("id").values()) == before


def test_a_row_whose_words_have_changed_is_named_and_nothing_is_kept(officer, cast, desk, plan):
    rows = rows_of(officer.get(f"{desk.rstrip('/')}.csv"))
    for row in rows:
        row["Cymraeg"] = "Cyfieithiad"
    edit_plan(by=cast.officer, plan=plan, changes={"closing": "Reviewed each month."})
    before = Row.objects.count()
    answer = officer.post(f"{desk}file/", {"file": as_file(rows)})
    number = next(place for place, row in enumerate(rows, start=2) if row["words"] == "closing")
    assert answer.status_code == 422
    assert f"Row {number}: the words have changed" in answer.content.decode()
    assert Row.objects.count() == before


def test_what_is_no_such_table_is_refused(officer, desk):
    file = io.BytesIO(b"Action,Lead\nTrain staff,HR\n")
    file.name = "plan.csv"
    answer = officer.post(f"{desk}file/", {"file": file})
    assert "This is no file for translators" in answer.content.decode()


def test_the_language_scheme_bars_an_edition_until_all_is_in_both_languages(cast, plan):
    set_language_scheme(by=cast.administrator, organisation=cast.body, asks="bar", second_person=True)
    settle_all(cast.officer, plan)
    with pytest.raises(ValidationError, match="bars an edition"):
        propose_edition(by=cast.officer, plan=plan, approver=account_of(cast.approver))
    translate_all(cast, plan)
    plan = Plan.objects.get(pk=plan.pk)
    settle_all(cast.officer, plan)
    proposal = propose_edition(by=cast.officer, plan=plan, approver=account_of(cast.approver))
    assert approve_edition(by=cast.approver, proposal=proposal).number == 1


def test_a_bar_that_came_after_the_proposal_is_one_too(cast, proposal):
    set_language_scheme(by=cast.administrator, organisation=cast.body, asks="bar", second_person=True)
    with pytest.raises(ValidationError, match="bars an edition"):
        approve_edition(by=cast.approver, proposal=proposal)


@pytest.mark.parametrize(("asks", "told"), [("nothing", False), ("warn", True), ("bar", True)])
def test_whoever_publishes_is_told_as_the_scheme_asks(officer, cast, plan, asks, told):
    set_language_scheme(by=cast.administrator, organisation=cast.body, asks=asks, second_person=True)
    page = officer.get(f"{plan.get_absolute_url()}publishing/").content.decode()
    assert ("Your language scheme" in page) is told
    assert "Not translated: " in page


def test_an_edition_holds_what_is_checked_and_no_stale_word(cast, plan):
    translate_all(cast, plan)
    plan = edit_plan(by=cast.officer, plan=plan, changes={"closing": "Reviewed each month."})
    public = coming(plan).file.plan.translations["cy"]
    assert "introduction" in public
    assert "closing" not in public
    assert plan_file(plan).plan.translations["cy"]["closing"].of == "Reviewed each year."


def test_people_are_looked_for_in_translations(plan_file):
    file = PlanFile(plan=plan_file.plan, objectives=plan_file.objectives)
    file.plan.translations = {"cy": {"closing": Translation(text="Cysylltwch â jo@example.invalid")}}
    (found,) = [each for each in people_in(file, []) if each.kind == "email"]
    assert (found.words, found.places) == ("jo@example.invalid", (Place("", "closing, cy"),))
    assert to_data(file)
    assert pieces(file, "cy")
