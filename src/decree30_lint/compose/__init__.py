"""Makes Word files of model documents written as text ("specimens"), and small changes to them."""

from __future__ import annotations

from decree30_lint.compose.change import apply_change
from decree30_lint.compose.docx.package import compose_docx
from decree30_lint.compose.docx.unheld import unheld
from decree30_lint.compose.layout import Layout
from decree30_lint.compose.plain_text import report_from_text
from decree30_lint.compose.specimen import Specimen, Tier
from decree30_lint.compose.specimen_file import load_specimen, shipped_specimens

__all__ = [
    "Layout",
    "Specimen",
    "Tier",
    "apply_change",
    "compose_docx",
    "load_specimen",
    "report_from_text",
    "shipped_specimens",
    "unheld",
]
