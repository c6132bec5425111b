"""`make printed`: verdicts on our own documents as Word files and as LibreOffice prints them to PDF, for the rule pages."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from bench.seeded import RULESET, SPECIMENS
from decree30_lint.compose import Layout, compose_docx
from decree30_lint.formats.convert import find_office
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.parts import Stage
from decree30_lint.model.rules import Judgement
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.testing import Specimens

ROOT = SPECIMENS.parents[1]
FIGURES = ROOT / "docs" / "printed.json"
NAMES = sorted(path.stem for path in SPECIMENS.glob("[!_]*.yaml"))
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "fixtures").rglob("*.docx"))
_DECIDED = (Verdict.COMPLIES, Verdict.BREAKS)
_SECONDS = 180
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def printed(folder: Path, *, tagged: bool = False) -> dict[str, tuple[bytes, bytes]]:
    """DOCX and PDF of every specimen and every Word file of the fixtures."""
    specimens = Specimens(SPECIMENS, ruleset_named(RULESET))
    sources = {name: compose_docx(specimens.get(name), Layout()) for name in NAMES}
    sources |= {name: (ROOT / name).read_bytes() for name in FILES}
    return {name: (sources[name], pdf) for name, pdf in print_all(sources, folder, TAGGED if tagged else "pdf").items()}


def print_all(sources: Mapping[str, bytes], folder: Path, export: str = "pdf") -> dict[str, bytes]:
    """The PDF of each Word file; one run of LibreOffice for all, in `folder`. `export` is its filter, with options."""
    paths = {name: folder / f"{number}.docx" for number, name in enumerate(sources)}
    for name, path in paths.items():
        path.write_bytes(sources[name])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [find_office() or "soffice", "--headless", profile, "--convert-to", export, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths.values())], check=True, capture_output=True, timeout=_SECONDS)
    return {name: path.with_suffix(".pdf").read_bytes() for name, path in paths.items()}


def figures(files: Mapping[str, tuple[bytes, bytes]]) -> dict[str, dict[str, int]]:
    """By rule: on how many Word files it came to a verdict, on how many prints to the same one, on how many to none.

    Prints that show nothing it speaks of are left out: a single page has no number.
    """
    counts = {rule: Counter(judged=0, same=0, undecided=0) for rule in ruleset_named(RULESET).rules}
    for docx, pdf in files.values():
        before, after = _judgement(docx).verdicts, _judgement(pdf).verdicts
        for rule, count in counts.items():
            if before.get(rule) in _DECIDED and after[rule] is not Verdict.NOT_APPLICABLE:
                count.update(judged=1, same=before[rule] is after[rule], undecided=after[rule] is Verdict.UNSURE)
    return {rule: dict(count) for rule, count in counts.items() if count["judged"]}


def _judgement(data: bytes) -> Judgement:
    judgement = lint_bytes(data, "van-ban", ruleset_named(RULESET), Options(stage=Stage.DRAFT)).judgement
    assert judgement is not None
    return judgement


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = figures(printed(Path(folder)))
    FIGURES.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    total = sum(map(Counter, found.values()), Counter())
    print(f"verdicts on Word files: {total['judged']}; the same of the print: {total['same']}; none: {total['undecided']}")


if __name__ == "__main__":
    main()
