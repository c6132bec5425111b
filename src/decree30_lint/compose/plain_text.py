"""Lays out a plain text as a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from decree30_lint.compose.specimen import Look, Specimen, SpecimenLine, Zone
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.parts import Part

_END = "./."
_TITLE = "Báo cáo "
_TIME_STAMP = re.compile(r"Thứ \w+ - \d\d/\d\d/\d{4}.*")  # of a web page, under its heading
_STRUCTURE = (
    ("muc-la-ma", re.compile(r"[IVX]+\. ")),
    ("khoan", re.compile(r"\d+\. ")),
    ("diem", re.compile(r"[a-zđ]\) ")),
)
_SENTENCE_END = (".", ";", ":", ",", _END)


def report_from_text(text: str, frame: Specimen) -> Specimen:
    """Returns `text` as a report with the letterhead and the closing of `frame`, itself a report.

    Its first line is the subject; the body ends with the paragraph that ends "./.", or with the text.
    """
    lines = [
        stripped
        for line in text.splitlines()
        if (stripped := " ".join(line.split())) and not _TIME_STAMP.fullmatch(stripped)
    ]
    heading, *rest = lines or [""]
    subject = heading.removeprefix(_TITLE)
    body = tuple(_line(line) for line in _until_end(rest))
    main = frame.texts[0]
    kept = tuple(_with_subject(line, subject) for line in main.lines if line.zone is not Zone.BODY)
    return replace(frame, name="text", texts=(replace(main, lines=kept + body),), pages=None)


def _with_subject(line: SpecimenLine, subject: str) -> SpecimenLine:
    return replace(line, text=subject[:1].upper() + subject[1:]) if line.part is Part.SUBJECT else line


def _until_end(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if line.endswith(_END):
            return


def _line(text: str) -> SpecimenLine:
    for role, pattern in _STRUCTURE:
        if pattern.match(text):
            heading = role == "khoan" and not text.endswith(_SENTENCE_END)
            return SpecimenLine(Part.STRUCTURE, role, Zone.BODY, text, Look(RunFormat(bold=True)) if heading else Look())
    return SpecimenLine(Part.BODY, "", Zone.BODY, text)
