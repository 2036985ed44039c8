"""What a column is for, where its heading alone doesn't say: by its place, its content and its neighbours."""

import pytest
from tests.reading.test_matrices import actions, dates, rows

from dueregard.reading import read_document
from dueregard.reading.document import Document, Prose
from dueregard.reading.headings import is_header, match


def plan(table):
    return read_document(Document("plan", "docx", "", [table])).plan


def test_a_target_before_a_strategy_is_what_the_strategy_serves():
    found = plan(
        rows("""
        Target | Strategy | Outcome | Timeframe | Goals achieved
        Staff know dyslexia | Train staff in dyslexia | Staff are confident | Autumn 2022 | Held in May
        Trips are open to all | Review each trip | All pupils take part | Ongoing |
        """)
    )
    assert [one.title for one in found.objectives] == ["Staff know dyslexia", "Trips are open to all"]
    assert found.actions[0].title == "Train staff in dyslexia"
    assert found.actions[0].actual_outcome == "Held in May"


def test_a_metric_merged_over_objectives_stands_above_them():
    found = plan(
        rows("""
        Metric | Objective | Action/s | Timescale/s | Lead/s
        Indicator 2: Appointments | Fair recruitment | Mix each panel | Sept 2024 | Head of Resourcing
        ^ | ^ | Train sixty champions | Dec 2024 | EDI Manager
        Indicator 3: Discipline | Fair process | Use a decision tree | Jan 2025 | HR Manager
        """)
    )
    parents = {one.title: one.parent for one in found.objectives}
    assert parents["Fair recruitment"] == "Indicator 2"
    assert [one.measure for one in found.actions] == ["", "", ""]


def test_numbered_outcomes_before_the_action_are_headings():
    found = plan(
        rows("""
        Goal | Outcome | Actions | Lead Director | Timescale
        Goal 1 Better health | 1.1 Services meet needs | Map services | Director of Strategy | May 2016
        ^ | 1.2 Needs are assessed | Audit care plans | Medical Director | June 2016
        """)
    )
    assert [one.objective for one in found.actions] == ["1.1", "1.2"]
    assert [one.outcome for one in found.actions] == ["", ""]


def test_milestones_that_are_dates_say_when():
    found = actions(
        rows("""
        Activity | Owner | Milestone
        Hold panels | Chief Inspector | By March 2025
        Publish searches | Performance Manager | June 2025
        """)
    )
    assert dates(found[0]) == [("due", "2025-03")]


def test_next_steps_after_progress_are_no_titles():
    found = plan(
        rows("""
        Action | Lead | Status | Progress | Next steps
        Revise the policy | HR Manager | Complete | Adopted | None
        Buy interpreting | Buyer | In progress | Tender issued | Award the contract
        """)
    )
    assert [one.title for one in found.actions] == ["Revise the policy", "Buy interpreting"]
    assert found.plan.columns[-1].field is None


def test_from_and_to_under_a_timeframe_start_and_end_it():
    found = actions(
        rows("""
        Action | Person responsible | Timeframe | <
        ^ | ^ | From | To
        Hold promotion workshops | Dean of Faculty | Oct 2023 | Sept 2028
        Start a mentoring scheme | HR Partner | Jan 2024 | Mar 2024
        """)
    )
    assert dates(found[0]) == [("start", "2023-10"), ("due", "2028-09")]


def test_numbers_beside_a_measure_are_no_references():
    found = actions(
        rows("""
        Output / Activity | Lead service | Timescale | Measure | Baseline
        Train two hundred teachers | Education | June 2022 | Teachers trained | 0
        Hold a parents' forum | Communities | May 2021 | Parents who come | 12
        """)
    )
    assert [(one.ref, one.title) for one in found] == [
        ("", "Train two hundred teachers"),
        ("", "Hold a parents' forum"),
    ]


def test_a_deliverable_is_the_title_where_no_column_names_an_action():
    found = plan(
        rows("""
        Deliverable | Accountable | Deadline | Latest position
        Inclusive design standard adopted | Director of Transport | Dec 2024 | Draft out to consult
        Audit of fifty stops | Head of Bus | Mar 2025 | Half of them done
        """)
    )
    assert found.actions[0].title == "Inclusive design standard adopted"
    assert found.actions[0].progress == "Draft out to consult"


def test_a_row_of_data_that_holds_heading_words_is_no_heading_row():
    found = actions(
        rows("""
        Outcome | Grade | Action | Lead | When | Evidence
        Services meet needs | Developing | Map services | Director of Strategy | May 2016 | Map
        Fair access | Achieving | Review interpreting | Chief Nurse | Q3 2016 | Review
        """)
    )
    assert [one.title for one in found] == ["Map services", "Review interpreting"]


@pytest.mark.parametrize(
    "row",
    [
        ["A1", "Set up a board", "Chief Fire Officer", "Accountability", "Officer time", "Completed"],
        ["Set up a board", "Chief Fire Officer", "May 2024", "Accountability", "Officer time", "Completed"],
    ],
)
def test_short_words_beside_a_reference_or_one_date_are_no_heading_row(row):
    assert not is_header(row)


@pytest.mark.parametrize("row", [["Ref", "Action", "Lead"], ["Action", "Lead", "June 2025", "July 2025"]])
def test_periods_side_by_side_and_the_word_for_a_reference_are_headings(row):
    assert is_header(row)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("FTSU Guardian", ["FTSU Guardian"]),
        ("Town Clerk and Mayor", ["Town Clerk", "Mayor"]),
        ("Cllr Brown and Clerk", ["Cllr Brown", "Clerk"]),
        ("Prevention Lead and local pharmacies", ["Prevention Lead", "local pharmacies"]),
        ("Jan Low, Deputy CFO", ["Jan Low, Deputy CFO"]),
        ("Policy and Insight Manager", ["Policy and Insight Manager"]),
        ("GM Prevention", ["GM Prevention"]),
    ],
)
def test_and_parts_posts_from_posts_and_from_bodies_told_in_words(cell, names):
    found = actions(
        rows(f"""
        Action | Lead | By when
        Hold an open day | {cell} | May 2014
        Print a leaflet | Press Officer | June 2014
        """)
    )
    assert [lead.name for lead in found[0].leads] == names


def test_a_priority_column_without_degrees_of_urgency_names_themes():
    found = plan(
        rows("""
        Priority | What we will do | Lead | Timescale
        Leadership | Sponsor each network | Company Secretary | May 2023
        Leadership | Publish who sits on the board | Company Secretary | June 2023
        Culture | Open a speak-up line | HR Director | July 2023
        """)
    )
    assert [one.title for one in found.objectives] == ["Leadership", "Culture"]
    assert [one.priority for one in found.actions] == ["", "", ""]


def test_deliverables_are_actions_under_an_outcome_that_comes_again():
    found = actions(
        rows("""
        Outcome | Key deliverables | Lead | Finish
        Diverse workforce | Have-a-go days | Recruitment Manager | May 2023
        Diverse workforce | A faster review | HR Manager | June 2023
        Safer homes | Translated leaflets | Press Officer | July 2023
        """)
    )
    assert found[1].title == "A faster review"
    assert found[1].outcome == "Diverse workforce"


def test_officers_under_monitoring_are_no_measure():
    found = actions(
        rows("""
        Action | Success criteria | Timescale | Monitoring
        Start a writing club | Three in four reach the standard | July 2021 | Head Teacher
        Hold an assembly | Incidents fall by half | Each term | Pastoral Lead
        """)
    )
    assert found[0].measure == "Three in four reach the standard"


def test_sentences_that_name_a_date_are_no_timescale():
    found = actions(
        rows("""
        Action agreed | Status at March 2019 | Further action needed | Owner
        Translate key leaflets | Three done | Translate seven by June 2019 | Press Officer
        Set up a youth panel | None done | Recruit members by May 2019 | Youth Worker
        """)
    )
    assert found[0].timescale.text == ""


@pytest.mark.parametrize(
    "cell", ["Policy Officer – June 2015", "Policy Officer (June 2015)", "June 2015\nPolicy Officer"]
)
def test_a_column_of_leads_and_dates_is_parted(cell):
    table = rows("""
        Action | Lead and timescale | Outcome
        Collect data | ? | Better data
        Train staff | HR Manager – May 2016 | Skilled staff
        """)
    table.rows[1].cells[1].text = cell
    found = actions(table)
    assert [lead.name for lead in found[0].leads] == ["Policy Officer"]
    assert (dates(found[0]), found[0].timescale.text.strip("()")) == ([("due", "2015-06")], "June 2015")


@pytest.mark.parametrize(
    ("cell", "status"),
    [("Completed 12 April 2012", "completed"), ("Delayed to Sept 2012", "delayed"), ("Half done", None)],
)
def test_a_status_may_be_followed_by_its_date(cell, status):
    found = actions(
        rows(f"""
        Action | Lead | Status
        Offer letters in Braille | Lettings Manager | {cell}
        Visit each scheme | Scheme Manager | In progress
        """)
    )
    assert found[0].status == status


def test_a_row_of_totals_is_no_action():
    found = plan(
        rows("""
        ID | Priority | Action | Owner
        1 | H | Recruit mentors | Head of HR
        2 | M | Refresh induction | Training Manager
        Total actions | | 2 |
        """)
    )
    assert len(found.actions) == 2


def test_a_table_of_what_people_said_is_no_plan():
    found = read_document(
        Document(
            "plan",
            "docx",
            "",
            [
                rows("""
                Who we asked | When | How | What they said
                Disability Forum | March 2020 | Meeting | More seats are wanted
                Youth Council | April 2020 | Survey | Parks are dark
                """),
                rows("""
                Action | Lead | Timescale
                Put seats in the square | Street Manager | May 2021
                Light the park's paths | Parks Manager | June 2021
                """),
            ],
        )
    ).plan
    assert [one.title for one in found.actions] == ["Put seats in the square", "Light the park's paths"]


def test_a_heading_that_faintly_tells_of_progress_may_be_the_action_where_nothing_else_is():
    found = plan(
        rows("""
        Ref | Delivery done | Owner | Due | Difference it makes
        1 | Faith calendar for all desks | Head of HR | May 2025 | Officers know what matters when
        2 | Signing officers on each team | Head of HR | June 2025 | Deaf people are understood
        """)
    )
    assert [one.title for one in found.actions] == [
        "Faith calendar for all desks",
        "Signing officers on each team",
    ]


def test_a_question_that_asks_what_will_be_done_names_the_action_whatever_it_is_to_lead_to():
    found = plan(
        rows("""
        Indicator | 2022 | 2023 | What will we do to improve? | Who is leading on this? | By when?
        Indicator 2: Posts | 1.61 | 1.48 | Mixed panels for posts | Head of Recruitment | March 2025
        Indicator 3: Discipline | 1.10 | 1.32 | Triage every case | Deputy Director | May 2025
        """)
    )
    assert [one.title for one in found.actions] == ["Mixed panels for posts", "Triage every case"]
    assert [one.updates for one in found.actions] == [[], []]


def test_the_merged_reason_for_an_objective_is_no_objective():
    found = plan(
        rows("""
        Objective | Rationale | Action | Lead | Timeframe
        More women professors | Only 19% are women | Introduce workshops | Head of School | May 2026
        ^ | ^ | Offer a review of each CV | Deputy Head | June 2026
        Support for returners | 44% felt unsupported | Free a term of teaching | Director | July 2026
        ^ | ^ | Name a champion | School Manager | March 2026
        """)
    )
    assert [one.title for one in found.objectives] == ["More women professors", "Support for returners"]
    assert found.actions[1].cells["rationale"] == "Only 19% are women"


def test_the_measures_that_a_body_takes_are_its_actions_and_the_indicator_their_measure():
    found = plan(
        rows("""
        No. | Measure | Responsible unit | When | Indicator
        1 | Publish a core hours policy | HR Director | May 2026 | Policy in force
        2 | Fund childcare at conferences | Research Office | June 2026 | 30 claims a year
        """)
    )
    assert [(one.title, one.measure) for one in found.actions] == [
        ("Publish a core hours policy", "Policy in force"),
        ("Fund childcare at conferences", "30 claims a year"),
    ]


def test_section_75_categories_are_characteristics():
    found = plan(
        rows("""
        Key issue | S75 categories affected | Action measure | Timescale | Responsibility
        Low uptake | Disability; Age | Screen policies early | May 2025 | Equality Unit
        Forms in English | Race | Translate ten forms | June 2025 | Head of Communications
        """)
    )
    assert [one.characteristics for one in found.actions] == [["disability", "age"], ["race"]]


def test_an_objective_that_is_as_above_is_the_one_above():
    found = plan(
        rows("""
        Objective | Action | Lead | Target date
        Know our communities | Buy census tables | Policy Officer | May 2025
        As above | Write ward profiles | As above | July 2025
        Fair pay | Review honoraria | Payroll Manager | As above
        """)
    )
    assert [one.title for one in found.objectives] == ["Know our communities", "Fair pay"]
    assert [one.objective for one in found.actions] == [
        "know-our-communities",
        "know-our-communities",
        "fair-pay",
    ]


def test_the_news_of_a_quarter_are_of_the_month_that_the_heading_dates():
    found = plan(
        rows("""
        Action | Lead | End | Q1 update (June 2025)
        Map step-free routes | Access Officer | March 2026 | Survey let
        Open a quiet hour | Library Manager | May 2026 | Started
        """)
    )
    assert [one.date for action in found.actions for one in action.updates] == ["2025-06", "2025-06"]


def test_the_number_of_an_objective_beside_a_reference_is_the_objective_that_a_list_names():
    table = rows("""
        Ref | Objective no. | Action | Owner | Due
        1 | EO1 | Publish the calendar | Head of HR | May 2025
        2 | EO2 | Train signing officers | Head of HR | June 2025
        3 | EO1 | Review parking fees | Parking Manager | June 2025
        """)
    blocks = [Prose("EO1: Fair services", bullet=True), Prose("EO2: Fair jobs", bullet=True), table]
    found = read_document(Document("plan", "docx", "", blocks)).plan
    assert [(one.key, one.title) for one in found.objectives] == [
        ("EO1", "Fair services"),
        ("EO2", "Fair jobs"),
    ]
    assert [(one.ref, one.objective) for one in found.actions] == [("1", "EO1"), ("2", "EO2"), ("3", "EO1")]


def test_questions_about_what_was_found_and_how_it_is_checked_name_the_objective_and_the_measure():
    found = plan(
        rows("""
        What did we find? | What are we going to do about it? | Who will do it? | How will we check it worked?
        Nurses wait longer | Ring-fence secondments | Chief Nurse | The gap halves
        Complaints take longer | Audit 100 complaints | Complaints Manager | Equal times
        """)
    )
    assert [one.title for one in found.objectives] == ["Nurses wait longer", "Complaints take longer"]
    assert [one.measure for one in found.actions] == ["The gap halves", "Equal times"]


def test_a_column_that_was_guessed_is_said_with_less_confidence_than_one_that_is_named():
    def said(lead, when):
        found = actions(
            rows(f"""
            Action | {lead} | {when}
            Publish the calendar | Head of HR | May 2025
            Train signing officers | Press Officer | June 2025
            """)
        )
        return [found[0].source.fields[name].confidence for name in ("leads", "timescale")]

    guessed, named = said("Zibble", "Quorn"), said("Lead", "Deadline")
    assert all(0.75 <= one <= 0.95 for one in guessed)
    assert named == [1.0, 1.0]


@pytest.mark.parametrize("heading", ["Progress (RAG)", "Status", "RAG"])
def test_colours_told_in_words_are_ratings_whatever_the_heading_calls_them(heading):
    found = actions(
        rows(f"""
        Action | Lead | When | {heading}
        Train staff | Clerk | May 2025 | Green
        Map need | Mayor | June 2025 | Amber
        """)
    )
    assert [one.rating for one in found] == ["green", "amber"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("The story so far", "progress"),
        ("The change you will see", "outcome"),
        ("The proof", "measure"),
        ("Update autumn term", "progress"),
    ],
)
def test_headings_in_a_body_s_own_words_are_known_by_what_they_ask(heading, field):
    assert max(match(heading).items(), key=lambda one: one[1])[0] == field
