"""Lines that no pattern may choke on: one that tries every division of them takes minutes, or never ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from multiprocessing import TimeoutError, get_context
from multiprocessing.pool import Pool
from pathlib import Path

import pytest
from tests.check import pieces
from tests.check.test_appendices import component, main, run, text
from tests.recognise.paper import CLOSING, LETTERHEAD, PROSE, P, columns, document, parts
from tests.service.suppressions.test_inline import asked

from decree30_lint.check.kinds.appendix_references import ReferenceData
from decree30_lint.check.kinds.sentences import SentenceCapitals
from decree30_lint.check.kinds.wording import FixedWording
from decree30_lint.check.structure_order import is_written
from decree30_lint.compose import Layout, apply_change, compose_docx, load_specimen
from decree30_lint.formats.docx.fonts import DeclaredFont, declared_font
from decree30_lint.formats.pdf.engines import fonts
from decree30_lint.formats.text import clean
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Part, TextKind, Vocabulary
from decree30_lint.model.suppressions import SuppressionFault
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.recognise.columns import cuts
from decree30_lint.syntax.date_line import date_line, is_date_line
from decree30_lint.syntax.number_line import number_line
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

LETTER = Path(__file__).resolve().parents[1] / "fixtures" / "specimens" / "cong-van.yaml"
PATIENCE = 30  # seconds, of what takes a fraction of one

NAMED = "Căn cứ Luật Lưu trữ, " + "VĂN PHÒNG ĐOÀN ĐẠI BIỂU " * 500
CAPITALS = "Căn cứ Luật Lưu trữ" + ", A" * 40_000
BLANKS = " " * 20_000
WIDTHLESS = "\u200b\ufeff" * 40_000
PROGRAMMED = "{" + "van_ban." * 8_000 + "so}"


@pytest.fixture(scope="module")
def workers() -> Iterator[list[Pool]]:
    """A process apart, which can be ended."""
    pools = [get_context("spawn").Pool(1)]
    yield pools
    pools[0].terminate()


def in_time(workers: list[Pool], function: Callable[[str], object], line: str) -> object:
    """What `function` gives, from a process that is ended when it takes too long: a hang fails, and stalls nothing."""
    try:
        return workers[0].apply_async(function, (line,)).get(PATIENCE)
    except TimeoutError:
        workers.pop().terminate()
        workers.append(get_context("spawn").Pool(1))
        raise


def bases(line: str) -> list[str]:
    """What is taken for a basis where `line` follows one."""
    lines = ("Căn cứ Luật Lưu trữ;", line)
    return parts(document(LETTERHEAD, P("Kính gửi: Sở Tư pháp", "c"), *lines, PROSE, CLOSING)).get("can-cu", [])


def number(line: str) -> tuple[str, str]:
    parsed = number_line((pieces.paragraph(line),))
    return parsed.number.text.strip(), parsed.symbol_text


def disagreements(line: str) -> list[str]:
    """What "(Kèm theo …)" says otherwise than its document, 41/KH-SNV of 16 March 2026."""
    appendix = text(TextKind.APPENDIX, 20, component(Part.APPENDIX, line, 20, "reference"))
    return [
        found.message_key
        for found in run(ReferenceData(agree=True), "reference", main(), appendix)
        if isinstance(found, Breach)
    ]


def day(line: str) -> tuple[bool, str | None]:
    """Whether `line` is a date, and its day."""
    parsed = date_line((pieces.paragraph(line),))
    return is_date_line(line), parsed.day.text if parsed.day else None


def cleaned(line: str) -> str:
    return "".join(clean([line]))


def small_beginnings(line: str) -> list[str]:
    """What is said of the first letter of a paragraph."""
    words = Vocabulary((), {}, {"abbreviations": ()})
    check = SentenceCapitals("abbreviations")
    return pieces.said(pieces.outcomes(check, pieces.document(pieces.section()), {Part.BODY: [line]}, Part.BODY, words))


def number_to_come(line: str) -> list[str]:
    """What is taken for the number where `line` stands below the body."""
    (parent, body, *_), right = LETTERHEAD
    head = columns([parent, body, P(line, "c")], right)
    return parts(document(head, P("Kính gửi: Sở Tư pháp", "c"), PROSE, CLOSING)).get("so-ky-hieu", [])


def faults_of_motto(line: str) -> list[str]:
    check, nothing = FixedWording("Độc lập", "misread"), pieces.document(pieces.section())
    return pieces.said(pieces.outcomes(check, nothing, {Part.MOTTO: [line]}, Part.MOTTO, pieces.NO_WORDS))


def figures(line: str) -> str | None:
    found = number_line((pieces.paragraph(line),)).number
    return found.text if found else None


def written(line: str) -> tuple[bool, bool]:
    """Whether `line` holds Article 4, and an item II."""
    document = pieces.document(pieces.section(pieces.prose(line)))
    return is_written(["4", "IV"], "Điều", document, 0, 9), is_written(["II"], "", document, 0, 9)


def family(name: str) -> str | None:
    return fonts.font_face(name).family


HOSTILE: dict[str, tuple[Callable[[str], object], str, object]] = {
    "capital words without an end": (bases, NAMED, ["Căn cứ Luật Lưu trữ;", NAMED.strip()]),
    "capital words that do something": (bases, NAMED + "báo cáo.", []),
    "commas before capitals": (bases, CAPITALS, ["Căn cứ Luật Lưu trữ;", CAPITALS]),
    "commas before capitals, then a verb": (bases, CAPITALS + " báo cáo.", []),
    "blanks about the slash of a number": (number, f"Số:{BLANKS}/{BLANKS}x", ("", "x")),
    "blanks in a number": (
        number,
        f"Số: 5{BLANKS}a / 2026 {BLANKS}/{BLANKS}BC{BLANKS}x )",
        ("5", f"a / 2026 {BLANKS}/{BLANKS}BC{BLANKS}x )"),
    ),
    "blanks where a party has its dash": (number, f"Số: .{BLANKS * 4}x", (f".{BLANKS * 4}x", "")),
    "blanks of an appendix for a number": (disagreements, f"(Kèm theo Kế hoạch số{BLANKS}x)", []),
    "blanks of an appendix about figures": (
        disagreements,
        f"(Kèm theo Kế hoạch số{BLANKS}42{BLANKS}/{BLANKS}KH-SNV ngày{BLANKS}16{BLANKS}tháng{BLANKS}4{BLANKS}năm 2026)",
        ["number", "date"],
    ),
    "blanks of an appendix for a day": (disagreements, f"(Kèm theo ngày{BLANKS}tháng{BLANKS}x)", []),
    "blanks of an appendix between strokes": (disagreements, f"(Kèm theo ngày{BLANKS}/{BLANKS}x)", []),
    "dots for a day": (day, "Bến Đá, " + ". " * 10_000 + "x", (False, None)),
    "dots for a day and a month": (day, "Bến Đá, " + ". " * 10_000 + "/…/2026", (False, None)),
    "days and months without a year": (day, "ngày tháng " * 2_000, (False, "")),
    "blanks about a date": (
        day,
        f"{BLANKS}Bến{BLANKS}Đá{BLANKS},{BLANKS}ngày{BLANKS}5{BLANKS}tháng{BLANKS}3{BLANKS}năm{BLANKS}2026",
        (True, "5"),
    ),
    "blanks before no date": (day, f"{BLANKS},{BLANKS}x", (False, None)),
    "braces for a date": (day, "Bến Đá, " + "{" * 10_000 + "}" * 10_000 + "x", (False, None)),
    "characters without width": (cleaned, f"a{WIDTHLESS}b", "ab"),
    "characters without width before a tone": (cleaned, f"{WIDTHLESS}a{WIDTHLESS}\u0301{WIDTHLESS}", "á"),
    "blanks before a word": (small_beginnings, f"{BLANKS * 4}báo cáo", ["start"]),
    "blanks before no word": (small_beginnings, f"{BLANKS * 4}x1", []),
    "marks of templates without an end": (masked, "[«" * 64_000, "[«" * 64_000),
    "braces of templates without an end": (masked, "{{${" * 32_000, "{{${" * 32_000),
    "braces closed in another line": (masked, "{{" * 64_000 + "\n}}", "{{" * 63_999 + "{" + PLACEHOLDER * 3 + "}"),
    "marks of templates with one end": (masked, "x" + "[«" * 64_000 + "]", "x" + PLACEHOLDER * 128_001),
    "blanks in the name of a font": (declared_font, f"Arial{BLANKS * 4}x", DeclaredFont("Arial x")),
    "dashes in the name of a font": (declared_font, f"Arial{'-' * 80_000}x", DeclaredFont(f"Arial{'-' * 80_000}x")),
    "dashes before the look of a font": (
        declared_font,
        f"Arial{'-' * 80_000}Bold Italic",
        DeclaredFont("Arial", True, True),
    ),
    "notes in the name of a font": (declared_font, "Arial" + " (Body" * 100_000, DeclaredFont("Arial" + " (Body" * 100_000)),
    "brackets where a program puts the number": (number_to_come, "[" * 40_000, []),
    "pieces of a name that a program knows": (number_to_come, PROGRAMMED, [PROGRAMMED]),
    "days and months beside a number": (cuts, "Số: 5\t" + "ngày tháng " * 2_000, []),
    "a date beside a number": (cuts, "Số: 5\t" + "ngày tháng " * 2_000 + "năm", [(6, True)]),
    "dashes within a motto": (faults_of_motto, f"Độc lập{'-' * 80_000}x", ["words"]),
    "dashes below a motto": (faults_of_motto, f"Độc lập{BLANKS}{'–-' * 40_000}{BLANKS}", []),
    "blanks between figures": (figures, f"Số:1{BLANKS * 2}1/QĐ-SNV", f"1{BLANKS * 2}1"),
    "blanks before a symbol": (figures, f"Số:1{BLANKS * 2}-{BLANKS * 2}QĐ-SNV", "1"),
    "blanks without a division": (written, f"{BLANKS * 3}x", (False, False)),
    "breaks of lines without a division": (written, "\n" * 80_000 + "x", (False, False)),
    "blanks before an article": (written, f"{BLANKS}\n{BLANKS}Điều 4", (True, False)),
    "blanks before an item": (written, f"a{BLANKS}II.", (False, True)),
    "dashes in the name of a font of a PDF": (family, f"Tay{'-' * 40_000}x", f"Tay{' ' * 40_000}x"),
    "dashes before the look of a font of a PDF": (family, f"Tay{'-' * 40_000}SemiBoldItalic", "Tay"),
    "blanks of a comment": (asked, f"decree30{BLANKS * 2}x", [((), "", SuppressionFault.NOT_UNDERSTOOD)]),
    "blanks of a comment that is understood": (
        asked,
        f"decree30{BLANKS}:{BLANKS}bỏ qua{BLANKS}tieu-ngu/co-chu{BLANKS}- mẫu",
        [(("tieu-ngu/co-chu",), "mẫu", None)],
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_line_is_read_in_time(workers: list[Pool], name: str) -> None:
    function, line, expected = HOSTILE[name]
    assert in_time(workers, function, line) == expected


def found_in_letter(beginning: str) -> set[str]:
    """Ids of the rules that an official letter breaks whose text begins so."""
    letter = apply_change(load_specimen(LETTER), "noi-dung", {"text": beginning, "nth": 1})
    report = lint_bytes(compose_docx(letter, Layout()), "cong-van.docx", ruleset_named("nd30-2020"), Options())
    assert report.judgement is not None
    return {finding.rule.id for finding in report.judgement.diagnostics}


def test_a_letter_that_names_a_body_in_capitals_is_judged(workers: list[Pool]) -> None:
    body = "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH THANH GIANG"
    beginning = f"Căn cứ Công văn số 12/UBND-NC, {body} gửi quý cơ quan nội dung sau."
    assert in_time(workers, found_in_letter, beginning) == {"vien-dan/lan-dau"}  # the cited letter is named without its date
