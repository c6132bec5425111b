"""Specimen files: what they say, and complaints that name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from decree30_lint.compose import Specimen, Tier, load_specimen
from decree30_lint.compose.specimen import Zone
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.formatting import Align, LineSpacing
from decree30_lint.model.parts import Part, TextKind
from decree30_lint.model.units import Pt, from_mm

from .own import NAMES, SPECIMENS, specimen

_LAYOUTS_OF_THE_DECREE = {
    "nghi-quyet",
    "quyet-dinh",
    "quyet-dinh-ban-hanh",
    "to-trinh",
    "bao-cao",
    "ke-hoach",
    "thong-bao",
    "cong-van",
    "cong-van-mot-noi",
    "cong-dien",
    "giay-moi",
    "giay-gioi-thieu",
    "bien-ban",
    "giay-nghi-phep",
    "ban-sao",
    "quy-che-dien-tu",
    "van-ban-phu-luc-dien-tu",
    "van-ban-sao-dien-tu",
}


def test_every_sample_layout_has_a_specimen() -> None:
    assert set(NAMES) >= _LAYOUTS_OF_THE_DECREE


@pytest.mark.parametrize("name", NAMES)
def test_every_specimen_loads_with_a_whole_look(name: str) -> None:
    loaded = specimen(name)
    for line in loaded.lines:
        look = loaded.look_of(line)
        assert look.letters.family == "Times New Roman", line
        assert None not in (look.letters.size, look.letters.bold, look.letters.italic, look.layout.align), line


@pytest.mark.parametrize("name", NAMES)
def test_text_is_composed_and_clean(name: str) -> None:
    for line in specimen(name).lines:
        assert "  " not in line.text
        assert line.text == line.text.strip()


def test_lines_know_part_role_zone_and_look() -> None:
    loaded = specimen("cong-van")
    motto = next(line for line in loaded.lines if line.part is Part.MOTTO)
    look = loaded.look_of(motto)
    assert (motto.zone, look.letters.size, look.letters.bold, look.layout.align) == (Zone.RIGHT, Pt(14), True, Align.CENTRE)
    assert look.layout.spacing == LineSpacing(lines=1.0)
    assert look.line_below is not None
    assert look.line_below.share == 1.0


@pytest.mark.parametrize(
    ("part", "in_a", "in_b"),
    [
        (Part.NATIONAL_NAME, 13, 12),
        (Part.MOTTO, 14, 13),
        (Part.PLACE_DATE, 14, 13),
        (Part.BODY, 14, 13),
        (Part.NUMBER, 13, 13),
    ],
)
def test_tiers_pair_their_sizes(part: Part, in_a: float, in_b: float) -> None:
    loaded = specimen("cong-van")
    line = next(line for line in loaded.lines if line.part is part)
    assert [loaded.look_of(line, tier).letters.size for tier in Tier] == [in_a, in_b]


def test_other_texts_of_a_file() -> None:
    assert [text.kind for text in specimen("quyet-dinh-ban-hanh").texts] == [TextKind.MAIN, TextKind.ATTACHED]
    assert [text.kind for text in specimen("ban-sao").texts] == [TextKind.MAIN, TextKind.COPY]
    assert [text.first_number for text in specimen("ke-hoach").texts] == [None, 1, 1]


def test_paper_is_in_points() -> None:
    paper = specimen("cong-van").paper
    assert (paper.top, paper.left, paper.right) == (from_mm(20), from_mm(30), from_mm(15))


def test_an_appendix_may_lie_on_its_side(tmp_path: Path) -> None:
    content = "type: ke-hoach\npaper: {top: 22mm}\nappendices:\n  - {paper: {orientation: landscape}}\n"
    loaded = _load(tmp_path, content)
    main, appendix = (loaded.paper_of(text) for text in loaded.texts)
    assert (main.width, main.height) == (appendix.height, appendix.width)
    assert main.top == appendix.top == from_mm(22)


def _load(folder: Path, content: str) -> Specimen:
    (folder / "_looks.yaml").write_bytes((SPECIMENS / "_looks.yaml").read_bytes())
    (folder / "x.yaml").write_text(content, encoding="utf-8")
    return load_specimen(folder / "x.yaml")


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        ("type: cong-van\nbody:\n  - noi-dungg: chữ\n", "line 3", "unknown part 'noi-dungg'"),
        ("type: cong-van\nbody:\n  - {noi-dung: chữ, sizee: 13pt}\n", "line 3", "unknown key 'sizee'"),
        ("type: cong-van\nbody:\n  - {noi-dung: chữ, size: 13}\n", "line 3", "'13' is not a length"),
        ("type: cong-van\nbody:\n  - {noi-dung: chữ, align: center}\n", "line 3", "'center' is not one of"),
        ("type: cong-van\nboddy: []\n", "line 1", "unknown key 'boddy'"),
        ("body: []\n", "line 1", "needs its type"),
        ("type: [\n", "line", "x.yaml"),
    ],
)
def test_complaints_name_file_and_line(tmp_path: Path, content: str, place: str, says: str) -> None:
    with pytest.raises(WrongConfigurationError) as caught:
        _load(tmp_path, content)
    words = caught.value.words
    assert f"x.yaml, {place}" in words.en
    assert says in words.en
    assert f"x.yaml, {place.replace('line', 'dòng')}" in words.vi
    assert not {"unknown", "is", "not", "known"} & set(words.vi.split())
