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

    `whole`: what belongs to no file stands in the report, too; else it is said beside it. `binary`: no text for a screen.
    """

    module: str
    function: str
    about: Words
    whole: bool = True
    binary: bool = False

    @property
    def write(self) -> Write:
        writer: Write = getattr(import_module(f"decree30_lint.report.findings.{self.module}"), self.function)
        return writer


FORMATS: Mapping[str, Format] = {
    "text": Format("text", "write_text", Words("để đọc (mặc định)", "for people (default)")),
    "concise": Format("concise", "write_concise", Words("mỗi phát hiện một dòng", "a line for each finding"), whole=False),
    "json": Format("json", "write_json", Words("một đối tượng JSON", "one JSON object")),
    "jsonl": Format("json", "write_jsonl", Words("mỗi tệp một dòng JSON", "a line of JSON for each file"), whole=False),
    "sarif": Format(
        "sarif.write",
        "write_sarif",
        Words("SARIF 2.1.0, cho GitHub và trình soạn mã", "SARIF 2.1.0, for GitHub and editors"),
    ),
    "junit": Format(
        "junit", "write_junit", Words("XML của JUnit, cho hệ thống CI", "JUnit's XML, for CI systems"), whole=False
    ),
    "github": Format(
        "github", "write_github", Words("chú thích của GitHub Actions", "annotations of GitHub Actions"), whole=False
    ),
    "gitlab": Format("gitlab", "write_gitlab", Words("Code Quality của GitLab", "Code Quality of GitLab"), whole=False),
    "html": Format("html_page.write", "write_html", Words("một trang để xem, in, gửi", "one page to read, print or send")),
    "csv": Format("csv", "write_csv", Words("bảng, mỗi phát hiện một dòng", "a table, a row for each finding")),
    "xlsx": Format(
        "xlsx.write", "write_xlsx", Words("sổ Excel, cần --output", "an Excel workbook, needs --output"), binary=True
    ),
    "markdown": Format(
        "markdown", "write_markdown", Words("Markdown cho wiki, GitHub, GitLab", "for wikis, GitHub, GitLab")
    ),
}
