"""What tests of review cycles share."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from tests.cast import Cast
from tests.cycles.world import World, the_world

from dueregard import clock


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    """The day after the cycle has opened."""
    with clock.stopped_at(datetime(2026, 4, 2, 12, tzinfo=clock.LONDON)):
        yield


@pytest.fixture
def world(cast: Cast) -> World:
    """Two leads who are asked for updates."""
    return the_world(cast)
