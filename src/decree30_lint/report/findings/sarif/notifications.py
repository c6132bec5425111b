"""Tells, in a SARIF file, what could not be judged, what no ruleset governs, and what was accepted in vain."""

from __future__ import annotations

from decree30_lint.model.plain import Json
from decree30_lint.model.report import Report, SuppressionNote
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.findings.file_notes import not_judged_words
from decree30_lint.report.findings.finding_lines import why_not_judged
from decree30_lint.report.findings.sarif.results import artifact_location, message, suppression_facts
from decree30_lint.report.findings.stopped import stopped_words

_SHOWN = 5_000  # results that GitHub shows
_KINDS = {
    "not-judged": Words("Tệp không kiểm tra được.", "A file could not be judged."),
    "outside": Words("Văn bản ngoài phạm vi, không kiểm tra.", "A document is out of scope and was not checked."),
    "unused-suppression": Words("Có mục chấp nhận không có tác dụng.", "Something was accepted in vain."),
    "incomplete": Words("Báo cáo chưa đầy đủ.", "The report is incomplete."),
}
_LEFT_OUT = Words(
    "GitHub không nhận tệp có quá {} phát hiện: {} phát hiện sau cùng không được ghi. Hãy kiểm tra từng thư mục.",
    "GitHub takes no file with more than {} results: the last {} are left out. Check folder by folder.",
)
_NOT_ALL_SHOWN = Words(
    "GitHub chỉ hiện {} phát hiện nặng nhất trong {} phát hiện.", "GitHub shows the gravest {} of {} results only."
)


class Notifications:
    """Gathers what is told of the run beside its results."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._execution: list[Json] = []
        self._configuration: list[Json] = []
        self._successful = True

    def note(self, report: Report, artifact: int) -> None:
        """Tells what is to be told of one file."""
        file, lang = artifact_location(report.path, artifact), self._lang
        if report.failure is not None:
            self._successful = False
            why = why_not_judged(report, report.failure, lang)
            self._execution.append(_entry("not-judged", "error", why, file, {"code": report.failure.code}))
        if report.outside is not None:
            self._execution.append(_entry("outside", "note", report.outside.of(lang), file))
        self._execution += [_entry("outside", "note", said, file) for said in not_judged_words(report, lang)]
        self._configuration += [self._unused(each, file) for each in report.unused_suppressions]

    def end(self, run: Run, files: int, results: int, most: int) -> None:
        """Tells of the run as a whole: it may have been stopped, or have found more than GitHub takes or shows."""
        self._configuration += [self._unused(each, None) for each in run.unused_suppressions]
        if run.interrupted:
            self._successful = False
            self._end("error", stopped_words(files, run.count, self._lang))
        if results > most:
            self._end("error", _LEFT_OUT.of(self._lang).format(most, results - most))
        if results > _SHOWN:
            self._end("note", _NOT_ALL_SHOWN.of(self._lang).format(_SHOWN, results))

    def invocation(self) -> Json:
        told = {"toolExecutionNotifications": self._execution, "toolConfigurationNotifications": self._configuration}
        return {"executionSuccessful": self._successful} | {name: entries for name, entries in told.items() if entries}

    def descriptors(self) -> list[Json]:
        """Returns the kinds of notifications; GitHub wants help with each."""
        said = {key: {"text": words.of(self._lang)} for key, words in _KINDS.items()}
        return [{"id": key, "shortDescription": text, "fullDescription": text, "help": text} for key, text in said.items()]

    def _unused(self, note: SuppressionNote, file: Json | None) -> Json:
        said = f"{', '.join(note.suppression.rules)}: {note.message.of(self._lang)}"
        return _entry("unused-suppression", "note", said, file, suppression_facts(note.suppression))

    def _end(self, level: str, said: str) -> None:
        self._execution.append(_entry("incomplete", level, said))


def _entry(kind: str, level: str, told: str, file: Json | None = None, facts: Json | None = None) -> Json:
    entry: Json = {"descriptor": {"id": kind, "index": list(_KINDS).index(kind)}, "level": level, "message": message(told)}
    if file is not None:
        entry["locations"] = [{"physicalLocation": {"artifactLocation": file}}]
    return entry | ({"properties": facts} if facts else {})
