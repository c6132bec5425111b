"""Follows a folder until Ctrl-C is pressed: a line for each document that was saved, and a page that is written anew."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from decree30_lint.cli.checking import not_to_be_overwritten
from decree30_lint.cli.interrupt import Interrupt
from decree30_lint.cli.output import say, show, text_style_for
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.formats.file_formats import SUFFIXES
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.results import Status
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.system_words import system_words
from decree30_lint.model.wire import filled
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.counts import found_words
from decree30_lint.report.findings.formats import FORMATS
from decree30_lint.report.findings.report_options import Pictures, ReportOptions
from decree30_lint.report.text_style import TextStyle
from decree30_lint.service.folder_watch import FolderWatch, Saved
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.output import check_destination, replaced_file
from decree30_lint.service.settings import Settings
from decree30_lint.service.sources import FileSources
from decree30_lint.service.watching import FolderContent, look


class WatchRequest(Struct, frozen=True):
    """Holds what the command line asks for; `interval` is in seconds, between two looks."""

    folder: Path
    settings: Settings
    existing: bool
    html: Path | None
    interval: float


def watch_folder(request: WatchRequest, asked: Lang | None) -> int:
    """Returns the exit code once Ctrl-C is pressed, which is how a watch ends. Raises LintError before it begins."""
    folder = InputFile(str(request.folder), request.folder)
    if not folder.is_folder:
        raise WrongConfigurationError("no-folder", filled(_NO_FOLDER, path=Words(folder.shown, folder.shown)))
    watch = FolderWatch(request.settings, asked or Lang.VI, existing=request.existing, keep_reports=request.html is not None)
    (planned,) = watch.checker.plan([folder])
    if request.html is not None:
        if request.html.suffix.lower() in SUFFIXES:
            page = Words(str(request.html), str(request.html))
            raise WrongConfigurationError("wrong-suffix", filled(_NO_PAGE, path=page))
        check_destination(request.html, not_to_be_overwritten([], request.settings))
    style = text_style_for(asked or planned.language or Lang.VI, sys.stdout)
    return _Watching(request, watch, style, planned.circumstances.ruleset).until_interrupted()


class _Watching:
    """Looks, judges, writes; what goes wrong at one look is said once, and the next look tries again."""

    def __init__(self, request: WatchRequest, watch: FolderWatch, style: TextStyle, ruleset: RulesetNote) -> None:
        self._request = request
        self._watch = watch
        self._style = style
        self._ruleset = ruleset
        self._interrupt = Interrupt()
        self._trouble = ""
        self._page_is_old = False

    def until_interrupted(self) -> int:
        with self._interrupt.heeded():
            found = look(self._request.folder)
            self._watch.saved(found)
            say(self._style.render(_BEGINS, self._request.folder, len(found)))
            while not self._interrupt.pressed:
                try:
                    self._look_once()
                    self._wait()
                except KeyboardInterrupt:
                    break
        say(self._style.render(_ENDS))
        return self._watch.exit_code

    def _wait(self) -> None:
        """Raises KeyboardInterrupt when Ctrl-C is pressed; where it was before, waits no more."""
        with self._interrupt.judging():
            if not self._interrupt.pressed:
                time.sleep(self._request.interval)

    def _look_once(self) -> None:
        try:
            found = look(self._request.folder)
        except OSError as error:
            folder = Words(str(self._request.folder), str(self._request.folder))
            self._say_once(filled(_AWAY, folder=folder, why=system_words(error)))
            return
        try:
            self._heed(found)
        except WrongConfigurationError as error:
            self._say_once(error.words)
            return
        if self._trouble:
            say(self._style.render(_BACK))
        self._trouble = ""

    def _heed(self, found: FolderContent) -> None:
        """Raises WrongConfigurationError where settings have become wrong, or the page cannot be written."""
        shown = set(self._watch.reports)
        paths = self._watch.saved(found)
        saves = self._watch.judged(paths) if paths else iter(())
        for _ in paths:
            with self._interrupt.judging():
                save = next(saves)
            if save is not None:
                show(f"{time.strftime('%H:%M:%S')}  {save_line(save, self._request.folder, self._style)}\n")
        del saves  # which ends its processes, while Ctrl-C waits
        self._page_is_old |= bool(paths) or shown != set(self._watch.reports)
        if self._request.html is not None and self._page_is_old:
            self._write_page(self._request.html)
            self._page_is_old = False

    def _write_page(self, path: Path) -> None:
        reports = [report for _, report in sorted(self._watch.reports.items())]
        run = Run(self._ruleset, reports, len(reports))
        sources = FileSources(InputFile(report.path, Path(report.path)) for report in reports)
        options = ReportOptions(self._style.lang, pictures=Pictures.NONE)  # they would take longer than a save
        with replaced_file(path) as out:
            FORMATS["html"].write(run, out, options, sources)

    def _say_once(self, words: Words) -> None:
        said = self._style.render(words)
        if said != self._trouble:
            say(said)
        self._trouble = said


def save_line(save: Saved, folder: Path, style: TextStyle) -> str:
    """Returns the name of the document in its folder, and its verdict beside the one before."""
    name = Path(os.path.relpath(save.report.path, folder)).as_posix()
    return printable(f"{name}: {_verdict_words(save, style)}")


def _verdict_words(save: Saved, style: TextStyle) -> str:
    now, before = save.verdict, save.before
    counts = _counts(now.levels, style)
    also = f" ({counts})" if now.levels else ""
    if save.report.failure is not None:
        return style.render(_FAILED, style.render(save.report.failure.words)) + also
    if save.report.status is Status.OUTSIDE:
        return style.render(_OUTSIDE) + also
    if before is None or not before.judged:
        return counts
    gone, come = now.no_longer(before), before.no_longer(now)
    if not gone and not come:
        return style.render(_AS_BEFORE, counts)
    changes = [style.render(words, count) for words, count in ((_GONE, gone), (_COME, come)) if count]
    return style.render(_CHANGED, counts, _counts(before.levels, style), ", ".join(changes))


def _counts(levels: Mapping[Level, int], style: TextStyle) -> str:
    return found_words(style, levels) or style.render(_NOTHING)


_NO_FOLDER = Words(
    "Không có thư mục {path}. Lệnh watch theo dõi một thư mục; hãy kiểm tra lại đường dẫn.",
    "There is no folder {path}. It is a folder that is watched; check the path.",
)
_NO_PAGE = Words(
    "Trang kết quả là tệp .html, không được mang tên của một văn bản: {path}.",
    "The page is an .html file and must not have the name of a document: {path}.",
)
_BEGINS = Words(
    "Đang theo dõi {} ({} văn bản). Văn bản nào được lưu thì được kiểm tra. Bấm Ctrl+C để kết thúc.",
    "Watching {} ({} documents). A document is checked when it is saved. Ctrl+C ends this.",
)
_ENDS = Words("Đã kết thúc theo dõi.", "The watch has ended.")
_AWAY = Words(
    "Không mở được thư mục {folder} ({why}). Sẽ tiếp tục khi mở lại được.",
    "The folder {folder} cannot be opened ({why}). The watch goes on when it can.",
)
_BACK = Words("Đã tiếp tục theo dõi.", "The watch goes on.")
_FAILED = Words("KHÔNG KIỂM TRA ĐƯỢC. {}", "COULD NOT BE JUDGED. {}")
_OUTSIDE = Words("ngoài phạm vi, không kiểm tra", "out of scope, not checked")
_NOTHING = Words("không thấy lỗi nào", "no fault found")
_AS_BEFORE = Words("{}, như lần trước", "{}, as before")
_CHANGED = Words("{} (lần trước {}: {})", "{} (before {}: {})")
_GONE = Words("đã hết {} chỗ", "{} mended")
_COME = Words("thêm {} chỗ", "{} new")
