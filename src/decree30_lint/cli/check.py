"""`decree30-lint check`: what is wrong with these documents."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.cli.localized import LocalizedCommand, language_choice
from decree30_lint.cli.options import format_option, reading_options, ruleset_option, select_option, type_option
from decree30_lint.model.words import Lang

FORMATS = ("text", "json", "jsonl")
DATES = ("%Y-%m-%d", "%d/%m/%Y")


def command(lang: Lang) -> click.Command:
    return LocalizedCommand(
        "check",
        lang,
        [
            click.Argument(["paths"], nargs=-1, required=True, metavar=in_lang(lang, "ĐƯỜNG_DẪN...", "PATH...")),
            format_option(lang, FORMATS),
            *_options(lang),
        ],
        callback=check,
        short_help=in_lang(lang, "Kiểm tra văn bản.", "Check documents."),
        help=in_lang(
            lang,
            "Kiểm tra thể thức các văn bản ở ĐƯỜNG_DẪN: tệp, thư mục (tìm .docx .docm .dotx .pdf .doc .odt .rtf bên trong), "
            "hoặc - để đọc từ đầu vào chuẩn.",
            "Checks the documents at PATH: files, folders (searched for .docx .docm .dotx .pdf .doc .odt .rtf), or - for "
            "standard input.",
        ),
    )


def _options(lang: Lang) -> list[click.Parameter]:
    return [
        click.Option(
            ["--output"],
            type=click.Path(path_type=Path),
            metavar=in_lang(lang, "TỆP", "FILE"),
            help=in_lang(lang, "Ghi kết quả vào tệp này.", "Write the result to this file."),
        ),
        click.Option(
            ["--stage"],
            type=click.Choice(["draft", "issued"]),
            help=in_lang(
                lang,
                "draft: bản dự thảo (mặc định), số và ngày để trống là bình thường; issued: bản đã ban hành.",
                "draft (default): a blank number and date are normal; issued: they are errors.",
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
            type=click.Path(exists=True, path_type=Path),
            metavar=in_lang(lang, "TỆP|THƯ_MỤC", "FILE|FOLDER"),
            help=in_lang(
                lang,
                "Chứng thư số gốc mà cơ quan tin cậy (PEM hoặc DER): chữ ký số được xét có bắt nguồn từ đó không.",
                "Root certificates that the office trusts (PEM or DER): do digital signatures go back to them?",
            ),
        ),
        click.Option(
            ["--config"],
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            metavar=in_lang(lang, "TỆP", "FILE"),
            help=in_lang(
                lang,
                "Dùng tệp cấu hình này; không ghi thì tìm decree30.toml từ thư mục của văn bản trở lên.",
                "Use this configuration; else decree30.toml is looked for from the document's folder upwards.",
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
    return [
        click.Option([name], type=click.Path(dir_okay=False, path_type=Path), metavar=metavar, help=said)
        for name, said in helps.items()
    ]


def check(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    stage: str | None,
    type_key: str | None,
    ruleset: str | None,
    as_of: datetime | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    baseline: Path | None,
    write_baseline: Path | None,
    prune_baseline: Path | None,
    pdf_engine: str | None,
    deadline: float | None,
    ocr: bool,
    trust: tuple[Path, ...],
    config: Path | None,
    lang: str | None,
) -> None:
    from decree30_lint.cli.checking import check_files
    from decree30_lint.cli.settings import BaselineUse, CliOptions, baseline_given, split_ids
    from decree30_lint.formats.read_options import PdfEngine
    from decree30_lint.model.parts import Stage
    from decree30_lint.service.configuration.configuration import FailOn

    baselines = {
        BaselineUse.READ: baseline,
        BaselineUse.WRITE: write_baseline,
        BaselineUse.PRUNE: prune_baseline,
    }
    baseline_file, baseline_use = baseline_given(baselines)
    given = CliOptions(
        config=config,
        stage=Stage(stage) if stage else None,
        ruleset=ruleset,
        as_of=as_of.date() if as_of else None,
        type=type_key,
        select=split_ids(select),
        ignore=split_ids(ignore),
        fail_on=FailOn(fail_on) if fail_on else None,
        baseline=baseline_file,
        baseline_use=baseline_use,
        pdf_engine=PdfEngine(pdf_engine) if pdf_engine else None,
        deadline=deadline,
        ocr=ocr,
        trust=trust,
        hashed=form != "text",  # the report for people does not show it
    )
    context = click.get_current_context()
    context.exit(check_files(paths, given, form, output, language_choice(context).lang))
