"""What the tests of publishing share."""

import pytest
from tests.cast import account_of

from dueregard.publishing.operations import Settled, choose_public, propose_edition, settle_words
from dueregard.publishing.queries import coming, offered_of


@pytest.fixture(autouse=True)
def no_second_factor(settings, tmp_path):
    settings.SECOND_FACTOR = "nobody"
    settings.MEDIA_ROOT = tmp_path


def settle_all(by, plan, how="leave"):
    """Settle every word that waits for it in the same way."""
    found = coming(plan).unsettled
    return settle_words(by=by, plan=plan, settled={each.found.words: Settled(how) for each in found})


def choose_all(by, plan):
    """Make everything public that may be."""
    choose_public(by=by, plan=plan, public={(each.part, each.name): True for each in offered_of(plan)})


@pytest.fixture
def proposal(cast, plan):
    """An edition of the plan with something of everything, proposed to the approver."""
    settle_all(cast.officer, plan)
    return propose_edition(by=cast.officer, plan=plan, approver=account_of(cast.approver), note="The first.")
