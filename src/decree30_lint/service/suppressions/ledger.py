"""Records what is suppressed in one run, and uses, writes or prunes the baseline.

It is imported only where something is suppressed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from decree30_lint.model.results import FileResult
from decree30_lint.model.suppressions import Suppression, SuppressionFault, SuppressionOrigin, UnusedSuppression
from decree30_lint.model.words import Lang
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.lock import locked
from decree30_lint.service.output import check_destination, replaced_file
from decree30_lint.service.settings import BaselineUse, Job, Settings
from decree30_lint.service.suppressions import SuppressionResult, apply_suppressions
from decree30_lint.service.suppressions.baseline import as_json, file_key, not_text, pruned, read_baseline, renewed


class Settlement(Struct, frozen=True):
    """Holds what one file brought.

    It is the baseline's entries for it under its `key`, which suppressions it used and which not.
    """

    key: str
    entries: tuple[Suppression, ...]
    used: frozenset[Suppression]
    unused: tuple[UnusedSuppression, ...]


class BaselineChange(Struct, frozen=True):
    """Describes a baseline that was written: how many entries it has now, and how many it has lost."""

    path: Path
    use: BaselineUse
    entries: int
    dropped: int


class Ledger(Struct, eq=False):
    """Records what a run learns of suppressions while its files are judged one after the other.

    `day` decides what has expired. `old` and `new` are the entries of the baseline by file, before and after this run.
    """

    day: date
    lang: Lang
    baseline: Path | None = None
    use: BaselineUse | None = None
    old: dict[str, list[Suppression]] = field(default_factory=dict)
    new: dict[str, tuple[Suppression, ...]] = field(default_factory=dict)
    used: set[Suppression] = field(default_factory=set)
    waiting: dict[Suppression, UnusedSuppression] = field(default_factory=dict)

    def settle(self, job: Job, result: FileResult) -> tuple[FileResult, Settlement]:
        """Returns the result without what is suppressed."""
        key = self._key(job.file)
        entries = self.old.get(key, [])
        settled = self._apply(job, result, entries)
        if self.use is BaselineUse.WRITE and self.baseline and result.judgement is not None:
            entries = renewed(settled.report, key, self.baseline, self.lang)
            settled = self._apply(job, result, entries)
        elif self.use is BaselineUse.PRUNE:
            entries = pruned(entries, settled.report)
            settled = settled._replace(report=_without_what_is_gone(settled.report))
        return settled.report, Settlement(key, tuple(entries), settled.used, settled.unused)

    def note(self, settlement: Settlement) -> None:
        self.new[settlement.key] = settlement.entries
        self.used |= settlement.used
        self.waiting |= {each.suppression: each for each in settlement.unused}

    def unused(self) -> list[UnusedSuppression]:
        """Returns suppressions of the configuration that no file needed."""
        return [each for suppression, each in self.waiting.items() if suppression not in self.used]

    def gone(self) -> list[str]:
        """Returns the files of a baseline that is only read which are no longer there, by their names in it."""
        if self.use is not BaselineUse.READ:
            return []
        return sorted(key for key in self.old if not self._is_there(key))

    def close(self) -> BaselineChange | None:
        """Writes the baseline, if that was asked for. Raises WrongConfigurationError where it cannot be written."""
        if self.baseline is None or self.use is None or self.use is BaselineUse.READ:
            return None
        with locked(self.baseline):
            there = _entries_by_file(self.baseline) if os.path.exists(self.baseline) else {}
            entries = list(self._merged(there))
            with replaced_file(self.baseline) as out:
                out.write(as_json(entries).encode())
        dropped = sum(map(len, there.values())) - len(entries)
        return BaselineChange(self.baseline, self.use, len(entries), dropped)

    def _merged(self, there: Mapping[str, Sequence[Suppression]]) -> Iterator[Suppression]:
        """Yields the entries to write; of what is `there` now, another process may have written some since we began."""
        for key in there.keys() | self.new.keys():
            found = there.get(key, ())
            if key in self.new:
                of_others = [entry for entry in found if entry not in self.old.get(key, ())]
                yield from {(each.rules, each.fingerprints): each for each in (*self.new[key], *of_others)}.values()
            elif self.use is BaselineUse.WRITE or self._is_there(key):
                yield from found

    def _apply(self, job: Job, result: FileResult, entries: Iterable[Suppression]) -> SuppressionResult:
        return apply_suppressions(result, [*job.suppressions, *entries], job.ruleset.rules.keys(), self.day)

    def _key(self, file: InputFile) -> str:
        return file.shown if file.is_stdin or self.baseline is None else file_key(file.path, self.baseline)

    def _is_there(self, key: str) -> bool:
        if self.baseline is None or not_text(key):
            return True
        return os.path.lexists(Path(os.path.realpath(self.baseline)).parent / key)


def open_ledger(settings: Settings, lang: Lang) -> Ledger:
    """Raises WrongConfigurationError where the baseline cannot be read, or could not be written."""
    ledger = Ledger(settings.as_of or date.today(), lang, settings.baseline, settings.baseline_use)
    if settings.baseline is None:
        return ledger
    if settings.baseline_use is BaselineUse.WRITE:
        check_destination(settings.baseline, [])
    if settings.baseline_use is not BaselineUse.WRITE or os.path.exists(settings.baseline):
        ledger.old = _entries_by_file(settings.baseline)
    return ledger


def _entries_by_file(baseline: Path) -> dict[str, list[Suppression]]:
    """Raises WrongConfigurationError where it cannot be read."""
    entries: dict[str, list[Suppression]] = {}
    for entry in read_baseline(baseline):
        entries.setdefault(entry.file, []).append(entry)
    return entries


def _without_what_is_gone(result: FileResult) -> FileResult:
    """Entries that are pruned need not be complained about."""
    left = tuple(
        each
        for each in result.unused_suppressions
        if each.suppression.origin is not SuppressionOrigin.BASELINE or each.fault is not SuppressionFault.UNUSED
    )
    return replace(result, unused_suppressions=left)
