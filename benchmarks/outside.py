"""Libraries that dueregard does not stand on, each asked for the rows of files in an environment of its own.

`python benchmarks/outside.py READER FILE…`, run by the Python of `.venv/outside` (`make bench` makes it from
requirements-bench.txt), prints one line of JSON: the rows of each file, and the processor seconds for all.
"""

import json
import re
import resource
import sys

OF_MARKDOWN = re.compile(r"^\|(.*)\|\s*$")
RULE = re.compile(r"^[\s|:-]+$")


def by_pymupdf(path):
    """The tables that find_tables() finds by lines."""
    import pymupdf

    with pymupdf.open(path) as pdf:
        return [row for page in pdf for table in page.find_tables().tables for row in table.extract()]


def by_camelot(path, flavor):
    """The tables of one of camelot's ways."""
    import camelot

    tables = camelot.read_pdf(path, pages="all", flavor=flavor, suppress_stdout=True)
    return [list(row) for table in tables for row in table.df.values]


def by_liteparse(path):
    """The tables of liteparse's Markdown."""
    from liteparse import LiteParse

    parsed = LiteParse(output_format="markdown", ocr_enabled=False, image_mode="off", quiet=True).parse(path)
    lines = (OF_MARKDOWN.match(line) for line in parsed.text.splitlines() if not RULE.match(line))
    return [re.split(r"(?<!\\)\|", line.group(1)) for line in lines if line]


def by_openpyxl(path):
    """All cells of all sheets."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    return [["" if cell is None else str(cell) for cell in row] for sheet in book for row in sheet.values]


def by_xlrd(path):
    """All cells of all sheets of an old workbook."""
    import xlrd

    sheets = xlrd.open_workbook(path).sheets()
    return [[str(cell) for cell in sheet.row_values(row)] for sheet in sheets for row in range(sheet.nrows)]


def by_odfpy(path):
    """The words of each cell of each row, of text documents and sheets alike."""
    from odf import teletype
    from odf.opendocument import load
    from odf.table import TableCell, TableRow

    rows = load(path).getElementsByType(TableRow)
    return [[teletype.extractText(cell) for cell in row.getElementsByType(TableCell)] for row in rows]


def by_pandas_csv(path):
    """The rows of a file that is known to have no heading line of its own."""
    import pandas

    return pandas.read_csv(path, header=None, dtype=str, keep_default_na=False).values.tolist()


def by_pandas_html(path):
    """Every table of the page with its headings; a merged cell is given in each place that it covers."""
    import pandas

    frames = pandas.read_html(path, flavor="lxml", keep_default_na=False)
    return [[str(cell) for cell in row] for frame in frames for row in [frame.columns, *frame.values]]


READERS = {
    "pymupdf": by_pymupdf,
    "camelot lattice": lambda path: by_camelot(path, "lattice"),
    "camelot hybrid": lambda path: by_camelot(path, "hybrid"),
    "liteparse": by_liteparse,
    "openpyxl": by_openpyxl,
    "xlrd": by_xlrd,
    "odfpy": by_odfpy,
    "pandas csv": by_pandas_csv,
    "pandas html": by_pandas_html,
}


def seconds():
    """Processor seconds so far, of this process and of those that it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(name, *paths):
    """Print what the reader makes of the files; its imports and models are loaded before the clock starts."""
    READERS[name](paths[0])
    start = seconds()
    rows = [[[cell or "" for cell in row] for row in READERS[name](path)] for path in paths]
    sys.__stdout__.write(json.dumps({"rows": rows, "seconds": seconds() - start}) + "\n")


if __name__ == "__main__":
    sys.stdout = sys.stderr
    main(*sys.argv[1:])
