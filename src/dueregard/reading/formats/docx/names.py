"""Names and small look-ups of WordprocessingML (ECMA-376 part 1, chapter 17)."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DC = "{http://purl.org/dc/elements/1.1/}"


def value(parent: etree._Element | None, path: str) -> str | None:
    """The `w:val` of the element at `path` (`w` prefixes left out: "pPr/pStyle"); None without one."""
    if parent is None:
        return None
    found = parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + "val")


def number(parent: etree._Element | None, path: str) -> int | None:
    """The same as a whole number."""
    found = value(parent, path)
    try:
        return None if found is None else int(found)
    except ValueError:
        return None


def switched_on(parent: etree._Element | None, name: str) -> bool | None:
    """An on/off property such as `w:b`: None where it is not stated."""
    found = None if parent is None else parent.find(W + name)
    if found is None:
        return None
    return found.get(W + "val", "true") not in ("0", "false", "off", "none")
