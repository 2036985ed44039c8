"""The Jinja2 environment of all pages.

Templates escape by default, words go through Django's gettext, GOV.UK components come from
`govuk_frontend_jinja/…`, our own from `design/…`.
`FILTERS` and `GLOBALS` are the whole vocabulary that a template may rely on.
"""

from collections.abc import Callable
from pathlib import Path

import django.forms
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    Undefined,
)

from dueregard.design import components, dates, languages

FILTERS: dict[str, Callable[..., object]] = {
    "date": dates.day_in_words,
    "moment": dates.moment_in_words,
    "day": dates.day_of_moment_in_words,
    "edtf": dates.edtf_in_words,
    "rrule": dates.rule_in_words,
    "local": languages.local,
}

GLOBALS: dict[str, Callable[..., object]] = {
    "url": lambda name, *args, **kwargs: reverse(name, args=args or None, kwargs=kwargs or None),
    "static": static,
    "home": languages.home,
    "languages": languages.choices,
    "current_language": translation.get_language,
    "error_summary": components.error_summary,
    "field_params": components.field_params,
}


def environment(*, loader: BaseLoader, auto_reload: bool = False, **_fixed_here: object) -> Environment:
    """The environment that `TEMPLATES` names; `loader` finds the apps' own `jinja2` folders."""
    env = Environment(
        loader=_with_libraries(loader),
        auto_reload=auto_reload,
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        # GOV.UK macros ask for keys that callers leave out: Django's debugging Undefined would print itself.
        undefined=Undefined,
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    env.filters.update(FILTERS)
    env.globals.update(GLOBALS)
    return env


def _with_libraries(loader: BaseLoader) -> ChoiceLoader:
    """Our folders first, then the GOV.UK macros under their name and Django's own widgets."""
    widgets = FileSystemLoader(Path(django.forms.__file__).parent / "jinja2")
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return ChoiceLoader([loader, govuk, widgets])
