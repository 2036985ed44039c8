"""What stands around a plan and is none of it: meetings, other plans' priorities, the document's headings."""

import pytest
from tests.reading.test_layouts import plan, under
from tests.reading.test_matrices import rows

from dueregard.reading.document import Prose
from dueregard.reading.formats.html import open_html

FIRST = """
No. | Action | Lead | By when
1.1 | Train all staff in due regard | HR Manager | May 2026
1.2 | Publish the workforce figures | Policy Officer | June 2026
"""
SECOND = """
No. | Action | Lead | By when
2.1 | Review how tenders are let | Procurement Manager | July 2026
2.2 | Hold a forum in each ward | Ward Officer | May 2027
"""


@pytest.mark.parametrize(
    "meetings",
    [
        """
        Meeting | Chair | How often | What it does
        Culture Board | Deputy Chief Constable | Monthly | Checks progress and removes blockages
        Scrutiny Panel | Independent | Quarterly | Looks at how powers are used
        """,
        """
        Committee | Date | Purpose
        Inclusion Committee | 6 October 2026 | Review
        People Committee | 20 October 2026 | Recommend
        """,
    ],
)
def test_a_table_of_meetings_after_a_plan_is_none_of_it(meetings):
    found = plan(rows(FIRST), Prose("How the plan is overseen", level=1), rows(meetings))
    assert [action.ref for action in found.actions] == ["1.1", "1.2"]
    assert {left.reason for left in found.left_out} == {"other table"}


def test_a_second_table_under_unknown_headings_is_the_plans_where_it_says_what_to_do():
    found = plan(
        rows(FIRST),
        rows("""
        Pledge to our tenants | Who | Deadline
        Publish our repairs policy in Easy Read | Repairs Manager | May 2026
        Review how we let homes to disabled people | Lettings Officer | June 2026
        """),
    )
    assert len(found.actions) == 4


def test_a_heading_of_the_document_above_the_first_objective_hides_it_not():
    found = plan(
        Prose("Introduction", level=1),
        Prose("We are a council of 90 members."),
        Prose("Objectives and action plan", level=1),
        Prose("Objective 1: Know our staff", level=2),
        Prose("One in nine joined us this year."),
        rows(FIRST),
        Prose("Objective 2: Open doors", level=2),
        rows(SECOND),
    )
    assert {objective for _action, objective in under(found)} == {"Know our staff", "Open doors"}
    assert found.objectives[0].statement == "One in nine joined us this year."


def headed(*lines):
    (first, *others) = lines
    return plan(
        Prose("Objective 1: Know our staff", level=2),
        rows(first),
        Prose("Objective 2: Open doors", level=2),
        *map(rows, others),
    )


def test_other_plans_priorities_beside_the_action_are_no_objectives_under_headings_that_are():
    found = headed(
        """
        No. | Action | Council plan priority | Lead | By when
        1.1 | Train all staff in due regard | Priority 6: Open council | HR Manager | May 2026
        1.2 | Publish the workforce figures | Priority 1: Strong communities | Policy Officer | June 2026
        """,
        """
        No. | Action | Council plan priority | Lead | By when
        2.1 | Review how tenders are let | Priority 2: Good homes | Procurement Manager | July 2026
        2.2 | Hold a forum in each ward | Priority 6: Open council | Ward Officer | May 2027
        """,
    )
    assert [one.title for one in found.objectives] == ["Know our staff", "Open doors"]
    assert found.actions[0].cells["council-plan-priority"] == "Priority 6: Open council"


def test_outcomes_over_several_actions_are_outcomes_under_headings_that_are_objectives():
    found = headed(
        """
        Outcome | No. | Action | Lead | By when
        Staff are confident | 1.1 | Train all staff in due regard | HR Manager | May 2026
        ^ | 1.2 | Publish the workforce figures | Policy Officer | June 2026
        """,
        """
        Outcome | No. | Action | Lead | By when
        All firms can bid | 2.1 | Review how tenders are let | Procurement Manager | July 2026
        People are heard | 2.2 | Hold a forum in each ward | Ward Officer | May 2027
        """,
    )
    assert [one.title for one in found.objectives] == ["Know our staff", "Open doors"]
    assert [action.outcome for action in found.actions] == [
        "Staff are confident", "Staff are confident", "All firms can bid", "People are heard",
    ]  # fmt: skip


def test_headings_without_actions_below_them_are_no_objectives_of_a_plan_in_lists():
    lines = [
        f"<h2>Objective {n}: {name}</h2><h3>Why this matters</h3><p>Half of us say so.</p>"
        "<h3>What we will do</h3><ol>"
        + "".join(
            f"<li>{deed}.<br><b>Who:</b> Head of People<br><b>When:</b> May 2026<br></li>" for deed in deeds
        )
        + "</ol>"
        for n, name, deeds in (
            (1, "Know our staff", ["Train all staff in due regard", "Publish the figures"]),
            (2, "Open doors", ["Review how tenders are let", "Hold a forum in each ward"]),
        )
    ]
    page = f"<main><h1>Action plan</h1><h2>How we chose</h2><p>We asked.</p>{''.join(lines)}</main>"
    found = plan(*open_html(page.encode(), "plan.html").blocks)
    assert [one.title for one in found.objectives] == ["Know our staff", "Open doors"]
    assert found.objectives[0].statement == "Half of us say so."
    assert found.actions[0].title == "Train all staff in due regard."
    assert [action.leads[0].name for action in found.actions] == ["Head of People"] * 4


def test_a_key_of_shaded_words_says_what_the_words_mean():
    found = plan(
        rows("""
        Action | Lead | By when | RAG
        Train all staff in due regard | HR Manager | May 2026 | Amber
        Publish the workforce figures | Policy Officer | June 2026 | White
        """),
        rows(
            "Key | \n Amber | In progress \n White | Not started", fills={(1, 0): "f9cb9c", (2, 0): "ffffff"}
        ),
    )
    assert [action.status for action in found.actions] == ["in-progress", "not-started"]


def test_a_bare_list_of_ratings_and_statuses_is_a_key():
    found = plan(
        rows("G | On track \n A | Delayed \n B | Completed"),
        rows("""
        Action | Lead | By when | RAG
        Train all staff in due regard | HR Manager | May 2026 | G
        Publish the workforce figures | Policy Officer | June 2026 | B
        """),
    )
    assert [action.status for action in found.actions] == ["in-progress", "completed"]


def test_findings_in_figures_beside_what_actions_stand_under_are_no_objectives():
    found = plan(
        rows("""
        Indicator or metric | What our figures say | Ref | Action | Lead | Timescale
        Indicator 1: Pay bands | BME staff are 14.2% | R1 | Run a sponsorship scheme | HR | May 2027
        ^ | ^ | R2 | Agree a trajectory | Chief People Officer | March 2027
        Indicator 2: Appointments | Others are 1.72 times as likely | R3 | Mix panels | HR | June 2027
        ^ | ^ | R4 | Train all chairs of panels | HR Lead | July 2027
        """)
    )
    assert [one.title for one in found.objectives] == ["Pay bands", "Appointments"]


def test_a_theme_that_changes_under_an_objective_stands_not_over_it():
    found = plan(
        rows("""
        Equality objective | ID | Workstream | Action | Owner | Finish
        A network for all | 101 | Bus stops | Raise kerbs at the stops | Asset Manager | May 2027
        A network for all | 102 | Ferries | Replace the gangway | Ferry Manager | June 2027
        Free from fear | 103 | Bus stops | Light the shelters | Asset Manager | July 2027
        """)
    )
    assert [one.title for one in found.objectives] == ["A network for all", "Free from fear"]
    assert found.actions[1].cells["workstream"] == "Ferries"


def test_commitments_under_objectives_are_actions_and_what_they_deliver_is_told_after_them():
    found = headed(
        """
        Ref | Commitment | What we will deliver | Owner | Due date
        1.1 | Collect equality data from complaints | New questions | Complaints Team | May 2026
        1.2 | Publish good practice on burials | Good practice note | Policy Team | June 2026
        """,
        """
        Ref | Commitment | What we will deliver | Owner | Due date
        2.1 | Review how firms are inspected | Revised framework | Inspections Team | May 2026
        2.2 | Train inspectors in mourning customs | Two half days | Learning Team | June 2026
        """,
    )
    assert [one.title for one in found.objectives] == ["Know our staff", "Open doors"]
    assert found.actions[0].title == "Collect equality data from complaints"
    assert found.actions[0].output == "New questions"
    assert [remark.code for remark in found.remarks] == ["action-column"]


def test_a_row_goes_on_below_a_heading_that_each_page_repeats_with_the_heading_row():
    top = "Outcome 2: People take part | < | < | < \n No. | Action | Lead | Timescale"
    found = plan(
        rows(f"{top} \n 2.1 | Survey access to all 48 | Property Services | May 2026"),
        rows(
            f"{top} \n | community buildings | | \n 2.2 | Adopt a plan for signing | Customer Services | 2027"
        ),
    )
    assert [action.title for action in found.actions] == [
        "Survey access to all 48 community buildings",
        "Adopt a plan for signing",
    ]
    assert len(found.objectives) == 1


def test_the_areas_of_a_body_that_do_it_are_leads_where_nobody_else_is():
    found = plan(
        rows("""
        No. | Action measure | Performance indicator and target | Timescale | Business area
        1 | Deliver equality training | 95% of staff trained | March 2026 | Human Resources
        2 | Include stories of disabled people | One in six stories | Ongoing | Communications Branch
        3 | Publish the figures | Published | May 2026 | Equality Unit
        """)
    )
    assert [(action.leads[0].name, action.leads[0].role) for action in found.actions] == [
        ("Human Resources", "lead"), ("Communications Branch", "lead"), ("Equality Unit", "lead"),
    ]  # fmt: skip
    assert found.objectives == []


def test_codes_under_a_metric_are_no_measure_and_ratings_among_notes_are_a_key():
    found = plan(
        rows("""
        Our plan for the year
        Version 3, updated 9 November 2026
        B | Completed
        G | On track
        """),
        rows("""
        No. | Metric | Improvement action | Lead | Complete by | How we will know | BRAG
        1 | EDS 1A | Book a signer with each visit | Head of Access | May 2026 | Waits fall | B
        2 | WDES 8 | Hold adjustments in one budget | HR Lead | June 2026 | In place in a month | G
        """),
    )
    assert [action.measure for action in found.actions] == ["Waits fall", "In place in a month"]
    assert [action.status for action in found.actions] == ["completed", "in-progress"]
