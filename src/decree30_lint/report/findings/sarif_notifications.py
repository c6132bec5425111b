"""Tells, in a SARIF file, what could not be judged, what no ruleset governs, and what was accepted in vain."""

from __future__ import annotations

from decree30_lint.model.plain import Json
from decree30_lint.model.report import Report, SuppressionNote
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.findings.sarif_results import artifact_location, message

_SHOWN = 5_000  # results that GitHub shows
_KINDS = {
    "not-judged": Words("Tệp không kiểm tra được.", "A file could not be judged."),
    "outside": Words("Văn bản ngoài phạm vi, không kiểm tra.", "A document is out of scope and was not checked."),
    "unused-suppression": Words("Có mục chấp nhận không có tác dụng.", "Something was accepted in vain."),
    "incomplete": Words("Báo cáo chưa đầy đủ.", "The report is incomplete."),
}
_FURTHER = Words("Không kiểm tra văn bản thứ {} trong tệp. {}", "Document {} of the file was not judged. {}")
_STOPPED = Words(
    "Đã dừng theo yêu cầu: mới kiểm tra {} trong {} tệp.", "Stopped on request: {} of {} file(s) have been judged."
)
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
        file = artifact_location(report.path, artifact)
        if report.failure is not None:
            self._successful = False
            code = {"properties": {"code": report.failure.code}}
            self._execution.append(self._entry("not-judged", "error", report.failure.words, file) | code)
        if report.outside is not None:
            self._execution.append(self._entry("outside", "note", report.outside, file))
        for each in report.not_judged:
            told = Words(_FURTHER.vi.format(each.number, each.reason.vi), _FURTHER.en.format(each.number, each.reason.en))
            self._execution.append(self._entry("outside", "note", told, file))
        self._configuration += [self._unused(each, file) for each in report.unused_suppressions]

    def end(self, run: Run, files: int, results: int, most: int) -> None:
        """Tells of the run as a whole: it may have been stopped, or have found more than GitHub takes or shows."""
        self._configuration += [self._unused(each, None) for each in run.unused_suppressions]
        if run.interrupted:
            self._successful = False
            self._execution.append(self._entry("incomplete", "error", _filled(_STOPPED, files, run.count)))
        if results > most:
            self._execution.append(self._entry("incomplete", "error", _filled(_LEFT_OUT, most, results - most)))
        if results > _SHOWN:
            self._execution.append(self._entry("incomplete", "note", _filled(_NOT_ALL_SHOWN, _SHOWN, results)))

    def invocation(self) -> Json:
        told = {"toolExecutionNotifications": self._execution, "toolConfigurationNotifications": self._configuration}
        return {"executionSuccessful": self._successful} | {name: entries for name, entries in told.items() if entries}

    def descriptors(self) -> list[Json]:
        """Returns the kinds of notifications; GitHub wants help with each."""
        said = {key: {"text": words.of(self._lang)} for key, words in _KINDS.items()}
        return [{"id": key, "shortDescription": text, "fullDescription": text, "help": text} for key, text in said.items()]

    def _unused(self, note: SuppressionNote, file: Json | None) -> Json:
        rules = ", ".join(note.suppression.rules)
        return self._entry(
            "unused-suppression", "note", Words(f"{rules}: {note.message.vi}", f"{rules}: {note.message.en}"), file
        )

    def _entry(self, kind: str, level: str, told: Words, file: Json | None = None) -> Json:
        descriptor = {"id": kind, "index": list(_KINDS).index(kind)}
        entry = {"descriptor": descriptor, "level": level, "message": message(told.of(self._lang))}
        return entry | ({"locations": [{"physicalLocation": {"artifactLocation": file}}]} if file else {})


def _filled(words: Words, *values: int) -> Words:
    return Words(words.vi.format(*values), words.en.format(*values))
