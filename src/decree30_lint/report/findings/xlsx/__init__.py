"""Writes a workbook: what stands on its sheets, and how a sheet is set and printed."""
