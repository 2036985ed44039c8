"""Logos: a file is looked into before it is kept, by its content and never by its name."""

from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.reading.document import UnreadableDocument
from dueregard.reading.sandbox import Limits, run_confined
from dueregard.reporting.looks.checking import check_logo

MOST_BYTES: Final = 500_000
LIMITS: Final = Limits(wall_seconds=30, cpu_seconds=8, answer_bytes=10_000)

_WORDS: Final = {
    "unknown": gettext_lazy("This is no picture. Choose a PNG, a JPEG or an SVG."),
    "broken": gettext_lazy("This picture is damaged. Save it again where it was made."),
    "size": gettext_lazy(
        "The picture has %(place)s pixels. Choose one with at least 16 each way and 4 million in all."
    ),
    "active": gettext_lazy(
        "The SVG holds %(place)s, which could run or fetch something. Save it as a plain SVG, or as PNG."
    ),
}


@dataclass(frozen=True, slots=True)
class CheckedLogo:
    """A picture that `checked_logo` has looked into."""

    content: bytes


def checked_logo(content: bytes) -> CheckedLogo:
    """The file, once it is sure that it is a picture that does nothing. Raises `ValidationError`."""
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The picture is larger than 500 kB. Save it smaller."))
    try:
        answer = run_confined(check_logo, {}, content, LIMITS)
    except UnreadableDocument as error:
        raise ValidationError(_WORDS["broken"]) from error
    if code := answer.get("refused"):
        raise ValidationError(_WORDS[code] % {"place": str(answer["place"])[:60]})
    return CheckedLogo(content)
