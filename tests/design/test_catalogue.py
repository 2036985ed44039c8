"""Every word on the pages is there in Welsh: the catalogue has just the texts in the code."""

import re
from collections import Counter

import polib
import pytest
from scripts.catalogue import CATALOGUE, COMPILED, messages

PO = polib.pofile(str(CATALOGUE))
PLACEHOLDER = re.compile(r"%\(\w+\)s|%s")


def translations(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_the_catalogue_has_just_the_texts_in_the_code():
    held = {(entry.msgid, entry.msgid_plural, entry.msgctxt or "") for entry in PO}
    used = {(message.text, message.plural, message.context) for message in messages()}
    assert (used - held, held - used) == (set(), set()), "run `make words`"


def test_every_text_is_translated():
    assert [entry.msgid for entry in PO if not all(translations(entry))] == []


def placeholders(words):
    return Counter(PLACEHOLDER.findall(words))


@pytest.mark.parametrize("entry", PO, ids=lambda entry: str(entry.msgid)[:40])
def test_a_translation_has_the_placeholders_of_its_text(entry):
    wanted = [placeholders(text) for text in (entry.msgid, entry.msgid_plural)]
    assert all(placeholders(words) in wanted for words in translations(entry))


def test_the_compiled_catalogue_is_that_of_the_words_beside_it():
    compiled = {(entry.msgid, entry.msgctxt): translations(entry) for entry in polib.mofile(str(COMPILED))}
    translated = [entry for entry in PO if all(translations(entry))]
    assert compiled == {(entry.msgid, entry.msgctxt): translations(entry) for entry in translated}


@pytest.mark.parametrize("entry", ["Cookies and privacy", "every month"])
def test_the_texts_are_found_in_templates_and_in_code(entry):
    assert entry in {message.text for message in messages()}
