"""Holds what the reports of a comparison have in common: sentences, groups, counts."""

from __future__ import annotations

from collections import Counter

from decree30_lint.model.comparison import EXPECTED, Comparison, Difference, DifferenceKind, DifferenceSide
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import fact_words, quoted
from decree30_lint.report.text_changes import odd_letters

LOOKS = (
    DifferenceKind.FAMILY,
    DifferenceKind.SUBSTITUTE,
    DifferenceKind.SIZE,
    DifferenceKind.BOLD,
    DifferenceKind.ITALIC,
    DifferenceKind.PAGE_COUNT,
)
GROUPS = (
    (Words("Nội dung khác nhau", "What it says"), tuple(k for k in DifferenceKind if k not in EXPECTED and k not in LOOKS)),
    (Words("Trình bày khác nhau", "How it looks"), LOOKS),
    (
        Words("Khác nhau bình thường khi ban hành", "Expected when a document is issued"),
        tuple(k for k in DifferenceKind if k in EXPECTED),
    ),
)
DRAFT = Words("Dự thảo", "Draft")
FINAL = Words("Bản cuối", "Final")
NOTHING = Words("(không có)", "(nothing)")

_SIGN_LOST = Words("Mất dấu {draft}.", "The sign {draft} is lost.")
_SIGN_ADDED = Words("Thêm dấu {final}.", "The sign {final} is added.")
_WITH_CODES = Words("{} ({}).", "{} ({}).")
_SENTENCES = {
    DifferenceKind.CHANGED: Words("Chữ bị đổi: {draft} thành {final}.", "Words are changed: {draft} to {final}."),
    DifferenceKind.LOST: Words("Mất chữ {draft}.", "Words are lost: {draft}."),
    DifferenceKind.ADDED: Words("Thêm chữ {final}.", "Words are added: {final}."),
    DifferenceKind.LOST_PARAGRAPH: Words("Mất cả đoạn {draft}.", "A paragraph is lost: {draft}."),
    DifferenceKind.ADDED_PARAGRAPH: Words("Thêm cả đoạn {final}.", "A paragraph is added: {final}."),
    DifferenceKind.MOVED: Words("Chữ bị chuyển sang chỗ khác: {draft}.", "Words stand elsewhere: {draft}."),
    DifferenceKind.PUNCTUATION: Words(
        "Dấu câu khác nhau: {draft} thành {final}.", "Punctuation differs: {draft} to {final}."
    ),
    DifferenceKind.LETTER_CASE: Words(
        "Chữ hoa, chữ thường khác nhau: {draft} thành {final}.", "Capitals differ: {draft} to {final}."
    ),
    DifferenceKind.TONE_MARK: Words(
        "Vị trí dấu thanh khác nhau: {draft} thành {final}.", "Tone marks stand otherwise: {draft} to {final}."
    ),
    DifferenceKind.TYPOGRAPHY: Words(
        "Dấu hoặc chữ trông gần giống nhau: {draft} thành {final}.",
        "Signs or letters that look alike: {draft} to {final}.",
    ),
    DifferenceKind.HEADER_LOST: Words("Đầu trang, chân trang mất chữ {draft}.", "Page headers or footers lack {draft}."),
    DifferenceKind.HEADER_ADDED: Words(
        "Đầu trang, chân trang thêm chữ {final}.", "Page headers or footers have {final} added."
    ),
    DifferenceKind.FAMILY: Words("Phông chữ khác nhau: {draft} thành {final}.", "The font differs: {draft} to {final}."),
    DifferenceKind.SUBSTITUTE: Words(
        "Phông chữ {draft} được thay bằng phông tương đương {final}.", "The font {draft} is replaced by its equal {final}."
    ),
    DifferenceKind.SIZE: Words(
        "Cỡ chữ khác nhau: {draft} thành {final}.", "The size of letters differs: {draft} to {final}."
    ),
    DifferenceKind.BOLD: Words(
        "Kiểu chữ khác nhau: {draft} thành {final}.", "The weight of letters differs: {draft} to {final}."
    ),
    DifferenceKind.ITALIC: Words(
        "Kiểu chữ khác nhau: {draft} thành {final}.", "The slope of letters differs: {draft} to {final}."
    ),
    DifferenceKind.PAGE_COUNT: Words(
        "Số trang khác nhau: {draft} thành {final}.", "The number of pages differs: {draft} to {final}."
    ),
    DifferenceKind.PICTURE_LOST: Words("Mất hình: từ {draft} còn {final}.", "Pictures are lost: {draft} to {final}."),
    DifferenceKind.NUMBER_FILLED: Words("Đã điền số văn bản {final}.", "The document's number is filled in: {final}."),
    DifferenceKind.DATE_FILLED: Words("Đã điền ngày, tháng, năm: {final}.", "The date is filled in: {final}."),
    DifferenceKind.BLANK_FILLED: Words("Đã điền vào chỗ để trống: {final}.", "A blank is filled in: {final}."),
    DifferenceKind.SIGNATURE: Words("Thông tin chữ ký số: {final}.", "Text of a digital signature: {final}."),
    DifferenceKind.STAMP: Words("Dấu đến hoặc dấu chỉ mức độ khẩn: {final}.", "A stamp of receipt or urgency: {final}."),
    DifferenceKind.PICTURE_ADDED: Words(
        "Thêm hình (dấu, chữ ký): từ {draft} thành {final}.", "Pictures (seal, signature): {draft} to {final}."
    ),
}


def sentence(difference: Difference, lang: Lang) -> str:
    values = difference.draft_value, difference.final_value
    draft, final = (
        _said(side, lang) if value is None else fact_words(value, lang)
        for side, value in zip((difference.draft, difference.final), values, strict=True)
    )
    said = _template(difference).of(lang).format(draft=draft, final=final)
    if difference.kind is DifferenceKind.TYPOGRAPHY and (odd := odd_letters(difference.draft.text, difference.final.text)):
        return _WITH_CODES.of(lang).format(said.rstrip("."), odd)
    return said


def _template(difference: Difference) -> Words:
    if difference.kind is DifferenceKind.PUNCTUATION and not difference.final.text:
        return _SIGN_LOST
    if difference.kind is DifferenceKind.PUNCTUATION and not difference.draft.text:
        return _SIGN_ADDED
    return _SENTENCES[difference.kind]


def _said(side: DifferenceSide, lang: Lang) -> str:
    return quoted(side.text) if side.text else NOTHING.of(lang)


def counts(comparison: Comparison) -> Counter[Level]:
    return Counter(difference.level for difference in comparison.differences)
