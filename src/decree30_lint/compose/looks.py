"""Parses looks as specimens and changes write them: `{size: 13pt, bold: true, indent: 10mm, line_below: 0.4 of text}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from decree30_lint.compose.specimen import Look, SpecimenPage, SpecimenPageNumber, StrokeBelow
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat, VerticalAlign
from decree30_lint.model.units import Pt, from_mm
from decree30_lint.model.words import Words
from decree30_lint.ruleset.quantities import parse_length

_LETTERS = {
    "font": "family",
    "size": "size",
    "bold": "bold",
    "italic": "italic",
    "underlined": "underlined",
    "colour": "colour",
    "capitals": "all_caps",
    "small_capitals": "small_caps",
    "vertical_align": "vertical_align",
    "highlighted": "highlighted",
    "shaded": "shaded",
}
_LAYOUT = {
    "align": "align",
    "indent": "first_line",
    "left": "left",
    "right": "right",
    "before": "before",
    "after": "after",
    "spacing": "spacing",
    "page_break": "page_break_before",
}
LOOK_KEYS = frozenset(_LETTERS) | frozenset(_LAYOUT) | {"line_below", "boxed", "label"}

_SHEETS = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "letter": (215.9, 279.4)}
_EDGES = ("top", "bottom", "left", "right", "header", "footer", "gutter")
PAPER_KEYS = frozenset({"paper", "orientation", "width", "height", *_EDGES})
_NUMBER_KEYS = frozenset({"place", "align", "first_page", "text", *_LETTERS})


def wrong(vi: str, en: str) -> WrongConfigurationError:
    """Returns the error for a specimen or a change that cannot be read. The full stop is added."""
    return WrongConfigurationError("wrong-specimen", Words(f"{vi.rstrip('.')}.", f"{en.rstrip('.')}."))


def parse_look(settings: Mapping[str, Any]) -> Look:
    """Returns a look from its YAML mapping. Raises WrongConfigurationError on a key or a value it does not know."""
    refuse_unknown(settings, LOOK_KEYS, "look")
    boxed = settings.get("boxed")
    return Look(
        parse_letters({key: value for key, value in settings.items() if key in _LETTERS}),
        ParagraphLayout(**{_LAYOUT[key]: _layout_value(key, value) for key, value in settings.items() if key in _LAYOUT}),
        _line_below(settings["line_below"]) if "line_below" in settings else None,
        None if boxed is None else _flag("boxed", boxed),
        parse_letters(settings.get("label", {})),
    )


def parse_letters(settings: Mapping[str, Any]) -> RunFormat:
    """Returns a format of characters from its YAML mapping. Raises WrongConfigurationError as `parse_look` does."""
    refuse_unknown(settings, _LETTERS, "look of letters")
    return RunFormat(**{_LETTERS[key]: _letter_value(key, value) for key, value in settings.items()})


def parse_paper(settings: Mapping[str, Any], beneath: SpecimenPage | None = None) -> SpecimenPage:
    """Returns a page; what `settings` leave out is as in `beneath`.

    Turning the page turns its sides, not its margins. Raises WrongConfigurationError as `parse_look` does.
    """
    refuse_unknown(settings, PAPER_KEYS, "paper")
    known = {name: getattr(beneath, name) for name in (*_EDGES, "width", "height")} if beneath else {"gutter": Pt(0)}
    if "paper" in settings:
        width, height = choice("paper", settings["paper"], _SHEETS)
        known |= {"width": from_mm(width), "height": from_mm(height)}
    known |= {key: length(key, settings[key]) for key in (*_EDGES, "width", "height") if key in settings}
    if "orientation" in settings:
        sides = sorted((known["width"], known["height"]))
        turned = choice("orientation", settings["orientation"], {"portrait": False, "landscape": True})
        known |= {"width": sides[turned], "height": sides[not turned]}
    return SpecimenPage(**known)


def parse_page_number(settings: Mapping[str, Any] | str, beneath: SpecimenPageNumber | None = None) -> SpecimenPageNumber:
    """Returns where and how the page number stands; "none" stands for no number."""
    if settings == "none":
        settings = {"place": "none"}
    if not isinstance(settings, Mapping):
        raise wrong(
            f"page_number: “{settings}” không phải là các mục {{…}}, cũng không phải none",
            f"page number: {settings!r} is neither a mapping nor 'none'",
        )
    refuse_unknown(settings, _NUMBER_KEYS, "page number")
    beneath = beneath or SpecimenPageNumber("header", Align.CENTRE, RunFormat())
    letters = parse_look({key: value for key, value in settings.items() if key in _LETTERS})
    return SpecimenPageNumber(
        choice("place", settings.get("place", beneath.place), {p: p for p in ("header", "footer", "none")}),
        Align(choice("align", settings.get("align", beneath.align.value), {a.value: a for a in Align})),
        letters.over(Look(beneath.letters)).letters,
        _flag("first_page", settings.get("first_page", beneath.first_page)),
        str(settings.get("text", beneath.text)),
    )


def refuse_unknown(settings: Any, known: Any, name: str) -> None:
    """Raises WrongConfigurationError where `settings` is no mapping or has keys that are not `known`."""
    if not isinstance(settings, Mapping):
        raise wrong(f"{name}: “{settings}” phải có dạng {{tên: giá trị}}", f"{name}: {settings!r} is not a mapping")
    for key in settings:
        if key not in known:
            listed = ", ".join(sorted(known))
            raise wrong(
                f"{name}: không có mục “{key}”; các mục có thể dùng: {listed}",
                f"{name}: unknown key '{key}'; known are {listed}",
            )


def length(key: str, value: Any) -> Pt:
    """Returns the points of "13pt", "20mm", "-1cm". Raises WrongConfigurationError, also on a bare number."""
    text = str(value)
    try:
        return Pt(-parse_length(text[1:])) if text.startswith("-") else parse_length(text)
    except ValueError as error:
        raise wrong(
            f"{key}: “{value}” không phải là độ dài như 13pt, 20mm hoặc 1cm",
            f"{key}: '{value}' is not a length such as 13pt, 20mm or 1cm",
        ) from error


def choice(key: str, value: Any, known: Mapping[str, Any]) -> Any:
    """Returns the entry of `known` that `value` names. Raises WrongConfigurationError where there is none."""
    if value not in known:
        listed = ", ".join(known)
        raise wrong(f"{key}: “{value}” phải là một trong: {listed}", f"{key}: '{value}' is not one of {listed}")
    return known[value]


def _flag(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise wrong(f"{key}: “{value}” phải là true hoặc false", f"{key}: '{value}' is neither true nor false")
    return value


def _letter_value(key: str, value: Any) -> Any:
    match key:
        case "size":
            return length(key, value)
        case "font":
            return str(value)
        case "colour":
            if not re.fullmatch("[0-9A-F]{6}", str(value)):
                raise wrong(
                    f"colour: “{value}” phải gồm sáu chữ số thập lục phân",
                    f"colour: '{value}' is not six hexadecimal digits",
                )
            return str(value)
        case "vertical_align":
            return choice(key, value, {align.value: align for align in VerticalAlign})
        case "capitals":
            return choice(key, value, {"automatic": True, "typed": False})
        case _:
            return _flag(key, value)


def _layout_value(key: str, value: Any) -> Any:
    match key:
        case "align":
            return choice(key, value, {a.value: a for a in Align})
        case "spacing":
            return _spacing(str(value))
        case "page_break":
            return _flag(key, value)
        case _:
            return length(key, value)


_SPACINGS: tuple[tuple[str, Callable[[str], LineSpacing]], ...] = (
    (r"(\d+(?:\.\d+)?) lines?", lambda text: LineSpacing(lines=float(text))),
    (r"exactly (\S+)", lambda text: LineSpacing(exact=length("spacing", text))),
    (r"at least (\S+)", lambda text: LineSpacing(at_least=length("spacing", text))),
)


def _spacing(text: str) -> LineSpacing:
    for pattern, make in _SPACINGS:
        if match := re.fullmatch(pattern, text):
            return make(match[1])
    raise wrong(
        f"spacing: “{text}” phải viết như “1.5 lines”, “exactly 18pt” hoặc “at least 18pt”",
        f"spacing: '{text}' is not '1.5 lines', 'exactly 18pt' or 'at least 18pt'",
    )


def _line_below(value: Any) -> StrokeBelow:
    if value == "none":
        return StrokeBelow()
    if not isinstance(value, Mapping):
        return _line_of_length(value)
    refuse_unknown(value, ("length", "solid", "width"), "line_below")
    drawn = _line_of_length(value.get("length", "1.0 of text"))
    width = length("width", value.get("width", "0.75pt"))
    return StrokeBelow(drawn.share, drawn.length, _flag("solid", value.get("solid", True)), width)


def _line_of_length(value: Any) -> StrokeBelow:
    if match := re.fullmatch(r"(\d+(?:\.\d+)?) of text", str(value)):
        return StrokeBelow(share=float(match[1]))
    return StrokeBelow(length=length("line_below", value))
