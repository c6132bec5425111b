"""Writes WordprocessingML."""
