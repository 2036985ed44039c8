"""Layouts beyond tables with a heading row: section headings in prose, outlines, cards, aligned text,
keys."""

import pytest
from tests.reading.test_matrices import rows

from dueregard.reading import NotAPlan, read_document
from dueregard.reading.document import Cell, Document, Place, Prose, Row, Table
from dueregard.reading.formats.text import open_text, read_text

HEADS = ["Action", "Lead", "By when"]
ONE = ["Train all staff", "HR Manager", "May 2014"]
TWO = ["Publish the data", "Policy Officer", "June 2015"]


def table(*rows, fills=None):
    return Table(
        [
            Row([Cell(text, Place(row=n), fill=(fills or {}).get((n, c))) for c, text in enumerate(row, 1)])
            for n, row in enumerate(rows, 1)
        ]
    )


def plan(*blocks):
    return read_document(Document("plan", "docx", "", list(blocks))).plan


def under(found):
    titles = {one.key: one.title for one in found.objectives}
    return [(action.title, titles.get(action.objective)) for action in found.actions]


def test_rows_above_the_first_headings_that_look_as_the_sections_below_do_are_sections():
    def block(name, *rows):
        return [[name], ["Everyone should feel that they belong and can do their best work."], HEADS, *rows]

    rows = [["Plan of a town"], *block("People", ONE), *block("Services", TWO)]
    shaded = {(2, 1): "#1f4e79", (6, 1): "#1f4e79"}
    assert under(plan(table(*rows, fills=shaded))) == [
        ("Train all staff", "People"),
        ("Publish the data", "Services"),
    ]


def test_a_heading_above_a_table_of_evidence_is_that_of_the_actions_below():
    def evidence(found):
        return table(["Why did we choose this?", "What do we know?"], ["People asked for it", found])

    found = plan(
        Prose("Plan", level=1),
        Prose("People", level=2),
        evidence("One in nine has moved here"),
        table(HEADS, ONE),
        Prose("Services", level=2),
        evidence("One in three agreed"),
        table(HEADS, TWO),
    )
    assert under(found) == [("Train all staff", "People"), ("Publish the data", "Services")]


def test_an_objective_may_name_its_sponsor_above_the_headings_of_its_actions():
    def block(name, row):
        return [["Objective:", name, ""], ["Executive sponsor:", "Principal", ""], HEADS, row]

    found = plan(table(*block("People", ONE), *block("Services", TWO)))
    assert under(found) == [("Train all staff", "People"), ("Publish the data", "Services")]


def test_cards_that_say_neither_who_nor_when_are_no_actions_beside_a_table_that_does():
    def card(figure):
        return table(
            ["Data for this year", figure], ["Narrative", "A little better"], ["Action", "See below"]
        )

    found = plan(
        Prose("Plan", level=1),
        *[one for n in "123" for one in (Prose(f"Indicator {n}", level=2), card(f"{n}2.4% of staff"))],
        Prose("What we will do", level=1),
        table(HEADS, ONE, TWO),
    )
    assert [one.title for one in found.actions] == ["Train all staff", "Publish the data"]


def test_a_name_in_bold_in_the_column_of_owners_is_a_heading_and_no_owner():
    made = table(
        ["Lead", "Action", "By when"],
        ["HR Manager", "Train all staff", "May 2014"],
        ["Services", "", ""],
        ["Clerk", "Map need", "June 2014"],
    )
    made.rows[2].cells[0].bold = True
    found = plan(made)
    assert under(found) == [("Train all staff", None), ("Map need", "Services")]
    assert [[lead.name for lead in action.leads] for action in found.actions] == [["HR Manager"], ["Clerk"]]


def test_headings_above_tables_are_objectives_and_their_sentences_statements():
    found = plan(
        Prose("Equality Action Plan 2014", level=1),
        Prose("Aim 1: Know who lives here", level=2),
        Prose("One household in nine has moved here since 2010."),
        table(HEADS, ONE),
        Prose("Aim 2: Be fair", level=2),
        table(HEADS, TWO),
        Prose("Write to us at the Town Hall."),
    )
    assert under(found) == [("Train all staff", "Know who lives here"), ("Publish the data", "Be fair")]
    assert found.objectives[0].statement == "One household in nine has moved here since 2010."
    assert (found.plan.title, found.plan.closing) == (
        "Equality Action Plan 2014",
        "Write to us at the Town Hall.",
    )


def test_a_heading_that_only_announces_the_table_is_no_objective():
    found = plan(Prose("Equality Plan", level=1), Prose("Action plan", level=2), table(HEADS, ONE))
    assert found.objectives == []
    assert found.plan.introduction == "Action plan"


def test_title_rows_of_a_worksheet_are_the_plan_s_own_facts():
    found = plan(
        table(
            ["Equality Action Plan", "", "2017-2021"],
            ["Marl District Council", "", ""],
            ["Updated 17 September 2018", "", ""],
            HEADS,
            ONE,
        )
    )
    assert found.plan.title == "Equality Action Plan"
    assert found.plan.organisation == "Marl District Council"
    assert (found.plan.period, found.plan.as_of) == ("2017/2021", "2018-09-17")
    assert found.objectives == []


def test_headings_and_labelled_lines_without_a_table_are_a_plan():
    found = plan(
        Prose("Fair City: Our Equality Plan", level=0),
        Prose("Objective 1: A city where everybody takes part", level=1),
        Prose("One person in five had never been asked."),
        Prose("1.1 Hold two open days", level=2),
        Prose("Lead: Democratic Services Manager"),
        Prose("By: May 2024"),
        Prose("1.2 Pay travel for panels", level=2),
        Prose("Lead: Engagement Lead. By: June 2024"),
        Prose("Tell us what you think", level=1),
    )
    assert [(one.ref, one.title) for one in found.actions] == [
        ("1.1", "Hold two open days"),
        ("1.2", "Pay travel for panels"),
    ]
    assert [one.leads[0].name for one in found.actions] == ["Democratic Services Manager", "Engagement Lead"]
    assert [one.timescale.entries[0].date for one in found.actions] == ["2024-05", "2024-06"]
    assert found.objectives[0].statement == "One person in five had never been asked."
    assert found.plan.closing == "Tell us what you think"


def test_a_card_for_each_action_is_read_as_a_row():
    cards = [
        table(
            ["Ref", "1.1"],
            ["What we will do", "Ramp to the hall"],
            ["Who", "Estates Officer"],
            ["By when", "May 2014"],
        ),
        table(
            ["Ref", "1.2"], ["What we will do", "Pay audit"], ["Who", "Town Clerk"], ["By when", "June 2015"]
        ),
    ]
    found = plan(Prose("Equality Plan"), *cards)
    assert [(one.ref, one.title, one.timescale.text) for one in found.actions] == [
        ("1.1", "Ramp to the hall", "May 2014"),
        ("1.2", "Pay audit", "June 2015"),
    ]


def test_years_as_columns_are_due_dates_where_they_are_ticked():
    found = plan(
        table(["Action", "Lead", "2021/22", "2022/23"], ["Train", "HR", "✓", ""], ["Review", "HR", "✓", "✓"])
    )
    assert [one.timescale.text for one in found.actions] == ["2021/22", "2021/22 2022/23"]
    assert [entry.date for entry in found.actions[1].timescale.entries] == [
        "2021-04/2022-03",
        "2022-04/2023-03",
    ]


def test_two_row_heads_with_ticks_mark_characteristics():
    rows = [
        Row(
            [
                Cell("Action", rowspan=2),
                Cell("Lead", rowspan=2),
                Cell("Protected characteristics", colspan=2),
            ],
            heading=True,
        ),
        Row([Cell("Age"), Cell("Sexual orien tation")], heading=True),
        Row([Cell("Train staff"), Cell("HR Manager"), Cell("x"), Cell("")]),
        Row([Cell("Write policy"), Cell("Policy Officer"), Cell(""), Cell("x")]),
    ]
    found = plan(Table(rows))
    assert [one.characteristics for one in found.actions] == [["age"], ["sexual-orientation"]]


def test_an_update_column_a_quarter_gives_dated_updates():
    found = plan(
        table(
            ["Action", "Owner", "Q1 2024/25 update", "Q2 2024/25 update"],
            ["Train", "HR", "12 trained", "40 trained"],
        )
    )
    assert [(one.date, one.text) for one in found.actions[0].updates] == [
        ("2024-04/2024-06", "12 trained"),
        ("2024-07/2024-09", "40 trained"),
    ]
    assert found.actions[0].progress == ""


def test_colour_as_the_only_status_is_read_by_the_document_s_key():
    green, red = "#70ad47", "#ff0000"
    rows = [
        ["Action", "Lead", "Status"],
        ["Train staff", "HR", ""],
        ["Review pay", "HR", ""],
        ["Key", "", ""],
        ["Completed", "", ""],
        ["Delayed", "", ""],
    ]
    found = plan(table(*rows, fills={(2, 3): green, (3, 3): red, (5, 1): green, (6, 1): red}))
    assert [(one.rating, one.status) for one in found.actions] == [("green", "completed"), ("red", "delayed")]
    assert found.plan.rating_key == {green: "Completed", red: "Delayed"}


def test_merged_cells_belong_to_each_action_that_they_cover():
    rows = [
        Row([Cell("Objective"), Cell("Action"), Cell("Lead"), Cell("By when")]),
        Row(
            [Cell("Be fair", rowspan=2), Cell("Train staff"), Cell("HR Manager", rowspan=2), Cell("May 2014")]
        ),
        Row([Cell("Review pay"), Cell("June 2015")]),
    ]
    found = plan(Table(rows))
    assert under(found) == [("Train staff", "Be fair"), ("Review pay", "Be fair")]
    assert [one.leads[0].name for one in found.actions] == ["HR Manager", "HR Manager"]


def test_as_above_says_what_the_cell_above_says():
    found = plan(table(HEADS, ONE, ["Review pay", "As above", "As above"]))
    assert found.actions[1].leads == found.actions[0].leads
    assert found.actions[1].timescale.text == "As above"
    assert found.actions[1].timescale.entries == found.actions[0].timescale.entries


def test_text_whose_columns_line_up_is_a_table():
    text = "\n".join(
        [
            "Equality Action Plan",
            "",
            "Ref   Action                    Lead officer      Target date",
            "A. Customers, visitors and all who call on us here",
            "A1    Train front-line staff    HR Manager        March 2016",
            "      to handle calls",
            "A2    Mobile office             Customer Manager  May 2015",
            "B1    Shared reading            Arts Officer      Twice yearly",
        ]
    )
    found = read_document(read_text(text, "plan.txt")).plan
    assert [one.title for one in found.actions] == [
        "Train front-line staff to handle calls",
        "Mobile office",
        "Shared reading",
    ]
    assert found.objectives[0].title.startswith("Customers")


def test_bars_part_cells_too():
    text = "| Action | Lead | By when |\n|---|---|---|\n| Train staff | HR Manager | May 2014 |\n"
    assert read_document(open_text(text.encode(), "plan.txt")).plan.actions[0].title == "Train staff"


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [Prose("Minutes of the meeting"), Prose("Present: Cllr Hill")],
        [table(["Status", "Actions", "Share"], ["Completed", "4", "40%"], ["Delayed", "6", "60%"])],
    ],
)
def test_a_document_that_is_no_plan_says_so_in_one_line(blocks):
    with pytest.raises(NotAPlan, match=r"^plan: nothing in it says what is to be done[^\n]+$"):
        plan(*blocks)


def test_a_section_printed_again_on_the_next_page_opens_no_second_objective():
    pages = [
        table(["Aim 1: Be fair"], HEADS, ONE),
        table(["Aim 1: Be fair"], HEADS, TWO),
    ]
    found = plan(Prose("Action Plan"), *pages)
    assert [one.title for one in found.objectives] == ["Be fair"]
    assert under(found) == [("Train all staff", "Be fair"), ("Publish the data", "Be fair")]


def test_a_bare_list_of_a_plan_is_read_with_a_remark():
    found = plan(
        Prose("Equality Action Plan 2025", level=0),
        Prose("Our staff", level=2),
        Prose("Train all managers in inclusion", bullet=True),
        Prose("Review the recruitment policy", bullet=True),
        Prose("Publish the pay gap figures", bullet=True),
    )
    assert [one for one, _ in under(found)] == [
        "Train all managers in inclusion",
        "Review the recruitment policy",
        "Publish the pay gap figures",
    ]
    assert {parent for _, parent in under(found)} == {"Our staff"}
    assert [one.code for one in found.remarks] == ["plan-in-a-list"]


def test_a_list_in_a_document_that_is_no_plan_is_no_plan():
    with pytest.raises(NotAPlan):
        plan(
            Prose("Minutes of the parish meeting", level=0),
            Prose("Apologies were sent", bullet=True),
            Prose("The hall was booked", bullet=True),
            Prose("The meeting closed at nine", bullet=True),
        )


def test_a_key_in_one_line_says_what_initials_in_a_cell_stand_for():
    found = plan(
        Prose("Action Plan 2025"),
        table(
            [*HEADS, "Protected characteristics"],
            [*ONE, "D, RB"],
            [*TWO, "XE"],
            ["Third deed", *ONE[1:], "R"],
        ),
        Prose("D = disability; RB = religion or belief; XE = older people"),
    )
    assert [one.characteristics for one in found.actions] == [
        ["disability", "religion-belief"],
        ["age"],
        ["race"],
    ]
    assert found.plan.glossary["XE"] == "older people"


def test_lines_that_count_their_actions_by_letter_and_number_stand_under_lettered_headings():
    blocks = [
        Prose("Our Equality Scheme", level=0),
        Prose("Priority A – A workforce like our county", level=1),
    ]
    for ref, title, who, outcome in [
        ("A1", "Hold have-a-go days", "Station Manager", "More applicants from small groups"),
        ("A2", "Review the fitness test", "Head of HR", "Review report to Authority"),
        ("A3", "Set up a network", "EDI Manager", "A network of members"),
    ]:
        blocks += [
            Prose(f"Action {ref}: {title}"),
            Prose(f"Responsible: {who}"),
            Prose("Timescale: May 2025"),
        ]
        blocks += [Prose(f"Outcome: {outcome}")]
    found = plan(*blocks)
    assert [(one.ref, one.title) for one in found.objectives] == [
        ("Priority A", "A workforce like our county")
    ]
    assert [(one.ref, one.title, one.objective) for one in found.actions] == [
        ("A1", "Hold have-a-go days", "Priority A"),
        ("A2", "Review the fitness test", "Priority A"),
        ("A3", "Set up a network", "Priority A"),
    ]
    assert found.actions[1].outcome == "Review report to Authority"


def test_a_label_over_the_heading_of_an_action_has_no_words():
    blocks = []
    for objective, actions in [
        ("Outcome 1: Towns", ["1.1 Audit kerbs", "1.2 Lower kerbs"]),
        ("Outcome 2: Homes", ["2.1 Mend homes"]),
    ]:
        blocks += [Prose(objective, level=2), Prose("What we will do")]
        for action in actions:
            blocks += [Prose(action, level=3), Prose("Who will lead"), Prose("Roads Manager")]
            blocks += [Prose("When"), Prose("May 2026")]
    found = plan(*blocks)
    assert [one.ref for one in found.objectives] == ["Outcome 1", "Outcome 2"]
    assert under(found) == [("Audit kerbs", "Towns"), ("Lower kerbs", "Towns"), ("Mend homes", "Homes")]


def test_items_lines_and_dates_of_one_row_go_together_one_by_one():
    found = plan(
        table(
            ["Commitment", *HEADS],
            [
                "1. Leadership",
                "1.1 Appoint a champion\n1.2 Judge chief officers by it\n1.3 Report to Cabinet",
                "Leader\nChief Executive\nCorporate Policy Manager",
                "May 2025\nSept 2025\nEach June",
            ],
            ["2. Knowledge", "2.1 Publish profiles", "Research Team", "Dec 2025"],
        )
    )
    assert [(one.ref, one.leads[0].name, one.timescale.text) for one in found.actions] == [
        ("1.1", "Leader", "May 2025"),
        ("1.2", "Chief Executive", "Sept 2025"),
        ("1.3", "Corporate Policy Manager", "Each June"),
        ("2.1", "Research Team", "Dec 2025"),
    ]


def test_the_body_may_be_named_in_the_file_s_own_title_alone():
    document = Document(
        "plan", "html", "", [table(HEADS, ONE)], title="Equality plan | Strathmore Valley Council"
    )
    assert read_document(document).plan.plan.organisation == "Strathmore Valley Council"


def test_a_box_of_labels_above_a_table_tells_its_objective():
    def box(number, title, why):
        return table([f"Objective {number}", title], ["Why we chose it", why])

    found = plan(
        Prose("Equality Objectives 2024-2028", level=1),
        box(1, "Close the gap", "Attendance is 88%"),
        Prose(""),
        table(HEADS, ONE),
        box(2, "Be fair", "4% of staff"),
        table(HEADS, TWO),
    )
    assert under(found) == [("Train all staff", "Close the gap"), ("Publish the data", "Be fair")]
    assert found.objectives[0].ref == "Objective 1"
    assert found.objectives[0].statement == "Why we chose it Attendance is 88%"


def test_a_heading_under_one_that_spans_several_columns_is_known_by_its_own_words():
    def spanning(*texts):
        return Row([Cell(text, Place(row=1), colspan=span) for text, span in texts])

    below = table(
        ["Theme", "Commitment", "Deliverable", "SRO", "Delivery date", "Oct 25 update", "RAG"],
        [
            "Workforce",
            "Be inclusive",
            "Shortlist without names",
            "Director of People",
            "May 2026",
            "Pilot done",
            "A",
        ],
        [
            "Travel",
            "Buses for all",
            "Announce each stop",
            "Director of Transport",
            "June 2026",
            "Half fitted",
            "G",
        ],
    )
    heads = spanning(("Commitment", 2), ("Delivery", 3), ("Reporting", 2))
    found = plan(Table([heads, *below.rows]))
    assert [(one.title, one.leads[0].name, one.rating) for one in found.actions] == [
        ("Shortlist without names", "Director of People", "amber"),
        ("Announce each stop", "Director of Transport", "green"),
    ]
    assert [(one.date, one.text) for one in found.actions[0].updates] == [("2025-10", "Pilot done")]
    assert [one.title for one in found.objectives if not one.parent] == ["Workforce", "Travel"]


def test_a_body_in_capitals_and_a_date_in_figures_are_the_plan_s_facts():
    found = plan(
        Prose("STOUR VALLEY POLICE"),
        Prose("Race Action Plan"),
        Prose("Last updated: 14/10/2025"),
        table(HEADS, ONE),
    )
    assert (found.plan.organisation, found.plan.as_of) == ("STOUR VALLEY POLICE", "2025-10-14")


def test_actions_listed_in_a_cell_with_their_owners_and_dates_are_actions_of_their_own():
    found = plan(
        table(
            ["Equality outcome", "How we will get there"],
            [
                "Outcome 1: People can hear us",
                "Train 200 staff (Lead: Learning Team; by March 2027)\n"
                "Put in loop systems (Lead: Estates Manager; by May 2026)",
            ],
            ["Outcome 2: Carers are heard", "Hold two forums a year (Lead: Carers Officer; ongoing)"],
        )
    )
    assert under(found) == [
        ("Train 200 staff", "People can hear us"),
        ("Put in loop systems", "People can hear us"),
        ("Hold two forums a year", "Carers are heard"),
    ]
    assert [(one.leads[0].name, one.timescale.text) for one in found.actions] == [
        ("Learning Team", "by March 2027"),
        ("Estates Manager", "by May 2026"),
        ("Carers Officer", "ongoing"),
    ]


def test_one_celled_tables_above_tables_are_section_headings():
    found = plan(
        table(["THEME 1: LEADERSHIP"]), table(HEADS, ONE), table(["THEME 2: CAREERS"]), table(HEADS, TWO)
    )
    assert under(found) == [("Train all staff", "LEADERSHIP"), ("Publish the data", "CAREERS")]


def test_percentages_are_no_dates_whatever_their_heading():
    found = plan(table([*HEADS, "% Complete"], [*ONE, "100%"], [*TWO, "40%"]))
    assert [one.timescale.text for one in found.actions] == ["May 2014", "June 2015"]
    assert found.actions[1].cells["complete"] == "40%"


def test_list_items_that_end_in_sentences_of_who_and_when_are_actions():
    found = plan(
        Prose("Equality action plan 2025-2028", level=1),
        Prose("Objective 1 - Accessible meetings"),
        Prose("* Move meetings to the ground floor. Clerk. By May 2025.", bullet=True),
        Prose("* Offer a hearing loop. Head of Estates. By June 2025.", bullet=True),
        Prose("* Print agendas in both languages. Clerk. Ongoing.", bullet=True),
    )
    assert [(one.title, one.leads[0].name, one.timescale.text) for one in found.actions] == [
        ("Move meetings to the ground floor.", "Clerk", "By May 2025"),
        ("Offer a hearing loop.", "Head of Estates", "By June 2025"),
        ("Print agendas in both languages.", "Clerk", "Ongoing"),
    ]


def test_a_row_that_names_another_kind_stands_over_numbered_outcomes():
    def rows(domain, *outcomes):
        return [[domain], *([f"{ref}: {text}", *cells] for ref, text, cells in outcomes)]

    found = plan(
        table(
            ["EDS outcome", *HEADS],
            *rows("Domain 1: Services", ("1A", "Patients have access", ONE), ("1B", "Needs are met", TWO)),
            *rows(
                "Domain 2: Workforce", ("2A", "Staff are well", ["Open a clinic", "Head of HR", "May 2016"])
            ),
        )
    )
    assert [(one.ref, one.parent) for one in found.objectives] == [
        ("Domain 1", None),
        ("1A", "Domain 1"),
        ("1B", "Domain 1"),
        ("Domain 2", None),
        ("2A", "Domain 2"),
    ]


def test_a_column_of_starts_and_ends_holds_both():
    found = plan(
        table(["Action", "Lead", "Start/end"], ["Train staff", "HR Manager", "Oct 2025 to Mar 2026"])
    )
    assert [(one.kind, one.date) for one in found.actions[0].timescale.entries] == [
        ("start", "2025-10"),
        ("due", "2026-03"),
    ]


def test_tables_side_by_side_may_have_other_headings_behind_a_blank_column():
    found = read_document(
        Document(
            "plan",
            "xlsx",
            "",
            [
                rows("""
                Our staff | < | < | | Our services | < | <
                Action | Lead | By when | | What we will do | Who | Deadline
                Mix every panel | Head of HR | May 2025 | | Survey all offices | Property Manager | June 2025
                Publish pay gaps | Head of Pay | March 2026 | | Translate it | Editor | July 2025
                """)
            ],
        )
    ).plan
    titles = {one.key: one.title for one in found.objectives}
    assert [(titles[one.objective], one.title) for one in found.actions] == [
        ("Our staff", "Mix every panel"),
        ("Our staff", "Publish pay gaps"),
        ("Our services", "Survey all offices"),
        ("Our services", "Translate it"),
    ]


def test_a_box_may_stand_in_the_table_above_its_heading_row():
    found = read_document(
        Document(
            "plan",
            "docx",
            "",
            [
                rows(f"""
                Equality Outcome {n} | People travel with confidence {n} | < | <
                Context | Half of the shelters cannot be reached. | < | <
                General duty | Advance equality of opportunity | < | <
                Actions | Measure | Lead service | Timescale
                Raise the kerbs at forty stops | Stops that can be used | Roads | March 2026
                Train drivers in equality | Share of drivers trained | Transport | December 2025
                """)
                for n in (1, 2)
            ],
        )
    ).plan
    assert [one.title for one in found.objectives] == [f"People travel with confidence {n}" for n in (1, 2)]
    assert [one.objective for one in found.actions] == ["Equality Outcome 1"] * 2 + ["Equality Outcome 2"] * 2


def test_chapters_between_the_tables_that_list_actions_are_read_too():
    found = plan(
        Prose("Equality outcomes and action plan 2025 to 2029", level=1),
        Prose("Outcome 1: Visits", level=2),
        Prose("What we will do", level=3),
        table(HEADS, ONE),
        Prose("Outcome 2: Work", level=2),
        Prose("Our trades are 94% men.", level=None),
        Prose("What we will do", level=3),
        Prose("Take on apprentices (Head of Trades, September 2026)", bullet=True),
        Prose("Pay travel to interview (Head of People, from June 2025)", bullet=True),
        Prose("Outcome 3: Stories", level=2),
        Prose("3.1 Rewrite panels", level=4),
        Prose("Who: Head of Interpretation", bullet=True),
        Prose("When: Spring 2028", bullet=True),
        Prose("3.2 Record histories", level=4),
        Prose("Who: Collections Curator", bullet=True),
        Prose("When: August 2027", bullet=True),
        Prose("Outcome 4: Money", level=2),
        table(HEADS, TWO),
    )
    assert under(found) == [
        ("Train all staff", "Visits"),
        ("Take on apprentices", "Work"),
        ("Pay travel to interview", "Work"),
        ("Rewrite panels", "Stories"),
        ("Record histories", "Stories"),
        ("Publish the data", "Money"),
    ]
    assert found.objectives[1].statement == "Our trades are 94% men."


def test_labelled_lines_of_a_document_s_own_control_are_no_actions():
    found = plan(
        Prose("Equality Action Plan", level=1),
        Prose("Document control", level=2),
        Prose("Owner: Head of Equality"),
        Prose("Date: May 2024"),
        Prose("Reviewed by: Policy Team"),
        Prose("Review date: May 2025"),
        table(HEADS, ONE),
    )
    assert [one.title for one in found.actions] == ["Train all staff"]


def test_of_two_languages_side_by_side_the_english_half_tells_and_the_welsh_stays_in_the_cells():
    heads = ["Rhif / No.", "Beth fyddwn ni'n ei wneud", "What we will do", "Arweinydd", "Lead", "Erbyn / By"]
    band = Row(
        [
            Cell("Amcan 1: Mae pawb yn ddiogel", Place(row=2), colspan=3),
            Cell("Objective 1: All are safe", Place(row=2), colspan=3),
        ]
    )
    rows = table(
        heads,
        [
            "1.1",
            "Hyfforddi'r staff",
            "Train the staff",
            "Pennaeth Addysg",
            "Head of Education",
            "Mai / May 2026",
        ],
        ["1.2", "Cyhoeddi'r data", "Publish the data", "Rheolwr Data", "Data Manager", "31.03.2027"],
    ).rows
    found = plan(
        Prose("Cynllun Cydraddoldeb Strategol: Cynllun Gweithredu", level=0),
        Prose("Strategic Equality Plan: Action Plan", level=0),
        Prose("Cyngor Sir Glynarth"),
        Prose("Glynarth County Council"),
        Table([rows[0], band, *rows[1:]]),
    )
    assert found.plan.title == "Strategic Equality Plan: Action Plan"
    assert found.plan.organisation == "Glynarth County Council"
    assert [(one.ref, one.title) for one in found.objectives] == [("Objective 1", "All are safe")]
    assert [(one.title, [lead.name for lead in one.leads]) for one in found.actions] == [
        ("Train the staff", ["Head of Education"]),
        ("Publish the data", ["Data Manager"]),
    ]
    assert [(one.kind, one.date) for one in found.actions[0].timescale.entries] == [("due", "2026-05")]
    assert "Hyfforddi'r staff" in found.actions[0].cells.values()


def test_a_cover_sheet_gives_the_plan_s_facts_and_the_key_of_its_colours():
    def sheet(name, *rows, fills=None):
        made = table(*rows, fills=fills)
        made.place = Place(sheet=name)
        for row in made.rows:
            for cell in row.cells:
                cell.place = Place(sheet=name, row=cell.place.row)
        return made

    cover = sheet(
        "Cover",
        ["Marsh Hospitals NHS Trust", ""],
        ["Equality Action Plan 2025/26", ""],
        ["Position at November 2025", ""],
        ["Complete", ""],
        ["Delayed", ""],
        ["PALS", "Patient Advice and Liaison Service"],
        fills={(4, 1): "#4472c4", (5, 1): "#ffc000"},
    )
    actions = sheet(
        "Actions", [*HEADS, "Status"], [*ONE, ""], [*TWO, ""], fills={(2, 4): "#ffc000", (3, 4): "#4472c4"}
    )
    found = plan(cover, actions)
    assert (found.plan.title, found.plan.organisation, found.plan.as_of) == (
        "Equality Action Plan 2025/26",
        "Marsh Hospitals NHS Trust",
        "2025-11",
    )
    assert [(one.status, one.rating) for one in found.actions] == [
        ("delayed", "amber"),
        ("completed", "blue"),
    ]


def test_a_blank_column_inside_a_table_parts_nothing():
    found = plan(
        table(
            [*HEADS, "", "How will we know", "Status", "Date of last update"],
            [*ONE, "", "All are trained", "Complete", "1 June 2014"],
            [*TWO, "", "Data are public", "On track", "2 June 2014"],
        )
    )
    assert [(one.measure, one.status) for one in found.actions] == [
        ("All are trained", "completed"),
        ("Data are public", "in-progress"),
    ]


def test_a_section_that_only_says_its_kind_is_named_by_the_words_after_it():
    found = plan(
        table(["Objective: Fair jobs"], HEADS, ONE),
        table(["Equality outcome 2: Gypsy/Travellers trust us", "", ""], HEADS, TWO),
    )
    assert [(one.ref, one.title) for one in found.objectives] == [
        ("", "Fair jobs"),
        ("Equality outcome 2", "Gypsy/Travellers trust us"),
    ]


def test_progress_in_a_table_of_its_own_may_number_the_actions_under_action():
    found = plan(
        table(
            ["No", *HEADS],
            ["1", *ONE],
            ["2", *TWO],
            ["3", "Review honoraria", "Payroll Manager", "May 2016"],
        ),
        Prose("Progress at June 2015", level=2),
        table(
            ["Action", "Update", "Status"],
            ["1", "Half of them trained", "In progress"],
            ["2", "On the website", "Complete"],
            ["3", "To begin in May", "Not started"],
        ),
    )
    assert [(one.progress, one.status) for one in found.actions] == [
        ("Half of them trained", "in-progress"),
        ("On the website", "completed"),
        ("To begin in May", "not-started"),
    ]


def test_sentences_of_one_paragraph_that_each_end_in_who_and_when_are_actions():
    found = plan(
        Prose("Pay gap action plan", level=1),
        Prose("Recruitment", level=2),
        Prose(
            "Anonymise all shortlists (Lead: Head of HR, by March 2025). "
            "Advertise posts as flexible (Lead: Recruitment Manager, by June 2025)."
        ),
        Prose("Retention", level=2),
        Prose("Hold stay interviews (Lead: HR Adviser, by May 2025)."),
    )
    assert under(found) == [
        ("Anonymise all shortlists", "Recruitment"),
        ("Advertise posts as flexible", "Recruitment"),
        ("Hold stay interviews", "Retention"),
    ]
    assert [lead.name for one in found.actions for lead in one.leads] == [
        "Head of HR",
        "Recruitment Manager",
        "HR Adviser",
    ]


@pytest.mark.parametrize(
    "key",
    [
        "BRAG key: B = complete, R = overdue, A = at risk, G = on track",
        "Status: B – complete; G – on track; S – slipped",
        "B: complete; G: on track; S: slipped",
    ],
)
def test_the_key_of_a_status_may_be_a_line_whatever_announces_it(key):
    found = plan(table([*HEADS, "Status"], [*ONE, "G"], [*TWO, "B"]), Prose(key))
    assert [one.status for one in found.actions] == ["in-progress", "completed"]


@pytest.mark.parametrize("welsh_first", [True, False])
def test_cells_in_both_languages_tell_in_english_and_keep_the_welsh(welsh_first):
    def both(*pairs):
        return [" / ".join(pair if welsh_first else reversed(pair)) for pair in pairs]

    found = plan(
        Table(
            [
                Row(
                    [
                        Cell(text)
                        for text in both(
                            ("Cam gweithredu", "Action"),
                            ("Swyddog arweiniol", "Lead officer"),
                            ("Erbyn pryd", "By when"),
                        )
                    ]
                ),
                Row(
                    [
                        Cell(
                            "Amcan 1: Cau'r bwlch cyflog / Objective 1: Close the pay gap",
                            colspan=3,
                            bold=True,
                        )
                    ]
                ),
                Row(
                    [
                        Cell(text)
                        for text in both(
                            ("Cyhoeddi'r bwlch", "Publish the gap"),
                            ("Pennaeth Pobl", "Head of People"),
                            ("Mawrth 2025", "March 2025"),
                        )
                    ]
                ),
                Row(
                    [*map(Cell, both(("Adolygu graddau", "Review grades"))), Cell("HR Manager"), Cell("2026")]
                ),
            ]
        )
    )
    assert under(found) == [("Publish the gap", "Close the pay gap"), ("Review grades", "Close the pay gap")]
    assert [[lead.name for lead in one.leads] for one in found.actions] == [
        ["Head of People"],
        ["HR Manager"],
    ]
    assert [[entry.date for entry in one.timescale.entries] for one in found.actions] == [
        ["2025-03"],
        ["2026"],
    ]
    assert any("Cyhoeddi'r bwlch" in text for text in found.actions[0].cells.values())
    assert found.left_out == []


def test_a_numbered_item_whose_words_end_as_a_body_s_name_does_is_an_action():
    found = plan(
        Prose("Disability action plan", level=1),
        Prose(
            "1. Run an awareness week. Responsibility: Equality Manager. Timescale: quarterly.", bullet=True
        ),
        Prose(
            "2. Guarantee a member on each panel. Responsibility: Clerk. Timescale: May 2026.", bullet=True
        ),
        Prose("3. Publish stories. Responsibility: Press Officer. Timescale: June 2026.", bullet=True),
    )
    assert [(one.ref, one.title.rstrip(".")) for one in found.actions] == [
        ("1", "Run an awareness week"),
        ("2", "Guarantee a member on each panel"),
        ("3", "Publish stories"),
    ]


def test_a_numbered_line_over_lines_that_count_on_from_it_is_their_heading():
    found = plan(
        Prose("Equality action plan", level=1),
        Prose("1. Leadership"),
        Prose("1.1 Appoint a champion to the board. (Chair, June 2025)"),
        Prose("1.2 Put equality on every agenda. (Board Secretary, ongoing)"),
        Prose("2. Services"),
        Prose("2.1 Translate the welcome pack. (Communications Manager, May 2025)"),
        Prose("2.2 Widen the doors. (Estates Manager, May 2026)"),
    )
    assert [(one.ref, one.title) for one in found.objectives] == [("1", "Leadership"), ("2", "Services")]
    assert [(one.ref, one.objective) for one in found.actions] == [
        ("1.1", "1"),
        ("1.2", "1"),
        ("2.1", "2"),
        ("2.2", "2"),
    ]


def test_pledges_that_open_with_their_date_are_due_then():
    found = plan(
        Prose("Equality commitments 2025-2028", level=1),
        Prose("Serving customers", level=2),
        Prose("By March 2026 we will print in large type. Lead: Customer Manager.", bullet=True),
        Prose("By June 2026 we will train call handlers. Lead: Contact Manager.", bullet=True),
        Prose("By April 2027 we will close the pay gap. Lead: Reward Manager.", bullet=True),
    )
    assert [
        (one.title.rstrip("."), [entry.date for entry in one.timescale.entries]) for one in found.actions
    ] == [
        ("By March 2026 we will print in large type", ["2026-03"]),
        ("By June 2026 we will train call handlers", ["2026-06"]),
        ("By April 2027 we will close the pay gap", ["2027-04"]),
    ]
    assert [lead.name for one in found.actions for lead in one.leads] == [
        "Customer Manager",
        "Contact Manager",
        "Reward Manager",
    ]
