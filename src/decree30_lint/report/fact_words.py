"""Facts in words: what was found and what is required, in either language."""

from __future__ import annotations

from decree30_lint.model.formatting import Align
from decree30_lint.model.outcomes import Fact, UndecidedReason
from decree30_lint.model.papers import PaperSize, SheetMargins
from decree30_lint.model.parts import Stage, StageReason
from decree30_lint.model.rules import Force
from decree30_lint.model.units import Interval, Measure
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.quantities import interval_words, margins_words, measure_words, paper_words

MAX_QUOTE = 70

ALIGN = {
    Align.LEFT: Words("canh trái", "left"),
    Align.CENTRE: Words("canh giữa", "centre"),
    Align.RIGHT: Words("canh phải", "right"),
    Align.BOTH: Words("canh đều hai bên", "justified"),
}
FORCE = {
    Force.MUST: Words("bắt buộc (văn bản viết “phải”)", "binding (the text says “must”)"),
    Force.STATED: Words("quy định trực tiếp", "stated by the text"),
    Force.SAMPLE: Words("chỉ thấy trong mẫu trình bày", "seen only in a sample layout"),
    Force.PRACTICE: Words("thông lệ, không có điều khoản", "practice, no clause"),
}
WHY = {
    UndecidedReason.NOT_IN_FILE: Words("tệp này không cho biết chắc chắn", "this file does not tell for certain"),
    UndecidedReason.NOT_RECOGNISED: Words(
        "chưa nhận ra chắc chắn phần này trong văn bản", "this part was not recognised for certain"
    ),
    UndecidedReason.NOT_LAID_OUT: Words(
        "cần biết văn bản được dàn trang thế nào, mà tệp này chưa được dàn trang",
        "this needs the laid-out pages, and the file has not been laid out",
    ),
    UndecidedReason.NOT_LEGIBLE: Words("không đọc được chữ của tệp", "the text of the file cannot be read"),
    UndecidedReason.LETTERS_LOST: Words(
        "lớp chữ của tệp bị mất một số chữ cái", "some letters are lost from the text of the file"
    ),
    UndecidedReason.SCALED: Words(
        "máy in ảo đã thu nhỏ hoặc phóng to trang, nên cỡ chữ và kích thước không còn đúng",
        "a printing program made the pages smaller or larger: sizes and lengths are not those of the document",
    ),
    UndecidedReason.AMBIGUOUS: Words("tệp có thể hiểu theo hai cách", "the file can be read in two ways"),
}
STAGES = {
    Stage.DRAFT: Words("bản dự thảo ({})", "draft ({})"),
    Stage.SIGNING: Words("bản trình ký ({})", "ready to be signed ({})"),
    Stage.ISSUED: Words("bản đã ban hành ({})", "issued document ({})"),
}
STAGE_REASONS = {
    StageReason.OPTION: Words("do người kiểm tra chọn", "as asked"),
    StageReason.CONFIGURATION: Words("theo cấu hình", "as the configuration says"),
    StageReason.SIGNATURE: Words("tệp đã được ký số", "the file is signed digitally"),
    StageReason.SCAN: Words("tệp là bản quét", "the file is a scan"),
    StageReason.NUMBER_AND_DATE: Words("tệp PDF đã ghi số và ngày", "number and date are filled in"),
    StageReason.DEFAULT: Words("chưa thấy dấu hiệu đã ban hành", "nothing shows that it has been issued"),
}
_OR = Words(" hoặc ", " or ")


def stage_words(stage: Stage, reason: StageReason, lang: Lang) -> str:
    """Returns "bản đã ban hành (tệp đã được ký số)"."""
    return STAGES[stage].of(lang).format(STAGE_REASONS[reason].of(lang))


def fact_words(fact: Fact, lang: Lang, beyond: Fact | None = None) -> str:
    """Returns a fact in words; texts in quotation marks. `beyond` is the requirement a measured value breaks."""
    bounds = beyond if isinstance(beyond, Interval) else None
    match fact:
        case Align():  # before str, which it is too
            return ALIGN[fact].of(lang)
        case str():
            return quoted(fact)
        case Words():
            return fact.of(lang)
        case Interval():
            return interval_words(fact, lang)
        case Measure():
            return measure_words(fact, lang, bounds)
        case PaperSize():
            return paper_words(fact.width, fact.height, lang)
        case SheetMargins():
            return margins_words(fact, lang, bounds)
        case tuple():
            return any_of([fact_words(each, lang) for each in fact], lang)
        case _:
            return str(fact)


def any_of(alternatives: list[str], lang: Lang) -> str:
    """Returns "a, b hoặc c"."""
    *first, last = alternatives
    return _OR.of(lang).join([", ".join(first), last]) if first else last


def quoted(text: str) -> str:
    return f"“{shortened(text)}”"


def shortened(text: str, longest: int = MAX_QUOTE) -> str:
    """The text on one line, blanks collapsed, cut between words with “…” where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:") + "…" if " " in cut else cut + "…"


def excerpt(text: str, start: int, end: int, longest: int = MAX_QUOTE) -> str:
    """Returns the characters from `start` to `end` with whole words around them: "… cơ quan. Đoàn kiểm tra đã …"."""
    around = max(longest - (end - start), 0) // 2
    low = max(min(start - around, len(text) - longest), 0)
    high = min(max(low + longest, end), len(text))
    low = text.find(" ", low, start) + 1 or low if low else 0
    high = high if high == len(text) else max(text.rfind(" ", end, high), end)
    inner = " ".join(text[low:high].split())
    return f"{'… ' if low else ''}{inner}{' …' if high < len(text) else ''}"


def capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
