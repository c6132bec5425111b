"""Recognition gives back the labels of every specimen, in whatever layout it is written."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decree30_lint.compose import Layout, Specimen, compose_docx
from decree30_lint.formats.docx.read_docx import read_docx
from decree30_lint.model.parts import Family, Part, Recognition
from decree30_lint.recognise import recognise
from decree30_lint.ruleset.load import load_vocabulary

from .own import NAMES, ROOT, layouts, some, specimen

VOCABULARY = load_vocabulary(ROOT / "rules" / "nd30-2020")

Key = tuple[str, Part, str]

_ONE_ROLE = (Part.ADDRESSEES, Part.BODY)  # parts whose roles only set looks


def _key(kind: str, part: Part, role: str) -> Key:
    return kind, part, "" if part in _ONE_ROLE else role


def _labels(asked: Specimen) -> dict[Key, list[str]]:
    labels: dict[Key, list[str]] = defaultdict(list)
    for text in asked.texts:
        for line in text.lines:
            if not line.rows and line.role != "centred":  # centred lines of the body are no running text
                labels[_key(text.kind, line.part, line.role)].append(" ".join(line.text.split()))
    return labels


def _found(recognition: Recognition) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = defaultdict(list)
    for text in recognition.texts:
        for component in text.components:
            found[_key(text.kind, component.part, component.role)].append(component.text)
    return found


def _recognised(name: str, layout: Layout) -> Recognition:
    return recognise(read_docx(compose_docx(specimen(name), layout), f"{name}.docx"), VOCABULARY)


def _assert_labels(name: str, layout: Layout) -> None:
    """Every labelled line is found as what it is, and nothing else is; the body may also hold the lines of its structure."""
    labels, found = _labels(specimen(name)), _found(_recognised(name, layout))
    for key, texts in labels.items():
        if key[1] is Part.BODY:
            assert set(texts) <= set(found[key]), key
        else:
            assert " ".join(found[key]) == " ".join(texts), key
    extra = {key: texts for key, texts in found.items() if key not in labels}
    assert {key[1] for key in extra} <= {Part.PAGE_NUMBER, Part.BODY}, extra


@pytest.mark.parametrize("name", NAMES)
def test_labels_come_back(name: str) -> None:
    _assert_labels(name, Layout())


@pytest.mark.parametrize("name", NAMES)
def test_types_and_family_come_back(name: str) -> None:
    asked, recognition = specimen(name), _recognised(name, Layout())
    assert recognition.family is Family.ND30
    assert [text.kind for text in recognition.texts] == [text.kind for text in asked.texts]
    named = [
        (text.type, found.type) for text, found in zip(asked.texts, recognition.texts, strict=True) if text.type != "unknown"
    ]
    assert all(expected == found for expected, found in named), named


@given(st.sampled_from(NAMES), layouts())
@some(60)
def test_labels_come_back_from_any_layout(name: str, layout: Layout) -> None:
    _assert_labels(name, layout)
