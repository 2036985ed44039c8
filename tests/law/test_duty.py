"""The protected characteristics and the aims: the data, and finding them in the words of plans."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueregard.law import (
    aims,
    aims_beyond,
    aims_in,
    characteristics,
    characteristics_in,
    characteristics_named,
    initials,
    other_groups,
)
from dueregard.planfile.model import Aim, Characteristic

NINE = list(get_args(Characteristic))


def test_the_data_have_the_nine_characteristics_and_the_three_aims_of_the_format() -> None:
    assert [one.code for one in characteristics()] == NINE
    assert [one.code for one in aims()] == list(get_args(Aim))
    assert all(one.en and one.cy and one.printed for one in characteristics())
    assert all(one.en and one.cy for one in aims())


def test_the_duty_is_in_force_from_5_april_2011() -> None:
    assert not characteristics(on=date(2011, 4, 4))
    assert len(characteristics(on=date(2011, 4, 5))) == 9
    assert not aims(on=date(2011, 4, 4))
    assert len(aims(on=date(2026, 1, 1))) == 3


def test_marriage_and_civil_partnership_counts_for_the_first_aim_only() -> None:
    assert aims_beyond(["marriage-civil-partnership", "age"], ["advance"]) == ("marriage-civil-partnership",)
    assert aims_beyond(["marriage-civil-partnership"], ["eliminate", "advance"]) == ()
    assert aims_beyond(["marriage-civil-partnership"], []) == ()


@pytest.mark.parametrize("one", characteristics(), ids=lambda one: one.code)
def test_a_characteristic_is_found_by_every_word_for_it(one: object) -> None:
    found = next(known for known in characteristics() if known is one or known == one)
    for words in (*found.printed, found.en, found.cy, found.en.upper()):
        assert characteristics_in(words) == ([found.code], [])


@pytest.mark.parametrize(
    ("text", "codes", "others"),
    [
        ("Race Disability Gender", ["race", "disability", "sex"], []),
        ("Gender, Race\nDisability", ["sex", "race", "disability"], []),
        ("All", NINE, []),
        ("all protected characteristics", NINE, []),
        ("Age; Carers", ["age"], ["Carers"]),
        ("Socio-economic", [], ["Socio-economic"]),
        ("Sex and sexual orientation", ["sex", "sexual-orientation"], []),
        ("Religion or belief / Sex", ["religion-belief", "sex"], []),
        ("Marriage & Civil Partnership", ["marriage-civil-partnership"], []),
        ("Gender reassignment, Gender", ["gender-reassignment", "sex"], []),
        ("LGBT", ["gender-reassignment", "sexual-orientation"], []),
        ("Faith, Race", ["religion-belief", "race"], []),
        ("Race, race", ["race"], []),
        ("Hil, Anabledd ac Oedran", ["race", "disability", "age"], []),
        ("People of different racial group", ["race"], []),
        (
            "Persons with a disability; persons with and without dependants",
            ["disability"],
            ["with and without dependants"],
        ),
        ("Women from minority ethnic communities", ["sex", "race"], []),
        ("Residents", [], ["Residents"]),
        ("Rural isolation and armed forces", [], ["Rural isolation", "armed forces"]),
        ("", [], []),
    ],
)
def test_a_cell_lists(text: str, codes: list[str], others: list[str]) -> None:
    assert characteristics_in(text) == (codes, others)


@pytest.mark.parametrize("text", ["Management", "trace", "Essex", "allow", "sexes-based"])
def test_a_word_within_a_word_is_no_characteristic(text: str) -> None:
    assert characteristics_in(text)[0] == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Eliminate unlawful discrimination, harassment and victimisation", ["eliminate"]),
        ("Contributes to elimination of unlawful discrimination", ["eliminate"]),
        ("This advances equality of opportunity by training", ["advance"]),
        ("the advancement of equality of opportunity", ["advance"]),
        ("Promote equality of opportunity between all groups", ["advance"]),
        ("fostering good relations and advancing equality of opportunity", ["advance", "foster"]),
        ("Meithrin cysylltiadau da", ["foster"]),
        ("Hyrwyddo cyfle cyfartal", ["advance"]),
        ("Eliminate paper. Discrimination is reported.", []),
        ("Good relations", []),
        ("Relations of staff", []),
    ],
)
def test_words_name_aims(text: str, codes: list[str]) -> None:
    assert aims_in(text) == codes


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    codes, others = characteristics_in(text)
    assert len(set(codes)) == len(codes)
    assert all(other.split()[0] in text for other in others)
    assert set(aims_in(text)) <= {"eliminate", "advance", "foster"}


def test_a_phrase_names_one_characteristic_several_or_none() -> None:
    assert characteristics_named("Faith") == ("religion-belief",)
    assert characteristics_named("All groups") == tuple(NINE)
    assert characteristics_named("LGBT") == ("gender-reassignment", "sexual-orientation")
    assert characteristics_named("Carers") == ()


def test_initials_stand_for_one_characteristic_each() -> None:
    assert initials()["rb"] == "religion-belief"
    assert set(initials().values()) == set(NINE)
    assert sum(len(one.initials) for one in characteristics()) == len(initials())


def test_groups_beside_the_nine_part_a_list_without_marks() -> None:
    assert "carers" in other_groups()
    assert characteristics_in("Age Carers") == (["age"], ["Carers"])


def test_an_aim_is_named_by_its_verb_alone() -> None:
    assert aims_in("Advance") == ["advance"]
    assert aims_in("Advance the work") == []
    assert aims_in("Advance equality; eliminate discrimination") == ["eliminate", "advance"]
    assert aims_in("Foster, advance") == ["advance", "foster"]
