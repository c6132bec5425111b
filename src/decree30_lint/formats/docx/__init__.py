"""Reads Word files (.docx, .docm, .dotx, .dotm)."""

from decree30_lint.formats.docx.read_docx import read_docx

__all__ = ["read_docx"]
