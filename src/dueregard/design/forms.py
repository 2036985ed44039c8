"""What forms of every room share: what they were sent with, and what they say when it could not be done."""

from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest


def posted(request: HttpRequest) -> Any:
    """What a form was sent with; None where the page is only looked at, so that the form asks nothing yet."""
    return request.POST if request.method == "POST" else None


def posted_with_files(request: HttpRequest) -> tuple[Any, Any]:
    """The same of a form that asks for files: what was typed, and the files beside it."""
    return posted(request), request.FILES if request.method == "POST" else None


class ComplaintsOn(AbstractContextManager[None]):
    """Where the operation inside refuses, the form tells why, and the view goes on after the block.

    The words stand beside the question that they are about where the form asks it, else above all questions.
    """

    def __init__(self, form: BaseForm) -> None:
        self.form = form

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, ValidationError):
            return False
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, words in told.items():
            self.form.add_error(name if name in self.form.fields else None, list(words))
        return True
