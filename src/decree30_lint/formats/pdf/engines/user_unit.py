"""Finds user units and hidden layers, which pdfium does not tell, with pdfminer in the few files that have any."""

from __future__ import annotations

import io
from collections.abc import Mapping

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text


def user_units(data: bytes) -> list[float]:
    """Returns for each page how many points a unit is long; none where the file is damaged."""
    try:
        pages = list(PDFPage.create_pages(_document(data)))
    except Exception:  # pdfminer raises errors of many kinds
        return []
    return [unit_of(page.attrs) for page in pages]


def unit_of(page: Mapping[str, object]) -> float:
    """Returns how many points a unit of the page is long."""
    unit = resolve1(page.get("UserUnit"))
    return float(unit) if isinstance(unit, int | float) and unit > 0 else 1.0


def hidden_layers(data: bytes) -> frozenset[str]:
    """Returns the names of the layers that are switched off."""
    try:
        return frozenset(map(_name, layers_off(_document(data).catalog)))
    except Exception:  # pdfminer raises errors of many kinds
        return frozenset()


def layers_off(catalog: Mapping[str, object]) -> list[object]:
    """Returns references to the layers that are switched off."""
    layers = resolve1(catalog.get("OCProperties"))
    usual = resolve1(layers.get("D")) if isinstance(layers, dict) else None
    off = resolve1(usual.get("OFF")) if isinstance(usual, dict) else None
    return off if isinstance(off, list) else []


def _name(layer: object) -> str:
    entries = resolve1(layer)
    name = resolve1(entries.get("Name")) if isinstance(entries, dict) else None
    return decode_text(name) if isinstance(name, bytes) else ""


def _document(data: bytes) -> PDFDocument:
    return PDFDocument(PDFParser(io.BytesIO(data)))
