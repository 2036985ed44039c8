"""What tests of plans share."""

import pytest

from dueregard import clock


@pytest.fixture
def at_noon(request, settings):
    """The clock stands at the test module's `NOON`; nobody is asked for a second factor."""
    settings.SECOND_FACTOR = "nobody"
    with clock.stopped_at(request.module.NOON):
        yield
