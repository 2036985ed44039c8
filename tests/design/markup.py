"""HTML compared by what it means: elements, attributes and words, whatever the white space between them."""

from lxml import html

Node = tuple[str, tuple[tuple[str, str], ...], tuple[object, ...]]


def meaning(markup: str) -> Node:
    """The tree of the one element in `markup`: tag, attributes in order of name, then words and children."""
    return _node(html.fragment_fromstring(markup.strip()))


def _node(element: html.HtmlElement) -> Node:
    attributes = tuple(sorted((name, " ".join(value.split())) for name, value in element.attrib.items()))
    inside: list[object] = [*_words(element.text)]
    for child in element:
        inside += [_node(child), *_words(child.tail)]
    return element.tag, attributes, tuple(inside)


def _words(text: str | None) -> list[str]:
    words = " ".join((text or "").split())
    return [words] if words else []
