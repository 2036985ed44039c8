"""The plan check: what in a plan a reader would stumble over, each by a rule that names its source.

Findings, never a verdict: whether a plan meets the duty is for people to say. `check` runs every rule of
`RULES` over a plan file; `docs/reference/plan-check.md` lists them.
"""

from dueregard.checking.rule import Finding, Rule
from dueregard.checking.rules import RULES, check

__all__ = ["RULES", "Finding", "Rule", "check"]
