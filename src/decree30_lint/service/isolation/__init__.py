"""Bounds the work on one file: a process that takes too much of time or memory is ended, and only that file is lost."""
