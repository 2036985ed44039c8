"""The languages that pages come in, and the address of this page in another one.

A language is a prefix of the path (`/cy/…`), never a cookie: a page in Welsh can be linked to and cached.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


@dataclass(frozen=True)
class Language:
    """One language that this page can be read in, keyed as the switch asks; `text` is its own name."""

    lang: str
    text: str
    href: str
    current: bool


def local(path: str) -> str:
    """The path in the language of this page: records know their address without a language."""
    return in_language(path, translation.get_language() or settings.LANGUAGE_CODE)


def home() -> str:
    """The first page in the language of this one."""
    return local("/")


def choices(request: HttpRequest) -> list[Language]:
    """Every language with this page's address in it, in the order of `LANGUAGES`."""
    current = translation.get_language()
    return [
        Language(code, str(name), in_language(request.get_full_path(), code), code == current)
        for code, name in settings.LANGUAGES
    ]


def in_language(path: str, code: str) -> str:
    """The path of the same page in another language: `/bodies/` in `cy` is `/cy/bodies/`."""
    for other, _ in settings.LANGUAGES:
        if path == f"/{other}" or path.startswith((f"/{other}/", f"/{other}?")):
            path = path[len(other) + 1 :] or "/"
            break
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"
