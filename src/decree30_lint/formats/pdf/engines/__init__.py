"""The libraries that read PDF, behind the one contract of `content`."""
