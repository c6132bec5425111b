"""Defines `decree30-lint check`, which says what is wrong with documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from decree30_lint.cli.judging_options import (
    baseline_option,
    fail_on_option,
    output_option,
    paths_argument,
    rule_options,
    work_options,
)
from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, language_choice
from decree30_lint.cli.options import OUTPUT_PATH, findings_format_option
from decree30_lint.formats.file_formats import LISTED
from decree30_lint.model.words import Lang


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "check",
        lang,
        [
            paths_argument(lang),
            findings_format_option(lang),
            output_option(lang),
            *rule_options(lang),
            fail_on_option(lang),
            baseline_option(lang),
            *_baseline_changes(lang),
            *work_options(lang),
            *_content_options(lang),
            _form_option(lang),
        ],
        callback=check,
        help=in_lang(
            lang,
            f"Kiểm tra thể thức các văn bản ở ĐƯỜNG_DẪN: tệp, thư mục (tìm {LISTED} bên trong), hoặc - để "
            "đọc từ đầu vào chuẩn.",
            f"Checks the documents at PATH: files, folders (searched for {LISTED}), or - for standard input.",
        ),
    )


def _content_options(lang: Lang) -> list[click.Parameter]:
    """Returns the options for what the report holds."""
    return [
        click.Option(
            ["--pictures"],
            type=click.Choice(["auto", "none"]),
            default="auto",
            help=in_lang(
                lang,
                "Trong trang html, bên cạnh mỗi phát hiện có hình chỗ đó (auto: 20 tệp nhiều lỗi nhất), hoặc không (none).",
                "In the html page, show the place of each finding (auto: of the worst 20 files), or not (none).",
            ),
        ),
        click.Option(
            ["--quiet", "-q"],
            is_flag=True,
            help=in_lang(
                lang,
                "Chỉ báo những gì làm mã thoát khác 0: phát hiện từ mức --fail-on trở lên, tệp không kiểm tra được "
                "(text, concise, markdown).",
                "Report only what makes the exit code another one than 0: findings at or above --fail-on, files not "
                "judged (text, concise, markdown).",
            ),
        ),
        click.Option(
            ["--statistics"],
            is_flag=True,
            help=in_lang(
                lang,
                "Thay cho các phát hiện: bảng đếm theo quy tắc, gặp nhiều trước (text, concise, markdown).",
                "In place of the findings, a table that counts them by rule (text, concise, markdown).",
            ),
        ),
        click.Option(
            ["--no-answers"],
            is_flag=True,
            help=in_lang(
                lang,
                "Cho lớp học: chỉ nói chỗ nào chưa đúng, theo điều khoản nào; không nói quy định và cách sửa.",
                "For classes: tell where something is wrong and by which clause, and not what would be right.",
            ),
        ),
        click.Option(
            ["--diff"],
            is_flag=True,
            help=in_lang(
                lang,
                "Dưới mỗi phát hiện, cho biết lệnh fix sẽ đổi gì: giá trị đang có → giá trị mới.",
                "Under each finding, tell what `fix` would change: the value now → the new one.",
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


def _form_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--form", "form_place"],
        type=OUTPUT_PATH,
        metavar=in_lang(lang, "TỆP|THƯ_MỤC", "FILE|FOLDER"),
        help=in_lang(
            lang,
            "Ghi thêm Phiếu kiểm tra thể thức để lưu hồ sơ trình ký: một trang Word, có chỗ ghi ý kiến và ký. Một văn bản: "
            "tên tệp .docx; nhiều văn bản: một thư mục, mỗi văn bản một phiếu “tên.phieu.docx”.",
            "Also write the form that is filed with a draft: a Word page in Vietnamese, with room for an opinion and a "
            "signature. For one document: a .docx file; for several: a folder, with a form “name.phieu.docx” for each.",
        ),
    )


def _baseline_changes(lang: Lang) -> list[click.Parameter]:
    helps = {
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


def check(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    jobs: int | None,
    form_place: Path | None,
    **params: Any,
) -> None:
    from decree30_lint.cli.checking import Destination, check_files
    from decree30_lint.cli.settings_of import settings_of
    from decree30_lint.report.findings.report_options import Pictures, ReportOptions

    context = click.get_current_context()
    lang = language_choice(context).lang
    options = ReportOptions(
        quiet=params["quiet"],
        statistics=params["statistics"],
        answers=not params["no_answers"],
        require_judged=params["require_judged"],
        pictures=Pictures(params["pictures"]),
    )
    destination = Destination(form, output, form_place)
    context.exit(check_files(paths, settings_of(params), destination, options, lang, jobs))
