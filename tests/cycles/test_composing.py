"""The letter: written when it leaves, in the recipient's language, with a secret that nothing else knows."""

import re

from django.test import Client
from tests.cycles.world import OPENED

from dueregard import clock
from dueregard.cycles.answering import Given
from dueregard.cycles.models import LinkSecret, UpdateLink
from dueregard.cycles.operations import answer_request
from dueregard.cycles.tasks import keep_cycles
from dueregard.messages.letters import compose, example
from dueregard.messages.models import Message


def message_to(address: str) -> Message:
    return Message.objects.get(address=address)


def test_the_letter_lists_the_actions_and_its_link_opens_their_page(world, settings):
    settings.SITE_ADDRESS = "https://equality.example.gov.uk"
    keep_cycles(OPENED)
    letter = compose(message_to("hr@example.invalid"))
    assert letter.subject == "How do your 3 actions stand? Ashby District Council"
    assert all(action.title in letter.text for action in world.first.actions)
    assert world.second.actions[0].title not in letter.text
    assert "Please answer by 15 April 2026." in letter.text
    (address,) = re.findall(r"\((https://equality.example.gov.uk(/updates/\S+/))\)", letter.text)
    assert Client().get(address[1]).status_code == 303


def test_the_secret_is_blanked_in_what_is_kept(world):
    keep_cycles(OPENED)
    letter = compose(message_to("hr@example.invalid"))
    (secret,) = letter.secrets
    assert secret in letter.text
    assert secret not in letter.blanked()
    assert not LinkSecret.objects.filter(digest=secret).exists()


def test_in_welsh(world):
    world.plan.organisation.language = "cy"
    world.plan.organisation.save()
    keep_cycles(OPENED)
    assert "/cy/updates/" in compose(message_to("hr@example.invalid")).text


def test_no_letter_goes_once_all_is_answered(world, cast):
    keep_cycles(OPENED)
    for request in world.requests(world.second):
        answer_request(by=cast.officer, request=request, given=Given("no-change"), on=OPENED)
    assert compose(message_to("policy@example.invalid")) is None


def test_no_letter_goes_after_a_hand_over(world):
    keep_cycles(OPENED)
    for action in world.second.actions:
        action.leads.update(post=world.first.post)
    assert compose(message_to("policy@example.invalid")) is None


def test_no_letter_goes_by_a_revoked_link(world):
    keep_cycles(OPENED)
    UpdateLink.objects.update(revoked_at=clock.now())
    assert compose(message_to("policy@example.invalid")) is None


def test_sponsors_read_what_nobody_has_answered_and_get_no_link(world):
    keep_cycles(OPENED)
    keep_cycles(world.cycle.until + (world.cycle.until - world.cycle.due_on) / 7)
    letter = compose(message_to("director@example.invalid"))
    assert world.first.actions[0].title in letter.text
    assert "HR Manager" in letter.text
    assert "/updates/" not in letter.text


def test_an_example_is_about_nobody(world):
    letter = example("updates", world.plan.organisation, "en-gb")
    assert "Publish the profile" in letter.text
    assert not LinkSecret.objects.exists()
