"""Defines `decree30-lint annotate`, which writes what is found into a copy of the document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from decree30_lint.cli.fix import unsafe_option
from decree30_lint.cli.judging_options import baseline_option, rule_options, trust_option
from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, active_language
from decree30_lint.cli.options import ANY_PATH, OUTPUT_PATH, config_option, reading_options
from decree30_lint.model.words import Lang


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "annotate",
        lang,
        [
            click.Argument(["path"], type=ANY_PATH, metavar=in_lang(lang, "ĐƯỜNG_DẪN", "PATH")),
            *_mark_options(lang),
            unsafe_option(lang),
            *rule_options(lang),
            baseline_option(lang),
            *reading_options(lang),
            trust_option(lang),
            config_option(lang),
        ],
        callback=annotate,
        help=in_lang(
            lang,
            "Ghi từng phát hiện vào một bản sao của văn bản: tệp Word thì là ghi chú (Comment) ngay tại chỗ, tệp PDF thì "
            "là chỗ tô màu kèm ghi chú. Tệp gốc không đổi. Ghi chú của lần trước được thay bằng ghi chú mới.",
            "Writes each finding into a copy of the document: comments in a Word file, highlights with notes in a PDF. The "
            "file itself stays as it is. Marks of an earlier run are replaced.",
        ),
    )


def _mark_options(lang: Lang) -> list[click.Parameter]:
    return [
        click.Option(
            ["-o", "--output"],
            required=True,
            type=OUTPUT_PATH,
            metavar=in_lang(lang, "TỆP", "FILE"),
            help=in_lang(
                lang,
                "Ghi bản sao vào tệp này; tệp đã có thì không ghi đè.",
                "Write the copy into this file, which must not be there yet.",
            ),
        ),
        click.Option(
            ["--track"],
            is_flag=True,
            help=in_lang(
                lang,
                "Ghi luôn chỗ sửa vào bản sao dưới dạng sửa đổi chờ duyệt (Track Changes): trong Word bấm Chấp nhận hoặc Từ "
                "chối từng chỗ. Chỗ nào Word không theo dõi được thì chỉ ghi chú, và được kể ra.",
                "Also write the corrections as tracked changes, which are accepted or rejected in Word one by one. What "
                "Word cannot track stays a comment, and is listed.",
            ),
        ),
        click.Option(
            ["--clear"],
            is_flag=True,
            help=in_lang(
                lang,
                "Chỉ bỏ mọi ghi chú và sửa đổi chờ duyệt mà chương trình này đã ghi; không kiểm tra gì.",
                "Only take out the remarks and tracked changes that this program has written; nothing is checked.",
            ),
        ),
    ]


def annotate(path: str, output: Path, track: bool, unsafe: bool, clear: bool, **params: Any) -> None:
    from decree30_lint.cli.annotating import annotate_file
    from decree30_lint.cli.settings_of import settings_of
    from decree30_lint.service.annotator import MarkOptions

    context = click.get_current_context()
    marks = MarkOptions(active_language(context), track, unsafe, clear)
    context.exit(annotate_file(path, output, settings_of(params), marks))
