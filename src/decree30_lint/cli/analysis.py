"""One document read and analysed, without judging it."""

from __future__ import annotations

from pathlib import Path

from decree30_lint.formats.read_document import read_document
from decree30_lint.model.parts import Subject
from decree30_lint.model.words import Lang
from decree30_lint.pipeline import analyse
from decree30_lint.service.checker import content_of
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.settings import Planner, Settings


def analyse_file(path: str, settings: Settings) -> tuple[Subject, Lang | None]:
    """The document with its parts recognised, as its configuration asks, and the language of that. Raises LintError."""
    job = Planner(settings).job(InputFile(path, Path(path)))
    document = read_document(content_of(job.file), path, job.options.read_options)
    subject, _ = analyse(document, job.ruleset, job.options)
    return subject, job.language
