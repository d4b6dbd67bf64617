"""Persons: who is named, and whether the name may be shown."""
