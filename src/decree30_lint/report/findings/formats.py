"""The forms in which findings are reported: one row a format. Help, README and completion follow from this table."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Protocol

from msgspec import Struct

from decree30_lint.model.words import Words

if TYPE_CHECKING:  # help is made from this table
    from decree30_lint.model.run import Run
    from decree30_lint.report.findings.pieces import Sources
    from decree30_lint.report.findings.report_options import ReportOptions


class Write(Protocol):
    """Writes the reports of a run as they come, as the options ask, to a stream of bytes."""

    def __call__(self, run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None: ...


class Format(Struct, frozen=True):
    """`module` and `function` name the writer, which is imported when it is asked for; `about` is its line of the help.

    `whole`: what belongs to no file stands in the report, too; else it is said beside it.
    """

    module: str
    function: str
    about: Words
    whole: bool = True

    @property
    def write(self) -> Write:
        writer: Write = getattr(import_module(f"decree30_lint.report.findings.{self.module}"), self.function)
        return writer


FORMATS: Mapping[str, Format] = {
    "text": Format("text", "write_text", Words("để đọc (mặc định)", "for people (default)")),
    "concise": Format("concise", "write_concise", Words("mỗi phát hiện một dòng", "a line for each finding"), whole=False),
    "json": Format("json", "write_json", Words("một đối tượng JSON", "one JSON object")),
    "jsonl": Format("json", "write_jsonl", Words("mỗi tệp một dòng JSON", "a line of JSON for each file"), whole=False),
}
