"""PDFs that the tests write themselves, and changes to the ones that are fixtures."""

import io

import pikepdf
from pikepdf import Dictionary, Name

LANDSCAPE = (842.0, 595.0)


def drawn(pages: list[list[str]], size: tuple[float, float] = LANDSCAPE, rotate: int = 0) -> bytes:
    """A PDF without tags; each page's content is a list of drawing operators."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    bold = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name("/Helvetica-Bold"),
            Encoding=Name.WinAnsiEncoding,
        )
    )
    for content in pages:
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font, F2=bold))
        page.obj.Contents = pdf.make_stream("\n".join(content).encode("cp1252"))
        if rotate:
            page.obj.Rotate = rotate
    return _saved(pdf)


def text(x: float, y: float, words: str, size: float = 10, bold: bool = False) -> str:
    """Words whose first letter stands `x` from the left and `y` from the top of a landscape page."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{2 if bold else 1} {size} Tf {x} {LANDSCAPE[1] - y} Td ({escaped}) Tj ET"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A thin line between two points, from the top left corner."""
    return f"0.5 w {x0} {LANDSCAPE[1] - y0} m {x1} {LANDSCAPE[1] - y1} l S"


def area(x0: float, y0: float, x1: float, y1: float, red: float, green: float, blue: float) -> str:
    """A filled rectangle."""
    return f"{red} {green} {blue} rg {x0} {LANDSCAPE[1] - y1} {x1 - x0} {y1 - y0} re f 0 0 0 rg"


def locked(data: bytes, password: str) -> bytes:
    """A PDF that asks for a password."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(owner="owner", user=password))
        return stream.getvalue()


def scanned() -> bytes:
    """A page that is one picture."""
    pdf = pikepdf.new()
    _add_picture(pdf)
    return _saved(pdf)


def with_scanned_page(data: bytes) -> bytes:
    """A PDF with one more page at its end, which is one picture."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _add_picture(pdf)
        return _saved(pdf)


def _add_picture(pdf: pikepdf.Pdf) -> None:
    page = pdf.add_blank_page(page_size=LANDSCAPE)
    image = pdf.make_stream(bytes(100))
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = 10, 10, 8, Name.DeviceGray
    page.obj.Resources = Dictionary(XObject=Dictionary(Im0=image))
    page.obj.Contents = pdf.make_stream(b"q 842 0 0 595 0 0 cm /Im0 Do Q")


def _saved(pdf: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()
