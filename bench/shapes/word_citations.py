"""Shapes of citations: documents, laws and provisions that a text names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes.word import docx, letter, line

_WHOLE = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"


def _line(make: Callable[[int], str]) -> Callable[[int], bytes]:
    """What is made of each number stands in one paragraph."""
    return lambda n: docx(letter(line("Thực hiện " + "".join(map(make, range(1, n + 1))) + "các đơn vị báo cáo.")))


def _over(make: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda n: docx(letter("".join(line(make(at)) for at in range(1, n + 1))))


def _different(at: int) -> str:
    return f"Quyết định số {at}/QĐ-UBND ngày 05 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh Thanh Giang về kế hoạch số {at}"


def _bad(at: int) -> str:
    return f"Thực hiện quyết định {at}/QĐ-UBND ngày 5/3/2020 của UBND tỉnh và Nghị định {at}/2020/NĐ-CP."


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "citations": _line(lambda at: f"{_WHOLE}; "),
    "citations-over-paragraphs": _over(lambda at: f"Thực hiện {_WHOLE}."),
    "citations-different": _line(lambda at: f"{_different(at)}; "),
    "citations-different-over-paragraphs": _over(lambda at: f"Thực hiện {_different(at)}."),
    "citations-short": _line(lambda at: f"Nghị định số {at}/2020/NĐ-CP, "),
    "citations-short-over-paragraphs": _over(lambda at: f"Thực hiện Nghị định số {at}/2020/NĐ-CP."),
    "citations-again": _over(lambda at: "Thực hiện Nghị định số 30/2020/NĐ-CP."),
    "citations-in-conflict": _over(
        lambda at: f"Thực hiện Nghị định số 30/2020/NĐ-CP ngày {1 + at % 28} tháng 3 năm 2020 của Chính phủ."
    ),
    "citations-wrong": _over(_bad),
    "citations-wrong-in-a-line": _line(_bad),
    "numbers-without-type": _line(lambda at: f"số {at}/2020/NĐ-CP, "),
    "types-without-number": _line(lambda at: "Nghị định, "),
    "types-in-capitals": _line(lambda at: "NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP, "),
    "laws": _line(lambda at: "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015, "),
    "laws-over-paragraphs": _over(lambda at: "Theo Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015."),
    "capitals-of-citations": _line(lambda at: f"nghị định số {at}/2020/NĐ-CP của chính phủ, "),
    "capitals-of-provisions": _line(lambda at: "Điểm a Khoản 1 điều 5, "),
    "capitals-of-provisions-over-paragraphs": _over(lambda at: "Thực hiện Điểm a Khoản 1 điều 5 Nghị định này."),
    "provisions": _line(lambda at: "điểm a khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP, "),
    "commas-of-a-tail": _line(lambda at: "Nghị định số 30/2020/NĐ-CP của Bộ trưởng Bộ Nội vụ, "),
    "amended": _line(lambda at: "được sửa đổi, bổ sung một số điều theo Nghị định số 30/2020/NĐ-CP "),
}
