"""Defines `decree30-lint fix`, which mends what can be mended without a decision of the drafter."""

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
from decree30_lint.cli.options import OUTPUT_PATH, format_option
from decree30_lint.model.words import Lang


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "fix",
        lang,
        [
            paths_argument(lang),
            *_place_options(lang),
            unsafe_option(lang),
            _diff_option(lang),
            format_option(lang),
            output_option(lang),
            *rule_options(lang),
            fail_on_option(lang),
            baseline_option(lang),
            *work_options(lang),
        ],
        callback=fix,
        help=in_lang(
            lang,
            "Sửa thể thức các tệp Word ở ĐƯỜNG_DẪN (tệp hoặc thư mục) và ghi thành bản mới “tên.da-sua.docx” bên cạnh; tệp "
            "gốc không đổi. Chỉ sửa cách trình bày: lề, phông, cỡ chữ, kiểu chữ, canh lề, giãn dòng, đường kẻ, số trang; "
            "không đổi chữ nào. Tệp PDF, tệp đã ký số, đang được bảo vệ hay còn sửa đổi chưa duyệt thì không sửa, và nói "
            "rõ vì sao.",
            "Mends the Word files at PATH (files or folders) and writes each as a new “name.da-sua.docx” beside it; the "
            "file itself stays as it is. Only looks are mended: margins, fonts, sizes, alignment, spacing, lines, page "
            "numbers; not a word is changed. PDF, and files that are signed, protected or have tracked changes, are left as "
            "they are, and the reason is told.",
        ),
    )


def _place_options(lang: Lang) -> list[click.Parameter]:
    return [
        click.Option(
            ["--output-dir"],
            type=OUTPUT_PATH,
            metavar=in_lang(lang, "THƯ_MỤC", "FOLDER"),
            help=in_lang(
                lang,
                "Ghi bản sửa vào thư mục này, giữ nguyên tên tệp và thư mục con.",
                "Write the copies into this folder, under the names and in the folders of the files.",
            ),
        ),
        click.Option(
            ["--in-place"],
            is_flag=True,
            help=in_lang(
                lang,
                "Ghi thẳng vào tệp gốc; bản trước khi sửa giữ ở “tên.docx.bak” (bản .bak đã có thì không ghi đè).",
                "Write into the file itself; as it was before it is kept as “name.docx.bak” (one that is there stays).",
            ),
        ),
    ]


def unsafe_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--unsafe"],
        is_flag=True,
        help=in_lang(
            lang,
            "Sửa cả chữ ở những chỗ quy định đã rõ: số 0 trước ngày, gạch nối, dấu câu nơi nhận, viết hoa, chữ gõ sai mã, "
            "“V/v”, “Lưu: VT”. Tên, số, ngày và phần còn thiếu không bao giờ bị đổi. Nên đọc lại bản sửa.",
            "Mend words, too, where the rule is plain: zeros before days, dashes, punctuation of lists, capitals, wrongly "
            "coded letters, “V/v”, “Lưu: VT”. Names, numbers, dates and missing parts are never touched. Read "
            "the copy again.",
        ),
    )


def _diff_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--diff"],
        is_flag=True,
        help=in_lang(
            lang,
            "Chỉ cho xem sẽ đổi những gì, không ghi tệp nào; mã thoát 1 nếu có gì để sửa.",
            "Only show what would change, and write no file; exit code 1 if anything would.",
        ),
    )


def fix(
    paths: tuple[str, ...],
    output_dir: Path | None,
    in_place: bool,
    unsafe: bool,
    diff: bool,
    form: str,
    output: Path | None,
    jobs: int | None,
    **params: Any,
) -> None:
    from decree30_lint.cli.fixing import FixRequest, fix_files
    from decree30_lint.cli.settings_of import settings_of

    context = click.get_current_context()
    request = FixRequest(paths, settings_of(params), form, output, unsafe, diff, output_dir, in_place, jobs)
    context.exit(fix_files(request, language_choice(context).lang))
