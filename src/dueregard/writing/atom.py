"""News as an Atom feed (RFC 4287)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lxml import etree

ATOM: Final = "http://www.w3.org/2005/Atom"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class News:
    """One entry; `address` is where it is read, and its id. Both moments bear their time zone."""

    title: str
    address: str
    published: datetime
    updated: datetime
    summary: str = ""
    language: str = "en-GB"


def feed(
    title: str, author: str, address: str, home: str, news: Iterable[News], *, updated: datetime
) -> bytes:
    """The feed's bytes; `address` is its own, `home` the page that it tells of."""
    nothing: dict[str | None, str] = {None: ATOM}
    made = etree.Element(f"{{{ATOM}}}feed", nsmap=nothing)  # type: ignore[arg-type]  # stubs know no default
    _put(made, "title", title)
    _put(made, "id", address)
    _put(made, "link", rel="self", href=address, type="application/atom+xml")
    _put(made, "link", rel="alternate", href=home, type="text/html")
    _put(made, "updated", _moment(updated))
    _put(_put(made, "author"), "name", author)
    for each in news:
        _put_entry(made, each)
    return bytes(etree.tostring(made, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _put_entry(made: etree._Element, news: News) -> None:
    entry = _put(made, "entry")
    _put(entry, "title", news.title, **{_LANG: news.language})
    _put(entry, "id", news.address)
    _put(entry, "link", rel="alternate", href=news.address, type="text/html")
    _put(entry, "published", _moment(news.published))
    _put(entry, "updated", _moment(news.updated))
    if news.summary:
        _put(entry, "summary", news.summary)


def _put(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
