"""A plan's words in another language: what they are, how far they have come, the plan as said in it."""

from hypothesis import given
from tests.plan_files import plan_files, something_of_everything

from dueregard.planfile.model import Column, PlanFile, Translation, to_data
from dueregard.planfile.translations import (
    counted,
    other_language,
    part_in,
    pieces,
    said_in,
    up_to_date,
    words_of,
)


def translated(file: PlanFile, **given: Translation) -> PlanFile:
    file.actions[0].translations = {"cy": given}
    return file


def states(file: PlanFile) -> dict[tuple[str, str], str]:
    return {(getattr(each.part, "key", ""), each.name): each.state for each in pieces(file, "cy")}


def test_every_word_of_the_plan_is_a_piece_and_no_code_or_name_of_a_lead_is():
    names = {each.name for each in pieces(something_of_everything(), "cy")}
    assert {"title", "introduction", "columns.lead", "glossary.EIO", "rating_key.G", "cells.notes"} <= names
    assert not any(name.startswith(("leads", "rating.", "aims")) for name in names)
    assert "cells.action" not in names  # its column stands for the title, which is a piece


def test_an_update_is_a_piece_by_its_id():
    file = something_of_everything()
    file.actions[0].updates[0].id = "0a1b2c3d4e"
    assert words_of(file.actions[0])["updates.0a1b2c3d4e"] == "Draft sent round"


def test_pieces_come_in_the_order_of_the_plan_with_actions_under_their_objective():
    keys = dict.fromkeys(getattr(each.part, "key", "") for each in pieces(something_of_everything(), "cy"))
    assert list(keys) == ["", "knowing", "2.1", "2.1.1", "m1", "2.2", "2.2.1"]


def test_a_piece_is_missing_stale_unchecked_or_checked():
    file = translated(
        something_of_everything(),
        title=Translation(text="Proffil", state="checked", of="Publish a map"),
        output=Translation(text="Proffil"),
        measure=Translation(text="Wedi'i gyhoeddi", state="checked"),
    )
    found = states(file)
    told = [found["2.1.1", name] for name in ("outcome", "title", "output", "measure")]
    assert told == ["missing", "stale", "unchecked", "checked"]
    assert sum(counted(pieces(file, "cy")).values()) == len(found)


def test_the_plan_is_said_in_the_other_language_where_that_is_up_to_date():
    file = translated(
        something_of_everything(),
        title=Translation(text="Cyhoeddi proffil"),
        timescale=Translation(text="Mawrth 2014, yna bob blwyddyn"),
        outcome=Translation(text="Hen", of="Something else"),
        **{"cells.notes": Translation(text="nodyn")},
    )
    file.plan.translations = {
        "cy": {"title": Translation(text="Cynllun"), "columns.action": Translation(text="Cam gweithredu")}
    }
    said = said_in(file, "cy")
    action = said.actions[0]
    assert (said.plan.title, said.plan.columns[0].heading) == ("Cynllun", "Cam gweithredu")
    assert (action.title, action.timescale.text) == ("Cyhoeddi proffil", "Mawrth 2014, yna bob blwyddyn")
    assert (action.outcome, action.cells["notes"]) == ("Gaps are known", "nodyn")
    assert action.cells["action"] == "Cyhoeddi proffil"  # it says what the title says
    assert action.timescale.entries == file.actions[0].timescale.entries


@given(plan_files())
def test_a_plan_without_translations_is_said_as_it_stands(file):
    assert to_data(said_in(file, "cy")) == to_data(file)


def test_what_translates_words_that_are_gone_says_nothing():
    file = translated(something_of_everything(), output=Translation(text="Proffil"))
    file.actions[0].output = ""
    assert up_to_date(file.actions[0], "cy") == {}
    assert part_in(file.actions[0], "cy").output == ""


def test_english_stands_beside_a_welsh_plan_and_welsh_beside_all_others():
    assert [other_language(each) for each in ("", "en-GB", "cy", "cy-GB")] == ["cy", "cy", "en-GB", "en-GB"]


def test_a_heading_that_nobody_printed_is_no_piece():
    file = PlanFile()
    file.plan.columns = [Column(id="a"), Column(id="b", heading="Lead")]
    assert [each.name for each in pieces(file, "cy")] == ["columns.b"]
