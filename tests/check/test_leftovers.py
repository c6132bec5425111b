"""What writing a document leaves in its file, and what a file that goes to be signed may not hold."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from decree30_lint.model.parts import Stage
from decree30_lint.model.rules import Level, RuleSet
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.service.checker import Checker
from decree30_lint.service.configuration.configuration import StageChoice
from decree30_lint.service.settings import Settings

RULES = ("con-ghi-chu", "con-theo-doi", "chu-an", "to-mau", "cho-trong", "truong-loi")
Change = Callable[[Word], object]


def put(paragraph: Paragraph, markup: str) -> None:
    """Puts runs and fields behind those of `paragraph`."""
    for element in parse_xml(f"<w:p {nsdecls('w')}>{markup}</w:p>"):
        paragraph._p.append(element)


def body(word: Word) -> Paragraph:
    return word.paragraphs[-1]


def remark(text: str, author: str = "Bùi Văn Sơn") -> Change:
    return lambda word: word.add_comment(body(word).runs, text=text, author=author)


def markup(inner: str) -> Change:
    return lambda word: put(body(word), inner)


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    said = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return sign("begin") + said + sign("separate") + result + sign("end")


def tracked(kind: str, inner: str, author: str = "Bùi Văn Sơn") -> Change:
    return markup(f'<w:{kind} w:id="901" w:author="{author}" w:date="2026-03-02T08:00:00Z">{inner}</w:{kind}>')


def cell(fill: str, look: str = '<w:color w:val="FFFFFF"/>') -> Change:
    def change(word: Word) -> None:
        table = word.add_table(1, 1)
        put(table.cell(0, 0).paragraphs[0], run("Tiêu đề cột", look))
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>')
        table.cell(0, 0)._tc.get_or_add_tcPr().append(shade)

    return change


HIDDEN, WHITE = "<w:vanish/>", '<w:color w:val="FFFFFF"/>'
SHADED = '<w:shd w:val="clear" w:fill="FFF2CC"/>'
MARKED = '<w:highlight w:val="yellow"/>'
DELETED = "<w:r><w:delText>bỏ câu này</w:delText></w:r>"

CASES: list[tuple[str, Change, list[str]]] = [
    ("a remark", remark("Số liệu này lấy ở đâu?"), ["con-ghi-chu"]),
    ("a remark to this program", remark("decree30: bỏ qua noi-dung/co-chu – theo mẫu của Bộ"), []),
    ("a remark of this program", remark("Cỡ chữ 12 pt.", "decree30-lint"), []),
    ("an insertion", tracked("ins", run("thêm câu này")), ["con-theo-doi"]),
    ("a deletion", tracked("del", DELETED), ["con-theo-doi"]),
    ("an insertion by this program", tracked("ins", run("thêm câu này"), "decree30-lint"), []),
    ("a changed look", markup(
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="An"><w:rPr/></w:rPrChange></w:rPr><w:t>đậm</w:t></w:r>'
    ), ["con-theo-doi"]),
    ("hidden text", markup(run("giấu đi", HIDDEN)), ["chu-an"]),
    ("a hidden blank", markup(run("  ", HIDDEN)), []),
    ("an index entry", markup(field(" XE &quot;mục&quot; ", "") + run("a", "<w:webHidden/>")), []),
    ("a hidden entry in a field", markup('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("TC mục", HIDDEN)
                                         + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), []),
    ("white text", markup(run("trắng", WHITE)), ["chu-an"]),
    ("white text on a fill", markup(run("trắng", WHITE + '<w:shd w:val="clear" w:fill="1F4E79"/>')), ["to-mau"]),
    ("white blanks", markup(run("___", WHITE)), []),
    ("white text in a white cell", cell("auto"), ["chu-an"]),
    ("white text in a dark cell", cell("1F4E79"), []),
    ("a shaded header of a table", cell("D9D9D9", '<w:shd w:val="clear" w:fill="D9D9D9"/>'), []),
    ("tiny text", markup(run("nhỏ", '<w:sz w:val="2"/>')), ["chu-an"]),
    ("marked words", markup(run("xem lại", MARKED)), ["to-mau"]),
    ("a white marker", markup(run("xem lại", '<w:highlight w:val="white"/>')), []),
    ("a marked blank", markup(run(" ", MARKED)), []),
    ("a marked field of a form", markup(field(" FORMTEXT ", run("Hà Nội", MARKED))), []),
    ("a shaded link", markup('<w:hyperlink w:anchor="a">' + run("x.vn", SHADED) + "</w:hyperlink>"), []),
    ("shaded words", markup(run("xem lại", SHADED)), ["to-mau"]),
    ("an error of a field", markup(run("xem mục ") + field(" REF _Ref1 ", run("Error! Reference source not found."))),
     ["truong-loi"]),
    ("an error in Vietnamese", markup(field(" REF _Ref1 ", run("Lỗi! ") + run("Không tìm thấy nguồn.", "<w:b/>"))),
     ["truong-loi"]),
    ("the words of an error", markup(run("máy báo “Lỗi! Không mở được tệp”")), []),
    ("a gap", markup(run("hỗ trợ … hộ nghèo")), ["cho-trong"]),
    ("and so on", markup(run("bàn, ghế…; tủ, …")), []),
    ("a cut quotation", markup(run("“hỗ trợ … hộ nghèo” theo Nghị quyết")), []),
    ("capitals in brackets", markup(run("tại [TÊN XÃ]")), ["cho-trong"]),
    ("an order in brackets", markup(run("tại [điền tên xã]")), ["cho-trong"]),
    ("a note in brackets", markup(run("theo [1], [Điều 5], [...] và [a]")), []),
    ("a field of a template", markup(run("tại «TenXa», ${xa}, {{xa}} và &lt;xa&gt;")), ["cho-trong"]),
    ("a quotation in angles", markup(run("gọi là «xã hội học tập»")), []),
    ("X for figures", markup(run("khoảng XXX triệu đồng, năm 20XX")), ["cho-trong"]),
    ("thirty in Roman", markup(run("Đại hội lần thứ XXX, khóa XXX")), []),
]  # fmt: skip


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return ruleset_named("nd30-2020")


def letter(change: Change | None = None) -> bytes:
    word = docx.Document()
    lines = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số:      /BC-SNV")
    for line in (*lines, "Thanh Giang, ngày … tháng … năm 2026", "BÁO CÁO", "Kết quả công tác tháng 02 năm 2026"):
        word.add_paragraph(line)
    word.add_paragraph("Thực hiện chương trình công tác năm, Sở Nội vụ báo cáo kết quả như sau: đã tiếp nhận 35 hồ sơ, ")
    if change is not None:
        change(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def found(data: bytes, ruleset: RuleSet, stage: Stage) -> dict[str, Level]:
    select = tuple(f"toan-van/{name}" for name in (*RULES, "truoc-khi-trinh"))
    judgement = lint_bytes(data, "a.docx", ruleset, Options(stage=stage, select=select, type="bao-cao")).judgement
    assert judgement is not None
    return {f.rule.id.split("/")[1]: f.level for f in judgement.diagnostics}


@pytest.mark.parametrize(("change", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_left(ruleset: RuleSet, change: Change, expected: list[str]) -> None:
    data = letter(change)
    for stage in (Stage.SIGNING, Stage.ISSUED):
        assert sorted(found(data, ruleset, stage)) == expected
    assert found(data, ruleset, Stage.DRAFT) == ({"truoc-khi-trinh": Level.INFO} if expected else {})


def test_a_draft_gets_one_note_of_everything() -> None:
    changes = [change for _, change, expected in CASES if expected]

    def all_of_them(word: Word) -> None:
        for change in changes:
            change(word)

    settings = Settings(stage=StageChoice.DRAFT, select=("toan-van",))
    report = Checker(settings).check(letter(all_of_them), name="a.docx")
    [note] = [f for f in report.findings if f.rule == "toan-van/truoc-khi-trinh"]
    for words in (
        "1 ghi chú",
        "chỗ sửa chưa chấp nhận",
        "chữ không nhìn thấy",
        "chỗ tô màu",
        "chỗ chờ điền",
        "trường báo lỗi",
    ):
        assert words in note.message.vi


def test_properties_are_named_not_quoted(ruleset: RuleSet) -> None:
    def signed_by_name(word: Word) -> None:
        word.core_properties.author, word.core_properties.last_modified_by = "Bùi Văn Sơn", ""

    settings = Settings(stage=StageChoice.SIGNING, select=("toan-van/thong-tin-tac-gia",))
    [finding] = Checker(settings).check(letter(signed_by_name), name="a.docx").findings
    assert "tác giả" in finding.message.vi
    assert "Sơn" not in finding.message.vi
    assert "người sửa cuối" not in finding.message.vi


def test_a_comment_of_this_program_suppresses_nothing() -> None:
    said = "decree30: bỏ qua quoc-hieu, phong-chu, noi-dung, trang – thử"
    mine, ours = (letter(remark(said, author)) for author in ("Bùi Văn Sơn", "decree30-lint"))
    one, other = (Checker(Settings()).check(data, name="a.docx") for data in (mine, ours))
    assert one.accepted
    assert not other.accepted
    assert not other.unused_suppressions


def test_number_and_day_may_be_blank_when_it_goes_to_be_signed(ruleset: RuleSet) -> None:
    assert found(letter(), ruleset, Stage.SIGNING) == {}
