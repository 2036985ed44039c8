"""Dated reference data: characteristics, aims, duties by nation, code lists. Data in YAML, no rule in code."""
