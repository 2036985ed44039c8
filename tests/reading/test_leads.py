"""Lead cells fall into names: by marks, by the roles they print, by what the document teaches."""

import pytest

from dueregard.reading import leads, posts
from dueregard.reading.words import At, split_words


def cell(text, number=0):
    return split_words(text, At(0, number, 0))[0]


def names(text, *others, glossary=()):
    lore = posts.learn([cell(text), *(cell(other, n) for n, other in enumerate(others, 1))], glossary)
    return [lead.name for lead in leads.split(cell(text), "lead", lore)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kate Hill/Scott Wood", ["Kate Hill", "Scott Wood"]),
        ("Angela Farmer and Tom Reed", ["Angela Farmer", "Tom Reed"]),
        ("Head of HR; Chief Executive", ["Head of HR", "Chief Executive"]),
        ("MB/CM", ["MB", "CM"]),
        ("JADCSI JADHR &P EIO", ["JADCSI", "JADHR &P", "EIO"]),
        ("Senior Manager, Communications", ["Senior Manager, Communications"]),
        ("Parks Manager, Place Directorate", ["Parks Manager, Place Directorate"]),
        (
            "Head of HR, Director of Finance and Town Clerk Manager",
            ["Head of HR", "Director of Finance", "Town Clerk Manager"],
        ),
        ("PE lead", ["PE lead"]),
        ("SENCo, Speech and language therapist", ["SENCo", "Speech and language therapist"]),
        ("School business manager, SENCo", ["School business manager", "SENCo"]),
        ("Third Sector and Partnership Manager", ["Third Sector and Partnership Manager"]),
        ("Policy and Insight Manager", ["Policy and Insight Manager"]),
        ("Property Manager and Fforwm Anabledd Llys", ["Property Manager", "Fforwm Anabledd Llys"]),
        ("Head of Press and Heads of Service", ["Head of Press", "Heads of Service"]),
        ("Head of People and Organisational Development", ["Head of People and Organisational Development"]),
        ("Customer services manager and digital team", ["Customer services manager", "digital team"]),
        ("Head of School Improvement", ["Head of School Improvement"]),
        (
            "Community Safety Manager (External) SJO (Internal)",
            ["Community Safety Manager (External)", "SJO (Internal)"],
        ),
        ("All", ["All"]),
        ("HR Managers to update database", ["HR Managers to update database"]),
        ("Welland Procurement Welland Procurement", ["Welland Procurement"]),
    ],
)
def test_names_are_parted_where_a_careful_reader_would(text, expected):
    assert names(text) == expected


def test_a_post_that_stands_alone_elsewhere_is_known_in_a_run():
    assert names("Assistant Director Communities Democratic Services", "Assistant Director Communities") == [
        "Assistant Director Communities",
        "Democratic Services",
    ]


def test_a_team_before_a_known_post_is_a_lead_of_its_own():
    found = names(
        "Learning & Development Community Cohesion Officer",
        "Community Cohesion Officer",
        "Community Cohesion Officer",
    )
    assert found == ["Learning & Development", "Community Cohesion Officer"]


def test_names_that_only_a_guess_parted_are_uncertain():
    lore = posts.learn([])
    found, certain = leads.split(cell("Policy Officer Housing Manager"), "lead", lore)
    assert [lead.name for lead in found] == ["Policy Officer", "Housing Manager"]
    assert not certain
    assert all(lead.uncertain for lead in found)


def test_roles_printed_in_the_cell_are_kept():
    found, _ = leads.split(cell("R: Head of HR A: Chief Executive"), "lead", posts.learn([]))
    assert [(lead.name, lead.role) for lead in found] == [
        ("Head of HR", "responsible"),
        ("Chief Executive", "accountable"),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("All", "collective"),
        ("Policy Officer", "post"),
        ("Democratic Services", "team"),
        ("Kate Hill", "person"),
        ("Somerset County Council", "outside"),
        ("EIO", "post"),
    ],
)
def test_what_a_lead_is_as_far_as_its_words_say(name, kind):
    assert leads.kind_of(name, posts.learn([], ["EIO"])) == kind
