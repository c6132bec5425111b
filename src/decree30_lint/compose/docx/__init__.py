"""Specimens as Word files."""
