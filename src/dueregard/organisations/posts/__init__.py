"""Posts: who a body's printed leads are, who holds them from when to when, and where they are written to."""
