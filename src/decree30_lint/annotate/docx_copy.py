"""Makes a copy of a DOCX with what was found in it: comments, and corrections as tracked changes.

Both can be taken out again.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from decree30_lint.annotate.docx_refusals import hold_annotatable, signed
from decree30_lint.annotate.remarks import remarks_of
from decree30_lint.formats.docx.package import open_package
from decree30_lint.formats.docx.write.clearing import cleared
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.tracked import track
from decree30_lint.model.edits import Edit
from decree30_lint.model.report import Report
from decree30_lint.model.words import Lang


class AnnotatedDocx(Struct, frozen=True):
    """Holds the annotated copy, and the edits that could not be tracked: only comments tell of them."""

    data: bytes
    untracked: tuple[Edit, ...] = ()


def annotated_docx(
    data: bytes, name: str, report: Report, lang: Lang, edits: Sequence[Edit] = (), date: str | None = None
) -> AnnotatedDocx:
    """Returns a copy of the DOCX that `report` is about, with a comment at each place, and `edits` as tracked changes.

    Marks of an earlier run are replaced. With a `date` ("2026-01-31T10:00:00Z") all marks bear it; without one the same file
    always gives the same bytes. Raises UnreadableFileError where the file is damaged, RefusedFileError where it is signed,
    protected or encrypted, or holds tracked changes of others beside which ours would stand.
    """
    data = cleared_docx(data)
    package = EditedPackage.open(data, name)
    hold_annotatable(package.document, tracked=bool(edits))
    untracked = track(package, edits, date) if edits else ()
    remarks = remarks_of(report)
    if remarks:
        from decree30_lint.annotate.docx_comments import write_comments  # loads python-docx

        write_comments(package, remarks, lang, date)
    changed = remarks or len(untracked) < len(edits)
    return AnnotatedDocx(package.written() if changed else data, tuple(untracked))


def cleared_docx(data: bytes) -> bytes:
    """Returns the DOCX without our comments and tracked changes, the same bytes where it has none.

    Raises UnreadableFileError where the file is damaged, RefusedFileError where it is encrypted, or was signed since.
    """
    copy = cleared(data)
    if copy is not data and open_package(copy).related("", "origin") is not None:
        raise signed()
    return copy
