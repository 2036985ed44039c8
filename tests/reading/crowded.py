"""Layouts in which other columns of prose stand beside the action: why, what was found, what is recommended.

The words of the actions are those of the open samples, as in `relaid`. What stands in the other columns is
in the words that bodies use, and none of it is the action.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import cycle

from tests.reading.relaid import Block, Source, titled
from tests.scoring import text

from dueregard.reading import UnreadableDocument, read_document
from dueregard.reading.document import Cell, Row, Table

FOUND = (
    "There is a lack of data on disabled staff and on their carers.",
    "The 2023 survey found that fewer than half of Asian colleagues trust the process.",
    "Women were under-represented at senior grades in each of the last three years.",
    "Complaints about access rose by 14% over the year.",
    "Several respondents did not know where to report an incident.",
    "Training records are held in three systems and are not complete.",
    "Gypsy and Traveller families told us that forms are hard to follow.",
    "Feedback from the network has been mixed.",
    "No impact assessment was published for two of the five closures.",
)
WHY = (
    "To ensure that decisions take account of all groups.",
    "So that people can reach us in the way that suits them.",
    "Because the duty asks us to advance equality of opportunity.",
    "This will help us to understand who is missing out.",
    "To make sure that nobody is left behind when services move online.",
    "Required by the specific duties and by our own policy.",
    "Links to the workforce strategy and to the inspection of 2022.",
)
ADVICE = (
    "The force should review how it records disability.",
    "The organisation should publish its assessments within a month.",
    "Leaders should make sure that mentoring is open to part-time staff.",
    "It is recommended that all panels are mixed.",
    "Managers should be trained before they hold return-to-work talks.",
)
HOPED = (
    "A workforce that reflects the communities we serve",
    "More people with a disability are appointed and stay",
    "Communities have confidence in how we use our powers",
    "Fewer complaints, and quicker answers to them",
    "Services are easier to reach for those who cannot go online",
    "Staff feel safe to say who they are",
)
PROMISE = (
    "We are committed to fair pay for all",
    "We listen to those who use our services",
    "An open culture in which harassment has no place",
    "Our buildings are open to everybody",
)
SHORT = (
    "Data", "Recruitment", "Staff networks", "Training and development", "Access to buildings", "Complaints",
    "Community engagement", "Pay gap", "Easy Read", "Hate crime", "Mentoring scheme", "Procurement",
)  # fmt: skip
COLUMNS: Mapping[str, Sequence[str]] = {
    "Issue": FOUND, "Finding": FOUND, "What we heard": FOUND, "Context": FOUND,
    "Current situation": FOUND, "Gap": FOUND, "Evidence base": FOUND, "Background": FOUND, "Rationale": WHY,
    "Why": WHY,
    "Why is this important?": WHY,
    "Recommendation": ADVICE, "HMICFRS recommendation": ADVICE, "Commitment": PROMISE, "Aim": HOPED,
    "Strategic objective": HOPED, "Intended outcome": HOPED, "Theme": SHORT, "Workstream": SHORT,
    "Activity name": SHORT, "Area of activity": SHORT, "Deliverable": HOPED, "Activity": SHORT,
    "Description": FOUND, "Details": FOUND, "Desired state": HOPED, "What you told us": FOUND,
    "Action area": SHORT,
    "Priority area": SHORT, "Action theme": SHORT, "Benefits": HOPED, "Area for improvement": FOUND,
    "Goal": HOPED,
    "Pledge": PROMISE, "Equality objective": HOPED, "Action name": SHORT,
    "Measure of success": HOPED, "Outcome": HOPED, "Objective": HOPED,
    "Reason": WHY, "Narrative on need": FOUND, "Case": WHY, "Situation at present": FOUND,
    "Observation": FOUND,
}  # fmt: skip


Crowded = tuple[Sequence[str], str, Sequence[str]]

LAYOUTS: Sequence[Crowded] = (
    (["Issue"], "Action", []),
    (["Issue", "Rationale"], "Activity", []),
    (["What we heard"], "What we will do", ["Why"]),
    (["Context", "Finding"], "Deliverable", []),
    (["Recommendation"], "Steps", ["Rationale"]),
    (["Finding"], "Milestone", []),
    (["Gap", "Current situation"], "Next steps", []),
    (["Activity name"], "Description", []),
    (["Theme", "Activity"], "Detail", []),
    (["Workstream"], "Description of activity", ["Rationale"]),
    (["Deliverable"], "Action", ["Commitment"]),
    (["Strategic objective"], "Activity", ["Intended outcome"]),
    (["HMICFRS recommendation", "Context"], "Action", ["Intended outcome"]),
    (["Why is this important?"], "Action", ["Aim"]),
    (["Recommendation", "Strategic objective"], "Activity to deliver", ["Measure of success"]),
    (["Observation"], "Planned work", ["Reason"]),
    (["HMICFRS recommendation"], "Our response", []),
    (["Narrative on need", "Case"], "How we will respond", []),
    (["Situation at present"], "Response", ["Intended outcome"]),
    (["Commitment"], "Delivery", ["Background"]),
    (["Recommendation"], "Force response", ["Intended outcome"]),
    (["Outcome"], "How it will be delivered", []),
    (["Objective"], "Delivery plan", ["Measure of success"]),
    ([], "Action", ["Description"]),
    (["Reason", "Issue"], "Action", ["Details"]),
    (["Strategic objective"], "How we will deliver this objective", ["Measure of success"]),
    (["Outcome"], "How will the outcome be achieved?", []),
    (["Desired state"], "What does the force need to do?", ["Measure of success"]),
    (["Commitment"], "What are we doing about it?", ["Why is this important?"]),
    (["What you told us"], "We will do this by", ["Outcome"]),
    (["Strategic objective"], "Planned deliverables", ["Measure of success"]),
    (["Priority area", "Commitment"], "Key milestones and deliverables", []),
    (["Action area"], "Commitment", ["Why is this important?"]),
    (["Action theme"], "Deliverables", ["Benefits"]),
    (["Recommendation"], "Management response", ["Evidence base"]),
    (["Recommendation"], "Agreed management response", []),
    (["Gap"], "Proposal", ["Benefits"]),
    (["Area for improvement"], "Improvement", ["Evidence base"]),
    (["Objective"], "Initiatives", ["Current situation"]),
    (["Theme", "Goal"], "Tactics", ["Measure of success"]),
    (["Pledge"], "Delivered through", ["Benefits"]),
    (["Equality objective"], "Success looks like", []),
    (["Strategic objective"], "Action needed to achieve outcome", ["Measure of success"]),
    (["Objective"], "Action / Output", ["Outcome"]),
    (["Action theme"], "Action detail", ["Outcome"]),
    (["Activity name"], "Summary of work", ["Outcome"]),
    (["Action name"], "Description", []),
)
"""Headings of the columns before the action, of the action, and of those after it."""


def named(before: Sequence[str], title: str, after: Sequence[str]) -> str:
    """How a layout is told in a table or a failing test."""
    return " | ".join([*before, title.upper(), *after])


def titles_read(source: Source, one: Crowded) -> float:
    """The share of the actions that are read by their own title, of all that are read or there."""
    try:
        plan = read_document(titled(source, printed(source, *one))).plan
    except UnreadableDocument:
        return 0.0
    there = Counter(text(action["title"]) for action in source.actions)
    found = Counter(text(action.title) for action in plan.actions)
    return (there & found).total() / (there | found).total()


def printed(source: Source, before: Sequence[str], title: str, after: Sequence[str]) -> list[Block]:
    """The plan as one table with a section row an objective."""
    columns = [*before, title, *after, "Delivery lead", "Timescale"]
    told = {name: cycle(COLUMNS[name]) for name in (*before, *after)}
    rows: list[Row] = [Row([Cell(name) for name in columns])]
    for one in source.headings:
        rows.append(Row([Cell(one.text, colspan=len(columns), bold=True)]))
        for action in one.actions:
            cells = [next(told[name]) for name in before]
            cells += [action["title"], *(next(told[name]) for name in after)]
            rows.append(Row([Cell(words) for words in (*cells, action["leads"], action["when"])]))
    return [Table(rows)]
