"""Public bodies, the people in them and their roles; the one place that says who may do what."""
