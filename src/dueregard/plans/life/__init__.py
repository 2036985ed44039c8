"""The life of a plan from draft to its successor, and of its objectives: stages and reviews."""
