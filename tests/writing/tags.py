"""The tags of a PDF, as a screen reader walks them."""

import pikepdf


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """All elements of the tag tree, in reading order."""
    found: list[pikepdf.Dictionary] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            walk(node.get("/K", pikepdf.Array()))

    walk(pdf.Root.StructTreeRoot.K)
    return found


def attribute(element: pikepdf.Dictionary, name: str) -> str | None:
    """An attribute of an element, None where it has none of the name."""
    held = element.get("/A", pikepdf.Array())
    parts = held if isinstance(held, pikepdf.Array) else [held]
    return next((str(one[name]) for one in parts if name in one), None)
