"""Wiring only: settings, addresses, the WSGI door. It knows every room; no room knows it."""
