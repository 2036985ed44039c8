"""The trial: a letter by which somebody sees that mail reaches them, or how one of another kind looks."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.messages.letters import Composer, Letter, composers, written
from dueregard.messages.models import Message
from dueregard.organisations.models import Organisation

KIND: Final = "trial"


def _compose(message: Message) -> Letter | None:
    letter = composers()[message.about or KIND].example(message.organisation)
    return replace(letter, subject=_("Trial: %(subject)s") % {"subject": letter.subject})


def _example(organisation: Organisation) -> Letter:
    return written("mail/trial.txt", body=organisation.name)


COMPOSERS: Final = {KIND: Composer(gettext_lazy("Trial"), _compose, _example)}


def asked_for(kind: str, who: str, now: datetime) -> str:
    """The key of a trial: however often the button is pressed, one a minute."""
    return f"{KIND} {kind} {who} {now:%Y-%m-%dT%H:%M}"
