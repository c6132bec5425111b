"""A document that an office program has printed to PDF is judged as the document itself, or is said to be undecided."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from decree30_lint.compose import Layout, compose_docx
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.results import FileReport
from decree30_lint.model.rules import RuleSet
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.testing import Specimens

ROOT = Path(__file__).resolve().parents[1]
_SPECIMENS = sorted(p.stem for p in (ROOT / "fixtures" / "specimens").glob("[!_]*.yaml"))
_FIXTURES = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "fixtures").rglob("*.docx"))
_DIFFERING = {  # what LibreOffice prints is not what Word shows
    "fixtures/docx/cong-van-mot-noi.docx": "prints tracked changes in colour and underlined",
    "fixtures/docx/giay-moi.docx": "prints the frames of the letterhead one below the other",
}
_SUBSTITUTE = "phong-chu/times-new-roman"  # Liberation Serif stands for Times New Roman in what is printed
_WITHOUT_SECOND_PAGE = "so-trang/"  # a single page shows no number

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, specimens: Specimens) -> Mapping[str, tuple[bytes, bytes]]:
    """DOCX and PDF of every specimen and every Word file of the fixtures; one run of the program for all."""
    folder = tmp_path_factory.mktemp("printed")
    sources = {name: compose_docx(specimens.get(name), Layout()) for name in _SPECIMENS}
    sources |= {name: (ROOT / name).read_bytes() for name in _FIXTURES}
    paths = {name: folder / f"{number}.docx" for number, name in enumerate(sources)}
    for name, path in paths.items():
        path.write_bytes(sources[name])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths.values())], check=True, capture_output=True, timeout=180)
    return {name: (sources[name], path.with_suffix(".pdf").read_bytes()) for name, path in paths.items()}


def _marked(name: str) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=_DIFFERING[name])] if name in _DIFFERING else []
    return pytest.param(name, marks=marks)


@pytest.mark.parametrize("name", [_marked(name) for name in (*_SPECIMENS, *_FIXTURES)])
def test_verdicts_differ_only_towards_undecided(
    name: str, printed: Mapping[str, tuple[bytes, bytes]], ruleset: RuleSet
) -> None:
    docx, pdf = (_judged(data, ruleset) for data in printed[name])
    assert docx.judgement is not None
    assert pdf.judgement is not None
    assert list(_differing(docx, pdf, ruleset)) == []


def _judged(data: bytes, ruleset: RuleSet) -> FileReport:
    return lint_bytes(data, "van-ban", ruleset, Options(choose=True))


def _differing(docx: FileReport, pdf: FileReport, ruleset: RuleSet) -> Iterator[str]:
    assert docx.judgement is not None
    assert pdf.judgement is not None
    rules = ruleset_named(docx.ruleset or ruleset.key).rules
    assert docx.ruleset == pdf.ruleset
    for rule, before in docx.judgement.verdicts.items():
        after = pdf.judgement.verdicts[rule]
        if (
            after in (before, Verdict.UNSURE)
            or before is Verdict.UNSURE  # the page shows more than the file says
            or rule == _SUBSTITUTE
            or "docx" not in (rules[rule].applies.formats or {"docx"})
        ):
            continue
        if rule.startswith(_WITHOUT_SECOND_PAGE) and pdf.subject is not None and pdf.subject.document.page_count == 1:
            continue
        yield f"{rule}: {before} printed {after}"
