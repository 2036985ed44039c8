"""The allow-list: whatever a plan holds, nothing internal comes into what is public of it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan_files import SECRET, plan_files, something_of_everything, with_secrets

from dueregard.planfile import model
from dueregard.planfile.model import PlanFile, to_data
from dueregard.planfile.public import (
    FIELDS,
    TAKEN_OUT,
    Choice,
    default_choice,
    public_plan,
    put_for,
)
from dueregard.planfile.words import words_in

EVERYTHING = frozenset(FIELDS)

ALLOWED = {
    model.PlanFile: {"format", "version", "plan", "objectives", "actions"},
    model.Plan: set(model.Plan.model_fields),
    model.Column: set(model.Column.model_fields),
    model.Objective: set(model.Objective.model_fields) - {"source"},
    model.Action: set(model.Action.model_fields) - {"source"},
    model.Lead: {"name", "role", "kind"},
    model.Timescale: {"text", "entries", "revisions"},
    model.Entry: set(model.Entry.model_fields),
    model.Revision: set(model.Revision.model_fields),
    model.Update: {"id", "date", "text", "status", "rating", "occurrence"},
    model.Translation: {"text", "state"},
}
"""What the most generous choice lets out of each part of the format; of other parts, nothing."""


def everything_of(file: PlanFile) -> Choice:
    return Choice(frozenset(each.id for each in file.plan.columns), EVERYTHING)


def stated(part: Any) -> list[tuple[type, str]]:
    """Each field that states something, by the type of the part that it is in, at any depth."""
    if isinstance(part, dict):
        return [each for item in part.values() for each in stated(item)]
    if isinstance(part, list):
        return [each for item in part for each in stated(item)]
    if not isinstance(part, model.Part):
        return []
    found = []
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value not in ("", None, [], {}, False) and value != model.Source() and value != model.Timescale():
            found += [(type(part), name), *stated(value)]
    return found


@given(plan_files())
def test_the_most_generous_choice_lets_out_what_is_allowed_and_nothing_else(file):
    public = public_plan(with_secrets(file), everything_of(file))
    assert SECRET not in str(to_data(public))
    for part, name in stated(public):
        assert name in ALLOWED[part], (part, name)


@given(plan_files(), st.sets(st.sampled_from(sorted(FIELDS))))
def test_the_words_of_a_public_plan_are_words_of_the_plan(file, fields):
    held = {text for _where, text in words_in(to_data(file))}
    public = public_plan(file, Choice(frozenset(), frozenset(fields)))
    assert {text for _where, text in words_in(to_data(public))} <= held


@given(plan_files(), st.sampled_from(sorted(set(FIELDS) - {"reasons", "leads"})))
def test_a_field_that_is_not_chosen_is_in_no_item(file, field):
    whole = file.plan.model_copy(update={"columns": []})
    public = public_plan(file.model_copy(update={"plan": whole}), Choice(frozenset(), EVERYTHING - {field}))
    for part in (public.plan, *public.objectives, *public.actions):
        if field != "status" or part is not public.plan:
            assert field not in to_data(part)


def test_what_comes_to_the_format_later_is_internal():
    class Tomorrow(model.Action):
        whispered: str = ""

    file = something_of_everything()
    action = Tomorrow(**file.actions[0].model_dump(), whispered="Nobody may know")
    public = public_plan(file.model_copy(update={"actions": [action]}), everything_of(file))
    assert "Nobody may know" not in str(to_data(public))
    assert public.actions[0].title == action.title


def test_by_default_promises_are_public_and_what_was_written_meanwhile_is_not():
    file = something_of_everything()
    action = public_plan(file, default_choice(file.plan)).actions[0]
    assert (action.title, action.outcome, action.measure, action.output, action.status) == (
        "Publish a profile",
        "Gaps are known",
        "Published",
        "A profile",
        "delayed",
    )
    assert (
        to_data(action)
        .keys()
        .isdisjoint({"progress", "updates", "resources", "priority", "rating", "source"})
    )
    assert action.cells == {"action": "Publish a profile"}


def test_a_column_without_a_field_is_public_only_where_it_was_chosen():
    file = something_of_everything()
    choice = default_choice(file.plan)
    opened = replace(choice, columns=choice.columns | {"notes"})
    assert "notes" not in public_plan(file, choice).actions[0].cells
    assert public_plan(file, opened).actions[0].cells["notes"] == "x"


def test_an_internal_column_takes_the_field_that_it_stands_for_with_it():
    file = something_of_everything()
    public = public_plan(file, Choice(frozenset(), EVERYTHING))
    assert public.actions[0].leads == []
    assert "lead" not in [column.id for column in public.plan.columns]


def test_of_two_columns_of_leads_one_can_be_public():
    file = something_of_everything()
    file.plan.columns.append(model.Column(id="second", field="leads", role="equality lead"))
    public = public_plan(file, Choice(frozenset({"lead"}), EVERYTHING))
    assert [lead.name for lead in public.actions[0].leads] == ["EIO"]


def test_nobody_is_told_who_wrote_an_update_or_where_its_evidence_lies():
    file = something_of_everything()
    (update,) = public_plan(file, everything_of(file)).actions[0].updates
    assert to_data(update).keys() == {"date", "text", "status", "rating", "occurrence"}


def test_a_translation_is_public_once_it_is_checked():
    file = something_of_everything()
    public = public_plan(file, everything_of(file))
    assert public.objectives[1].translations["cy"]["title"].text == "Gwybodaeth"
    assert public.actions[0].translations == {}


def test_a_translation_is_public_while_its_words_are_and_they_have_not_changed():
    file = something_of_everything()
    file.plan.translations = {
        "cy": {
            "title": model.Translation(text="Cynllun", state="checked"),
            "columns.notes": model.Translation(text="Nodiadau", state="checked"),
        }
    }
    file.actions[0].translations = {
        "cy": {
            "title": model.Translation(text="Hen", state="checked", of="What it was called"),
            "outcome": model.Translation(text="Bylchau", state="checked"),
            "progress": model.Translation(text="Drafft cyntaf", state="checked"),
            "cells.notes": model.Translation(text="x", state="checked"),
        }
    }
    public = public_plan(file, default_choice(file.plan))
    assert public.plan.translations["cy"].keys() == {"title"}
    assert public.actions[0].translations["cy"].keys() == {"outcome"}


def test_the_reasons_of_moved_targets_are_chosen_by_themselves():
    file = something_of_everything()
    file.actions[0].timescale.revisions = [model.Revision(date="2014-02-01", to="2015", reason="Jo was ill")]
    choice = everything_of(file)
    silent = replace(choice, fields=choice.fields - {"reasons"})
    (moved,) = public_plan(file, silent).actions[0].timescale.revisions
    assert (moved.to, moved.reason) == ("2015", "")
    assert public_plan(file, choice).actions[0].timescale.revisions[0].reason == "Jo was ill"


def test_a_person_becomes_the_post_wherever_they_are_named():
    file = something_of_everything()
    file.actions[0].leads = [model.Lead(name="Jo Bloggs", kind="person")]
    file.actions[0].outcome = "Jo Bloggs reports; Jo Bloggson does not"
    public = public_plan(file, everything_of(file), {"Jo Bloggs": "Equality Manager"}).actions[0]
    assert public.leads == [model.Lead(name="Equality Manager", kind="post")]
    assert public.outcome == "Equality Manager reports; Jo Bloggson does not"


def test_a_lead_that_is_taken_out_is_no_lead():
    file = something_of_everything()
    public = public_plan(file, everything_of(file), {"EIO": TAKEN_OUT}).actions[0]
    assert [lead.name for lead in public.leads] == ["ST?"]


def test_ids_and_references_are_never_reworded():
    file = something_of_everything()
    public = public_plan(file, everything_of(file), {"2.1.1": TAKEN_OUT, "2.2": TAKEN_OUT})
    assert public.actions[0].ref == "2.1.1"
    assert public.objectives[2].key == "2.2"


@pytest.mark.parametrize(
    ("text", "put"),
    [("Ann and Anna", "X and Anna"), ("Mary Ann", "Y"), ("(Ann)", "(X)"), ("Annual", "Annual")],
)
def test_words_are_put_where_they_stand_by_themselves_the_longest_first(text, put):
    assert put_for({"Ann": "X", "Mary Ann": "Y"})(text) == put
