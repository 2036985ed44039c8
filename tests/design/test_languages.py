"""A language is a prefix of the address, and every page knows its own address in the other."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from dueregard.design import languages


@pytest.mark.parametrize(
    ("path", "code", "there"),
    [
        ("/", "cy", "/cy/"),
        ("/cy/", "en-gb", "/"),
        ("/cy", "en-gb", "/"),
        ("/plans/7/?lead=SS", "cy", "/cy/plans/7/?lead=SS"),
        ("/cy/plans/7/?lead=SS", "en-gb", "/plans/7/?lead=SS"),
        ("/cy/plans/7/", "cy", "/cy/plans/7/"),
        ("/cynon/", "cy", "/cy/cynon/"),
    ],
)
def test_the_address_of_a_page_in_another_language(path: str, code: str, there: str) -> None:
    assert languages.in_language(path, code) == there


def test_the_choices_name_each_language_in_itself_and_mark_the_current_one() -> None:
    with translation.override("cy"):
        english, welsh = languages.choices(RequestFactory().get("/cy/plans/?due=late"))
    assert (english.text, english.href, english.current) == ("English", "/plans/?due=late", False)
    assert (welsh.text, welsh.href, welsh.current) == ("Cymraeg", "/cy/plans/?due=late", True)


def test_the_first_page_keeps_the_language() -> None:
    with translation.override("cy"):
        assert languages.home() == "/cy/"
    with translation.override("en-gb"):
        assert languages.home() == "/"
