"""Shapes of the parts of a letter: recipients, signatures, national heads, bases, appendices."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes.word import (
    HEAD,
    NATIONAL,
    PAGE,
    SENTENCE,
    SIGNING,
    TITLE,
    cell,
    centred,
    docx,
    foot,
    letter,
    line,
    paragraph,
    row,
    table,
)

_BASIS = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"
_DECISION = centred("QUYẾT ĐỊNH") + centred("Về việc ban hành kế hoạch")
_TO = centred("Kính gửi: Ủy ban nhân dân tỉnh Thanh Giang.", "")
_WHOLE = HEAD + TITLE + line(SENTENCE) + foot()


def _recipients(text: str) -> Callable[[int], bytes]:
    return lambda n: docx(HEAD + TITLE + line(SENTENCE) + foot(line(text) * n + line("- Lưu: VT.")) + PAGE)


def _recipients_in_one(n: int) -> bytes:
    item = "<w:r><w:t>- UBND tỉnh;</w:t><w:br/></w:r>"
    return docx(HEAD + TITLE + line(SENTENCE) + foot(paragraph(item * n) + line("- Lưu: VT.")) + PAGE)


def _recipients_on_a_line(n: int) -> bytes:
    return docx(HEAD + TITLE + line(SENTENCE) + foot(line("- " + "UBND tỉnh, " * n + "các sở;") + line("- Lưu: VT.")) + PAGE)


def _signatures(n: int) -> bytes:
    return docx(HEAD + TITLE + line(SENTENCE) + foot(signing=SIGNING * n) + PAGE)


def _signature_tables(n: int) -> bytes:
    return docx(letter(line(SENTENCE), end=(foot() + line("")) * n))


def _signature_names(n: int) -> bytes:
    return docx(HEAD + TITLE + line(SENTENCE) + foot(signing=centred("GIÁM ĐỐC") + centred("Nguyễn Văn An") * n) + PAGE)


def _signature_blanks(n: int) -> bytes:
    return docx(
        HEAD + TITLE + line(SENTENCE) + foot(signing=centred("GIÁM ĐỐC") + line("") * n + centred("Nguyễn Văn An")) + PAGE
    )


def _heads(n: int) -> bytes:
    return docx(letter(NATIONAL * n))


def _texts(n: int) -> bytes:
    return docx(_WHOLE * n + PAGE)


def _letterhead_lines(n: int) -> bytes:
    left = cell(centred("UBND TỈNH THANH GIANG", "") * n + centred("Số: 12/BC-SNV", ""))
    return docx(letter(line(SENTENCE), head=table(row(left, cell(NATIONAL)))))


def _decision(bases: str, articles: str = line("Điều 1. Ban hành kế hoạch.")) -> bytes:
    return docx(letter(bases + centred("QUYẾT ĐỊNH:") + articles, title=_DECISION + centred("GIÁM ĐỐC SỞ NỘI VỤ")))


def _bases_in_a_line(n: int) -> bytes:
    return _decision(line(_BASIS * n))


def _appendices(n: int) -> bytes:
    pages = "".join(
        paragraph('<w:r><w:br w:type="page"/></w:r>')
        + centred(f"PHỤ LỤC {at + 1}")
        + centred("Danh mục nhiệm vụ")
        + line(SENTENCE)
        for at in range(n)
    )
    return docx(letter(line(SENTENCE + " (Phụ lục 1 kèm theo)."), end=pages))


def _appendices_named(n: int) -> bytes:
    named = "".join(line(f"Thực hiện theo Phụ lục {at + 1} kèm theo.") for at in range(n))
    pages = "".join(centred(f"PHỤ LỤC {at + 1}") + line(SENTENCE) for at in range(n))
    return docx(letter(named, end=paragraph('<w:r><w:br w:type="page"/></w:r>') + pages))


def _appendix_paragraphs(n: int) -> bytes:
    return docx(
        letter(line(SENTENCE), end=paragraph('<w:r><w:br w:type="page"/></w:r>') + centred("PHỤ LỤC") + line(SENTENCE) * n)
    )


def _subject_lines(n: int) -> bytes:
    return docx(letter(line(SENTENCE), title=centred("BÁO CÁO") + centred("Kết quả thực hiện nhiệm vụ") * n))


def _quoted(n: int) -> bytes:
    return docx(letter((line("“Điều 1. Phạm vi") + line("Nội dung”.")) * n))


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "recipients": _recipients("- UBND tỉnh;"),
    "recipients-wrong": _recipients("UBND tỉnh"),
    "recipients-with-numbers": _recipients("- Như Điều 3;"),
    "recipients-in-a-paragraph": _recipients_in_one,
    "recipients-on-a-line": _recipients_on_a_line,
    "copies": lambda n: docx(HEAD + TITLE + line(SENTENCE) + foot(line("- Lưu: VT, TH.") * n) + PAGE),
    "copies-on-a-line": lambda n: docx(HEAD + TITLE + line(SENTENCE) + foot(line("- Lưu: " + "VT, TH, " * n)) + PAGE),
    "addressees": lambda n: docx(letter(line(SENTENCE), title=_TO * n)),
    "addressees-in-a-list": lambda n: docx(letter(line(SENTENCE), title=line("Kính gửi:") + line("- Sở Nội vụ;") * n)),
    "addressees-on-a-line": lambda n: docx(letter(line(SENTENCE), title=line("Kính gửi: " + "Sở Nội vụ; " * n))),
    "signatures": _signatures,
    "signature-tables": _signature_tables,
    "signature-names": _signature_names,
    "signature-blanks": _signature_blanks,
    "national-heads": _heads,
    "texts": _texts,
    "letterhead-lines": _letterhead_lines,
    "subject-lines": _subject_lines,
    "number-lines": lambda n: docx(letter(line("Số: 12/BC-SNV") * n)),
    "date-lines": lambda n: docx(letter(line("Thanh Giang, ngày 12 tháng 3 năm 2025") * n)),
    "type-lines": lambda n: docx(letter(centred("BÁO CÁO") * n)),
    "bases": lambda n: _decision(line(_BASIS) * n),
    "bases-of-a-report": lambda n: docx(letter(line(_BASIS) * n)),
    "bases-in-a-line": _bases_in_a_line,
    "bases-of-proposals": lambda n: _decision(line("Theo đề nghị của Chánh Văn phòng Sở Nội vụ.") * n),
    "appendices": _appendices,
    "appendices-named": _appendices_named,
    "appendix-paragraphs": _appendix_paragraphs,
    "quoted-articles": _quoted,
    "ends": lambda n: docx(letter(line(SENTENCE + "/.") * n)),
}
