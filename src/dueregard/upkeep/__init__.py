"""Keeping an installation in good order: backup and restore, health, logs, looking over."""
