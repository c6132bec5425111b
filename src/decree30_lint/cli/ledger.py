"""What is accepted in one run, and the baseline that is used, written or pruned. Imported only where something is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
from msgspec import Struct, field
from msgspec.structs import replace

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.output import check_destination, write_whole
from decree30_lint.cli.paths import Source
from decree30_lint.cli.settings import BaselineUse, CliOptions, Job
from decree30_lint.model.results import FileResult
from decree30_lint.model.suppressions import Origin, Suppression, SuppressionFault, UnusedSuppression
from decree30_lint.model.words import Lang
from decree30_lint.service.suppressions import SuppressionResult, apply_suppressions
from decree30_lint.service.suppressions.baseline import as_json, file_key, pruned, read_baseline, renewed


class Ledger(Struct, eq=False):
    """What the run learns of acceptances while its files are judged one after the other.

    `day` decides what has expired. `old` and `new` are the entries of the baseline by file, before and after this run.
    """

    day: date
    lang: Lang
    baseline: Path | None = None
    use: BaselineUse | None = None
    old: dict[str, list[Suppression]] = field(default_factory=dict)
    new: dict[str, list[Suppression]] = field(default_factory=dict)
    used: set[Suppression] = field(default_factory=set)
    waiting: dict[Suppression, UnusedSuppression] = field(default_factory=dict)

    def settled(self, job: Job, report: FileResult) -> FileResult:
        """The report without what is accepted."""
        key = self._key(job.source)
        entries = self.old.get(key, [])
        settled = self._settle(job, report, entries)
        if self.use is BaselineUse.WRITE and self.baseline and report.judgement is not None:
            entries = renewed(settled.report, key, self.baseline, self.lang)
            settled = self._settle(job, report, entries)
        elif self.use is BaselineUse.PRUNE:
            entries = pruned(entries, settled.report)
            settled = settled._replace(report=_without_what_is_gone(settled.report))
        self.new[key] = entries
        self.used |= settled.used
        self.waiting |= {each.suppression: each for each in settled.unused}
        return settled.report

    def idle(self) -> list[UnusedSuppression]:
        """Acceptances of the configuration that no file needed."""
        return [each for acceptance, each in self.waiting.items() if acceptance not in self.used]

    def close(self) -> None:
        """Writes the baseline, if that was asked for."""
        if self.baseline is None or self.use is BaselineUse.READ:
            return
        left = {key: entries for key, entries in self.old.items() if self.use is BaselineUse.WRITE or self._is_there(key)}
        entries = [entry for of_file in (left | self.new).values() for entry in of_file]
        write_whole(self.baseline, [as_json(entries)])
        gone = sum(map(len, self.old.values())) - len(entries)
        click.echo(self._said(len(entries), gone), err=True)

    def _settle(self, job: Job, report: FileResult, entries: Iterable[Suppression]) -> SuppressionResult:
        return apply_suppressions(report, [*job.suppressions, *entries], job.ruleset.rules.keys(), self.day)

    def _key(self, source: Source) -> str:
        return source.shown if source.is_stdin or self.baseline is None else file_key(source.path, self.baseline)

    def _is_there(self, key: str) -> bool:
        return self.baseline is not None and (self.baseline.resolve().parent / key).exists()

    def _said(self, count: int, gone: int) -> str:
        if self.use is BaselineUse.WRITE:
            vi, en = f"Đã ghi {count} phát hiện được chấp nhận vào", f"{count} accepted finding(s) are written to"
            return in_lang(self.lang, f"{vi} {self.baseline}.", f"{en} {self.baseline}.")
        return in_lang(
            self.lang,
            f"Đã bỏ {gone} mục không còn xuất hiện khỏi {self.baseline}; còn {count} mục.",
            f"{gone} entries that no longer occur are gone from {self.baseline}; {count} are left.",
        )


def open_ledger(given: CliOptions, lang: Lang) -> Ledger:
    """Raises WrongConfigurationError where the baseline cannot be read, or could not be written."""
    ledger = Ledger(given.as_of or date.today(), lang, given.baseline, given.baseline_use)
    if given.baseline is None:
        return ledger
    if given.baseline_use is BaselineUse.WRITE:
        check_destination(given.baseline, [])
    if given.baseline_use is not BaselineUse.WRITE or given.baseline.exists():
        for entry in read_baseline(given.baseline):
            ledger.old.setdefault(entry.file, []).append(entry)
    return ledger


def _without_what_is_gone(report: FileResult) -> FileResult:
    """Entries that are pruned need not be complained about."""
    left = tuple(
        i
        for i in report.unused_suppressions
        if i.suppression.origin is not Origin.BASELINE or i.fault is not SuppressionFault.UNUSED
    )
    return replace(report, unused_suppressions=left)
