"""Shapes of text: paragraphs, runs, characters, tabs, breaks, blanks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes.word import SENTENCE, docx, letter, line, paragraph, run


def _body(make: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: docx(letter(make(n)))


def _many(text: str) -> Callable[[int], bytes]:
    """Paragraphs with this text."""
    return _body(lambda n: line(text) * n)


def _one(content: str) -> Callable[[int], bytes]:
    """One paragraph with this markup again and again."""
    return _body(lambda n: paragraph(content * n))


def _typed(text: str) -> Callable[[int], bytes]:
    """One run with this text again and again."""
    return _body(lambda n: line(text * n))


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "paragraphs": _many(SENTENCE),
    "numbered-words": _body(lambda n: "".join(line(f"Nội dung thứ {at} được thực hiện.") for at in range(n))),
    "empty-paragraphs": _many(""),
    "blank-paragraphs": _many("   "),
    "short-lines": _many("Nội dung"),
    "capital-lines": _many("KẾT QUẢ THỰC HIỆN"),
    "capitals-in-a-line": _typed("KẾT QUẢ "),
    "centred-lines": _body(lambda n: paragraph(run("Kết quả thực hiện", "<w:b/>"), '<w:jc w:val="center"/>') * n),
    "runs-alike": _one(run("tổ chức ")),
    "runs-different": _body(lambda n: paragraph("".join(run("tổ chức ", "<w:b/>" * (at % 2)) for at in range(n)))),
    "empty-runs": _one("<w:r/>"),
    "sentences": _typed(SENTENCE + " "),
    "words": _typed("tổ chức thực hiện "),
    "long-word": _typed("ộ"),
    "long-word-of-digits": _typed("7"),
    "combining": _typed("o\u0323\u0302"),
    "zero-width": _typed("\u200b"),
    "blanks": _typed(" "),
    "no-break-spaces": _typed("\u00a0"),
    "blanks-between": _typed("chữ  "),
    "dots": _typed("."),
    "dotted-words": _typed("chữ... "),
    "dashes": _typed("- "),
    "commas": _typed("việc, "),
    "semicolons": _typed("việc; "),
    "quotes": _typed("“việc” "),
    "open-quotes": _typed("“việc "),
    "straight-quotes": _typed('"việc" '),
    "brackets": _typed("(việc) "),
    "open-brackets": _typed("(việc "),
    "closed-brackets": _typed("việc) "),
    "slashes": _typed("việc/"),
    "wrong-syllables": _typed("nghành qui hoà xyzt "),
    "wrong-syllables-in-paragraphs": _many("Nghành  qui hoà ,xyzt thực hiện ."),
    "letters-of-other-scripts": _typed("тổ chứс "),
    "dates": _typed("ngày 12 tháng 3 năm 2025, "),
    "short-dates": _typed("ngày 12/3/2025, "),
    "dates-in-paragraphs": _many("Thực hiện từ ngày 1/3/2025 đến ngày 12/03/2025."),
    "numbers": _typed("1.234.567 đồng, "),
    "names": _typed("ông Nguyễn Văn An, "),
    "names-in-capitals": _typed("Ông NGUYỄN VĂN AN, "),
    "agencies": _typed("Ủy ban nhân dân tỉnh Thanh Giang, "),
    "agencies-in-paragraphs": _many("Ủy ban nhân dân Tỉnh Thanh Giang giao Sở Nội vụ chủ trì."),
    "districts": _many("Giao Ủy ban nhân dân huyện Thanh Giang chủ trì."),
    "placeholders": _typed("[tên cơ quan] "),
    "open-placeholders": _typed("[«"),
    "placeholders-in-paragraphs": _many("Giao «tên cơ quan» và ……… thực hiện [nội dung]."),
    "tabs": _one("<w:r><w:tab/></w:r>"),
    "tabs-between": _one("<w:r><w:tab/><w:t>chữ</w:t></w:r>"),
    "soft-breaks": _one("<w:r><w:br/></w:r>"),
    "lines-in-a-paragraph": _one("<w:r><w:t>Nội dung thực hiện</w:t><w:br/></w:r>"),
    "page-breaks": _one('<w:r><w:br w:type="page"/></w:r>'),
    "page-breaks-between": _body(lambda n: paragraph('<w:r><w:br w:type="page"/></w:r>') * n),
    "symbols": _one('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
    "nested-controls": _body(
        lambda n: "<w:sdt><w:sdtContent>" * min(n, 20) + line(SENTENCE) * n + "</w:sdtContent></w:sdt>" * min(n, 20)
    ),
    "controls": _body(lambda n: f"<w:sdt><w:sdtContent>{line(SENTENCE)}</w:sdtContent></w:sdt>" * n),
    "controls-in-a-line": _one(f"<w:sdt><w:sdtContent>{run('chữ ')}</w:sdtContent></w:sdt>"),
}
