"""Defines `decree30-lint compare`, which tells whether what goes out says and shows what the draft does."""

from __future__ import annotations

from pathlib import Path

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, active_language
from decree30_lint.cli.options import ANY_PATH, OUTPUT_PATH, engine_options
from decree30_lint.model.words import Lang

FORMATS = ("text", "json", "html")


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "compare",
        lang,
        [
            click.Argument(["draft"], type=ANY_PATH, metavar=in_lang(lang, "DỰ_THẢO", "DRAFT")),
            click.Argument(["final"], type=ANY_PATH, metavar=in_lang(lang, "BẢN_CUỐI", "FINAL")),
            click.Option(
                ["--format", "form"],
                type=click.Choice(FORMATS),
                default=FORMATS[0],
                help=in_lang(
                    lang,
                    "Dạng kết quả: text (mặc định); html đặt hai bên cạnh nhau, đánh dấu chỗ khác; json cho chương trình.",
                    "Form of the result: text (default); html with both sides marked; json for programs.",
                ),
            ),
            click.Option(
                ["--output"],
                type=OUTPUT_PATH,
                metavar=in_lang(lang, "TỆP", "FILE"),
                help=in_lang(lang, "Ghi kết quả vào tệp này.", "Write the result to this file."),
            ),
            click.Option(
                ["--fail-on"],
                type=click.Choice(["error", "warning", "info", "never"]),
                default="error",
                help=in_lang(
                    lang,
                    "Mức nhẹ nhất làm mã thoát thành 1: lỗi (mặc định), cảnh báo, lưu ý, hoặc không bao giờ.",
                    "The mildest level that makes the exit code 1 (default: error).",
                ),
            ),
            *engine_options(lang),
        ],
        callback=compare,
        help=in_lang(
            lang,
            "So sánh DỰ_THẢO (thường là .docx) với BẢN_CUỐI (thường là .pdf): chữ bị đổi, mất, thêm, chuyển chỗ; phông chữ, "
            "cỡ chữ, kiểu chữ. Số, ngày, tháng mới điền và thông tin chữ ký số không tính là lỗi.",
            "Compares DRAFT (mostly .docx) with FINAL (mostly .pdf): words changed, lost, added, moved; fonts, sizes, "
            "weight and slope. A number and date filled in, and what signatures print, are no faults.",
        ),
    )


def compare(
    draft: str,
    final: str,
    form: str,
    output: Path | None,
    fail_on: str,
    pdf_engine: str | None,
    deadline: float | None,
    memory: int | None,
    lang: str | None,
) -> None:
    from decree30_lint.cli.comparing import compare_files
    from decree30_lint.formats.read_options import PdfEngine
    from decree30_lint.service.configuration.configuration import FailOn
    from decree30_lint.service.isolation.limits import MEMORY, Limits

    context = click.get_current_context()
    engine = PdfEngine(pdf_engine) if pdf_engine else None
    limits = Limits(deadline, memory or MEMORY)
    context.exit(
        compare_files(draft, final, form, output, FailOn(fail_on), active_language(context), engine=engine, limits=limits)
    )
