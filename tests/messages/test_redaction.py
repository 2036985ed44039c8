"""Words that the law asks to be removed go out of letters that are kept, too."""

import pytest
from tests.factories import MessageFactory, PlanFactory

from dueregard.history.models import Event
from dueregard.plans.operations import redact_words

NAME = "Jo Bloggs"


@pytest.fixture
def plan(cast):
    return PlanFactory(organisation=cast.body)


def test_words_struck_from_a_plan_are_gone_from_the_letters_of_its_body(cast, plan):
    letter = MessageFactory(
        organisation=cast.body,
        status="sent",
        subject=f"About {NAME}",
        text=f"* 1.1 Ask {NAME}",
    )
    redact_words(by=cast.officer, plan=plan, words=NAME, reason="Asked under article 17")
    letter.refresh_from_db()
    assert (letter.subject, letter.text) == ("About █████", "* 1.1 Ask █████")
    assert letter.status == "sent"
    assert Event.objects.get(verb="redact_words").reason == "Asked under article 17"


def test_letters_of_another_body_and_those_without_the_words_are_left_alone(cast, plan):
    others = MessageFactory(organisation=cast.other_body, text=f"Ask {NAME}")
    written_otherwise = MessageFactory(organisation=cast.body, text="Ask jo bloggs")
    MessageFactory(organisation=cast.body, text=NAME)
    redact_words(by=cast.officer, plan=plan, words=NAME, reason="Asked")
    for letter in (others, written_otherwise):
        text = letter.text
        letter.refresh_from_db()
        assert letter.text == text
