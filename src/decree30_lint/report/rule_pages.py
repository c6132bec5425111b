"""Writes a page of Markdown for each rule, and the index of all of them, in Vietnamese and then in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from decree30_lint.model.finding_words import LEVEL, citation_words
from decree30_lint.model.outcomes import UndecidedReason
from decree30_lint.model.parts import Part, TextKind
from decree30_lint.model.rules import Level, Rule, RuleSet
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import FORCE, WHY, capitalised
from decree30_lint.report.rulebook import ALLOWANCE, TRUST

_ID = Words("Mã quy tắc", "Rule")
_LEVEL = Words("Mức", "Level")
_FORCE = Words("Hiệu lực", "Force")
_BY = Words("Căn cứ", "By")
_REPAIR = Words("Sửa lỗi", "Repair")
_REASON = Words("Vì sao", "Why")
_WRONG = Words("Sai", "Wrong")
_RIGHT = Words("Đúng", "Right")
_NOTE = Words("Ghi chú", "Note")
_JUDGED = Words("Cách xét", "How it is judged")
_BLIND = Words("Không xét được", "What it cannot see")
_MEASURED = Words("Số đo", "Measured")
_NO_PICTURE = Words("Trang này không có hình: {}.", "This page has no picture: {}.")
_ALIKE = Words(
    "quy tắc không có ví dụ nào vẽ ra mà thấy khác nhau",
    "the rule has no example that would look different when drawn",
)
_PICTURE = Words(
    "Hình đúng vẽ từ văn bản mẫu của chương trình, hình sai từ văn bản ấy sau khi đặt lỗi; vạch màu chỉ chỗ khác nhau.",
    "The right picture shows a specimen of the program, the wrong one the same with a fault; bars mark what differs.",
)
_SAYS = Words("Câu báo lỗi có thể gặp", "What may be reported")
_TEXTS = {
    TextKind.MAIN: Words("văn bản chính", "the document itself"),
    TextKind.ATTACHED: Words("văn bản ban hành kèm theo", "texts issued with it"),
    TextKind.APPENDIX: Words("phụ lục", "appendices"),
    TextKind.COPY: Words("phần sao y, sao lục, trích sao", "the block of a copy"),
}
_LOOKED_AT = Words("Phần được xét: {}.", "Looked at: {}.")
_IN_TEXTS = Words("Xét trong: {}.", "In: {}.")
_WHOLE = Words("Mỗi tệp xét một lần, trên mọi phần của tệp.", "Judged once a file, over all its texts.")
_NEEDS = Words("Văn bản không có phần này thì quy tắc không áp dụng.", "Where the part is missing the rule does not apply.")
_ONLY = Words("Chỉ áp dụng cho: {}.", "Only for: {}.")
_EXCEPT = Words("Không áp dụng cho: {}.", "Not for: {}.")
_EVERY = Words(
    "Áp dụng cả khi không nhận ra loại văn bản.", "Applies even where the type of the document is not recognised."
)
_SINCE = Words("Áp dụng cho văn bản từ ngày {}.", "For documents dated {} or later.")
_OFF = Words(
    "Quy tắc đang tắt; chỉ xét khi được bật trong cấu hình.", "The rule is off; it is judged only when switched on."
)
_DOCX = Words(
    "**DOCX.** Xét theo chữ và định dạng ghi trong tệp.", "**DOCX.** Judged by the text and formatting in the file."
)
_PDF = Words(
    "**PDF.** Xét theo những gì trang in thể hiện: chữ, phông, cỡ, vị trí, đường kẻ, ảnh.",
    "**PDF.** Judged by what the pages show: letters, fonts, sizes, places, lines, pictures.",
)
_PRINTED = Words(
    "Thử với văn bản mẫu in ra PDF bằng LibreOffice: {same}/{judged} lần kết luận như với tệp Word, {undecided} lần chưa "
    "xác định được.",
    "Specimens printed to PDF by LibreOffice: {same} of {judged} times the verdict of the Word file, {undecided} times "
    "undecided.",
)
_UNSHOWN = Words("Trang in không cho biết điều này.", "Printed pages do not show this.")
_SCAN = Words(
    "**Bản quét.** Ảnh không có lớp chữ thì không xét; chữ do phần mềm nhận dạng đọc ra (lớp chữ có sẵn hoặc --ocr) thì "
    "phát hiện được hạ một mức, còn cỡ chữ, kiểu chữ, vị trí là chưa xác định.",
    "**Scans.** Pictures without text are not judged; of text read off them by a program (a layer of the file, or --ocr) "
    "findings count one level less, and sizes, styles and places are undecided.",
)
_SCAN_ITSELF = Words(
    "**Bản quét.** Xét ngay trên ảnh của trang.", "**Scans.** Judged by the pictures of the pages themselves."
)
_NOT_PDF = Words(
    "**PDF.** Không xét: quy tắc chỉ dành cho tệp Word.", "**PDF.** Not judged: the rule is for Word files only."
)
_PDF_ONLY = Words("**DOCX.** Không xét: quy tắc chỉ dành cho tệp PDF.", "**DOCX.** Not judged: the rule is for PDF only.")
_DOUBTS = Words(
    "Khi không đủ căn cứ, quy tắc được báo là không xác định được, không báo lỗi. Các lý do có thể gặp:",
    "Where there is not enough to go by, the rule is reported as undecided and no fault is claimed. Possible reasons:",
)
_SILENT = Words(
    "Điều tệp không ghi thì báo là không xác định được, không suy đoán.",
    "What a file does not state is reported as undecided, never guessed.",
)
_PRECISION = Words("Độ chính xác (báo đúng trên số lần báo): {}.", "Precision (right of what was said): {}.")
_RECALL = Words("Độ phủ (tìm thấy trên số lỗi có thật): {}.", "Recall (found of the faults that are there): {}.")
_PLANTED = Words("Lỗi cài sẵn: tìm thấy {found}/{planted}.", "Planted faults: {found} of {planted} found.")
_LABELLED = Words(
    "Lỗi có thật trong tài liệu đã gắn nhãn: tìm thấy {labelled_found}/{labelled_faults}.",
    "Faults of labelled documents: {labelled_found} of {labelled_faults} found.",
)
_FALSE = Words(
    "Báo nhầm: {false_alarms} trong {labelled_kept} lần tài liệu đã gắn nhãn làm đúng.",
    "False alarms: {false_alarms} on {labelled_kept} labels that say the rule is kept.",
)
_FIGURES = (("planted", _PLANTED), ("labelled_faults", _LABELLED), ("labelled_kept", _FALSE))
_NONE = dict.fromkeys(("found", "labelled_found", "false_alarms"), 0)
_BLANK = re.compile(r"\{(\w+)\}")


class Facts(Struct, frozen=True):
    """Holds what a page says beyond the rule itself.

    It states whether there are pictures, or why not, in words that go on after a colon; why the rule may be undecided;
    measured figures; of the printed specimens "judged", "same" and "undecided".
    """

    pictured: bool = False
    unpictured: Words = _ALIKE
    doubts: tuple[UndecidedReason, ...] = ()
    figures: Mapping[str, int] | None = None
    printed: Mapping[str, int] | None = None


def rule_page(rule: Rule, ruleset: RuleSet, facts: Facts) -> str:
    lines = [f"# {rule.requirement.vi}", "", *_half(rule, ruleset, facts, Lang.VI)]
    lines += ["---", "", f"# {rule.requirement.en}", "", *_half(rule, ruleset, facts, Lang.EN)]
    return "\n".join(lines).rstrip() + "\n"


def _half(rule: Rule, ruleset: RuleSet, facts: Facts, lang: Lang) -> Iterator[str]:
    for label, value in _table(rule, lang):
        yield f"* **{label.of(lang)}:** {value}"
    yield from ("", f"## {_REASON.of(lang)}", "", rule.explanation.why.of(lang), "")
    yield from _examples(rule, facts, lang)
    notes = [rule.note.of(lang)] if rule.note else []
    notes += [ALLOWANCE.of(lang)] if rule.tolerance is not None else []
    yield from _section(_NOTE, notes, lang)
    yield from _section(_JUDGED, _judged(rule, ruleset, facts, lang), lang)
    yield from _section(_BLIND, _blind(facts.doubts, lang), lang)
    yield from _section(_MEASURED, _figures(facts.figures or {}, lang), lang)


def _table(rule: Rule, lang: Lang) -> Iterator[tuple[Words, str]]:
    yield _ID, f"`{rule.id}`"
    yield _LEVEL, LEVEL[rule.level].of(lang)
    yield _FORCE, FORCE[rule.force].of(lang)
    yield _BY, citation_words(rule.citation, lang)
    yield _REPAIR, TRUST[rule.applicability].of(lang)


def _section(title: Words, entries: Iterable[str], lang: Lang) -> Iterator[str]:
    """A heading and its lines; nothing where there are none."""
    lines = list(entries)
    if lines:
        yield from (f"## {title.of(lang)}", "")
        yield from (line if line.startswith("  *") else f"* {line}" for line in lines)
        yield ""


def _examples(rule: Rule, facts: Facts, lang: Lang) -> Iterator[str]:
    key = rule.id.rpartition("/")[2]
    cases = ((_WRONG, "sai", rule.explanation.wrong), (_RIGHT, "dung", rule.explanation.right))
    for title, suffix, words in cases:
        yield from (f"## {title.of(lang)}", "", *_quoted(words.of(lang)), "")
        if facts.pictured:
            yield from (f"![{title.of(lang)}: {rule.id}]({key}-{suffix}.svg)", "")
    none = _NO_PICTURE.of(lang).format(facts.unpictured.of(lang))
    yield from (_PICTURE.of(lang) if facts.pictured else none, "")


def _quoted(text: str) -> Iterator[str]:
    """Yields the lines of a quotation; line breaks of an example stay."""
    lines = text.strip().splitlines()
    for at, line in enumerate(lines):
        yield f"> {line}" + ("  " if at < len(lines) - 1 else "")


def _judged(rule: Rule, ruleset: RuleSet, facts: Facts, lang: Lang) -> Iterator[str]:
    yield " ".join(_scope(rule, ruleset, lang))
    sentences = sorted(_sentences(rule, ruleset, lang))
    if sentences:
        yield f"{_SAYS.of(lang)}:"
        yield from (f"  * {sentence}" for sentence in sentences)
    formats = rule.applies.formats or {"docx", "pdf"}
    yield (_DOCX if "docx" in formats else _PDF_ONLY).of(lang)
    if "scan" in formats:
        yield _SCAN_ITSELF.of(lang)
        return
    if "pdf" not in formats:
        yield _NOT_PDF.of(lang)
        return
    yield " ".join([_PDF.of(lang), *_shown_by_prints(facts.printed or {}, lang)])
    yield (_SCAN_ITSELF if rule.check.reads_no_text else _SCAN).of(lang)


def _shown_by_prints(printed: Mapping[str, int], lang: Lang) -> Iterator[str]:
    if not printed:
        return
    if printed["undecided"] == printed["judged"]:
        yield _UNSHOWN.of(lang)
    yield _PRINTED.of(lang).format_map(printed)


def _scope(rule: Rule, ruleset: RuleSet, lang: Lang) -> Iterator[str]:
    applies, names = rule.applies, {kind.key: kind.name for kind in ruleset.vocabulary.types}
    yield _LOOKED_AT.of(lang).format(ruleset.vocabulary.parts[rule.on or rule.part].of(lang))
    if rule.check.whole_document:
        yield _WHOLE.of(lang)
    else:
        yield _IN_TEXTS.of(lang).format(", ".join(words.of(lang) for kind, words in _TEXTS.items() if kind in applies.texts))
    if rule.check.needs_part:
        yield _NEEDS.of(lang)
    if applies.types:
        yield _ONLY.of(lang).format(_types(applies.types, names))
    if applies.except_types:
        yield _EXCEPT.of(lang).format(_types(applies.except_types, names))
    if applies.every_type:
        yield _EVERY.of(lang)
    if applies.since:
        yield _SINCE.of(lang).format(f"{applies.since:%d/%m/%Y}" if lang is Lang.VI else applies.since.isoformat())
    if rule.level is Level.OFF:
        yield _OFF.of(lang)


def _types(keys: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(key, key) for key in sorted(keys))


def _sentences(rule: Rule, ruleset: RuleSet, lang: Lang) -> Iterator[str]:
    """Every sentence the rule has for a fault, with its level where it has one of its own; what is measured is left open."""
    part = ruleset.vocabulary.parts[rule.part].of(lang)
    for key, kind_words in rule.check.messages.items():
        words = rule.messages.get(key, kind_words)
        level = rule.levels.get(key, rule.level)
        if level is Level.OFF is not rule.level:
            continue
        own = f" ({LEVEL[level].of(lang)})" if level is not rule.level else ""
        sentence = _BLANK.sub(lambda blank: part if blank[1] == "part" else "…", words.of(lang))
        yield capitalised(sentence.replace("““", "“").replace("””", "”").replace("….", "…")) + own


def _blind(doubts: tuple[UndecidedReason, ...], lang: Lang) -> Iterator[str]:
    if not doubts:
        yield _SILENT.of(lang)
        return
    yield _DOUBTS.of(lang)
    yield from (f"  * {WHY[why].of(lang)}" for why in doubts)


def _figures(figures: Mapping[str, int], lang: Lang) -> Iterator[str]:
    for words, whole in ((_PRECISION, "said"), (_RECALL, "faults")):
        yield words.of(lang).format(_ratio(figures.get("right", 0), figures.get(whole, 0), lang))
    for key, words in _FIGURES:
        if figures.get(key):
            yield words.of(lang).format_map({**_NONE, **figures})


def _ratio(part: int, whole: int, lang: Lang) -> str:
    """Returns "0.975 (39/40)"; a dash where nothing could be measured."""
    if not whole:
        return "–"
    shown = f"{part / whole:.3f}"
    return f"{shown.replace('.', ',') if lang is Lang.VI else shown} ({part}/{whole})"


def index_page(ruleset: RuleSet) -> str:
    """Lists all rules by part, in the order of the page."""
    lines = [f"# {ruleset.title.vi}", "", _COUNT.vi.format(len(ruleset.rules)), ""]
    lines += [ruleset.title.en + ". " + _COUNT.en.format(len(ruleset.rules)), ""]
    for folder, rules in groupby(ruleset.rules.values(), key=_folder):
        lines += [
            f"## {_title(folder, ruleset)}",
            "",
            "| Quy tắc / Rule | Mức / Level | Yêu cầu / Requirement |",
            "|---|---|---|",
        ]
        lines += [_row(rule) for rule in rules] + [""]
    return "\n".join(lines).rstrip() + "\n"


def _folder(rule: Rule) -> str:
    return rule.id.partition("/")[0]


def _title(folder: str, ruleset: RuleSet) -> str:
    words = ruleset.vocabulary.parts[Part(folder)]
    return f"{capitalised(words.vi)} / {words.en} (`{folder}`)"


def _row(rule: Rule) -> str:
    level = LEVEL[rule.level]
    asked = f"{rule.requirement.vi}<br>*{rule.requirement.en}*".replace("|", "\\|")
    return f"| [{rule.id}]({rule.id}.md) | {level.vi} / {level.en} | {asked} |"


_COUNT = Words(
    "{} quy tắc, mỗi quy tắc một trang: yêu cầu, căn cứ, ví dụ sai và đúng, cách xét.",
    "{} rules, a page each: what is asked, by which clause, wrong and right, how it is judged.",
)
