"""Reads one document, or reads and analyses it, without judging it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from decree30_lint.errors import LintError, UnreadableFileError
from decree30_lint.formats.read_document import read_document
from decree30_lint.formats.read_options import ReadOptions
from decree30_lint.model.document import Document
from decree30_lint.model.parts import Subject
from decree30_lint.model.words import Lang, Words
from decree30_lint.pipeline import analyse
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.isolation.guard import guarded
from decree30_lint.service.settings import Planner, Settings
from decree30_lint.service.working import content_of


def read_one(name: str, reading: ReadOptions) -> Document:
    """Reads a file, or standard input, for a command that takes no folder. Raises LintError, which names the file."""
    file = InputFile(name, Path(name))
    try:
        if file.is_folder:
            raise UnreadableFileError("no-regular-file", ONE_FILE)
        return read_document(content_of(file), name, reading)
    except LintError as error:
        raise type(error)(error.code, Words(f"{name}: {error.words.vi}", f"{name}: {error.words.en}")) from error


def analyse_file(path: str, settings: Settings) -> tuple[Subject, Lang | None]:
    """Returns the document with its parts recognised, as its configuration asks, and the language of the configuration.

    Raises LintError.
    """
    job = Planner(settings).job(InputFile(path, Path(path)))
    with guarded(job.limits) as clock:
        document = read_one(path, replace(job.options.read_options, clock=clock))
        subject, _ = analyse(document, job.ruleset, job.options)
    return subject, job.language


ONE_FILE = Words("Đây là một thư mục. Hãy chỉ ra một tệp văn bản trong đó.", "This is a folder. Name one document in it.")
