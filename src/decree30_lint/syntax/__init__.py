"""Reads the lines of the decree's documents as typed values, and writes these as the law has them written."""
