"""Editing a held plan by hand: its facts, columns, objectives and actions; one at a time or many at once."""
