"""Writes specimens as Word files."""
