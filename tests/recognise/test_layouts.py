"""The same parts in the many layouts of real papers."""

from __future__ import annotations

import pytest

from decree30_lint.model.document import Document
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Step

from .paper import (
    CLOSING,
    DATE,
    LEFT,
    LETTERHEAD,
    MOTTO,
    NAME,
    PROSE,
    RIGHT,
    P,
    Row,
    Source,
    centred,
    columns,
    document,
    framed,
    parts,
    pieces,
    read,
)

TO = P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c")
AGENCIES, SLOGANS = LETTERHEAD
WHOLE = {
    "co-quan-chu-quan": ["UBND TỈNH THANH GIANG"],
    "co-quan": ["SỞ NỘI VỤ"],
    "so-ky-hieu": ["Số: 05/SNV-VTLT"],
    "trich-yeu-cong-van": ["V/v rà soát hồ sơ"],
    "quoc-hieu": [NAME],
    "tieu-ngu": [MOTTO],
    "dia-danh-ngay": [DATE],
    "kinh-gui": ["Kính gửi: Ủy ban nhân dân xã Tân Lộc"],
    "noi-dung": [PROSE],
    "noi-nhan label": ["Nơi nhận:"],
    "noi-nhan list": ["- Như trên;", "- Lưu: VT, VTLT."],
    "nguoi-ky": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    "ho-ten-nguoi-ky": ["Tạ Quang Nhuận"],
}


def letter(head: Source) -> Document:
    return document(head, TO, PROSE, CLOSING)


TABBED = (
    P(f"UBND TỈNH THANH GIANG\t{NAME}", "l", True),
    P(f"SỞ NỘI VỤ\t{MOTTO}", "l", True),
    P(f"Số: 05/SNV-VTLT\t{DATE}", "l"),
    P("V/v rà soát hồ sơ", "l"),
)
ROWS: list[Row] = [
    ([centred("UBND TỈNH THANH GIANG", False), centred("SỞ NỘI VỤ")], [centred(NAME), centred(MOTTO)]),
    ([P("Số: 05/SNV-VTLT", "c")], [P(DATE, "c")]),
    ([P("V/v rà soát hồ sơ", "c")], [""]),
]
LAYOUTS = {
    "one table": letter(LETTERHEAD),
    "rows": letter(ROWS),
    "two tables": document(ROWS[0], ROWS[1:], TO, PROSE, CLOSING),
    "tabs": document(*TABBED, TO, PROSE, CLOSING),
    "blanks": document(*(P(p.text.replace("\t", " " * 12), "l", p.bold) for p in TABBED), TO, PROSE, CLOSING),
    "text boxes": framed(document(TO, PROSE, CLOSING), (AGENCIES, LEFT), (SLOGANS, RIGHT)),
    "page header": document(TO, PROSE, CLOSING, header=TABBED),
    "closing by tabs": document(
        LETTERHEAD,
        TO,
        PROSE,
        P("Nơi nhận:\t\tKT. GIÁM ĐỐC", "l"),
        P("- Như trên;\t\tPHÓ GIÁM ĐỐC", "l"),
        P("- Lưu: VT, VTLT.", "l"),
        "",
        P("\t\t\t\t\t\t\t\tTạ Quang Nhuận", "l", True),
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_all_parts_in_every_layout(name: str) -> None:
    assert parts(LAYOUTS[name]) == WHOLE
    assert read(LAYOUTS[name]).texts[0].type == "cong-van"


def test_a_letterhead_in_the_page_header_comes_first() -> None:
    text = read(LAYOUTS["page header"]).texts[0]
    order = [component.anchor.path.story.step for component in text.components]
    assert order == sorted(order, key=lambda step: step is not Step.HEADER)
    assert text.anchor.path.story.step is Step.HEADER
    assert text.end < 9000


@pytest.mark.parametrize(
    "name",
    [
        "CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM",
        "CỘNG HÕA XẲ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA XÃ HỘI NGHĨA VIỆT NAM",
        "CÔNG HOÀ XÃ HỘI VÀ CHỦ NGHĨA VIỆT NAM",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "СỘNG НÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA XHCN VIỆT NAM",
    ],
)
def test_a_wrong_national_name_is_still_one(name: str) -> None:
    found = parts(letter(columns(AGENCIES, [centred(name), centred(MOTTO), P(DATE, "c")])))
    assert found["quoc-hieu"] == [name]
    assert found["tieu-ngu"] == [MOTTO]


@pytest.mark.parametrize("motto", ["ĐỘC LẬP – TỰ DO – HẠNH PHÚC", "Độc lâp-Tự Do-Hạnh phúc", "§éc lËp - Tù do - H¹nh phóc"])
def test_a_wrong_motto_is_still_one(motto: str) -> None:
    assert parts(letter(columns(AGENCIES, [centred(NAME), centred(motto), P(DATE, "c")])))["tieu-ngu"] == [motto]


def test_names_split_over_lines_and_breaks() -> None:
    right = [
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        centred("VIỆT NAM\nĐộc lập - Tự do"),
        centred("- Hạnh phúc"),
        P(DATE, "c"),
    ]
    found = parts(letter(columns([centred("UBND TỈNH THANH GIANG\nSỞ NỘI VỤ"), *AGENCIES[2:]], right)))
    assert " ".join(found["quoc-hieu"]) == NAME
    assert " ".join(found["tieu-ngu"]) == MOTTO
    assert (found["co-quan-chu-quan"], found["co-quan"]) == (WHOLE["co-quan-chu-quan"], WHOLE["co-quan"])


def test_name_and_motto_run_together() -> None:
    found = parts(letter(columns(AGENCIES, [centred(f"{NAME} {MOTTO}"), P(DATE, "c")])))
    assert (found["quoc-hieu"], found["tieu-ngu"]) == ([NAME], [MOTTO])


@pytest.mark.parametrize(
    ("names", "parent", "body"),
    [
        ([centred("ỦY BAN NHÂN DÂN"), centred("TỈNH THANH GIANG")], [], ["ỦY BAN NHÂN DÂN", "TỈNH THANH GIANG"]),
        ([centred("HỘI ĐỒNG"), centred("THI ĐUA - KHEN THƯỞNG TỈNH")], [], ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG TỈNH"]),
        (
            [
                centred("ỦY BAN NHÂN DÂN", False),
                centred("TỈNH THANH GIANG", False),
                centred("BAN QUẢN LÝ"),
                centred("DỰ ÁN"),
            ],
            ["ỦY BAN NHÂN DÂN", "TỈNH THANH GIANG"],
            ["BAN QUẢN LÝ", "DỰ ÁN"],
        ),
        ([centred("BỘ Y TẾ"), centred("BỆNH VIỆN BẾN ĐÁ")], ["BỘ Y TẾ"], ["BỆNH VIỆN BẾN ĐÁ"]),
        ([centred("{{co_quan_cap_tren}}", False), centred("{{co_quan}}")], ["{{co_quan_cap_tren}}"], ["{{co_quan}}"]),
    ],
)
def test_parent_and_issuing_body(names: list[P | str], parent: list[str], body: list[str]) -> None:
    found = parts(letter(columns([*names, P("Số: 05/ABC", "c")], SLOGANS)))
    assert (found.get("co-quan-chu-quan", []), found["co-quan"]) == (parent, body)


def test_a_letterhead_without_the_national_name() -> None:
    found = parts(letter(columns(AGENCIES, [""])))
    assert "quoc-hieu" not in found
    assert {part: found[part] for part in ("co-quan", "so-ky-hieu", "trich-yeu-cong-van", "kinh-gui")} == {
        part: WHOLE[part] for part in ("co-quan", "so-ky-hieu", "trich-yeu-cong-van", "kinh-gui")
    }


def test_a_decision() -> None:
    found = parts(
        document(
            LETTERHEAD,
            centred("QUYẾT ĐỊNH\nVề việc thành lập"),
            centred("Tổ kiểm tra"),
            centred("GIÁM ĐỐC SỞ NỘI VỤ"),
            P("Căn cứ Luật Lưu trữ;", italic=True),
            P("Theo đề nghị của Chánh Văn phòng.", italic=True),
            centred("QUYẾT ĐỊNH:"),
            "Điều 1. Thành lập Tổ kiểm tra gồm các ông, bà có tên sau đây.",
            P("Điều 2. Hiệu lực", bold=True),
            PROSE,
            CLOSING,
        )
    )
    assert found["ten-loai"] == ["QUYẾT ĐỊNH"]
    assert found["trich-yeu"] == ["Về việc thành lập", "Tổ kiểm tra"]
    assert found["bo-cuc authority"] == ["GIÁM ĐỐC SỞ NỘI VỤ"]
    assert found["can-cu"] == ["Căn cứ Luật Lưu trữ;", "Theo đề nghị của Chánh Văn phòng."]
    assert found["bo-cuc enacting"] == ["QUYẾT ĐỊNH:"]
    assert found["bo-cuc dieu"] == ["Điều 1. Thành lập Tổ kiểm tra gồm các ông, bà có tên sau đây.", "Điều 2. Hiệu lực"]
    assert found["noi-dung"] == ["Điều 1. Thành lập Tổ kiểm tra gồm các ông, bà có tên sau đây.", PROSE]


def test_a_sentence_that_begins_with_can_cu_is_no_basis() -> None:
    sentence = "Căn cứ chức năng, nhiệm vụ được giao, Sở Nội vụ báo cáo kết quả như sau:"
    assert "can-cu" not in parts(document(LETTERHEAD, TO, sentence, PROSE, CLOSING))


def test_several_addressees() -> None:
    block = [
        P("Kính gửi:", "l", left=100),
        P("- Sở Tài chính;", "l"),
        P("- Các sở, ban, ngành", "l", left=140),
        P("thuộc tỉnh.", "l", left=140),
    ]
    found = parts(document(LETTERHEAD, *block, PROSE, CLOSING))
    assert found["kinh-gui"] == [p.text for p in block]
    assert found["noi-dung"] == [PROSE]


def test_two_signatures_side_by_side() -> None:
    signatures = columns(
        [centred("THƯ KÝ"), P("(Ký, ghi rõ họ tên)", "c"), "", centred("Hứa Lan Chi")],
        [centred("CHỦ TỌA"), "", "", centred("TRƯƠNG QUANG NHUẬN")],
    )
    text = document(LETTERHEAD, centred("BIÊN BẢN"), centred("Họp xét chọn"), PROSE, signatures, "Nơi nhận:", "- Lưu: VT.")
    found = parts(text)
    assert found["nguoi-ky"] == ["THƯ KÝ", "CHỦ TỌA"]
    assert found["ho-ten-nguoi-ky"] == ["Hứa Lan Chi", "TRƯƠNG QUANG NHUẬN"]
    assert found["noi-nhan list"] == ["- Lưu: VT."]
    assert len(read(text).texts[0].of(Part.SIGNATORY)) == 2


def test_authority_is_taken_apart() -> None:
    assert pieces(letter(LETTERHEAD), Part.SIGNATORY) == {"authority": "KT.", "post": "GIÁM ĐỐC"}


def test_type_bases_and_recipients_are_taken_apart() -> None:
    bases = ("Căn cứ Luật Lưu trữ;", "Theo đề nghị của Trưởng phòng.")
    text = document(LETTERHEAD, centred("QUYẾT ĐỊNH"), centred("Về phòng họp"), *bases, PROSE, CLOSING)
    assert pieces(text, Part.TYPE_NAME) == {"type": "QUYẾT ĐỊNH"}
    assert pieces(text, Part.LEGAL_BASIS) == {"ending": ";"}
    assert pieces(text, Part.RECIPIENTS) == {"label": "Nơi nhận", "filing": "Lưu: VT, VTLT."}


def test_a_heading_in_capitals_is_no_signature() -> None:
    text = document(
        LETTERHEAD,
        centred("QUY ĐỊNH"),
        centred("Về phòng họp"),
        centred("Chương I"),
        centred("CHỦ TRÌ CUỘC HỌP"),
        *[PROSE] * 12,
    )
    found = parts(text)
    assert "nguoi-ky" not in found
    assert found["bo-cuc chuong-heading"] == ["CHỦ TRÌ CUỘC HỌP"]
    assert len(found["noi-dung"]) == 12


@pytest.mark.parametrize(("stamp", "part"), [("HỎA TỐC", "do-khan"), ("HOẢ TỐC", "do-khan"), ("MẬT", "do-mat")])
def test_stamps(stamp: str, part: str) -> None:
    assert parts(letter(columns([*AGENCIES, P(stamp, "c", True)], SLOGANS)))[part] == [stamp]


def test_every_paragraph_found_says_why() -> None:
    for component in read(letter(LETTERHEAD)).texts[0].components:
        assert component.evidence
        assert all(each.words.vi and each.words.en and each.words.vi != each.words.en for each in component.evidence)
        assert 0.5 < component.confidence <= 1


def test_nothing_to_find() -> None:
    assert parts(document()) == {}
    assert parts(document("x")) == {"noi-dung": ["x"]}


NAMED: list[P | str] = ["", "", centred("Tạ Quang Nhuận")]


@pytest.mark.parametrize(
    ("signature", "posts"),
    [
        (
            [centred("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\n\n\nTạ Quang Nhuận")],
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ([centred("T/M ỦY BAN NHÂN DÂN"), centred("CHỦ TỊCH"), *NAMED], ["T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ([centred("TRUNG TÂM LƯU TRỮ"), centred("GIÁM ĐỐC"), *NAMED], ["TRUNG TÂM LƯU TRỮ", "GIÁM ĐỐC"]),
        ([centred("Giám đốc"), *NAMED], ["Giám đốc"]),
    ],
)
def test_lines_of_authority(signature: list[P | str], posts: list[str]) -> None:
    found = parts(document(LETTERHEAD, TO, PROSE, columns(["Nơi nhận:", "- Lưu: VT."], signature)))
    assert found["nguoi-ky"] == posts
    assert found["ho-ten-nguoi-ky"] == ["Tạ Quang Nhuận"]


@pytest.mark.parametrize("name", ["PGS.TS. Trương Văn Hưởng", "Đại tá Trương Văn Hưởng", "{{nguoi_ky}}", "……………"])
def test_names_with_titles_and_names_to_come(name: str) -> None:
    found = parts(document(LETTERHEAD, TO, PROSE, columns(["Nơi nhận:"], [centred("HIỆU TRƯỞNG"), "", "", centred(name)])))
    assert found["ho-ten-nguoi-ky"] == [name]


@pytest.mark.parametrize(
    "recipients",
    [
        ["Nơi nhân:", "- Như trên;", "- Lưu VT"],
        ["NƠI NHẬN", "- Như trên;", "- Lưu: VT."],
        ["Nơi nhận:", "Như trên;", "Sở Tài chính;", "Lưu: VT."],
        ["Nơi nhận: - Như trên;", "- Lưu: VT."],
    ],
)
def test_recipients_however_written(recipients: list[str]) -> None:
    found = parts(document(LETTERHEAD, TO, PROSE, columns(recipients, [centred("GIÁM ĐỐC"), *NAMED])))
    assert " ".join(found["noi-nhan label"] + found["noi-nhan list"]) == " ".join(recipients)
    assert found["nguoi-ky"] == ["GIÁM ĐỐC"]


def test_a_signature_without_recipients() -> None:
    found = parts(document(LETTERHEAD, TO, PROSE, P("GIÁM ĐỐC", "r", True), "", P("Tạ Quang Nhuận", "r", True)))
    assert (found["nguoi-ky"], found["ho-ten-nguoi-ky"]) == (["GIÁM ĐỐC"], ["Tạ Quang Nhuận"])
    assert found["noi-dung"] == [PROSE]


def test_who_fills_a_form_in_holds_no_post() -> None:
    signatures = columns(
        [centred("Cán bộ tiếp nhận"), P("(Ghi rõ họ tên, số điện thoại)", "c")],
        [centred("THỦ TRƯỞNG ĐƠN VỊ"), "", "", centred("Hứa Lan Chi")],
    )
    text = document(LETTERHEAD, centred("BIÊN BẢN"), centred("Họp xét chọn"), PROSE, signatures, "Nơi nhận:", "- Lưu: VT.")
    assert parts(text)["nguoi-ky"] == ["THỦ TRƯỞNG ĐƠN VỊ"]


@pytest.mark.parametrize("label", ["Nơi nhận:", "Nơi gửi:", "Gửi:", "Nơi nhận văn bản:", "NƠI GỬI:"])
@pytest.mark.parametrize("apart", ["\t\t", " " * 20])
@pytest.mark.parametrize("posts", [("GIÁM ĐỐC", ""), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")])
def test_a_label_in_other_words_beside_the_authority(label: str, apart: str, posts: tuple[str, str]) -> None:
    first, second = (f"{apart}{post}" if post else "" for post in posts)
    closing = (P(f"{label}{first}", "l"), P(f"- Như trên;{second}", "l"), P("- Lưu: VT, VTLT.", "l"), "")
    found = parts(document(LETTERHEAD, TO, PROSE, *closing, P(f"{apart * 4}Tạ Quang Nhuận", "l", True)))
    assert (found["noi-nhan label"], found["noi-nhan list"]) == ([label], ["- Như trên;", "- Lưu: VT, VTLT."])
    assert (found["nguoi-ky"], found["ho-ten-nguoi-ky"]) == (list(filter(None, posts)), ["Tạ Quang Nhuận"])
    assert found["noi-dung"] == [PROSE]
