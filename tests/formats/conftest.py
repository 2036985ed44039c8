import sys

import pytest


@pytest.fixture
def _without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where text recognition is not installed, whether it is here or not."""
    monkeypatch.setitem(sys.modules, "rapidocr", None)
