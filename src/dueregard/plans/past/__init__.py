"""What happened to a plan and to what is in it: pages of history, and removing words for good."""
