"""Five real plans, labelled by hand, are read whole and right."""

import pytest
from tests import scoring
from tests.reading.known import STEMS, gold_of, read, score_of, text_of, words_of

MARK_UP_AND_HEADERS = ("repeated header", "page header", "page footer", "markup")


@pytest.mark.parametrize("stem", STEMS)
def test_every_action_and_objective_is_found_and_none_is_invented(stem):
    figures = score_of(stem)
    assert figures["actions"]["f1"] == 1.0, figures["unmatched_gold"] + figures["unmatched_predicted"]
    assert figures["objectives"]["f1"] == 1.0


@pytest.mark.parametrize("stem", STEMS)
def test_nearly_every_field_is_right(stem):
    figures = score_of(stem)
    assert figures["field_f1"] >= 0.97
    assert figures["full_f1"] >= 0.95


def test_the_mean_over_the_plans_is_higher_still():
    assert sum(score_of(stem)["field_f1"] for stem in STEMS) / len(STEMS) >= 0.98


@pytest.mark.parametrize("stem", STEMS)
def test_every_printed_word_is_in_the_account_once(stem):
    account = read(text_of(stem)).account
    claimed = sorted(words_of(" ".join(claim.text for claim in account.claims)))
    assert claimed == sorted(words_of(text_of(stem)))


@pytest.mark.parametrize("stem", STEMS)
def test_at_most_two_words_in_a_hundred_are_left_out(stem):
    account = read(text_of(stem)).account
    assert account.left_out(but=MARK_UP_AND_HEADERS) <= 0.02 * account.words
    assert all(claim.by != "left out: not placed" for claim in account.claims)


@pytest.mark.parametrize("stem", STEMS)
def test_every_action_says_which_line_it_stands_in(stem):
    lines = text_of(stem).split("\n")
    for action in read(text_of(stem)).plan.actions:
        first_words = " ".join(action.title.split()[:2])
        assert first_words in lines[action.source.line - 1].replace("\t", " ")


def test_the_scorer_tells_a_wrong_reading_from_a_right_one():
    gold = gold_of(STEMS[0])
    worse = {**gold, "actions": gold["actions"][1:]}
    assert scoring.score(gold, worse)["actions"]["recall"] < 1.0
