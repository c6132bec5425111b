"""Holds the libraries that read PDF behind the one contract of `content`."""
