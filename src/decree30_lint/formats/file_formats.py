"""Lists the file formats, one row each; the search for files, the reader, help and README follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:  # help is made from this table
    from decree30_lint.formats.read_options import ReadOptions
    from decree30_lint.model.document import Document


class FormatReader(Protocol):
    """Returns the document in the content of a file called `name`; raises LintError with cause and remedy."""

    def __call__(self, data: bytes, name: str, reading: ReadOptions) -> Document: ...


class FileFormat(Struct, frozen=True):
    """Folders are searched for files with `suffixes`; what a file is, its content decides: one of `contents` (see `sniff`).

    `module` and `function` name the reader, which is imported when such a file comes. With `by_suffix` the suffix decides
    where the content tells nothing.
    """

    suffixes: tuple[str, ...]
    contents: tuple[str, ...]
    module: str
    function: str
    by_suffix: bool = False

    @property
    def read(self) -> FormatReader:
        """Imports the reader."""
        reader: FormatReader = getattr(import_module(f"decree30_lint.formats.{self.module}"), self.function)
        return reader


FILE_FORMATS: Mapping[str, FileFormat] = {
    "docx": FileFormat((".docx", ".docm", ".dotx", ".dotm"), ("docx",), "docx", "read_docx"),
    "pdf": FileFormat((".pdf",), ("pdf",), "pdf.read_pdf", "read_pdf", by_suffix=True),
    "converted": FileFormat((".doc", ".dot", ".odt", ".ott", ".rtf"), ("doc", "odt", "rtf"), "convert", "read_converted"),
}

SUFFIXES: tuple[str, ...] = tuple(suffix for each in FILE_FORMATS.values() for suffix in each.suffixes)
LISTED = " ".join(SUFFIXES)
"""".docx .docm …", as help and messages name them."""


def format_of(content: str, name: str) -> FileFormat:
    """Returns the format of a file by what `sniff` says of its content; for all else that of Word, whose reader says why."""
    suffix = PurePath(name).suffix.lower()
    for each in FILE_FORMATS.values():
        if content in each.contents or (content == "unknown" and each.by_suffix and suffix in each.suffixes):
            return each
    return FILE_FORMATS["docx"]
