"""Editions: what a body has published, frozen, and the public pages that show it."""
