"""Lists the suffixes of document files, one row each; the search for files, help and README follow from it."""

from __future__ import annotations

from collections.abc import Mapping

CONVERTED = "converted"  # read by LibreOffice, where it is installed

SUFFIXES: Mapping[str, str] = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".pdf": "pdf",
    ".doc": CONVERTED,
    ".dot": CONVERTED,
    ".odt": CONVERTED,
    ".ott": CONVERTED,
    ".rtf": CONVERTED,
}
"""How files of each suffix are read. What a file is, its content decides: a .doc may hold a DOCX."""

LISTED = " ".join(SUFFIXES)
"""".docx .docm …", as help and messages name them."""
