"""An independent judge of the DOCX reader: what LibreOffice lays out, letter by letter and line by line.

    python -m bench.oracle [FILE.docx ...] [--pdf FOLDER] [--cases N]

Without files: those of ../shared/corpus/docx whose PDF is ready in ../shared/corpus/pairs. A file without a ready PDF is
converted. Prints how many of the letters found in both agree in family, size, bold and italic, and which lines do not agree.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.laid_out import letters, rules
from bench.oracle_known import known
from bench.oracle_letters import Agreement, compare_letters
from bench.oracle_lines import compare_lines
from decree30_lint.formats.clock import Clock
from decree30_lint.formats.convert import to_pdf
from decree30_lint.formats.docx import read_docx

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
PAIRS = CORPUS / "pairs"
DEADLINE = 120.0  # seconds for one conversion


def ready() -> list[Path]:
    """The documents with a ready-made PDF."""
    files = (CORPUS / "docx" / f"{pdf.stem}.docx" for pdf in sorted(PAIRS.glob("*.pdf")))
    return [file for file in files if file.is_file()]


def laid_out(file: Path, folder: Path) -> bytes:
    pdf = folder / f"{file.stem}.pdf"
    return pdf.read_bytes() if pdf.is_file() else to_pdf(file.read_bytes(), file.suffix, Clock(DEADLINE))


def judge(file: Path, pdf: bytes) -> tuple[Agreement, int, list[str]]:
    """Agreement of the letters, the number of lines under words, and the lines seen otherwise."""
    data = file.read_bytes()
    document, drawn = read_docx(data, file.name), letters(pdf)
    count, missed = compare_lines(document, [letter for letter in drawn if letter.page == 1], rules(pdf, 1))
    return compare_letters(document, drawn, known(data)), count, missed


def _report(files: Sequence[Path], folder: Path, cases: int) -> Iterator[str]:
    total, lines, missed = Agreement(), 0, 0
    for file in files:
        agreement, count, others = judge(file, laid_out(file, folder))
        total.add(agreement)
        lines, missed = lines + count, missed + len(others)
        yield f"{file.stem}: {_figures(agreement)}; lines {count - len(others)} of {count}"
        yield from (f"    line of {other}" for other in others)
        yield from (f"    {number} x {case}" for case, number in agreement.cases.most_common(cases))
    yield f"all: {_figures(total)}; lines {lines - missed} of {lines}"


def _figures(agreement: Agreement) -> str:
    wrong = ", ".join(f"{name} {count}" for name, count in sorted(agreement.wrong.items()))
    share = (
        f"{agreement.share:.2%} of {agreement.compared} letters agree ({agreement.coverage:.1%} of the drawn ones compared)"
    )
    return f"{share}{'; not in ' + wrong if wrong else ''}"


def main() -> None:
    options = argparse.ArgumentParser(description="The DOCX reader against LibreOffice's layout.")
    options.add_argument("files", nargs="*", type=Path, metavar="FILE.docx")
    options.add_argument("--pdf", type=Path, default=PAIRS, help="folder of ready-made PDFs with the same names")
    options.add_argument("--cases", type=int, default=5, help="how many kinds of disagreement to print for each file")
    given = options.parse_args()
    for line in _report(given.files or ready(), given.pdf, given.cases):
        print(line, flush=True)


if __name__ == "__main__":
    main()
