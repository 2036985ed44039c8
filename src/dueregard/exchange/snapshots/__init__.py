"""Snapshots of plans: taking them, giving them out, and removing words from them when the law asks."""
