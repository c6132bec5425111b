"""`make draw SEED=n`: documents drawn from the unlabelled ones of the corpus, for a reader who judges what the tool says.

Each document gets a folder: pictures of its pages, `measured.txt` (lines as drawn, and the page as set, read by other means
than ours), and `findings.txt`, to be opened after the pages. What the reader finds goes into `bench/judged.jsonl`.
"""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import docx
import pdfplumber
import pypdfium2 as pdfium
from docx.shared import Length

from bench.judged import CORPUS, JUDGED, Entry, entries
from decree30_lint import Checker, Level, Report
from decree30_lint.formats.convert import find_office
from decree30_lint.model.words import Lang

FOLDERS = ("docx", "pdf")
_MOST_PAGES = 6  # pictures of a document: the first pages and the last
_SECONDS = 180
_MM = 25.4 / 72


def drawn(seed: int, count: int) -> list[str]:
    """Returns `count` names of documents without a label, drawn with `seed`, as the corpus writes them."""
    lines = (CORPUS / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    names = sorted(row["file"] for row in rows if not row.get("labelled") and row["file"].startswith(FOLDERS))
    return sorted(random.Random(seed).sample(names, min(count, len(names))))


def printed(path: Path) -> bytes:
    """Returns the document as PDF: itself, or what LibreOffice prints."""
    if path.suffix == ".pdf":
        return path.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [find_office() or "soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
        return (Path(folder) / f"{path.stem}.pdf").read_bytes()


def measured(path: Path, pdf: bytes) -> Iterator[str]:
    """Yields the page as set, in mm, and the lines as drawn: page, place in mm, size in points, fonts, text."""
    if path.suffix == ".docx":
        for number, section in enumerate(docx.Document(str(path)).sections, 1):
            sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin, section.gutter)
            size = " x ".join(map(_mm, (section.page_width, section.page_height)))
            yield f"section {number}: page {size} mm, margins top bottom left right gutter: {' '.join(map(_mm, sides))}"
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        for number in _shown(len(opened.pages)):
            page = opened.pages[number]
            yield f"page {number + 1}: {page.width * _MM:.1f} x {page.height * _MM:.1f} mm"
            for line in page.extract_text_lines(return_chars=True):
                chars = [char for char in line["chars"] if char["text"].strip()]
                fonts = sorted({char["fontname"].partition("+")[2] or char["fontname"] for char in chars})
                sizes = "/".join(f"{size:g}" for size in sorted({round(char["size"], 1) for char in chars}))
                place = f"x {line['x0'] * _MM:5.1f}-{line['x1'] * _MM:5.1f}  y {line['top'] * _MM:5.1f}"
                yield f"  {place}  {sizes} pt  {','.join(fonts)}: {line['text']}"
            for stroke in (*page.lines, *page.rects):
                if stroke["height"] < 3 and stroke["width"] > 8:
                    left, right, top = (stroke[key] * _MM for key in ("x0", "x1", "top"))
                    yield f"  stroke x {left:5.1f}-{right:5.1f}  y {top:5.1f}"


def _mm(length: Length | None) -> str:
    return "?" if length is None else f"{length.mm:.1f}"


def _shown(pages: int) -> Sequence[int]:
    """Returns the indexes of the pages to be shown: all of them, or the first and the last ones."""
    if pages <= _MOST_PAGES:
        return range(pages)
    return (*range(_MOST_PAGES - 2), pages - 2, pages - 1)


def said(report: Report, known: Sequence[Entry]) -> Iterator[str]:
    """Yields what the tool says of the document, and what is known of it already."""
    yield f"{report.path}: {report.status.value}, {report.document_type.name.of(Lang.VI) if report.document_type else ''}"
    if report.outside:
        yield f"outside: {report.outside.of(Lang.VI)}"
    judged = {entry.rule: entry.verdict for entry in known}
    for finding in report.findings:
        if finding.level in (Level.ERROR, Level.WARNING):
            place = finding.location
            verdict = judged.get(finding.rule, "to be judged")
            where = f"<{place.text[:80]}> {place.place.path}"
            yield f"{finding.level.value} {finding.rule} [{verdict}] {finding.message.of(Lang.VI)} {where}"
    for component in report.components:
        if component.text:
            yield f"  part {component.part.value} {component.confidence:.2f} {component.text[:100]}"


def lay_out(name: str, out: Path) -> None:
    """Writes the folder of one document."""
    path, folder = CORPUS / name, out / Path(name).stem
    folder.mkdir(parents=True, exist_ok=True)
    pdf = printed(path)
    opened = pdfium.PdfDocument(pdf)
    for number in _shown(len(opened)):
        opened[number].render(scale=1.1).to_pil().save(folder / f"page-{number + 1}.png")
    (folder / "measured.txt").write_text("\n".join(measured(path, pdf)) + "\n", encoding="utf-8")
    known = [entry for entry in entries(JUDGED) if entry.file == name]
    lines = said(Checker().check(path), known)
    (folder / "findings.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


@click.command()
@click.option("--seed", type=int, required=True)
@click.option("--count", type=int, default=30, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path(".draws"), show_default=True)
@click.argument("names", nargs=-1)
def main(seed: int, count: int, out: Path, names: tuple[str, ...]) -> None:
    """Draws documents, or takes those that are named, and lays them out for a reader."""
    if not CORPUS.is_dir():
        raise click.ClickException(f"There is nothing to draw from: {CORPUS.name} is missing beside the project.")
    folder = out / str(seed)
    with click.progressbar(names or drawn(seed, count), label="Drawing", file=sys.stderr) as shown:
        for name in shown:
            lay_out(name, folder)
    click.echo(f"Read {folder}; what you find goes into {JUDGED.name}, a line a rule.")


if __name__ == "__main__":
    main()
