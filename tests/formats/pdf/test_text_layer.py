"""Text layers of PDFs: good ones left alone, broken ones repaired where that is certain, else said to be broken."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from decree30_lint.formats.pdf.engines.pdfium import PDFIUM
from decree30_lint.formats.pdf.text_layer import FontRun, Mended, TextLayer, is_vietnamese, mend
from decree30_lint.model.document import Encoding
from decree30_lint.testing import Specimens

LETTERHEAD = """ỦY BAN NHÂN DÂN TỈNH BẮC BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
QUYẾT ĐỊNH
ĐƯỜNG PHỐ VĂN HÓA, TRƯỜNG HỌC, SỞ TƯ PHÁP""".splitlines()
PROSE = """Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Theo đề nghị của Chánh Văn phòng, các sở và cơ quan có liên quan cũng gửi báo cáo đúng thời hạn.
Điều 1. Ban hành Quy định về việc quản lý, sử dụng trụ sở làm việc; những đơn vị mới được thành lập
phải hoàn thành việc sắp xếp trước tháng mười hai, bảo đảm tiết kiệm, không lãng phí.
Đồng thời, người đứng đầu cơ quan chịu trách nhiệm trước pháp luật về kết quả thực hiện nhiệm vụ được giao.
Trường hợp còn vướng mắc thì phản ánh kịp thời bằng văn bản để xem xét, giải quyết theo thẩm quyền.
Nhân dân ở xã, phường vẫn được hướng dẫn rõ ràng, chu đáo; cán bộ giữ thái độ hòa nhã, tôn trọng mọi người.
Ủy ban nhân dân các cấp cũng phải lắng nghe, đỡ phiền hà, nhũng nhiễu, và kỹ lưỡng kiểm tra lại hồ sơ của ông Võ Dũng.
Tòa án, phòng ban và đòi hỏi khác tròn trách nhiệm.""".splitlines()
TEXT = [*LETTERHEAD, *PROSE]


def runs(lines: Iterable[str], font: str = "F1", first: int = 1) -> list[FontRun]:
    return [FontRun(line, font, number) for number, line in enumerate(lines, start=first)]


def mended(lines: Iterable[str], font: str = "F1") -> Mended:
    return mend(runs(lines, font))


# Good text


def test_good_text_stays_as_it_is() -> None:
    assert mended(TEXT) == Mended(tuple(TEXT), (None,) * len(TEXT), TextLayer.GOOD)


def test_letters_and_marks_become_one_character() -> None:
    split = [unicodedata.normalize("NFD", line) for line in TEXT]
    assert mended(split) == Mended(tuple(TEXT), (None,) * len(TEXT), TextLayer.GOOD)


ENGLISH = ["The parties agree to establish a joint committee which shall meet once a year in either capital."] * 4


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ([], TextLayer.NONE),
        (["12/2025", " ", "- 3 -"], TextLayer.NONE),
        (ENGLISH, TextLayer.GOOD),
        ([*PROSE, *ENGLISH], TextLayer.GOOD),
        (["UBND", "VNPT-CA", "QLVB", "IOFFICE"], TextLayer.GOOD),
        ([*TEXT, "Α, Ω và μ là chữ Hy Lạp; 5 × 3 ≥ 12 °C"], TextLayer.GOOD),
        ([*TEXT, "Có phải không? Vâng, đúng. Xem https://vanban.gov.vn/tim?so=12&nam=2025"], TextLayer.GOOD),
        ([*TEXT, "Công thức: \uf0e5x\uf03d2, nghiệm x\uf0a2"], TextLayer.GOOD),  # signs of a formula in a long text
        ([line.replace("N", "\ufffd") for line in TEXT], TextLayer.GOOD),  # a letter lost; most words can be read
        ([*TEXT, "\uf0b7 Một là, \uf0b7Hai là"], TextLayer.GOOD),  # bullets
    ],
)
def test_states_of_text_that_is_not_broken(lines: Sequence[str], state: TextLayer) -> None:
    found = mended(lines)
    assert found.state is state
    assert list(found.texts) == list(lines)


def test_signs_of_symbol_fonts_become_plain() -> None:
    signs = [FontRun("·", "SymbolMT", 50), FontRun("ü\uf0d8", "Wingdings-Regular", 51), FontRun("£", "Wingdings2", 52)]
    found = mend([*runs(TEXT), *signs])
    assert (found.texts[-3:], found.state) == (("•", "✓➢", "□"), TextLayer.GOOD)


# What cannot be repaired


def bare(line: str) -> str:
    letters = unicodedata.normalize("NFD", line.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def western(line: str, other: Callable[[str], str]) -> str:
    """What a program makes of it that knows no letters but those of western Europe."""
    return "".join(letter if ord(letter) < 256 else other(letter) for letter in line)


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ([bare(line) for line in TEXT], TextLayer.FOREIGN),
        ([western(line, bare) for line in TEXT], TextLayer.FOREIGN),
        ([western(line, lambda _: "?") for line in TEXT], TextLayer.RUBBISH),
        ([line.replace("u", "\ue038").replace("ờ", "\ue078") for line in TEXT], TextLayer.RUBBISH),
        (["".join(chr(ord(letter) % 29 + 1) for letter in line) for line in TEXT], TextLayer.RUBBISH),
        (["\ufffd" * len(line) for line in TEXT], TextLayer.RUBBISH),
        ([line.translate(str.maketrans("aeiouynhtc", "xwzqkjvbdp")) for line in map(bare, PROSE)], TextLayer.RUBBISH),
    ],
)
def test_what_cannot_be_repaired_is_said(lines: Sequence[str], state: TextLayer) -> None:
    assert mended(lines).state is state


def test_glyphs_without_a_meaning_become_one_character() -> None:
    assert mended(["Ủy b\x03n nh\ue010n d\ud800n \ufffd"]).texts == ("Ủy b\ufffdn nh\ufffdn d\ufffdn \ufffd",)


# Old encodings


@pytest.mark.parametrize(
    ("line", "encoding", "text"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Encoding.VNI, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ],
)
def test_old_encodings_are_read_font_by_font(line: str, encoding: Encoding, text: str) -> None:
    found = mend([*runs(PROSE), FontRun(line, "F2", 90)])
    assert (found.texts[-1], found.encodings[-1], found.state) == (text, encoding, TextLayer.MENDED)
    assert list(found.texts[:-1]) == PROSE


def test_lines_are_read_apart() -> None:
    found = mend([FontRun("Vieät Nam, coäng hoøa xaõ ho", "F2", 1), FontRun("äi chuû nghóa", "F2", 2)])
    assert found.texts[0].endswith("xã ho")


# Letters that a font names wrongly


def horned(lines: Iterable[str]) -> list[str]:
    return [line.translate(str.maketrans("Ưư", "Ƣƣ")) for line in lines]


def tilted(lines: Iterable[str]) -> list[str]:
    return [line.translate(str.maketrans("Òò", "Õõ")) for line in lines]


def test_letters_no_vietnamese_word_has_are_repaired() -> None:
    wrong = [line.replace("ú", "ö") for line in horned(TEXT)]
    assert mended(wrong) == Mended(tuple(TEXT), (None,) * len(TEXT), TextLayer.MENDED)


def test_letters_that_were_typed_so_stay() -> None:
    typed = "Sở Công Thƣơng"
    found = mend([*runs(TEXT), FontRun(typed, "F1", 90)])
    assert (found.texts[-1], found.state) == (typed, TextLayer.GOOD)


def test_a_foreign_name_stays() -> None:
    found = mend([*runs(LETTERHEAD, "F2"), FontRun("Ông Köhler", "F1", 90)])
    assert found.texts[-1] == "Ông Köhler"


def test_a_wrong_tilde_is_repaired_where_its_font_proves_it() -> None:
    found = mended(tilted(TEXT))
    assert list(found.texts) == TEXT  # "rõ" and "Võ" keep theirs
    assert found.state is TextLayer.MENDED


@pytest.mark.parametrize("lines", [TEXT, [line for line in TEXT if "ò" not in line]])
def test_a_typing_error_is_no_wrong_font(lines: Sequence[str]) -> None:
    """The name stands in a font of its own, or in one that shows the true letter elsewhere."""
    wrong = [line.replace("HÒA", "HÕA") for line in lines]
    for font in ("F1", "F2"):
        rest = [line for line in wrong if "HÕA" not in line]
        found = mend([*runs(["CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], font), *runs(rest, "F1", 2)])
        assert found.texts[0] == "CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        assert found.state is TextLayer.GOOD


def test_fonts_of_one_program_err_alike() -> None:
    found = mend([*runs(tilted(LETTERHEAD), "F2"), *runs(horned(PROSE), "F1", 20)])
    assert list(found.texts) == TEXT
    assert found.state is TextLayer.MENDED


# Accents as characters of their own


@pytest.mark.parametrize("form", ["{letter}{accent}", "{accent}{letter}"])
def test_letters_and_accents_drawn_one_by_one(form: str) -> None:
    apart = {
        ord(whole): form.format(letter=letter, accent=accent)
        for whole, letter, accent in [
            *(("ô", "o", "ˆ"), ("Ô", "O", "ˆ"), ("â", "a", "ˆ"), ("ê", "e", "ˆ"), ("ă", "a", "˘")),
            *(("á", "a", "´"), ("ã", "a", "˜"), ("ấ", "a", "ˆ´"), ("ế", "e", "´ˆ")),
        ]
    }
    found = mended([line.translate(apart) for line in TEXT])
    assert list(found.texts) == TEXT
    assert found.state is TextLayer.MENDED


# Glyph numbers for letters

VIETNAMESE_ROW = [chr(code) for code in range(0x1EA0, 0x1EFA)]
WINDOWS = dict(zip("ĂăĐđĨĩƠơƯưŨũ", "\u0102\u0103\u0108\u00ff\u01ac\u01ad\u046a\u046b\u046c\u046d\u01c9\u01ca", strict=True))
LATIN = dict(zip("áàâãéèêíìóòôõúùÀÃÂÊÁÈÍÌÓÔÒÚÙÝý", "ijkmpqrtuyz{}~\x7f¬­ÆÇÈÊËÎÏÐÑÒÔéê", strict=True))


def numbered(begin: int, singles: dict[str, str], shift: int) -> Callable[[str], str]:
    """The letter for which the font's glyph number stands."""
    row = {letter: chr(begin + place) for place, letter in enumerate(VIETNAMESE_ROW)} | singles

    def glyph(letter: str) -> str:
        if letter == " " or letter in row:
            return row.get(letter, letter)
        return LATIN.get(letter) or chr(ord(letter) - shift) if shift else letter

    return glyph


CORE = (0x4A4, WINDOWS)
OTHER = (0x3B1, {letter: chr(0x292 + place) for place, letter in enumerate("ĂăĐđĨĩƠơƯưŨũ")})


@pytest.mark.parametrize("shift", [0, 29])
def test_glyph_numbers_are_read(shift: int) -> None:
    glyph = numbered(*CORE, shift)
    found = mended("".join(map(glyph, line)) for line in TEXT)
    assert list(found.texts) == TEXT
    assert found.state is TextLayer.MENDED


@pytest.mark.parametrize("shift", [0, 29])
def test_a_numbering_nobody_knows_is_found_from_long_texts(shift: int, specimens: Specimens) -> None:
    names = ("bao-cao", "de-an", "ke-hoach", "nghi-quyet", "quyet-dinh", "thong-bao", "to-trinh")
    lines = [
        line.text for name in names for text in specimens.get(name).texts for line in text.lines if line.text.isprintable()
    ]
    glyph = numbered(*OTHER, shift)
    found = mended("".join(map(glyph, line)) for line in lines)
    wrong = [
        (a, b) for line, text in zip(lines, found.texts, strict=True) for a, b in zip(line, text, strict=True) if a != b
    ]
    assert {b for _, b in wrong} <= {"\ufffd"}  # nothing is read wrongly
    assert len(wrong) < 0.02 * sum(map(len, lines))


def test_a_numbering_nobody_knows_is_not_guessed_from_short_texts() -> None:
    glyph = numbered(*OTHER, 0)
    lines = ["".join(map(glyph, line)) for line in PROSE]
    found = mended(lines)
    assert (list(found.texts), found.state) == (lines, TextLayer.RUBBISH)


def test_the_national_name_as_such_files_hold_it() -> None:
    glyph = numbered(*CORE, 29)
    found = mended(["&Ӝ1* +Ñ$ ;\u00ad +Ӝ, &+Ӫ 1*+Ƭ$ 9,ӊ7 1$0", *("".join(map(glyph, line)) for line in PROSE)])
    assert found.texts[0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_only_the_letters_beyond_latin_are_glyph_numbers() -> None:
    """As some programs write: one font object for plain letters, one for the others, words made of both."""
    glyph = numbered(*CORE, 0)
    pieces = [
        FontRun(glyph(letter), "plain" if glyph(letter) == letter else "other", number)
        for number, line in enumerate(TEXT, start=1)
        for letter in line
    ]
    found = mend(pieces)
    assert "".join(found.texts) == "".join(TEXT)
    assert found.state is TextLayer.MENDED


def test_a_font_with_few_words_is_read_like_the_others() -> None:
    glyph = numbered(*CORE, 29)
    body, heading = (["".join(map(glyph, line)) for line in lines] for lines in (PROSE, ["Lào Cai", "QUYẾT ĐỊNH"]))
    found = mend([*runs(body), *runs(heading, "F2", 40), *runs(LETTERHEAD, "F3", 50)])
    assert list(found.texts) == [*PROSE, "Lào Cai", "QUYẾT ĐỊNH", *LETTERHEAD]


def test_glyphs_nobody_can_tell_make_the_text_useless() -> None:
    glyph = numbered(0x4A4, WINDOWS, 0)
    lines = ["".join(map(glyph, line)) for line in PROSE]
    found = mended([*lines, "b\u0245n, th\u0245m gia"])  # one word or two say too little
    assert found.texts[-1] == "b\ufffdn, th\ufffdm gia"
    assert found.state is TextLayer.RUBBISH


def test_a_letter_in_russian_is_not_read_as_vietnamese() -> None:
    russian = "Министерство иностранных дел Российской Федерации свидетельствует своё уважение"
    found = mended([*TEXT, russian])
    assert (found.texts[-1], found.state) == (russian, TextLayer.GOOD)


# Real files

STATES = {"p016": "mended", "p017": "foreign", "p018": "foreign", "p037": "rubbish", "p040": "foreign", "p046": "rubbish"}


@pytest.mark.shared
def test_real_files(corpus: Path) -> None:
    found = {path.stem: _mended(path).state.value for path in sorted((corpus / "pdf").glob("*.pdf"))}
    assert {name: state for name, state in found.items() if state not in ("good", "none")} == STATES


@pytest.mark.shared
def test_prints_of_drafts(corpus: Path) -> None:
    states = {path.stem: _mended(path).state for path in sorted((corpus / "pairs").glob("*.pdf"))}
    assert states.pop("no-tounicode") is TextLayer.RUBBISH
    assert states.pop("d090") is TextLayer.MENDED  # one line of it is TCVN3
    assert set(states.values()) == {TextLayer.GOOD}


def _mended(path: Path) -> Mended:
    """Glyphs of one font on one baseline as a run; a gap is a blank."""
    source = PDFIUM.open(path.read_bytes())
    found: list[FontRun] = []
    line, before = 0, None
    for page in source.pages():
        for glyph in page.glyphs:
            beside = before is not None and abs(glyph.baseline - before.baseline) < 1 and glyph.left > before.left
            line += not beside
            gap = " " if beside and before is not None and glyph.left - before.right > 0.16 * glyph.style.size else ""
            found.append(FontRun(gap + (glyph.text or "\ufffd"), glyph.style.font, line))
            before = glyph
    source.close()
    return mend(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("Số: 112/BC-SCT Thanh Giang, ngày 06 tháng 7 năm 2026", True),
        ("ceNG HoA xA HoI CHu NGHiA VIeT NAM", False),
        ("Cong hoa xa hoi chu nghia Viet Nam, Đoc lap", False),
    ],
)
def test_letters_that_only_vietnamese_has(text: str, expected: bool) -> None:
    assert is_vietnamese(text) is expected
