"""Plans that print no heading row over rows: cards, turned tables, labelled lines, lists. Each is laid out as
the table that it could have been, so that one way of reading serves them all."""
