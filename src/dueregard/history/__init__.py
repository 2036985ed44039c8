"""What was done, by whom, why, and what it changed. The lowest room: it knows no record above it."""
