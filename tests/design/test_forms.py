"""Forms: label, hint, error and aria belong together, and the summary leads to what has to be mended."""

from typing import Any

import pytest
from django import forms
from lxml import html

CHOICES = [("low", "Low"), ("high", "High")]


class Questions(forms.Form):
    """One field of each kind that pages use."""

    name = forms.CharField(label="Name of the plan", help_text="As printed on its cover", max_length=10)
    words = forms.CharField(label="Words", widget=forms.Textarea(attrs={"rows": 3}))
    level = forms.ChoiceField(label="Level", choices=CHOICES)
    size = forms.ChoiceField(label="Size", choices=CHOICES, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(label="Kinds", choices=CHOICES, widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField(label="I agree")
    paper = forms.FileField(label="Document")
    link = forms.CharField(label="Link", required=False)
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        raise forms.ValidationError("Nothing fits together")


GOOD = {
    "name": "Equality",
    "words": "one\n  two\n\nthree <i>",
    "level": "high",
    "size": "low",
    "kinds": ["low", "high"],
    "agreed": "on",
    "token": "secret",
}


def page(data: dict[str, Any] | None) -> html.HtmlElement:
    return html.fromstring(f"<form>{Questions(data)}</form>")


def control(tree: html.HtmlElement, name: str) -> html.HtmlElement:
    return tree.xpath(f"//*[@name='{name}']")[0]


@pytest.mark.parametrize("name", ["name", "words", "level", "paper", "agreed", "link"])
def test_each_control_has_a_label(name: str) -> None:
    tree = page(None)
    assert tree.xpath(f"//label[@for='{control(tree, name).get('id')}']")


@pytest.mark.parametrize("name", ["size", "kinds"])
def test_a_group_of_choices_has_its_question_as_legend(name: str) -> None:
    tree = page(None)
    legend = control(tree, name).xpath("ancestor::fieldset/legend")[0]
    assert legend.text_content().strip().lower() == name


@pytest.mark.parametrize("name", ["name", "words", "paper"])
def test_an_error_is_read_out_with_its_control(name: str) -> None:
    tree = page({})
    said = control(tree, name).get("aria-describedby").split()
    assert f"id_{name}-error" in said
    assert "This field is required" in tree.get_element_by_id(f"id_{name}-error").text_content()


def test_a_hint_is_read_out_with_its_control() -> None:
    tree = page(None)
    assert control(tree, "name").get("aria-describedby") == "id_name-hint"
    assert tree.get_element_by_id("id_name-hint").text_content().strip() == "As printed on its cover"


def test_every_link_of_the_error_summary_leads_to_a_control() -> None:
    tree = page({})
    links = tree.xpath("//div[contains(@class,'govuk-error-summary')]//a/@href")
    assert len(links) == 7
    for link in links:
        assert tree.get_element_by_id(link[1:]).tag in ("input", "select", "textarea")


def test_an_error_of_the_whole_form_comes_first_in_the_summary() -> None:
    summary = page(GOOD).xpath("//ul[contains(@class,'govuk-error-summary__list')]/li")
    assert summary[0].text_content().strip() == "Nothing fits together"


def test_a_form_that_was_not_sent_has_no_summary() -> None:
    assert not page(None).xpath("//*[contains(@class,'govuk-error-summary')]")


def test_what_was_typed_is_kept_letter_by_letter() -> None:
    tree = page(GOOD)
    assert control(tree, "name").get("value") == "Equality"
    assert control(tree, "words").text == GOOD["words"]
    assert control(tree, "token").get("value") == "secret"


def test_what_was_chosen_stays_chosen() -> None:
    tree = page(GOOD)
    assert tree.xpath("//option[@selected]/@value") == ["high"]
    assert tree.xpath("//input[@name='size'][@checked]/@value") == ["low"]
    assert tree.xpath("//input[@name='kinds'][@checked]/@value") == ["low", "high"]
    assert tree.xpath("//input[@name='agreed'][@checked]")


def test_a_question_that_may_be_left_out_says_so() -> None:
    tree = page(None)
    assert tree.xpath("//label[@for='id_link']")[0].text_content().strip() == "Link (optional)"


def test_no_id_is_given_twice() -> None:
    ids = page({}).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_error_summary_says_which_question_has_no_answer() -> None:
    tree = page({})
    told = [link.text_content() for link in tree.xpath("//div[contains(@class,'govuk-error-summary')]//a")]
    assert "Name of the plan: This field is required." in told
    assert len(set(told)) == len(told)
