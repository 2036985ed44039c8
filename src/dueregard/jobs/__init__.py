"""Long and time-driven work: who does it, what is due when, and what dead workers have left behind."""
