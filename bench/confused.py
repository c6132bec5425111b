"""Shows where the pairs of `go-may/nham-tu` stand in the real documents, so that each can be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.every_verdict import CORPUS, FOLDERS
from decree30_lint.check.confused import ConfusedWords
from decree30_lint.errors import LintError
from decree30_lint.formats.files import read_file
from decree30_lint.formats.read_document import read_document
from decree30_lint.pipeline import ruleset_named
from decree30_lint.syntax.passage import joined

_AROUND = 40  # characters


def occurrences(path: Path, words: ConfusedWords) -> Iterator[str]:
    """Yields the wrong words of one file with what stands around them."""
    try:
        passage = joined(read_document(read_file(path), path.name).paragraphs)
    except LintError:
        return
    for start, end, _ in words.slips(passage):
        around = passage.text[max(start - _AROUND, 0) : end + _AROUND]
        yield f"{path.name}: {passage.text[start:end]}: {' '.join(around.split())}"


def main() -> None:
    tables = ruleset_named("nd30-2020").vocabulary.tables
    words = ConfusedWords(*(tables[f"confused_words{kind}"] for kind in ("", "_after", "_before")))
    for folder in FOLDERS:
        for path in sorted((CORPUS / folder).rglob("*")):
            if path.suffix in (".docx", ".pdf"):
                for line in occurrences(path, words):
                    print(line)


if __name__ == "__main__":
    main()
