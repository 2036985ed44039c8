"""The rules fit no one layout: a plan is read alike however it is laid out and whatever its headings are.

`python -m benchmarks.relaid` prints the figures of a dozen plans; here are three, in every layout under
every set of headings.
"""

import pytest
from tests.reading import relaid

PLANS = relaid.sources(["thornbeck-borough", "ridgeway-police", "swaleford-ics"])
LEAST, LEAST_BY_CONTENT = 0.93, 0.7
"""Columns headed by words that no list holds are known only by what stands in them."""


@pytest.mark.parametrize("words", relaid.HEADINGS)
@pytest.mark.parametrize("layout", relaid.LAYOUTS)
def test_a_plan_is_read_in_any_layout_under_any_headings(layout: str, words: str) -> None:
    least = LEAST_BY_CONTENT if words == "unheard of" else LEAST
    found = {plan.name: relaid.field_f1(plan, layout, words) for plan in PLANS}
    assert len(found) == 3
    assert {name: score for name, score in found.items() if score < least} == {}


def test_every_word_of_a_plan_has_its_place_in_every_layout() -> None:
    for layout in relaid.LAYOUTS:
        account = relaid.account(PLANS[0], layout, "usual")
        assert account.left_out(but=("repeated header", "page footer")) <= relaid.FEW, layout
