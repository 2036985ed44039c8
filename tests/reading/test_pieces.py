"""The small crafts: references, torn cells, items of lists, abbreviations explained in passing, periods."""

import pytest

from dueregard.reading import glossary, joining, lists, prose, references
from dueregard.reading.lexicon import latin
from dueregard.reading.objectives import take_apart

WORDS = frozenset({"community", "engagement"})


@pytest.mark.parametrize(
    ("text", "ref", "rest"),
    [
        ("SES1.01 - Continue to update", "SES1.01", "Continue to update"),
        ("2.10 Mechanisms are in place", "2.10", "Mechanisms are in place"),
        ("3. Equality impact assessment", "3", "Equality impact assessment"),
        ("CC1 Improve access", "CC1", "Improve access"),
        ("1.1.1 Train staff", "1.1.1", "Train staff"),
        ("A.1 Adopt a guide", "A.1", "Adopt a guide"),
        ("Objective 3: To ensure fairness", "Objective 3", "To ensure fairness"),
        ("WORKSTREAM 2 - NOT OVER POLICED", "WORKSTREAM 2", "NOT OVER POLICED"),
        ("Objective two: a fair workplace", "Objective two", "a fair workplace"),
        ("Priority B2 Homes", "Priority B2", "Homes"),
    ],
)
def test_references_in_any_numbering_open_a_cell(text, ref, rest):
    found = references.opening(text)
    assert (found.ref, text[found.end :]) == (ref, rest)


@pytest.mark.parametrize(
    "text", ["3 year programme of analysis", "2014 review of pay", "Train 40 staff", "To be fair"]
)
def test_counts_and_years_are_no_references(text):
    assert references.opening(text) is None


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See actions at 2.4 and 2.5", ["2.4", "2.5"]),
        ("goals (Links to 2.5, 2.15, 2.16 and 2.22)", ["2.5", "2.15", "2.16", "2.22"]),
        ("May 2014. Linked to 2.1 and 2.2 above", ["2.1", "2.2"]),
        ("See action 4", ["4"]),
        ("See 3 year programme", []),
        ("as per the 2014 plan", []),
    ],
)
def test_only_words_that_point_make_a_link(text, links):
    assert references.links_in(text) == links


def test_a_heading_comes_apart_into_area_reference_title_and_links():
    words = take_apart("Workforce: Objective 5: To be fair (Links to 2.2)")
    assert (words.statement, words.ref, words.title, words.links) == (
        "Workforce",
        "Objective 5",
        "To be fair",
        ["2.2"],
    )


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Fri-31-", "Dec-10", "Fri-31-Dec-10"),
        ("see http://www.example.gov.u", "k/plan.pdf", "see http://www.example.gov.uk/plan.pdf"),
        ("work with the commun", "ity forum", "work with the community forum"),
        ("reviews and", "reports", "reviews and reports"),
        ("First done.", "- Second item", "First done.\n- Second item"),
    ],
)
def test_torn_cells_join_inside_words_and_sentences(above, below, whole):
    assert above + joining.gap_between(above, below, True, WORDS) + below == whole


def test_a_dash_is_a_list_mark_only_where_the_document_uses_it_so():
    assert lists.uses_dashes(["- Publish the plan"])
    assert not lists.uses_dashes(["New target - Review in March"])
    assert lists.items("Panel - Feedback on it - % by gender", True) == "Panel\nFeedback on it\n% by gender"
    assert lists.items("on 26 March 2014 - 19 are booked", True) == "on 26 March 2014 - 19 are booked"
    assert lists.items("New target - Review in March", False) == "New target - Review in March"


def test_abbreviations_explained_in_passing():
    found = glossary.explained_in(
        [
            "led by the Independent Advisory Group (IAG) and the Local Development Framework, (LDF)",
            "South West Regional and Improvement Efficiency Partnership SWRIEP",
            'programme of "Equality Analysis" (EIA\'s) in place (Completed) (External)',
            "Equality Framework Self Assessment Tool (Efect); Equality Framework Evidence Collection Tool "
            "(Efect)",
        ]
    )
    assert found == {
        "IAG": "Independent Advisory Group",
        "LDF": "Local Development Framework",
        "SWRIEP": "South West Regional and Improvement Efficiency Partnership",
        "Efect": "Equality Framework Evidence Collection Tool",
    }


@pytest.mark.parametrize(
    ("text", "academic", "period"),
    [
        ("Plan – January 2013 to March 2016", False, "2013-01/2016-03"),
        ("Scheme 2011- 2015", False, "2011/2015"),
        ("Plan 2024-28", False, "2024/2028"),
        ("Plan 2023/24", False, "2023-04/2024-03"),
        ("Plan 2024/25 – 2026/27", True, "2024-09/2027-08"),
        ("Plan for 2014", False, None),
    ],
)
def test_the_period_of_a_title(text, academic, period):
    assert prose.period_in(text, academic) == period


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("Draft Action Plan – January 2013 to March 2016", "Draft Action Plan"),
        (
            "8. Action Plan: Anytown Council - Scheme 2011- 2015",
            "Action Plan: Anytown Council - Scheme 2011- 2015",
        ),
    ],
)
def test_a_title_sheds_its_number_and_a_period_set_off_at_its_end(title, clean):
    assert prose.clean_title(title) == clean


def test_look_alike_letters_are_folded_and_true_greek_stays():
    assert latin("Т3 СС") == "T3 CC"
    assert latin("Ελλάδα") == "Ελλάδα"
