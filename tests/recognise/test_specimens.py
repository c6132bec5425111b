"""Recognition finds the parts that the specimens' own labels name, however they are laid out."""

from __future__ import annotations

from collections import Counter

import pytest

from decree30_lint.compose import Layout, Specimen, compose_docx, load_specimen
from decree30_lint.formats.docx import read_docx
from decree30_lint.model.parts import Family, Part, Recognition
from decree30_lint.recognise import recognise

from .paper import RULES, VOCABULARY

FOLDER = RULES.parents[1] / "fixtures" / "specimens"
NAMES = sorted(path.stem for path in FOLDER.glob("[!_]*.yaml"))
LAYOUTS = {
    "table": Layout(),
    "rows": Layout(letterhead="table-rows", lines="typed"),
    "tabs": Layout(letterhead="tabs", lines="vml"),
    "boxes": Layout(letterhead="text-boxes", runs="split"),
    "frames": Layout(letterhead="frames", lines="border", form="nfd"),
    "styles": Layout(looks="styles", capitals="automatic", form="nfd", runs="split"),
}
Label = tuple[str, str, str, str]  # kind of text, part, role, text


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", NAMES)
def test_labels_of_the_specimens(name: str, layout: str) -> None:
    specimen = load_specimen(FOLDER / f"{name}.yaml")
    found = recognise(read_docx(compose_docx(specimen, LAYOUTS[layout]), f"{name}.docx"), VOCABULARY)
    assert shown(found) == labels(specimen)
    assert found.texts[0].type == specimen.type
    assert found.family is Family.ND30


def labels(specimen: Specimen) -> Counter[Label]:
    """What the specimen says. Body text set in the middle and tables are no prose."""
    wanted: Counter[Label] = Counter()
    for text in specimen.texts:
        for line in text.lines:
            if line.rows or line.role == "centred":
                continue
            role = "" if line.part is Part.ADDRESSEES else line.role
            wanted[text.kind.value, line.part.value, role, " ".join(line.text.split())] += 1
    return wanted


def shown(recognition: Recognition) -> Counter[Label]:
    """What was found. Numbered prose is structure and body at once: here it counts as structure only."""
    found: Counter[Label] = Counter()
    for text in recognition.texts:
        structure = {p.anchor.path for c in text.of(Part.STRUCTURE) for p in c.paragraphs}
        for component in text.components:
            for paragraph in component.paragraphs:
                doubled = component.part is Part.BODY and paragraph.anchor.path in structure
                if component.part is not Part.PAGE_NUMBER and not doubled:
                    line = " ".join(paragraph.text.split())
                    found[text.kind.value, component.part.value, component.role, line] += 1
    return found
