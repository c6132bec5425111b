"""Defines `decree30-lint watch`, which judges the documents of a folder whenever they are saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from decree30_lint.cli.judging_options import baseline_option, fail_on_option, judged_option, rule_options, trust_option
from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, language_choice
from decree30_lint.cli.options import OUTPUT_PATH, Seconds, config_option, reading_options
from decree30_lint.model.words import Lang

_INTERVAL = 2.0  # seconds


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "watch",
        lang,
        [
            click.Argument(["folder"], type=OUTPUT_PATH, metavar=in_lang(lang, "THƯ_MỤC", "FOLDER")),
            *_watch_options(lang),
            *rule_options(lang),
            fail_on_option(lang),
            baseline_option(lang),
            *reading_options(lang),
            trust_option(lang),
            config_option(lang),
            judged_option(lang),
        ],
        callback=watch,
        help=in_lang(
            lang,
            "Theo dõi THƯ_MỤC và các thư mục con: văn bản nào vừa được lưu thì được kiểm tra ngay, mỗi lần lưu một dòng: "
            "còn bao nhiêu lỗi, so với lần trước thế nào. Dùng được cả với ổ đĩa mạng. Bản sao do chương trình ghi ra không "
            "được xét. Bấm Ctrl+C để kết thúc; mã thoát như của check, theo lần kiểm tra cuối của mỗi văn bản.",
            "Follows FOLDER and the folders in it: a document that was saved is judged, and each save gets a line: how many "
            "faults there are, and what became of those before. Works on network drives, too. Copies that this program "
            "writes are left out. Ctrl+C ends it; the exit code is that of check, by the last verdict on each document.",
        ),
    )


def _watch_options(lang: Lang) -> list[click.Parameter]:
    return [
        click.Option(
            ["--existing"],
            is_flag=True,
            help=in_lang(
                lang,
                "Kiểm tra cả những văn bản đã có sẵn trong thư mục khi bắt đầu.",
                "Judge the documents, too, that are in the folder at the beginning.",
            ),
        ),
        click.Option(
            ["--html"],
            type=OUTPUT_PATH,
            metavar=in_lang(lang, "TỆP", "FILE"),
            help=in_lang(
                lang,
                "Sau mỗi lần kiểm tra, ghi lại trang này: kết quả của mọi văn bản đã kiểm tra.",
                "Write this page anew after each verdict: the results of all documents judged so far.",
            ),
        ),
        click.Option(
            ["--interval"],
            type=Seconds(),
            default=_INTERVAL,
            metavar=in_lang(lang, "GIÂY", "SECONDS"),
            help=in_lang(
                lang,
                f"Bao lâu nhìn lại thư mục một lần (mặc định {_INTERVAL:g}).",
                f"How long to wait between two looks at the folder (default {_INTERVAL:g}).",
            ),
        ),
    ]


def watch(folder: Path, existing: bool, html: Path | None, interval: float, **params: Any) -> None:
    from decree30_lint.cli.settings_of import settings_of
    from decree30_lint.cli.watching import WatchRequest, watch_folder

    context = click.get_current_context()
    request = WatchRequest(folder, settings_of(params), existing, html, interval)
    context.exit(watch_folder(request, language_choice(context).lang))
