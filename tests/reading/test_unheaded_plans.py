"""Plans whose headings don't say what they hold, or that have none: known by what their words do."""

from tests.reading.test_layouts import plan, table, under

from dueregard.reading.document import Cell, Prose, Row, Table
from dueregard.reading.formats.text import read_text

PLEDGES = [
    "By March 2026 the Visitor Services Manager will produce audio guides.",
    "By June 2026 the Ranger Team Leader will run ten guided walks.",
    "By May 2027 the HR Adviser will rewrite all job adverts.",
]


def due(found):
    return [[entry.date for entry in action.timescale.entries] for action in found.actions]


def names(found):
    return [[lead.name for lead in action.leads] for action in found.actions]


def test_a_table_with_a_column_of_things_to_do_is_a_plan_whatever_its_headings():
    found = plan(
        table(
            ["Focus", "Steps", "Person and date"],
            ["Attendance", "Review attendance by ethnicity each term", "Deputy Head, July 2026"],
            ["Reading", "Buy books that show families of every kind", "English Lead, Easter 2026"],
            ["Access", "Paint the edges of all steps yellow", "Site Manager, May 2026"],
        )
    )
    assert found.actions[0].title == "Review attendance by ethnicity each term"
    assert names(found) == [["Deputy Head"], ["English Lead"], ["Site Manager"]]
    assert due(found) == [["2026-07"], ["2026-04-05"], ["2026-05"]]


def test_the_first_column_of_a_table_that_names_no_objective_is_what_its_actions_stand_under():
    found = plan(
        table(
            ["What we have promised", "Action", "By when"],
            ["Promote positive attitudes", "Run a campaign for each awareness week", "May 2026"],
            ["Make complaints easier", "Offer a video relay service", "June 2026"],
        )
    )
    assert under(found)[1] == ("Offer a video relay service", "Make complaints easier")


def test_a_column_without_a_heading_whose_cells_are_merged_is_what_its_actions_stand_under():
    def row(*texts, span=1):
        return Row([Cell(text, rowspan=span if n == 0 else 1) for n, text in enumerate(texts)])

    found = plan(
        Table(
            [
                row("", "Target", "Strategies", "Outcome", "Timeframe"),
                row("Short term", "To know needs", "Meet parents", "Needs are known", "May 2026", span=2),
                row("To open trips to all", "Check each venue", "All take part", "June 2026"),
                row("Long term", "To open the library", "Seek funds for a lift", "All can use it", "2027"),
            ]
        )
    )
    assert under(found)[1] == ("Check each venue", "To open trips to all")
    assert [(one.title, one.parent) for one in found.objectives][:3] == [
        ("Short term", None),
        ("To know needs", "short-term"),
        ("To open trips to all", "short-term"),
    ]


def test_paragraphs_that_each_say_what_will_be_done_are_actions_by_whom_and_when_they_say():
    found = plan(
        Prose("How we will deliver it", level=0),
        Prose("Priority one: Welcome everyone", level=1),
        *map(Prose, PLEDGES),
    )
    assert [action.title for action in found.actions] == PLEDGES
    assert names(found) == [["Visitor Services Manager"], ["Ranger Team Leader"], ["HR Adviser"]]
    assert due(found) == [["2026-03"], ["2026-06"], ["2027-05"]]


def test_an_item_of_a_list_is_due_at_the_date_that_it_ends_in():
    found = plan(
        Prose("Equality plan", level=0),
        Prose("Objective 1: Understand our communities", level=1),
        *(
            Prose(text, bullet=True)
            for text in ("publish a profile by June 2025", "collect data", "review it by May 2026")
        ),
        Prose("Contact us", level=1),
        Prose("Write to the equality team."),
    )
    assert due(found) == [["2025-06"], [], ["2026-05"]]
    assert [one.title for one in found.objectives] == ["Understand our communities"]


def test_lists_of_what_is_to_be_done_go_before_other_lists():
    found = plan(
        Prose("Equality plan", level=0),
        *(
            Prose(text, bullet=True)
            for text in ("people of all ages", "disabled people here", "women and men")
        ),
        Prose("Objective 1: Be fair", level=1),
        *(Prose(text, bullet=True) for text in ("publish our data", "train all managers", "review pay")),
    )
    assert [action.title for action in found.actions] == [
        "publish our data",
        "train all managers",
        "review pay",
    ]


def test_a_card_that_counts_its_outcome_and_names_actions_has_the_outcome_as_objective():
    cards = [
        table(
            [f"Equality Outcome {n}", f"Group {n} finds our buildings easy to use"],
            ["Actions", "Survey all buildings by March 2026\nPublish a guide by June 2026"],
            ["Lead", "Head of Property"],
        )
        for n in (1, 2, 3)
    ]
    blocks = [
        block for n, card in enumerate(cards, 1) for block in (Prose(f"Equality Outcome {n}", level=2), card)
    ]
    found = plan(Prose("Equality Outcomes", level=0), *blocks)
    assert (found.objectives[0].ref, found.objectives[0].title) == (
        "Equality Outcome 1",
        "Group 1 finds our buildings easy to use",
    )
    assert len(found.objectives) == 3
    assert [action.title for action in found.actions][:2] == [
        "Survey all buildings by March 2026",
        "Publish a guide by June 2026",
    ]
    assert due(found)[:2] == [["2026-03"], ["2026-06"]]
    assert names(found)[:2] == [["Head of Property"], ["Head of Property"]]


def test_a_heading_that_comes_again_under_each_objective_is_none_itself():
    blocks = []
    for n, aim in enumerate(("Represented", "Trusted"), 1):
        blocks += [Prose(f"Workstream {n} - {aim}", level=1), Prose("What we will achieve", level=2)]
        blocks += [Prose("A fair service."), Prose("What we will do", level=2)]
        blocks += [Prose(f"{n}.1 We will remove bias."), Prose("Owner: T/ACC Brannigan | Due: May 2026")]
        blocks += [Prose(f"{n}.2 We will open panels."), Prose("Owner: Ms Hale | Due: June 2026")]
    found = plan(Prose("Race Action Plan", level=0), *blocks)
    assert [one.title for one in found.objectives] == ["Represented", "Trusted"]
    assert names(found)[:2] == [["T/ACC Brannigan"], ["Ms Hale"]]


def test_lists_under_a_heading_of_measures_are_no_actions():
    blocks = []
    for n, aim in enumerate(("Equal access", "A fair workplace"), 1):
        blocks += [Prose(f"Equality Objective {n}: {aim}", level=1), Prose("What we will do", bold=True)]
        blocks += [Prose(f"Offer check {n} (Care Lead; May 2026)", bullet=True)]
        blocks += [Prose(f"Report gap {n} (Data Analyst; June 2026)", bullet=True)]
        blocks += [
            Prose("How we will measure success", bold=True),
            Prose("Complaints will fall", bullet=True),
        ]
    found = plan(Prose("Equality Plan", level=0), *blocks)
    assert under(found) == [
        ("Offer check 1", "Equal access"),
        ("Report gap 1", "Equal access"),
        ("Offer check 2", "A fair workplace"),
        ("Report gap 2", "A fair workplace"),
    ]


def test_an_action_that_is_headed_by_its_number_is_named_by_the_paragraph_below():
    blocks = []
    for n, aim in enumerate(("Staff progress", "Carers are heard"), 1):
        blocks += [Prose(f"Outcome {n}: {aim}", level=1), Prose("Protected characteristics: race, sex")]
        for m, deed in enumerate(("Publish a guide", "Start a scheme"), 2 * n - 1):
            blocks += [Prose(f"Action {m}", level=2), Prose(deed)]
            blocks += [Prose("Lead officer: HR Manager"), Prose("Timescale: May 2026")]
    found = plan(Prose("Equality Plan", level=0), *blocks)
    assert [one.ref for one in found.actions] == ["1", "2", "3", "4"]
    assert under(found)[1:3] == [
        ("Start a scheme", "Staff progress"),
        ("Publish a guide", "Carers are heard"),
    ]


def test_labels_that_name_themes_and_objectives_stand_over_the_actions_below_them():
    def action(deed):
        return [Prose(f"Action: {deed}"), Prose("Lead: HR Officer"), Prose("Target date: May 2026")]

    found = plan(
        Prose("Equality Action Plan", level=0),
        Prose("Theme: Participation"),
        Prose("Objective: More disabled people take part"),
        *action("Hold a weekly swim"),
        *action("Train coaches"),
        Prose("Objective: More women take part"),
        *action("Offer a class"),
        Prose("Theme: People"),
        Prose("Objective: Our staff reflect our customers"),
        *action("Advertise posts"),
    )
    assert [one.title for one in found.objectives if one.parent is None] == ["Participation", "People"]
    assert [one[1] for one in under(found)] == [
        "More disabled people take part",
        "More disabled people take part",
        "More women take part",
        "Our staff reflect our customers",
    ]


def test_sentences_of_a_cell_that_each_end_in_their_owner_are_actions_of_their_own():
    found = plan(
        table(
            ["Commitment", "Actions"],
            [
                "Improve access",
                "Install relay by March 2026 (Head of IT). Train staff by May 2026 (HR Manager).",
            ],
            [
                "Tackle racism",
                "Introduce a card by June 2026 (Chief Nurse). Publish figures (Security Manager).",
            ],
        )
    )
    assert [one.title for one in found.actions][:2] == [
        "Install relay by March 2026",
        "Train staff by May 2026",
    ]
    assert names(found) == [["Head of IT"], ["HR Manager"], ["Chief Nurse"], ["Security Manager"]]


def test_indented_lines_go_on_with_the_numbered_item_above_them():
    found = plan(
        *read_text(
            "Equality Scheme: Action Plan\n\n1. Buildings\n\n"
            "1.1 Put a ramp at the door.\n    (Town Clerk, by May 2026)\n"
            "1.2 Replace benches with ones that have arms\n    and backs. (Parks Manager, June 2026)\n",
            "plan.txt",
        ).blocks
    )
    assert [(one.ref, one.title) for one in found.actions] == [
        ("1.1", "Put a ramp at the door."),
        ("1.2", "Replace benches with ones that have arms and backs."),
    ]


def test_themes_side_by_side_over_things_to_do_in_every_cell_are_their_objectives():
    found = plan(
        Prose("Inclusion plan on a page", level=0),
        table(
            ["Our people", "Our services", "Our partners"],
            [
                "Recruit more men (HR Manager)",
                "Ask about needs (Team Manager)",
                "Share data by May 2026 (Data Manager)",
            ],
            ["Give buddies (HR Manager)", "Print guides (Press Officer)", "Hold a forum (Data Manager)"],
        ),
    )
    assert under(found)[1:4] == [
        ("Give buddies", "Our people"),
        ("Ask about needs", "Our services"),
        ("Print guides", "Our services"),
    ]
    assert names(found)[2:4] == [["Team Manager"], ["Press Officer"]]
    assert due(found)[4] == ["2026-05"]


def test_chapters_of_a_report_before_the_one_of_its_actions_are_no_objectives():
    found = plan(
        Prose("Race Equality Standard and action plan", level=0),
        *map(Prose, ("2. Findings", "2.1 Staff are few.", "2.2 Cases are many.", "3. Actions")),
        *map(Prose, ("Action 1: Review every case.", "Responsible: HR Manager", "Deadline: May 2026")),
        *map(Prose, ("Action 2: Offer coaching.", "Responsible: Chief Nurse", "Deadline: June 2026")),
    )
    assert found.objectives == []
    assert [one.ref for one in found.actions] == ["1", "2"]


def test_staff_over_names_are_leads_and_no_resources():
    found = plan(
        table(
            ["Objective", "Actions", "Staff", "Time"],
            ["Raise attainment", "Appoint a link tutor", "Mrs Jane Orr (Deputy Head)", "May 2026"],
            ["Cut incidents", "Teach the new unit", "Mr D. Patel", "June 2026"],
        )
    )
    assert names(found) == [["Mrs Jane Orr (Deputy Head)"], ["Mr D. Patel"]]


def test_a_chapter_called_our_action_plan_is_no_objective():
    found = plan(
        Prose("Equality Scheme", level=0),
        Prose("Our action plan", level=1),
        Prose("Aim 1: Understand consumers", level=2),
        Prose("Survey households. Owner: Insight Lead. Completed by: May 2026.", bullet=True),
        Prose("Publish results. Owner: Head of Research. Completed by: June 2026.", bullet=True),
    )
    assert [one.title for one in found.objectives] == ["Understand consumers"]
