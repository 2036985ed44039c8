"""Letters to people: the outbox, what becomes of each, and the ways in which they leave."""
