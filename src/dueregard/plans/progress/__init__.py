"""Keeping up an action: progress, evidence, its turns of life, its rating, what colleagues say of it."""
