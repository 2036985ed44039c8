"""Mail that the system sends: plain text, in every language of the site, through Django's e-mail settings."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from dueregard.design.languages import in_language

BETWEEN = "\n\n" + "–" * 20 + "\n\n"


def send(name: str, to: str, *, link: str = "", **context: Any) -> None:
    """Send `mail/<name>.txt`, whose first line is the subject. `link` leads to the page in each language."""
    written = [_written(name, code, link, context) for code, _language in settings.LANGUAGES]
    subject = " / ".join(subject for subject, _body in written)
    EmailMessage(subject, BETWEEN.join(body for _subject, body in written), to=[to]).send()


def _written(name: str, code: str, link: str, context: dict[str, Any]) -> tuple[str, str]:
    with translation.override(code):
        text = render_to_string(f"mail/{name}.txt", {**context, "link": _in(link, code)})
    subject, _line, body = text.strip().partition("\n")
    return subject.strip(), body.strip()


def _in(link: str, code: str) -> str:
    parts = urlsplit(link)
    return urlunsplit(parts._replace(path=in_language(parts.path, code))) if link else ""
