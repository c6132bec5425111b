"""Writes the page: what is told of the run stands on top, so all reports are kept until the last one is there.

With them are kept the pictures of the worst files; the page itself is written file by file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from decree30_lint.model.illustration import Illustration
from decree30_lint.model.report import Report
from decree30_lint.model.run import Run
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.file_table import row_of
from decree30_lint.report.findings.html_page.explained import Explained
from decree30_lint.report.findings.html_page.figures import is_illustrated
from decree30_lint.report.findings.html_page.file_view import file_view
from decree30_lint.report.findings.html_page.page_view import MOST_ILLUSTRATED, page_view
from decree30_lint.report.findings.html_page.words import page_style
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.report_options import Pictures, ReportOptions


def write_html(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes one page that stands alone."""
    write_pieces(out, html_pieces(run, options, sources))


def html_pieces(run: Run, options: ReportOptions, sources: Sources) -> Iterator[str]:
    reports, style = sorted(run, key=lambda report: row_of(report).rank), page_style(options.lang)
    explained = Explained(reports, sources, style, wanted=options.answers)
    shown = {} if run.interrupted else _illustrations(reports, options, sources)
    page = page_view(run, reports, sum(map(is_illustrated, shown.values())), style, options)
    templates, shared = _templates(), {"lang": options.lang, "several": len(reports) > 1}
    yield templates.get_template("head.html").render(page=page, **shared)
    one_file = templates.get_template("file.html")
    for number, report in enumerate(reports, start=1):
        view = file_view(report, f"f{number}", shown.get(number, Illustration(report.path)), explained, style)
        yield one_file.render(file=view, **shared)
    yield templates.get_template("foot.html").render(page=page, explained=list(explained.gathered()), **shared)


def _illustrations(reports: Sequence[Report], options: ReportOptions, sources: Sources) -> Mapping[int, Illustration]:
    """Returns the pictures of the worst files of which anything is to be shown, by their numbers on the page."""
    if options.pictures is Pictures.NONE:
        return {}
    worst = [number for number, report in enumerate(reports, start=1) if report.findings][:MOST_ILLUSTRATED]
    made = sources.illustrations([reports[number - 1] for number in worst])
    return dict(zip(worst, made, strict=True))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    """Returns the templates; whatever they show is escaped, and commands no screen."""
    return Environment(
        loader=PackageLoader("decree30_lint.report.findings.html_page", "."),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shown(value: Any) -> Any:
    """Returns a text as it may be shown; what is marked as elements of the page stays."""
    return printable(value, keep="\n") if isinstance(value, str) and not hasattr(value, "__html__") else value
