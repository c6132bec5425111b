"""Runs the whole program on what the repository holds, so that it makes all its patterns.

Only functions that judge in this process: what a worker compiles is not seen here.
"""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from pathlib import Path
from pkgutil import walk_packages

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
RULESET = "nd30-2020"


def run() -> None:
    """Imports every module, judges and compares the documents of the repository, and a wrong one for each rule."""
    package = import_module("decree30_lint")
    for module in walk_packages(package.__path__, "decree30_lint."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    paths = [path for path in sorted(FIXTURES.rglob("*.*")) if path.suffix in (".docx", ".pdf")]
    for path in paths:
        _judge(path)
    for draft, final in pairwise(path for path in paths if path.parent.name == "bao-cao-nam"):
        _compare(draft, final)
    _judge_wrong_ones()
    _take_rare_ways()


def _judge(path: Path) -> None:
    from decree30_lint.model.parts import Stage
    from decree30_lint.pipeline import Options, lint, ruleset_named

    lint(path, ruleset_named(RULESET), Options(stage=Stage.DRAFT, choose=True))


def _compare(draft: Path, final: Path) -> None:
    from decree30_lint.compare import compare
    from decree30_lint.formats.read_document import read_document

    compare(*(read_document(path.read_bytes(), path.name) for path in (draft, final)))


def _judge_wrong_ones() -> None:
    """Judges the first bad example of each rule, so that every kind of check runs."""
    from decree30_lint.pipeline import ruleset_named
    from decree30_lint.testing import Specimens, examples_of, report_on

    ruleset = ruleset_named(RULESET)
    specimens = Specimens(FIXTURES / "specimens", ruleset)
    for example in examples_of(ruleset):
        if example.faulty and example.number == 1:
            report_on(example, specimens)


def _take_rare_ways() -> None:
    """Calls what no document of the repository reaches, though its patterns are made while running."""
    from decree30_lint.compose import load_specimen
    from decree30_lint.compose.plain_text import report_from_text
    from decree30_lint.formats.pdf.text_letters import with_accents
    from decree30_lint.formats.read_document import read_document
    from decree30_lint.illustrate.print_letters import print_pages
    from decree30_lint.illustrate.tracing import Trace
    from decree30_lint.service.configuration.toml_file import line_of
    from decree30_lint.syntax.placeholders import masked

    report_from_text("Báo cáo\n1. Việc", load_specimen(FIXTURES / "specimens" / "bao-cao.yaml"))
    masked("{{x}} ${y} «z» [t]")
    with_accents(["a\u00b4", "a\u0301"])
    line_of("[a]\nb = 1", "a", "b")
    letter, its_print = ((FIXTURES / "bao-cao-nam" / f"bao-cao-nam.{suffix}").read_bytes() for suffix in ("docx", "pdf"))
    document = read_document(letter, "bao-cao-nam.docx")
    Trace(document, print_pages(its_print), [paragraph.anchor.path for paragraph in document.every_paragraph()])
