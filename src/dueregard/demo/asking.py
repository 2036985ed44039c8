"""A cycle of updates that is open in a plan of the demo: some have answered, one is to answer again."""

from datetime import date
from typing import Final

from dueregard import clock
from dueregard.cycles.answering import Given
from dueregard.cycles.asking import actions_to_ask
from dueregard.cycles.models import Cycle
from dueregard.cycles.operations import answer_request, approve_answers, open_cycle, return_answer
from dueregard.cycles.windows import window_from
from dueregard.cycles.words import AnswerKind
from dueregard.demo.load import DEMO, at_noon
from dueregard.plans.models import Plan

OPENED, ANSWERED, LOOKED_AT = -8, -5, -4
"""Days from today on which the cycle opened, was answered and was looked at."""

ANSWERS: Final = (
    Given(AnswerKind.ON_TRACK, "All services have named somebody."),
    Given(AnswerKind.NO_CHANGE),
    Given(AnswerKind.ON_TRACK, "Going well."),
    Given(AnswerKind.NOT_MINE, "The communities team has it since the reorganisation."),
)
"""What the first actions' leads say."""
COMMENT: Final = "Please say how many have taken part so far."


def ask_for_updates(plan: Plan, today: date) -> Cycle:
    """Open a cycle of the plan a week ago, and let some of its leads answer."""
    with at_noon(today, OPENED):
        on = clock.today()
        cycle = open_cycle(
            by=DEMO,
            plan=plan,
            window=window_from(on, days=14, grace=7),
            title="Updates for the next committee",
            approval=True,
            asked=actions_to_ask(plan, on=on),
        )
    answered = list(cycle.requests.all()[: len(ANSWERS)])
    with at_noon(today, ANSWERED):
        for request, given in zip(answered, ANSWERS, strict=False):
            answer_request(by=DEMO, request=request, given=given, on=clock.today())
    with at_noon(today, LOOKED_AT):
        approve_answers(by=DEMO, cycle=cycle, requests=answered[:1])
        return_answer(by=DEMO, request=answered[2], comment=COMMENT)
    return cycle
