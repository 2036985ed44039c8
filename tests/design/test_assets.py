"""The committed stylesheet is the one that its sources make, small, and free of what only GOV.UK may use."""

import gzip
import json
import re

from frontend import stamp

CSS = stamp.BUILT.read_text()


def test_the_stylesheet_is_built_from_the_sources_beside_it() -> None:
    assert json.loads(stamp.RECORD.read_text()) == stamp.digests(), "run `make assets`"


def test_neither_the_gov_uk_font_nor_crown_nor_crest_is_used() -> None:
    assert not re.search(r"GDS Transport|crown|crest", CSS, re.IGNORECASE)


def test_the_stylesheet_loads_nothing() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_the_stylesheet_stays_small() -> None:
    assert len(gzip.compress(CSS.encode())) < 14_000
