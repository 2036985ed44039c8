"""A plan as one web page, as it is written for committees: no column is narrower than its words."""

import pytest
from tests.reading.known import STEMS, gold_of

from dueregard.planfile.model import PlanFile
from dueregard.writing.files import to_bytes

pytestmark = pytest.mark.browser
TORN = r"""() => {
  const torn = [], range = document.createRange();
  for (const cell of document.querySelectorAll(".actions th, .actions td")) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const word of text.data.matchAll(/\S+/g)) {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        if (range.getClientRects().length > 1 && !/[-\/@]/.test(word[0])) torn.push(word[0]);
      }
    }
  }
  return torn;
}"""
"""The words that stand on two lines; addresses and words joined by strokes may."""


@pytest.mark.parametrize("stem", STEMS)
def test_no_word_of_a_known_plan_is_torn(browser, stem):
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = context.new_page()
    page.set_content(to_bytes(PlanFile.model_validate(gold_of(stem)), "html").decode())
    assert page.evaluate(TORN) == []
    context.close()
