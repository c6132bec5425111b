"""Defines `decree30-lint check`, which says what is wrong with documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, language_choice
from decree30_lint.cli.options import (
    ANY_PATH,
    OUTPUT_PATH,
    ExistingPath,
    config_option,
    findings_format_option,
    reading_options,
    ruleset_option,
    select_option,
    type_option,
)
from decree30_lint.formats.file_formats import LISTED
from decree30_lint.model.words import Lang

DATES = ("%Y-%m-%d", "%d/%m/%Y")


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "check",
        lang,
        [
            click.Argument(
                ["paths"], nargs=-1, required=True, type=ANY_PATH, metavar=in_lang(lang, "ĐƯỜNG_DẪN...", "PATH...")
            ),
            findings_format_option(lang),
            *_options(lang),
        ],
        callback=check,
        help=in_lang(
            lang,
            f"Kiểm tra thể thức các văn bản ở ĐƯỜNG_DẪN: tệp, thư mục (tìm {LISTED} bên trong), hoặc - để "
            "đọc từ đầu vào chuẩn.",
            f"Checks the documents at PATH: files, folders (searched for {LISTED}), or - for standard input.",
        ),
    )


def _options(lang: Lang) -> list[click.Parameter]:
    return [
        click.Option(
            ["--output"],
            type=OUTPUT_PATH,
            metavar=in_lang(lang, "TỆP", "FILE"),
            help=in_lang(lang, "Ghi kết quả vào tệp này.", "Write the result to this file."),
        ),
        click.Option(
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
        ),
        type_option(lang),
        ruleset_option(lang),
        click.Option(
            ["--as-of"],
            type=click.DateTime(DATES),
            metavar=in_lang(lang, "NGÀY", "DATE"),
            help=in_lang(
                lang,
                "Xét theo quy định có hiệu lực vào ngày này khi văn bản chưa ghi ngày: 2026-03-05 hoặc 05/03/2026.",
                "Judge by what is in force on this day where the document has no date: 2026-03-05 or 05/03/2026.",
            ),
        ),
        select_option(lang),
        click.Option(
            ["--ignore"],
            multiple=True,
            metavar=in_lang(lang, "QUY_TẮC", "RULES"),
            help=in_lang(lang, "Bỏ qua các quy tắc này; cách ghi như --select.", "Leave out these rules; as --select."),
        ),
        click.Option(
            ["--fail-on"],
            type=click.Choice(["error", "warning", "info", "never"]),
            help=in_lang(
                lang,
                "Mức nhẹ nhất làm mã thoát thành 1: lỗi (mặc định), cảnh báo, lưu ý, hoặc không bao giờ.",
                "The mildest level that makes the exit code 1 (default: error).",
            ),
        ),
        *_baseline_options(lang),
        *reading_options(lang),
        click.Option(
            ["--trust"],
            multiple=True,
            type=ExistingPath(folders=True),
            metavar=in_lang(lang, "TỆP|THƯ_MỤC", "FILE|FOLDER"),
            help=in_lang(
                lang,
                "Chứng thư số gốc mà cơ quan tin cậy (PEM hoặc DER): chữ ký số được xét có bắt nguồn từ đó không.",
                "Root certificates that the office trusts (PEM or DER): do digital signatures go back to them?",
            ),
        ),
        click.Option(
            ["--jobs"],
            type=click.IntRange(min=1),
            metavar="N",
            help=in_lang(
                lang,
                "Số tiến trình cùng kiểm tra (mặc định: bằng số bộ xử lý, ít hơn khi chỉ có vài tệp).",
                "How many processes check side by side (default: one for each processor, fewer for a few files).",
            ),
        ),
        config_option(lang),
        click.Option(
            ["--require-judged"],
            is_flag=True,
            help=in_lang(
                lang,
                "Văn bản ngoài phạm vi của mọi bộ quy tắc cũng tính là chưa kiểm tra được (mã thoát 3).",
                "A document that no ruleset governs counts as not judged, too (exit code 3).",
            ),
        ),
        click.Option(
            ["--full-text"],
            is_flag=True,
            help=in_lang(
                lang,
                "JSON có cả lời văn của nội dung; không ghi thì báo cáo không chứa lời văn, trừ chỗ bị báo.",
                "JSON holds the text of the body, too; else a report holds none of it but what findings quote.",
            ),
        ),
    ]


def _baseline_options(lang: Lang) -> list[click.Parameter]:
    helps = {
        "--baseline": in_lang(
            lang,
            "Chấp nhận những phát hiện ghi trong tệp này; chỉ phát hiện mới được tính.",
            "Accept the findings recorded in this file; only new ones count.",
        ),
        "--write-baseline": in_lang(
            lang,
            "Ghi mọi phát hiện của lần này vào tệp, từ nay coi là đã được chấp nhận.",
            "Record all that is found now in this file, as accepted from now on.",
        ),
        "--prune-baseline": in_lang(
            lang,
            "Như --baseline, và bỏ khỏi tệp những phát hiện không còn nữa.",
            "As --baseline, and drop from the file what no longer occurs.",
        ),
    }
    metavar = in_lang(lang, "TỆP", "FILE")
    return [click.Option([name], type=OUTPUT_PATH, metavar=metavar, help=said) for name, said in helps.items()]


def check(paths: tuple[str, ...], form: str, output: Path | None, **params: Any) -> None:
    from decree30_lint.cli.checking import check_files
    from decree30_lint.cli.settings_of import settings_of

    context = click.get_current_context()
    context.exit(check_files(paths, settings_of(params), form, output, language_choice(context).lang))
