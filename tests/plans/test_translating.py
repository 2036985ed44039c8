"""Translating a plan's words: beside the words that they were made from, checked by another, nothing lost."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from tests.plan_files import something_of_everything

from dueregard.exchange.export import plan_file, plan_file_as_of
from dueregard.exchange.operations import import_plan
from dueregard.history.models import Event
from dueregard.planfile.files import to_bytes
from dueregard.planfile.translations import pieces
from dueregard.plans.models import Plan, Translation
from dueregard.plans.operations import edit_action, edit_plan, redact_words
from dueregard.plans.translating.operations import Overtaken, Said, set_language_scheme, translate_words
from dueregard.plans.translating.queries import words_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(plan):
    return plan.actions.get(ref="2.1.1")


def piece_of(plan, name, item=""):
    held = words_file(Plan.objects.get(pk=plan.pk))
    return next(each for each in pieces(held, "cy") if (each.id, each.name) == (item, name))


def translate(by, plan, name, text, item="", **given):
    seen = given.pop("seen", None) or piece_of(plan, name, item).version
    called = {key: given.pop(key) for key in ("translator",) if key in given}
    return translate_words(
        by=by, plan=plan, language="cy", said=[Said(item, name, text, seen, **given)], **called
    )


def check(by, plan, name, item=""):
    return translate(by, plan, name, piece_of(plan, name, item).said.text, item, checked=True)


def test_who_translated_which_words_and_when_is_kept(cast, plan, action):
    translate(cast.officer, plan, "outcome", "Mae'r bylchau'n hysbys", action.uid)
    row = Translation.objects.get(action=action, name="outcome")
    assert (row.text, row.source) == ("Mae'r bylchau'n hysbys", "Gaps are known")
    assert (row.translated_by, row.translator_id, row.is_checked) == ("Olive", cast.officer.id, False)
    event = Event.objects.latest("id")
    assert (event.verb, [change.uid for change in event.changes.all()]) == ("translate_words", [action.uid])


@pytest.mark.parametrize(
    "who", ["administrator", "lead", "approver", "reviewer", "viewer", "auditor", "stranger"]
)
def test_only_the_officer_translates(cast, plan, who):
    with pytest.raises(PermissionDenied):
        translate(getattr(cast, who), plan, "introduction", "Rhagair")


def test_a_translation_is_stale_while_the_plan_says_something_else(cast, plan, action):
    translate(cast.officer, plan, "outcome", "Bylchau", action.uid)
    edit_action(by=cast.officer, action=action, changes={"outcome": "No gaps"})
    found = piece_of(plan, "outcome", action.uid)
    assert (found.state, found.said.of) == ("stale", "Gaps are known")
    edit_action(by=cast.officer, action=action, changes={"outcome": "Gaps are known"})
    assert piece_of(plan, "outcome", action.uid).state == "unchecked"


def test_a_stale_translation_may_be_still_right_and_is_to_be_checked_again(cast, plan, action):
    edit_plan(by=cast.officer, plan=plan, changes={"title": "Equality Scheme 2013"})
    translate(cast.officer, plan, "title", "Cynllun Cydraddoldeb", still_right=True)
    assert piece_of(plan, "title").state == "unchecked"


def test_what_is_checked_is_written_anew_and_waits_for_a_check_again(cast, plan):
    assert piece_of(plan, "title").state == "checked"
    translate(cast.officer, plan, "title", "Cynllun arall")
    assert piece_of(plan, "title").state == "unchecked"


def test_somebody_else_checks(cast, plan):
    translate(cast.officer, plan, "introduction", "Sut yr ydym yn cadw ein dyletswydd.")
    with pytest.raises(ValidationError, match="Somebody other than you"):
        check(cast.officer, plan, "introduction")
    set_language_scheme(by=cast.administrator, organisation=cast.body, asks="nothing", second_person=False)
    check(cast.officer, plan, "introduction")
    row = Translation.objects.get(name="introduction")
    assert (row.checked_by, piece_of(plan, "introduction").state) == ("Olive", "checked")


def test_whoever_brings_what_was_translated_outside_may_check_it(cast, plan):
    translate(cast.officer, plan, "introduction", "Rhagair", translator="Uned Gyfieithu")
    check(cast.officer, plan, "introduction")
    row = Translation.objects.get(name="introduction")
    assert (row.translated_by, row.translator_id, row.checked_by) == ("Uned Gyfieithu", "", "Olive")


def test_what_is_stale_cannot_be_checked(cast, plan):
    edit_plan(by=cast.officer, plan=plan, changes={"title": "Another"})
    with pytest.raises(ValidationError, match="has changed since"):
        check(cast.officer, plan, "title")


def test_of_two_who_translate_the_same_words_the_later_is_told_and_nothing_of_theirs_is_kept(cast, plan):
    before = piece_of(plan, "introduction").version
    closing = piece_of(plan, "closing").version
    translate(cast.officer, plan, "introduction", "Rhagair")
    with pytest.raises(Overtaken) as told:
        translate_words(
            by=cast.officer,
            plan=plan,
            language="cy",
            said=[Said("", "closing", "I gloi", closing), Said("", "introduction", "Cyflwyniad", before)],
        )
    assert told.value.places == (("", "introduction"),)
    assert Translation.objects.get(name="introduction").text == "Rhagair"
    assert not Translation.objects.filter(name="closing").exists()


def test_what_somebody_left_as_it_was_stands_in_nobody_s_way(cast, plan):
    before = piece_of(plan, "introduction").version
    translate(cast.officer, plan, "introduction", "Rhagair")
    assert translate(cast.officer, plan, "introduction", "", seen=before) == 0
    assert Translation.objects.get(name="introduction").text == "Rhagair"


def test_words_that_changed_under_the_translator_are_told(cast, plan):
    before = piece_of(plan, "closing").version
    edit_plan(by=cast.officer, plan=plan, changes={"closing": "Reviewed each month."})
    with pytest.raises(Overtaken):
        translate(cast.officer, plan, "closing", "Adolygir bob blwyddyn.", seen=before)


def test_a_translation_without_words_is_none(cast, plan):
    translate(cast.officer, plan, "title", " \n")
    assert piece_of(plan, "title").state == "missing"


def test_no_words_are_translated_that_the_plan_has_not(cast, plan):
    with pytest.raises(ValidationError, match="no longer has"):
        translate_words(
            by=cast.officer, plan=plan, language="cy", said=[Said("", "columns.none", "x", NOTHING_SEEN)]
        )


NOTHING_SEEN = "e3b0c44298fc1c14-e3b0c44298fc1c14"
"""The version of words that are not there and have no translation."""


def test_past_states_and_plan_files_carry_translations(cast, plan, action):
    translate(cast.officer, plan, "columns.notes", "Nodiadau")
    translate(cast.officer, plan, "cells.notes", "x yn Gymraeg", action.uid)
    edit_action(by=cast.officer, action=action, changes={"cells": {**action.cells, "notes": "y"}})
    now = plan_file(plan)
    assert now.plan.translations["cy"]["columns.notes"].text == "Nodiadau"
    past = plan_file_as_of(plan.uid, Event.objects.latest("id").at)
    assert to_bytes(past) == to_bytes(now)
    copy = plan_file(import_plan(by=cast.operator, organisation=cast.other_body, file=now))
    said = [each.translations for each in (copy.plan, *copy.objectives, *copy.actions)]
    assert said == [each.translations for each in (now.plan, *now.objectives, *now.actions)]


def test_words_that_the_law_wants_gone_leave_translations_and_what_they_were_made_from(cast, plan):
    edit_plan(by=cast.officer, plan=plan, changes={"closing": "Ask Jo Bloggs."})
    translate(cast.officer, plan, "closing", "Gofynnwch i Jo Bloggs.", translator="Jo Bloggs")
    edit_plan(by=cast.officer, plan=plan, changes={"closing": "Ask the officer."})
    redact_words(by=cast.officer, plan=plan, words="Jo Bloggs", reason="She asked for it.")
    row = Translation.objects.get(name="closing")
    assert not any("Jo" in text for text in (row.text, row.source, row.translated_by))


@pytest.mark.parametrize("who", ["officer", "approver", "viewer", "stranger"])
def test_only_the_administrator_says_what_the_language_scheme_asks(cast, who):
    with pytest.raises(PermissionDenied):
        set_language_scheme(by=getattr(cast, who), organisation=cast.body, asks="bar", second_person=True)


def test_the_words_of_a_plan_are_read_in_few_queries(cast, plan, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        words_file(plan)


def test_a_file_of_something_of_everything_brings_its_translations(plan):
    assert {row.state for row in pieces(words_file(plan), "cy") if row.said} == {"checked", "unchecked"}
    assert (
        something_of_everything().plan.translations["cy"]["title"].text == piece_of(plan, "title").said.text
    )
