"""Answering several requests by one form: all of it is taken, or none."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dueregard.cycles.answering import Given
from dueregard.cycles.models import Request
from dueregard.cycles.operations import answer_request
from dueregard.history.actor import Actor


class Refused(Exception):
    """Some answers were refused, so none was taken; `why` has the words by the request's id."""

    def __init__(self, why: Mapping[str, list[str]]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def submit(by: Actor, answers: Mapping[Request, Given], *, on: date) -> None:
    """Answer all of these. Raises `Refused` where anything is wrong with one of them."""
    why: dict[str, list[str]] = {}
    with transaction.atomic():
        for request, given in answers.items():
            try:
                answer_request(by=by, request=request, given=given, on=on)
            except ValidationError as error:
                why[request.uid] = error.messages
            except PermissionDenied:
                why[request.uid] = [_("This is no longer asked of you.")]
        if why:
            transaction.set_rollback(True)
    if why:
        raise Refused(why)
