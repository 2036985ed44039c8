"""The committed stylesheet is the one that its sources make, small, and free of what only GOV.UK may use."""

import gzip
import json
import re

from frontend import stamp

CSS = stamp.BUILT.read_text()
TEMPLATES = stamp.FRONTEND.parent / "src/dueregard"
NOT_STYLED = {
    *("govuk-language-navigation__text", "govuk-table__body", "govuk-table__row"),
    *("govuk-template__header", "govuk-template__footer"),
}
"""Parts of GOV.UK's markup that its own stylesheet says nothing of."""


def test_the_stylesheet_is_built_from_the_sources_beside_it() -> None:
    assert json.loads(stamp.RECORD.read_text()) == stamp.digests(), "run `make assets`"


def test_neither_the_gov_uk_font_nor_crown_nor_crest_is_used() -> None:
    assert not re.search(r"GDS Transport|crown|crest", CSS, re.IGNORECASE)


def test_the_stylesheet_loads_nothing() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_the_stylesheet_stays_small() -> None:
    assert len(gzip.compress(CSS.encode())) < 14_000


def test_every_class_that_a_template_names_is_in_the_stylesheet() -> None:
    """GOV.UK's components and overrides are taken in one by one, so that one may be forgotten."""
    templates = [each.read_text() for each in TEMPLATES.rglob("jinja2/**/*.html")]
    named = {
        name for text in templates for name in re.findall(r"govuk-(?!frontend)[!a-z][-_a-z0-9]*", text)
    } - NOT_STYLED
    styled = CSS.replace("\\", "")
    assert {name for name in named if f".{name}" not in styled} == set()
