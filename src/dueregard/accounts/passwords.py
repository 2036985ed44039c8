"""What no password may be, beside what Django's own validators know."""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

CONTEXT: Final = ("dueregard", "equality", "equalities", "password", "council", "welcome", "administrator")
LEFT_OVER: Final = 6
"""How many letters must be left once the words that anybody would try here are taken away."""


class NotOnlyContext:
    """Refuses a password that is little more than words which everybody would try on this site (NCSC)."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise `ValidationError` where fewer than six letters remain without those words."""
        left = password.casefold()
        for word in CONTEXT:
            left = left.replace(word, "")
        if left != password.casefold() and len(re.sub(r"[\W\d_]", "", left)) < LEFT_OVER:
            raise ValidationError(
                _("This password is made of words that anybody would try here. Add words of your own."),
                code="password_of_context",
            )

    def get_help_text(self) -> str:
        """Advice in one line."""
        return _("It must not be made of words such as “equality” and “council” only.")
