"""Both engines list the same of pages made by hand: letters, looks, lines, pictures, fields."""

from __future__ import annotations

import zlib

import pytest
from tests.pdf_source import form, pdf, stream

from decree30_lint.formats.pdf.content import Engine, FileFacts, Glyph, GlyphStyle, PageContent
from decree30_lint.formats.pdf.engines.pdfium import PDFIUM
from decree30_lint.formats.pdf.engines.plumber import PLUMBER
from decree30_lint.model.picture import PictureColours

HERE = "BT /F1 10 Tf 50 50 Td"  # 792 points from the top
RED, BLACK = "FF0000", "000000"


@pytest.fixture(params=[PDFIUM, PLUMBER], ids=lambda engine: str(engine.name))
def engine(request: pytest.FixtureRequest) -> Engine:
    chosen: Engine = request.param
    return chosen


def read(engine: Engine, data: bytes) -> tuple[PageContent, FileFacts]:
    source = engine.open(data)
    try:
        (page,) = source.pages()
        return page, source.facts
    finally:
        source.close()


def page_of(engine: Engine, data: bytes) -> PageContent:
    return read(engine, data)[0]


def look_of(engine: Engine, data: bytes) -> GlyphStyle:
    """The one look of all letters."""
    (look,) = {glyph.style for glyph in page_of(engine, data).glyphs}
    return look


def text_of(page: PageContent) -> str:
    return "".join(glyph.text for glyph in page.glyphs)


def places(glyphs: list[Glyph]) -> list[tuple[str, float, float, float]]:
    return [(g.text, round(g.left, 1), round(g.right, 1), round(g.baseline, 1)) for g in glyphs]


def test_letters_stand_where_the_pen_was(engine: Engine) -> None:
    page = page_of(engine, pdf(f"{HERE} (AA b) Tj ET"))
    assert (page.number, page.width, page.height) == (1, 595, 842)
    steps = [("A", 50, 56.7), ("A", 56.7, 63.3), (" ", 63.3, 66.1), ("b", 66.1, 71.7)]
    assert places(page.glyphs) == [(*step, 792) for step in steps]
    assert look_of(engine, pdf(f"{HERE} (Ab) Tj ET")) == GlyphStyle("Helvetica", 10, "Helvetica", False, False, BLACK)


def test_equal_looks_are_one_object(engine: Engine) -> None:
    first, second = page_of(engine, pdf(f"{HERE} (A) Tj ET {HERE} 0 20 Td (b) Tj ET")).glyphs
    assert first.style is second.style


def test_letters_spaced_out_keep_their_width(engine: Engine) -> None:
    page = page_of(engine, pdf(f"{HERE} 5 Tc (AA) Tj 0 Tc 50 Tz 0 20 Td (A) Tj ET"))
    assert places(page.glyphs) == [("A", 50, 56.7, 792), ("A", 61.7, 68.3, 792), ("A", 50, 53.3, 772)]


def test_a_text_moved_up_stands_higher(engine: Engine) -> None:
    assert places(page_of(engine, pdf(f"{HERE} 4 Ts (A) Tj ET")).glyphs) == [("A", 50, 56.7, 788)]


@pytest.mark.parametrize(
    ("rotation", "matrix", "expected"),
    [
        (90, "0 1 -1 0 300 100", ("A", 100, 106.7, 300)),
        (180, "-1 0 0 -1 300 100", ("A", 295, 301.7, 100)),
        (270, "0 -1 1 0 300 100", ("A", 742, 748.7, 295)),
    ],
)
def test_a_rotated_page_counts_as_it_is_shown(
    engine: Engine, rotation: int, matrix: str, expected: tuple[str, float, float, float]
) -> None:
    page = page_of(engine, pdf(f"BT /F1 10 Tf {matrix} Tm (A) Tj ET", page=f"/Rotate {rotation}"))
    assert places(page.glyphs) == [expected]
    assert page.glyphs[0].style.angle == 0
    assert (page.width < page.height) == (rotation == 180)


def test_a_user_unit_scales_all(engine: Engine) -> None:
    page = page_of(engine, pdf(f"{HERE} (A) Tj ET 10 10 100 1 re f", page="/UserUnit 2"))
    assert (page.width, page.height, page.glyphs[0].style.size) == (1190, 1684, 20)
    assert places(page.glyphs) == [("A", 100, 113.3, 1584)]
    assert page.rules[0][:4] == pytest.approx((20, 1662, 220, 1664), abs=0.01)


def test_the_page_is_its_crop_box(engine: Engine) -> None:
    page = page_of(engine, pdf(f"{HERE} (A) Tj ET", page="/CropBox [10 20 500 900]"))
    assert (page.width, page.height) == (490, 822)
    assert places(page.glyphs) == [("A", 40, 46.7, 792)]


@pytest.mark.parametrize(
    ("operator", "colour"),
    [
        ("0.5 g", "808080"),
        ("1 0 0 rg", RED),
        ("0 0 0 1 k", BLACK),
        ("/Icc cs 0 0 1 scn", "0000FF"),
        ("1 1 1 rg", "FFFFFF"),
    ],
)
def test_the_colour_of_letters(engine: Engine, operator: str, colour: str) -> None:
    profile = {6: stream("no profile at all", "/N 3 /Alternate /DeviceRGB")}
    data = pdf(f"{operator} {HERE} (A) Tj ET", profile, resources="/ColorSpace << /Icc [/ICCBased 6 0 R] >>")
    assert look_of(engine, data).colour == colour


@pytest.mark.parametrize(("mode", "bold", "visible"), [(0, False, True), (2, True, True), (3, False, False)])
def test_how_letters_are_drawn(engine: Engine, mode: int, bold: bool, visible: bool) -> None:
    look = look_of(engine, pdf(f"{HERE} {mode} Tr (A) Tj ET"))
    assert (look.bold, look.visible) == (bold, visible)


def test_letters_of_no_opacity_are_invisible(engine: Engine) -> None:
    clear = "/ExtGState << /Clear << /ca 0 >> >>"
    page = page_of(engine, pdf(f"q /Clear gs {HERE} (A) Tj ET Q {HERE} 0 20 Td (B) Tj ET", resources=clear))
    assert [(glyph.text, glyph.style.visible) for glyph in page.glyphs] == [("A", False), ("B", True)]


def test_slanted_letters_are_italic(engine: Engine) -> None:
    look = look_of(engine, pdf("BT /F1 10 Tf 1 0 0.3 1 50 50 Tm (A) Tj ET"))
    assert (look.italic, look.size, look.angle) == (True, 10, 0)


def test_a_negative_size_in_a_turned_matrix_is_upright(engine: Engine) -> None:
    page = page_of(engine, pdf("BT /F1 -10 Tf -1 0 0 -1 50 50 Tm (A) Tj ET"))
    assert (page.glyphs[0].style.size, page.glyphs[0].style.angle) == (10, 0)
    assert places(page.glyphs) == [("A", 50, 56.7, 792)]


def test_turned_letters_have_an_angle(engine: Engine) -> None:
    assert look_of(engine, pdf("BT /F1 10 Tf 0 1 -1 0 50 50 Tm (A) Tj ET")).angle == 270


@pytest.mark.parametrize("step", ["0.2 0 Td", "0 0 Td"])
def test_letters_drawn_twice_are_bold(engine: Engine, step: str) -> None:
    page = page_of(engine, pdf(f"{HERE} (Ab) Tj {step} (Ab) Tj ET"))
    assert [(glyph.text, glyph.style.bold) for glyph in page.glyphs] == [("A", True), ("b", True)]


def test_the_same_word_twice_is_not_one(engine: Engine) -> None:
    page = page_of(engine, pdf(f"{HERE} (bb) Tj 30 0 Td (bb) Tj 0 12 Td (bb) Tj ET"))
    assert (text_of(page), {glyph.style.bold for glyph in page.glyphs}) == ("bbbbbb", {False})


TIMES = """<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+TimesNewRomanPS-BoldItalicMT /Encoding /WinAnsiEncoding
/FirstChar 65 /LastChar 66 /Widths [700 650] /ToUnicode 6 0 R /FontDescriptor << /Type /FontDescriptor
/FontName /ABCDEF+TimesNewRomanPS-BoldItalicMT /Flags 96 /Ascent 891 /Descent -216 /ItalicAngle -16 /CapHeight 700 /StemV 80
/FontBBox [-500 -300 1200 1000] >> >>"""


def mapping(letters: str) -> bytes:
    """A ToUnicode map for the code of A."""
    meant = letters.encode("utf-16-be").hex()
    ranges = f"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <{meant}> endbfchar"
    return stream(f"/CIDInit /ProcSet findresource begin begincmap {ranges} endcmap end")


def test_the_name_of_a_font_says_its_look(engine: Engine) -> None:
    page, facts = read(engine, pdf(f"{HERE} (A) Tj ET", {6: mapping("Ộ")}, font=TIMES))
    assert page.glyphs[0].style == GlyphStyle("TimesNewRomanPS-BoldItalicMT", 10, "Times New Roman", True, True, BLACK)
    assert places(page.glyphs) == [("Ộ", 50, 57, 792)]
    assert facts.embedded is False


@pytest.mark.parametrize(("meant", "read_as"), [("ti", "ti"), ("o\u0323", "ọ")])
def test_one_glyph_may_mean_several_letters(engine: Engine, meant: str, read_as: str) -> None:
    page = page_of(engine, pdf(f"{HERE} (AB) Tj ET", {6: mapping(meant)}, font=TIMES))
    assert [glyph.text for glyph in page.glyphs] == [read_as, "B"]


def test_a_hyphen_at_the_end_of_a_line_stays(engine: Engine) -> None:
    assert text_of(page_of(engine, pdf(f"{HERE} (A-) Tj 0 -12 Td (b) Tj ET"))) == "A-b"


def test_a_form_has_its_place_and_scale(engine: Engine) -> None:
    drawn = form("BT /F1 10 Tf 10 10 Td (A) Tj ET 0 0 100 1 re f", entries="/Matrix [2 0 0 2 100 200]")
    page = page_of(engine, pdf("1 0 0 rg q 1 0 0 1 0 50 cm /X Do Q", {6: drawn}, resources="/XObject << /X 6 0 R >>"))
    assert places(page.glyphs) == [("A", 120, 133.3, 572)]
    assert (page.glyphs[0].style.size, page.glyphs[0].style.colour) == (20, RED)
    assert page.rules[0][:4] == pytest.approx((100, 590, 300, 592), abs=0.01)


def test_a_hidden_layer_is_not_read(engine: Engine) -> None:
    catalog = "/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [7 0 R] >> >>"
    layers = {6: "<< /Type /OCG /Name (seen) >>", 7: "<< /Type /OCG /Name (unseen) >>"}
    content = f"/OC /On BDC {HERE} (A) Tj ET EMC /OC /Off BDC {HERE} (B) Tj ET 9 9 50 1 re f EMC {HERE} 30 0 Td (C) Tj ET"
    page = page_of(engine, pdf(content, layers, resources="/Properties << /On 6 0 R /Off 7 0 R >>", catalog=catalog))
    assert (text_of(page), page.rules) == ("AC", [])


@pytest.mark.parametrize(
    ("drawing", "box", "colour", "solid"),
    [
        ("1 0 0 RG 2 w 100 100 m 200 100 l S", (100, 741, 200, 743), RED, True),
        ("[3] 0 d 100 100 m 200 100 l S", (100, 741.5, 200, 742.5), BLACK, False),
        ("1 0 0 rg 100 100 50 0.5 re f", (100, 741.5, 150, 742), RED, True),
        ("100 100 0.5 50 re f", (100, 692, 100.5, 742), BLACK, True),
        ("100 100 m 150 100 l 150 101 l 100 101 l h f", (100, 741, 150, 742), BLACK, True),
        ("q 2 0 0 2 0 0 cm 50 50 m 100 50 l S Q", (100, 741, 200, 743), BLACK, True),
        ("0.5 w 100 100 50 1 re S", (99.75, 740.75, 150.25, 742.25), BLACK, True),
    ],
)
def test_a_line(engine: Engine, drawing: str, box: tuple[float, float, float, float], colour: str, solid: bool) -> None:
    (rule,) = page_of(engine, pdf(drawing)).rules
    assert rule[:4] == pytest.approx(box, abs=0.01)
    assert rule[4:] == (colour, solid, None)


@pytest.mark.parametrize(
    "drawing",
    [
        "1 g 100 100 50 1 re f",
        "1 G 100 100 m 200 100 l S",
        "100 100 50 1 re W n",
        "100 100 50 40 re f",
        "100 100 m 200 150 l S",
        "100 100 m 120 140 160 140 180 100 c S",
    ],
)
def test_no_line(engine: Engine, drawing: str) -> None:
    assert page_of(engine, pdf(drawing)).rules == []


def test_a_frame_has_four_lines(engine: Engine) -> None:
    rules = page_of(engine, pdf("100 100 200 50 re S")).rules
    assert sorted(rule.right - rule.left > rule.bottom - rule.top for rule in rules) == [False, False, True, True]


def picture(entries: str, size: int, samples: bytes) -> bytes:
    packed = f"/Type /XObject /Subtype /Image /Width {size} /Height {size} /Filter /FlateDecode {entries}"
    return stream(zlib.compress(samples), packed)


RGB = "/ColorSpace /DeviceRGB /BitsPerComponent 8"
GREY = "/ColorSpace /DeviceGray /BitsPerComponent 8"


def test_a_picture_and_where_it_is_placed(engine: Engine) -> None:
    content = "q 100 0 0 50 30 40 cm /X Do Q"
    page = page_of(engine, pdf(content, {6: picture(GREY, 4, bytes(16))}, resources="/XObject << /X 6 0 R >>"))
    (image,) = page.images
    assert image[:4] == pytest.approx((30, 752, 130, 802), abs=0.01)
    assert (image.pixels, image.colours, image.filter) == ((4, 4), PictureColours.GREY, "FlateDecode")
    assert (image.transparent, image.ink, image.field) == (False, None, None)


def test_the_ink_of_a_transparent_picture(engine: Engine) -> None:
    """The left half is clear, and green where it is not seen."""
    colours = (b"\0\xff\0" * 8 + b"\xff\0\0" * 8) * 16
    objects = {6: picture(f"{RGB} /SMask 7 0 R", 16, colours), 7: picture(GREY, 16, (b"\0" * 8 + b"\xff" * 8) * 16)}
    (image,) = page_of(engine, pdf("q 60 0 0 60 30 40 cm /X Do Q", objects, resources="/XObject << /X 6 0 R >>")).images
    assert (image.colours, image.transparent, image.ink) == (PictureColours.COLOUR, True, RED)


def test_a_picture_of_the_whole_page_is_not_weighed(engine: Engine) -> None:
    one_bit = picture("/ColorSpace /DeviceGray /BitsPerComponent 1", 8, bytes(8))
    page = page_of(engine, pdf("q 595 0 0 842 0 0 cm /X Do Q", {6: one_bit}, resources="/XObject << /X 6 0 R >>"))
    (image,) = page.images
    assert (image.colours, image.transparent) == (PictureColours.BILEVEL, None)


def test_a_line_may_be_a_picture(engine: Engine) -> None:
    black = picture(RGB, 4, bytes(48))
    page = page_of(engine, pdf("q 80 0 0 1 30 40 cm /X Do Q", {6: black}, resources="/XObject << /X 6 0 R >>"))
    assert page.images == []
    assert page.rules[0][:4] == pytest.approx((30, 801, 110, 802), abs=0.01)


SIGNED = form("BT /F1 10 Tf 5 5 Td (7) Tj ET 0 0 40 1 re f", "0 0 50 20")
WIDGET = "<< /Type /Annot /Subtype /Widget /Rect [100 700 200 740] /AP << /N 8 0 R >>"


def with_annotation(annotation: str, parent: str = "<< /FT /Sig /T (so) /Kids [6 0 R] >>", drawn: bytes = SIGNED) -> bytes:
    form_of = "/AcroForm << /Fields [7 0 R] >>"
    objects: dict[int, str | bytes] = {6: annotation, 7: parent, 8: drawn}
    return pdf(f"{HERE} (A) Tj ET", objects, page="/Annots [6 0 R]", catalog=form_of)


def test_what_a_signature_shows_is_kept_apart(engine: Engine) -> None:
    """The appearance, 50 x 20, fills the field, 100 x 40."""
    page = page_of(engine, with_annotation(f"{WIDGET} /FT /Sig /T (ngay) /Parent 7 0 R /F 4 >>"))
    assert [(field.kind, field.name) for field in page.fields] == [("Sig", "so.ngay")]
    assert page.fields[0][2:] == pytest.approx((100, 102, 200, 142), abs=0.01)
    assert [(glyph.text, glyph.style.field, glyph.style.size) for glyph in page.glyphs] == [("A", None, 10), ("7", 0, 20)]
    assert places(page.glyphs)[1] == ("7", 110, 121.1, 132)
    assert [(rule.field, round(rule.right - rule.left)) for rule in page.rules] == [(0, 80)]


def test_a_field_inherits_its_kind(engine: Engine) -> None:
    (field,) = page_of(engine, with_annotation(f"{WIDGET} /Parent 7 0 R >>")).fields
    assert (field.kind, field.name) == ("Sig", "so")


def test_a_field_outside_the_form_has_its_own_kind(engine: Engine) -> None:
    page = page_of(engine, with_annotation(f"{WIDGET} /FT /Tx /T (le) >>", parent="<< /FT /Sig /T (so) >>"))
    assert [(field.kind, field.name) for field in page.fields] == [("Tx", "le")]


@pytest.mark.parametrize("flags", [2, 32])
def test_a_hidden_field_is_not_shown(engine: Engine, flags: int) -> None:
    page = page_of(engine, with_annotation(f"{WIDGET} /Parent 7 0 R /F {flags} >>"))
    assert (text_of(page), page.fields) == ("A", [])


def test_a_note_is_a_field_of_no_kind(engine: Engine) -> None:
    stamp = "<< /Type /Annot /Subtype /Stamp /Rect [100 700 200 740] /AP << /N 8 0 R >> /F 4 >>"
    page = page_of(engine, with_annotation(stamp))
    assert [(field.kind, field.name) for field in page.fields] == [("", "")]
    assert [glyph.style.field for glyph in page.glyphs] == [None, 0]


def test_a_link_is_no_field(engine: Engine) -> None:
    assert page_of(engine, with_annotation("<< /Type /Annot /Subtype /Link /Rect [100 700 200 740] >>")).fields == []


def test_a_field_may_stand_in_itself(engine: Engine) -> None:
    page = page_of(engine, with_annotation(f"{WIDGET} /Parent 7 0 R >>", "<< /FT /Sig /T (so) /Parent 7 0 R >>"))
    assert page.fields[0].kind == "Sig"


def test_pages_are_read_one_by_one(engine: Engine) -> None:
    second = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
    pages = {2: "<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>", 6: second}
    source = engine.open(pdf(f"{HERE} (A) Tj ET", pages))
    assert [(page.number, page.width, text_of(page)) for page in source.pages()] == [(1, 595, "A"), (2, 300, "A")]
    assert source.facts.page_count == 2
    source.close()


def test_a_long_file_is_read_to_its_end(engine: Engine) -> None:
    """Both open it anew on the way, to forget what they have read."""
    count = 203
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
    kids = " ".join(f"{number} 0 R" for number in range(6, 6 + count))
    objects: dict[int, str | bytes] = dict.fromkeys(range(6, 6 + count), page)
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"
    source = engine.open(pdf("BT /F1 10 Tf 5 5 Td (A) Tj ET", objects))
    assert [(read.number, text_of(read)) for read in source.pages()] == [(number, "A") for number in range(1, count + 1)]
    assert source.facts.page_count == count
    source.close()


def test_what_a_file_says_of_itself(engine: Engine) -> None:
    about = "<x:xmpmeta><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></x:xmpmeta>"
    data = pdf(
        "0 0 10 10 re f",
        {6: stream(about, "/Type /Metadata /Subtype /XML"), 7: "<< /Producer (Máy in) >>".encode("latin-1")},
        catalog="/Version /1.6 /MarkInfo << /Marked true >> /Metadata 6 0 R",
        trailer="/Info 7 0 R",
        version="1.4",
    )
    facts = FileFacts(1, "1.6", "Máy in", encrypted=False, archival="2b", tagged=True, embedded=None)
    assert read(engine, data)[1] == facts


def test_packed_metadata_count(engine: Engine) -> None:
    about = b'<rdf:Description pdfaid:part="1" pdfaid:conformance="A"/>'
    packed = stream(zlib.compress(about), "/Type /Metadata /Subtype /XML /Filter /FlateDecode")
    facts = read(engine, pdf("", {6: packed}, catalog="/Metadata 6 0 R", version="1.4"))[1]
    assert (facts.version, facts.archival, facts.tagged, facts.embedded) == ("1.4", "1a", False, None)


@pytest.mark.parametrize(
    ("content", "shapes"),
    [
        ("50 50 m 90 90 l S", True),
        ("50 50 m 60 90 90 90 95 50 c f", True),
        ("1 g 0 0 595 842 re f", False),  # white on white
        ("0 0 595 842 re W n", False),  # only bounds what follows
        (f"{HERE} (Ab) Tj ET", False),
        ("", False),
    ],
)
def test_whether_anything_is_drawn(engine: Engine, content: str, shapes: bool) -> None:
    assert page_of(engine, pdf(content)).has_shapes is shapes
