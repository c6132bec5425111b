"""Turns facts into sentences and files. It knows findings, not how they were found."""
