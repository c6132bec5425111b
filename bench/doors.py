"""The doors that strangers' files come in by, for `bench.fuzz`: what is sound, how it is made wrong, what takes it in."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random
from shutil import copytree

from bench import mutants
from bench.seeded import LAYOUTS, RULESET, SPECIMENS
from decree30_lint.check import KINDS
from decree30_lint.compare import compare
from decree30_lint.compose import Layout, compose_docx, unheld
from decree30_lint.errors import LintError
from decree30_lint.formats.read_document import read_document
from decree30_lint.formats.read_options import PdfEngine, ReadOptions
from decree30_lint.model.document import Document
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.results import Status
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.report.comparison_html import comparison_html
from decree30_lint.report.comparison_json import comparison_json
from decree30_lint.report.findings.formats import FORMATS
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.flatten import Circumstances, flatten
from decree30_lint.report.inspection import inspection_json
from decree30_lint.ruleset import load_ruleset
from decree30_lint.service.checker import Checker
from decree30_lint.service.settings import Settings
from decree30_lint.service.sources import FileSources
from decree30_lint.service.suppressions.baseline import as_json, read_baseline
from decree30_lint.testing import Specimens

ROOT = Path(__file__).resolve().parents[1]
PDFS = (*sorted(ROOT.glob("fixtures/bao-cao-nam/*.pdf")), ROOT / "bench" / "signed.pdf")
_NAME = "fuzzed"


@dataclass(frozen=True)
class Door:
    """`make` gives the bytes for some dice; `enter` takes them in, in a folder to write in, and tells what came of it.

    `enter` raises LintError where they are refused as they should be; whatever else it raises is a find.
    """

    suffix: str
    make: Callable[[Random], bytes]
    enter: Callable[[bytes, Path], str]
    times: int = 1  # in a round of all doors


@cache
def _specimens() -> Specimens:
    return Specimens(SPECIMENS, ruleset_named(RULESET))


@cache
def _docx(name: str, layout: str) -> bytes:
    return compose_docx(_specimens().get(name), LAYOUTS[layout])


def sound_docx(dice: Random) -> bytes:
    name, layout = dice.choice(sorted(_specimens().names)), dice.choice(sorted(LAYOUTS))
    if unheld(_specimens().get(name), LAYOUTS[layout]) is not None:
        layout = next(name for name, value in LAYOUTS.items() if value == Layout())
    return _docx(name, layout)


@cache
def _pdf(path: Path, plain: bool) -> bytes:
    return mutants.inflated(path.read_bytes()) if plain else path.read_bytes()


def _pdf_mutant(dice: Random, plain: bool) -> bytes:
    return mutants.changed(dice, _pdf(dice.choice(PDFS), plain), mutants.PDF)


def _bytes_mutant(dice: Random) -> bytes:
    return mutants.changed(dice, sound_docx(dice), mutants.BYTES)


def _part_mutant(dice: Random) -> bytes:
    return mutants.part_changed(dice, sound_docx(dice), partial(mutants.changed, changes=mutants.BYTES))


def _xml_mutant(dice: Random) -> bytes:
    return mutants.part_changed(dice, sound_docx(dice), mutants.xml_changed)


def _judge(data: bytes, folder: Path, engine: PdfEngine | None = None) -> str:
    """Judges a document, and writes what the commands write of it."""
    ruleset, reading = ruleset_named(RULESET), ReadOptions(engine=engine)
    result = lint_bytes(data, _NAME, ruleset, Options(choose=True, read_options=reading))
    note = RulesetNote(ruleset.key, ruleset.title, None)
    for form, lang in (("text", Lang.VI), ("jsonl", Lang.EN)):
        report = flatten(result, Circumstances(note, None, True))
        FORMATS[form].write(Run(note, (report,), 1), io.BytesIO(), ReportOptions(lang), FileSources(()))
    if result.subject is not None:
        inspection_json(result.subject, _NAME, Lang.VI)
    return result.status.value


def _judge_and_compare(data: bytes, folder: Path) -> str:
    status = _judge(data, folder)
    with suppress(LintError):
        comparison = compare(_reference(), read_document(data, _NAME))
        comparison_html(comparison, _NAME, _NAME, Lang.VI)
        comparison_json(comparison, _NAME, _NAME, Lang.EN)
    return status


@cache
def _reference() -> Document:
    return read_document(_docx("to-trinh", "table"), _NAME)


def _judge_by_both(data: bytes, folder: Path) -> str:
    """With each engine by itself: else what one of them throws is caught, and the other one asked."""
    return ", ".join(_judge(data, folder, engine) for engine in PdfEngine)


def _text_mutant(dice: Random, texts: Callable[[], tuple[str, ...]]) -> bytes:
    return mutants.changed(dice, dice.choice(texts()).encode(), mutants.LINES)


def _configurations() -> tuple[str, ...]:
    return (_CONFIGURATION, 'ruleset = "dang-05hd"\nstage = "issued"\nocr = true\npdf_engine = "pdfplumber"\n')


def _configure(data: bytes, folder: Path) -> str:
    path = folder / "decree30.toml"
    path.write_bytes(data)
    return _checked(Settings(configuration=path))


def _checked(settings: Settings) -> str:
    """Raises AssertionError where judging fails: a checker keeps that to itself."""
    checker = Checker(settings)
    report = checker.check(_docx("to-trinh", "table"), name="to-trinh.docx")
    checker.close()
    if report.status is Status.CRASHED:
        raise AssertionError(report.failure)
    return report.status.value


@cache
def _baselines() -> tuple[str, ...]:
    found = {"file": "to-trinh.docx", "rule": "noi-dung/co-chu", "fingerprint": "0" * 16, "reason": "Đã có"}
    entries = ", ".join(
        str({**found, "also": ["1" * 16], "owner": "a", "expires": day}) for day in ("2027-01-31", "2020-02-29")
    )
    return (
        '{"schema": "decree30-baseline/1", "accepted": [\n' + entries.replace("'", '"').replace("}, ", "},\n") + "\n]}\n",
    )


def _suppress(data: bytes, folder: Path) -> str:
    path = folder / "baseline.json"
    path.write_bytes(data)
    as_json(read_baseline(path))
    return _checked(Settings(baseline=path))


def _rules() -> tuple[str, ...]:
    return tuple(_rule_files())


@cache
def _rule_files() -> Mapping[str, Path]:
    """Returns the files of the small ruleset by what they say."""
    folder = ROOT / "rules" / "dang-05hd"
    return {path.read_text(encoding="utf-8"): path.relative_to(folder) for path in sorted(folder.rglob("*.yaml"))}


def _rules_mutant(dice: Random) -> bytes:
    """Begins with a comment that says which file of the ruleset it stands for."""
    text, path = dice.choice(list(_rule_files().items()))
    return f"# {path.as_posix()}\n".encode() + mutants.changed(dice, text.encode(), mutants.LINES)


def _judge_by_rules(data: bytes, folder: Path) -> str:
    whole = folder / "rules"
    copytree(ROOT / "rules" / "dang-05hd", whole, dirs_exist_ok=True)
    whole.joinpath(data.split(b"\n", 1)[0].decode().removeprefix("# ")).write_bytes(data)
    return lint_bytes(_docx("to-trinh", "table"), _NAME, load_ruleset(whole, KINDS), Options()).status.value


DOORS: Mapping[str, Door] = {
    "docx-bytes": Door(".docx", _bytes_mutant, _judge, 2),
    "docx-parts": Door(".docx", _part_mutant, _judge, 2),
    "docx-xml": Door(".docx", _xml_mutant, _judge_and_compare, 6),
    "pdf-bytes": Door(".pdf", partial(_pdf_mutant, plain=False), _judge_by_both),
    "pdf-plain": Door(".pdf", partial(_pdf_mutant, plain=True), _judge_by_both),
    "toml": Door(".toml", partial(_text_mutant, texts=_configurations), _configure, 4),
    "yaml": Door(".yaml", _rules_mutant, _judge_by_rules),
    "baseline": Door(".json", partial(_text_mutant, texts=_baselines), _suppress, 4),
}

_CONFIGURATION = """\
language = "vi"
stage = "auto"
fail_on = "warning"
select = ["tieu-ngu", "noi-dung/co-chu", "so-ky-hieu"]
ignore = ["phong-chu"]
ruleset = "nd30-2020"
deadline = 30.5

[levels]
"noi-dung" = "info"
"tieu-ngu/co-chu" = "off"

[agency]
names = ["Sở Nội vụ", "Sở Y tế"]
parents = ["Ủy ban nhân dân tỉnh"]
places = ["Thanh Giang"]
units = ["VP", "TCBC"]
profile = "truong-hoc"
titles_before_name = true

[[accept]]
rule = "noi-dung/co-chu"
reason = "Mẫu cũ"
file = "*.docx"
text = "Kính gửi"
owner = "Văn phòng"
expires = 2027-01-31

[[accept]]
rule = "so-ky-hieu"
reason = "Đã thống nhất"
"""
