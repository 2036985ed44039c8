"""The pages about the site itself: how accessible it is, and what is known about who reads it."""

from django.http import HttpRequest

from dueregard.editions.answering import Page, public_page
from dueregard.editions.models import Site
from dueregard.writing.layout import prose


@public_page
def accessibility(_request: HttpRequest, site: Site) -> Page:
    """The accessibility statement: the body's own, or the usual one in the regulations' form."""
    return Page("editions/accessibility.html", {"said": list(prose(site.said("accessibility")))})


@public_page
def privacy(_request: HttpRequest, site: Site) -> Page:
    """The privacy notice: the body's own, or the usual one."""
    return Page("editions/privacy.html", {"said": list(prose(site.said("privacy")))})
