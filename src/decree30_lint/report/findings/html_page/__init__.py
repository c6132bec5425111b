"""Writes findings as one page for the browser: it can be read, printed and sent, and needs no network and no script."""
