"""Defines the options of the commands that judge documents, for how they are judged and what becomes of the report."""

from __future__ import annotations

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.options import (
    ANY_PATH,
    OUTPUT_PATH,
    ExistingPath,
    config_option,
    reading_options,
    ruleset_option,
    select_option,
    type_option,
)
from decree30_lint.model.words import Lang

DATES = ("%Y-%m-%d", "%d/%m/%Y")


def paths_argument(lang: Lang) -> click.Argument:
    metavar = in_lang(lang, "ĐƯỜNG_DẪN...", "PATH...")
    return click.Argument(["paths"], nargs=-1, required=True, type=ANY_PATH, metavar=metavar)


def output_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--output"],
        type=OUTPUT_PATH,
        metavar=in_lang(lang, "TỆP", "FILE"),
        help=in_lang(lang, "Ghi kết quả vào tệp này.", "Write the result to this file."),
    )


def rule_options(lang: Lang) -> list[click.Parameter]:
    """Returns the options for the rules by which a document is judged."""
    return [_stage_option(lang), type_option(lang), ruleset_option(lang), _as_of_option(lang), *_choice_options(lang)]


def fail_on_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--fail-on"],
        type=click.Choice(["error", "warning", "info", "never"]),
        help=in_lang(
            lang,
            "Mức nhẹ nhất làm mã thoát thành 1: lỗi (mặc định), cảnh báo, lưu ý, hoặc không bao giờ.",
            "The mildest level that makes the exit code 1 (default: error).",
        ),
    )


def baseline_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--baseline"],
        type=OUTPUT_PATH,
        metavar=in_lang(lang, "TỆP", "FILE"),
        help=in_lang(
            lang,
            "Chấp nhận những phát hiện ghi trong tệp này; chỉ phát hiện mới được tính.",
            "Accept the findings recorded in this file; only new ones count.",
        ),
    )


def work_options(lang: Lang) -> list[click.Parameter]:
    """Returns the options for how files are read, and by how many processes."""
    return [*reading_options(lang), trust_option(lang), _jobs_option(lang), config_option(lang), judged_option(lang)]


def _stage_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--stage"],
        type=click.Choice(["auto", "draft", "signing", "issued"]),
        help=in_lang(
            lang,
            "draft: bản dự thảo, số và ngày để trống là bình thường; signing: bản trình ký, cũng vậy, nhưng trong tệp "
            "không còn gì chưa được phép ban hành; issued: bản đã ban hành, để trống là lỗi; auto (mặc định): issued "
            "nếu tệp đã ký số, là bản quét, hoặc là PDF đã ghi số và ngày, còn lại là draft.",
            "draft: a blank number and date are normal; signing: so they are, but nothing may be left in the file "
            "that must not be issued; issued: blanks are errors; auto (default): issued where the file is signed "
            "digitally, a scan, or a PDF with number and date filled in, else draft.",
        ),
    )


def _as_of_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--as-of"],
        type=click.DateTime(DATES),
        metavar=in_lang(lang, "NGÀY", "DATE"),
        help=in_lang(
            lang,
            "Xét theo quy định có hiệu lực vào ngày này khi văn bản chưa ghi ngày: 2026-03-05 hoặc 05/03/2026.",
            "Judge by what is in force on this day where the document has no date: 2026-03-05 or 05/03/2026.",
        ),
    )


def _choice_options(lang: Lang) -> list[click.Parameter]:
    return [
        select_option(lang),
        click.Option(
            ["--ignore"],
            multiple=True,
            metavar=in_lang(lang, "QUY_TẮC", "RULES"),
            help=in_lang(lang, "Bỏ qua các quy tắc này; cách ghi như --select.", "Leave out these rules; as --select."),
        ),
    ]


def trust_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--trust"],
        multiple=True,
        type=ExistingPath(folders=True),
        metavar=in_lang(lang, "TỆP|THƯ_MỤC", "FILE|FOLDER"),
        help=in_lang(
            lang,
            "Chứng thư số gốc mà cơ quan tin cậy (PEM hoặc DER): chữ ký số được xét có bắt nguồn từ đó không.",
            "Root certificates that the office trusts (PEM or DER): do digital signatures go back to them?",
        ),
    )


def _jobs_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--jobs"],
        type=click.IntRange(min=1),
        metavar="N",
        help=in_lang(
            lang,
            "Số tiến trình cùng kiểm tra (mặc định: bằng số bộ xử lý, ít hơn khi chỉ có vài tệp).",
            "How many processes check side by side (default: one for each processor, fewer for a few files).",
        ),
    )


def judged_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--require-judged"],
        is_flag=True,
        help=in_lang(
            lang,
            "Văn bản ngoài phạm vi của mọi bộ quy tắc cũng tính là chưa kiểm tra được (mã thoát 3).",
            "A document that no ruleset governs counts as not judged, too (exit code 3).",
        ),
    )
