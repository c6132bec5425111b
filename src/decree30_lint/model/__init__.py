"""Describes what a document is, what its parts mean, and what a rule and a verdict are; knows no file format and no rule."""
