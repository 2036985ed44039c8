"""`docs/reference/plan-check.md`, made from the rules: `python -m dueregard.checking.reference`."""

from pathlib import Path
from typing import Final

from dueregard.checking.rules import RULES

PAGE: Final = Path("docs/reference/plan-check.md")

_HEAD: Final = """# The plan check

`dueregard lint FILE` and the page “Check” of every plan say what in a plan a reader would stumble over. They
find; they never judge whether a plan meets the duty: that is for people to say. A finding that is right as it
is can be excused on the page with a reason, and comes back when the words that it was about change.

This page is made from the rules (`python -m dueregard.checking.reference`) and held current by a test.

| rule | what is found | why it matters | who says so |
|---|---|---|---|
"""


def page() -> str:
    """The page's text."""
    return _HEAD + "".join(f"| `{rule.id}` | {rule.title} | {rule.why} | {rule.source} |\n" for rule in RULES)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
