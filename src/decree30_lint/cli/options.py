"""Defines the options that several commands share."""

from __future__ import annotations

import errno
import os
import stat
from math import isnan
from pathlib import Path
from typing import Any

import click

from decree30_lint.cli.language import in_lang
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.formats.clock import DEADLINE, LONGEST
from decree30_lint.formats.read_options import PdfEngine
from decree30_lint.model.system_words import system_words
from decree30_lint.model.words import Lang, Words
from decree30_lint.service.isolation.limits import MEMORY

ANY_PATH = click.Path(readable=False)
"""The name of a file or a folder as the user writes it: shells complete it, and who uses it says what is wrong with it."""

OUTPUT_PATH = click.Path(readable=False, path_type=Path)
"""Of a file that may not be there yet."""


class ExistingPath(click.Path):
    """A file that is there and may be read, or with `folders` a folder, too."""

    def __init__(self, *, folders: bool = False) -> None:
        super().__init__(dir_okay=folders, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Raises WrongConfigurationError, which click's own complaint is not: that speaks English."""
        path, name = Path(value), param.opts[0] if param else ""
        try:
            self._try(path)
        except OSError as error:
            why = system_words(error)
            vi, en = f"Giá trị của {name} không đúng: {path}: {why.vi}.", f"Invalid value for '{name}': {path}: {why.en}."
            raise WrongConfigurationError("wrong-path", Words(vi, en)) from error
        return path

    def _try(self, path: Path) -> None:
        """Raises OSError. Nothing is opened: what comes from a pipe comes once."""
        if stat.S_ISDIR(os.stat(path).st_mode) and not self.dir_okay:
            raise IsADirectoryError(errno.EISDIR, "")
        if not os.access(path, os.R_OK):
            raise PermissionError(errno.EACCES, "")


class Seconds(click.FloatRange):
    """Reads a time that has an end: "nan" and "inf" are none."""

    def __init__(self) -> None:
        super().__init__(min=0, max=LONGEST, min_open=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        seconds = super().convert(value, param, ctx)
        if isnan(seconds):
            self.fail(f"{value} is not a time.", param, ctx)
        return seconds


_FROM_DOCUMENT = Words("từ thư mục của văn bản", "the document's folder")
_OF_DOCUMENT = Words(
    "chọn theo nơi ban hành (cơ quan nhà nước, Đảng) và ngày ghi trên văn bản.",
    "else chosen by the document's family and date.",
)
_OF_CONFIGURATION = Words("lấy bộ ghi ở decree30.toml, hoặc nd30-2020.", "else that of decree30.toml, or nd30-2020.")


def format_option(lang: Lang) -> click.Option:
    """Returns the option of the commands that do not report findings."""
    return click.Option(
        ["--format", "form"],
        type=click.Choice(["text", "json"]),
        default="text",
        help=in_lang(
            lang,
            "Dạng kết quả: text để đọc (mặc định), json cho chương trình khác.",
            "Form of the result: text for people (default), json for programs.",
        ),
    )


def findings_format_option(lang: Lang) -> click.Option:
    """The forms of a report of findings, as their table has them."""
    from decree30_lint.report.findings.formats import FORMATS

    listed = "; ".join(f"{name}: {form.about.of(lang)}" for name, form in FORMATS.items())
    return click.Option(
        ["--format", "form"],
        type=click.Choice(list(FORMATS)),
        default=next(iter(FORMATS)),
        help=in_lang(lang, f"Dạng kết quả. {listed}.", f"Form of the result. {listed}."),
    )


def config_option(lang: Lang, *, from_here: bool = False) -> click.Option:
    """`from_here`: of a command that is given no document."""
    start = Words("từ thư mục hiện tại", "the current folder") if from_here else _FROM_DOCUMENT
    return click.Option(
        ["--config"],
        type=ExistingPath(),
        metavar=in_lang(lang, "TỆP", "FILE"),
        help=in_lang(
            lang,
            f"Dùng tệp cấu hình này; không ghi thì tìm decree30.toml {start.vi} trở lên.",
            f"Use this configuration; else decree30.toml is looked for from {start.en} upwards.",
        ),
    )


def ruleset_option(lang: Lang, *, from_here: bool = False) -> click.Option:
    """`from_here`: of a command that is given no document."""
    otherwise = _OF_CONFIGURATION if from_here else _OF_DOCUMENT
    return click.Option(
        ["--ruleset"],
        metavar=in_lang(lang, "TÊN|THƯ_MỤC", "NAME|FOLDER"),
        help=in_lang(
            lang,
            "Bộ quy tắc: tên bộ có sẵn (nd30-2020, dang-05hd) hoặc thư mục có tệp ruleset.yaml; không ghi thì "
            + otherwise.vi,
            f"Ruleset: the name of a shipped one (nd30-2020, dang-05hd) or a folder that holds ruleset.yaml; {otherwise.en}",
        ),
    )


def select_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--select"],
        multiple=True,
        metavar=in_lang(lang, "QUY_TẮC", "RULES"),
        help=in_lang(
            lang,
            "Chỉ xét các quy tắc này; ghi tên phần (tieu-ngu) hoặc mã quy tắc (noi-dung/co-chu), cách nhau bằng dấu phẩy.",
            "Only these rules; parts (tieu-ngu) or single rules (noi-dung/co-chu), separated by commas.",
        ),
    )


def type_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--type", "type_key"],
        metavar=in_lang(lang, "LOẠI", "TYPE"),
        help=in_lang(
            lang,
            "Loại văn bản, ví dụ to-trinh, cong-van; không ghi thì tự nhận ra.",
            "Type of the document, for example to-trinh, cong-van; recognised where not given.",
        ),
    )


def reading_options(lang: Lang) -> list[click.Parameter]:
    """Returns the options for how files are read: `ReadOptions`."""
    return [*engine_options(lang), _ocr_option(lang)]


def engine_options(lang: Lang) -> list[click.Parameter]:
    """Returns the options for what reads a file, and for how long."""
    return [
        click.Option(
            ["--pdf-engine"],
            type=click.Choice([engine.value for engine in PdfEngine]),
            help=in_lang(
                lang,
                "Thư viện đọc PDF; không ghi thì dùng pdfium (nhanh), và pdfplumber cho tệp mà pdfium không đọc được.",
                "The library that reads PDF; else pdfium, which is quick, and pdfplumber for files that pdfium cannot read.",
            ),
        ),
        click.Option(
            ["--deadline"],
            type=Seconds(),
            metavar=in_lang(lang, "GIÂY", "SECONDS"),
            help=in_lang(
                lang,
                f"Thời gian nhiều nhất cho một tệp, từ lúc mở đến kết luận cuối cùng (mặc định {DEADLINE:g}, thêm theo số "
                "trang PDF, --ocr và việc chuyển đổi bằng LibreOffice).",
                f"How long one file may take, from its opening to the last verdict (default {DEADLINE:g}, and more by the "
                "pages of a PDF, for --ocr and for a conversion by LibreOffice).",
            ),
        ),
        click.Option(
            ["--memory"],
            type=click.IntRange(min=1),
            metavar="MB",
            help=in_lang(
                lang,
                f"Bộ nhớ nhiều nhất cho một tệp (mặc định {MEMORY}).",
                f"How much memory one file may take (default {MEMORY}).",
            ),
        ),
    ]


def _ocr_option(lang: Lang) -> click.Option:
    return click.Option(
        ["--ocr"],
        is_flag=True,
        help=in_lang(
            lang,
            "Nhận dạng chữ trên ảnh quét chưa có lớp chữ; cần cài tesseract có dữ liệu tiếng Việt.",
            "Recognise the letters of a scan that has no text; needs tesseract with its Vietnamese data.",
        ),
    )
