"""Components that we wrote beside the library's render what GOV.UK Frontend's own fixtures say."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from tests.design.markup import meaning

FIXTURES = Path(__file__).parent / "fixtures"
LANGUAGE_NAVIGATION = json.loads((FIXTURES / "language-navigation.json").read_text())["fixtures"]


def rendered(component: str, macro: str, options: dict[str, Any]) -> str:
    source = f"{{% from '{component}' import {macro} %}}{{{{ {macro}(options) }}}}"
    return str(engines["jinja2"].from_string(source).render({"options": options}))


@pytest.mark.parametrize("fixture", LANGUAGE_NAVIGATION, ids=lambda fixture: str(fixture["name"]))
def test_language_navigation_is_that_of_gov_uk_frontend(fixture: dict[str, Any]) -> None:
    made = rendered(
        "design/components/language-navigation.html", "govukLanguageNavigation", fixture["options"]
    )
    assert meaning(made) == meaning(fixture["html"])


def test_a_component_escapes_the_words_it_is_given() -> None:
    items = [{"text": "<b>Cymraeg</b>", "lang": "cy", "href": "/cy/"}]
    made = rendered("design/components/language-navigation.html", "govukLanguageNavigation", {"items": items})
    assert "<b>" not in made
    assert "&lt;b&gt;" in made


def test_a_mark_says_its_state_in_a_word_and_hides_the_shape_from_screen_readers() -> None:
    source = "{% from 'design/components/mark.html' import mark %}{{ mark('Late', 'triangle', 'bad') }}"
    made = str(engines["jinja2"].from_string(source).render())
    assert ">Late<" in made
    assert 'aria-hidden="true"' in made


def test_all_shapes_differ() -> None:
    module = engines["jinja2"].env.get_template("design/components/mark.html").module
    shapes = module.shapes
    assert len(set(shapes.values())) == len(shapes)
