"""Says what stands in the form, from the report on a file: in Vietnamese, as it is filed in an office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile
from unicodedata import name as name_of
from unicodedata import normalize

from decree30_lint.model.document import Legibility
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.parts import Part
from decree30_lint.model.report import Report
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import stage_words
from decree30_lint.report.findings.file_notes import type_words
from decree30_lint.report.findings.file_verdict import is_judged_enough
from decree30_lint.report.findings.groups import FindingGroup, finding_groups
from decree30_lint.report.form.fit import FormRow
from decree30_lint.version import __version__

TITLE = "PHIẾU KIỂM TRA THỂ THỨC"
SUBJECT = "(Lưu cùng hồ sơ của văn bản)"
CHECKED, RESULT = "Văn bản được kiểm tra", "Kết quả kiểm tra bằng phần mềm"

_STDIN = "-"
_SUBJECTS = (Part.SUBJECT, Part.LETTER_SUBJECT)
_WRONGLY_TYPED = "Có chữ viết nhầm, xem báo cáo chi tiết."
_COUNTED = {Level.ERROR: "lỗi", Level.WARNING: "cảnh báo", Level.INFO: "lưu ý"}
_BY_NUMBER = {ord(letter): f"⟨U+{ord(letter):04X}⟩" for letter in "\ufffe\uffffÐƉðɖ"}  # no letters at all; not Đ and đ
_SUFFIX = 6  # letters of the longest suffix that is kept of a name
_TOLD_TWICE = re.compile(r"⟨(U\+[0-9A-F]+)⟩ \(\1\)")
_WORD = re.compile(r"\w+")
_LISTED = {Level.ERROR: "Phải sửa", Level.WARNING: "Nên sửa"}


def of_document(report: Report) -> Iterator[FormRow]:
    """Yields what tells which file was checked."""
    name = "(đọc từ đầu vào chuẩn)" if report.path == _STDIN else _name_in(report.path)
    yield FormRow("Tên tệp", (name,), kept=len(name) - name.rfind(".") if "." in name[-_SUFFIX:] else 0)
    yield FormRow("Mã SHA-256", _grouped(report.sha256), least=len(_grouped(report.sha256)))
    yield from _facts(report)
    if report.stage is not None:
        yield FormRow("Giai đoạn", (_sentence(stage_words(report.stage.id, report.stage.why, Lang.VI)),))


def of_result(report: Report) -> Iterator[FormRow]:
    """Yields by what the file was checked, and what came of it."""
    yield FormRow("Phần mềm", (f"decree30-lint, phiên bản {__version__}.",))
    if report.ruleset is not None and report.outside is None:
        yield FormRow("Bộ quy tắc", (line(_ruleset(report.ruleset)),), least=2)
        yield from _choice(report.ruleset)
    if report.configuration is not None:
        name = _name_in(report.configuration.path)
        yield FormRow("Cấu hình", (f"{name}, tắt {report.configuration.rules_off} quy tắc.",))
    yield FormRow("Kết luận", (line(_conclusion(report)),), bold=True, least=2)
    yield from _found(report)
    yield from _doubts(report)
    if report.accepted:
        reasons = Counter(line(each.suppression.reason).rstrip(".") or "không nêu lý do" for each in report.accepted)
        listed = "; ".join(f"{reason} ({count})" for reason, count in reasons.most_common())
        yield FormRow("Đã chấp nhận", (f"{len(report.accepted)} phát hiện. Lý do: {listed}.",))


def subject_of(report: Report) -> str:
    """Returns the subject of the first document in the file; "" where none was recognised."""
    first = next((at for at, each in enumerate(report.components) if each.part in _SUBJECTS), len(report.components))
    lines = takewhile(lambda each: each.part in _SUBJECTS, report.components[first:])
    return line(" ".join(each.text or "" for each in lines))


def _facts(report: Report) -> Iterator[FormRow]:
    pages = f"{report.pages} trang" if report.pages else "không rõ số trang"
    if report.document_type is not None or report.pages:
        yield FormRow("Loại văn bản", (f"{type_words(report, Lang.VI) or 'Chưa nhận ra'}; {pages}.",))
    subject = subject_of(report)
    if any(map(str.isalnum, subject)):
        yield FormRow("Trích yếu", (_WRONGLY_TYPED if _is_wrongly_typed(report) else subject,))


def _is_wrongly_typed(report: Report) -> bool:
    """Tells whether a rule on the words themselves finds fault with the subject."""
    typing = (each for each in report.findings if each.part is Part.TYPING and each.level in _LISTED)
    places = {place.place.path for each in typing for place in each.locations}
    return any(each.place.path in places for each in report.components if each.part in _SUBJECTS)


def _grouped(digest: str | None) -> tuple[str, ...]:
    """Returns the digest in two lines of eight letters each, as a person compares them."""
    if digest is None:
        return ("Không có, vì không đọc được tệp.",)
    groups = [digest[at : at + 8] for at in range(0, len(digest), 8)]
    return " ".join(groups[:4]), " ".join(groups[4:])


def _ruleset(note: RulesetNote) -> str:
    facts = [f"{note.title.vi} [{note.id}]"]
    facts += [f"đã đối chiếu quy định đến ngày {_day(note.checked)}"] if note.checked else []
    facts += [f"xét theo quy định có hiệu lực ngày {note.as_of:%d/%m/%Y}"] if note.as_of else []
    return "; ".join(facts) + "."


def _choice(note: RulesetNote) -> Iterator[FormRow]:
    """Yields which rules were not applied since the user would not have them: the form is to hide nothing."""
    said = [f"chỉ xét: {', '.join(note.select)}"] if note.select else []
    said += [f"không xét: {', '.join(note.ignore)}"] if note.ignore else []
    if said:
        yield FormRow("Chọn quy tắc", (_sentence(line("; ".join(said))),))


def _day(written: str) -> str:
    try:
        return f"{date.fromisoformat(written):%d/%m/%Y}"
    except ValueError:
        return written


def _conclusion(report: Report) -> str:
    counts = ", ".join(f"{report.count(level)} {name}" for level, name in _COUNTED.items() if report.count(level))
    also = f" Về bản thân tệp: {counts}." if counts else ""
    if report.failure is not None:
        return f"KHÔNG KIỂM TRA ĐƯỢC. {report.failure.words.vi}{also}"
    if report.outside is not None:
        return f"NGOÀI PHẠM VI, KHÔNG KIỂM TRA. {report.outside.vi}{also}"
    if report.count(Level.ERROR):
        return f"CHƯA ĐẠT. Còn {counts}."
    met = report.coverage.get(Verdict.COMPLIES, 0)
    if not counts and not met:
        return "CHƯA KẾT LUẬN ĐƯỢC. Không có quy tắc nào kết luận được cho văn bản này."
    return f"{_without_error(report)} {f'Còn {counts}.' if counts else f'Đạt {met} quy tắc.'}"


def _without_error(report: Report) -> str:
    """Returns how a file is called that has no error: only one that was judged as a whole is said to be right."""
    if not report.governed:
        return "CHƯA THẤY LỖI. Chưa nhận ra loại văn bản nên chỉ xét các quy tắc chung."
    if not is_judged_enough(report):
        return "CHƯA THẤY LỖI."
    return "KHÔNG CÓ LỖI." if report.count(Level.WARNING) else "ĐẠT."


def _found(report: Report) -> Iterator[FormRow]:
    """Yields the errors and the warnings, the gravest first; notes are only counted."""
    groups = list(finding_groups(report.findings))
    for level, label in _LISTED.items():
        listed = [group for group in groups if group.level is level]
        if listed:
            texts = tuple(f"{number}. {_named(group)}" for number, group in enumerate(listed, 1))
            rest = "… và {} mục khác, ghi ở báo cáo chi tiết."
            yield FormRow(label, texts, rest=rest, least=min(len(texts), 2), minor=level is not Level.ERROR)


def _named(group: FindingGroup) -> str:
    """Returns the findings in short: what was typed wrongly is named by its rule, so that it is not typed once more."""
    first = group.findings[0]
    if first.part is Part.TYPING:
        return f"{first.part_name.vi.capitalize()} [{first.rule}]."
    if group.cause is None or len(group.findings) == 1:
        return line(first.message.vi)
    return line(f"{group.cause.name.vi} ({len(group.findings)} phát hiện).")


def _doubts(report: Report) -> Iterator[FormRow]:
    """Yields what was not judged, so that a person looks at it."""
    said = []
    if report.undecided:
        parts = ", ".join(_unique(each.part_name.vi for each in report.undecided))
        said.append(f"{len(report.undecided)} quy tắc chưa kết luận được, về: {parts}.")
    if report.not_judged:
        numbers = ", ".join(_unique(str(each.number) for each in report.not_judged))
        said.append(f"Văn bản thứ {numbers} trong tệp không thuộc phạm vi bộ quy tắc.")
    if report.legibility is Legibility.OCR:
        said.append("Bản quét: chữ do phần mềm nhận dạng, cần đọc lại.")
    if said:
        yield FormRow("Chưa xét được", (" ".join(said),))


def _unique(texts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(texts)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _name_in(path: str) -> str:
    """Returns the last name in a path: where a file lies is no matter of the form."""
    folders = max(path.rfind(mark, 0, -1) for mark in "/\\")  # a mark that ends the path parts nothing
    return line(path[folders + 1 :] or path)


def line(text: str) -> str:
    """Returns a text on one line, in composed letters.

    What commands, what no Word file can hold, and a letter that only looks like one of the others, stands by its number.
    """
    shown = printable(" ".join(normalize("NFC", text).translate(_BY_NUMBER).split()))
    return shown if shown.isascii() else _TOLD_TWICE.sub(r"⟨\1⟩", _WORD.sub(_without_look_alikes, shown))


def _without_look_alikes(word: re.Match[str]) -> str:
    foreign = {letter for letter in word[0] if letter.isalpha() and not _is_latin(letter)}
    if not foreign or not any(map(_is_latin, word[0])):
        return word[0]
    return "".join(_numbered(letter) if letter in foreign else letter for letter in word[0])


def _is_latin(letter: str) -> bool:
    return name_of(letter, "").startswith("LATIN")


def _numbered(letter: str) -> str:
    return f"⟨U+{ord(letter):04X}⟩"
