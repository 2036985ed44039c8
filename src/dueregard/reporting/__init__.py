"""Reports: what a body prints of its plans for a committee, as sheets that every writer can render."""
