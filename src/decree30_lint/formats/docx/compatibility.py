"""Reads markup compatibility (ECMA-376 part 3) as Word does, so that who reads in Word and this program see one document.

Of alternatives the first one counts whose namespaces Word understands. What a file allows its readers to ignore is left out
where Word does not understand it, and where the file demands to be understood, it is refused as Word refuses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import MC, NAMESPACES
from decree30_lint.formats.docx.refusals import not_understood

_MICROSOFT = "http://schemas.microsoft.com/office/"
_STANDARD = "http://schemas.openxmlformats.org/"
_BY_MICROSOFT = (
    *("word/2003/auxHint", "word/2006/wordml", "word/2010/wordml", "word/2012/wordml", "word/2015/wordml/symex"),
    *("word/2016/wordml/cid", "word/2018/wordml", "word/2018/wordml/cex", "word/2020/wordml/sdtdatahash"),
    *("word/2023/wordml/word16du", "word/2024/wordml/sdtformatlock", "word/2010/wordprocessingCanvas"),
    *("word/2010/wordprocessingDrawing", "word/2010/wordprocessingGroup", "word/2010/wordprocessingInk"),
    *("word/2010/wordprocessingShape", "word/2012/wordprocessingDrawing", "2019/extlst", "2006/xmlPackage"),
    *("drawing/2007/8/2/chart", "drawing/2008/diagram", "drawing/2010/chartDrawing", "drawing/2010/diagram"),
    *("drawing/2010/main", "drawing/2010/picture", "drawing/2010/slicer", "drawing/2012/chart"),
    *("drawing/2012/chartStyle", "drawing/2012/main", "drawing/2012/timeslicer", "drawing/2013/main/command"),
    *("drawing/2014/chart", "drawing/2014/chart/ac", "drawing/2014/chartex", "drawing/2014/main"),
    *("drawing/2015/06/chart", "drawing/2015/9/8/chartex", "drawing/2015/10/21/chartex"),
    *(f"drawing/2016/5/{day}/chartex" for day in range(9, 15)),
    *("drawing/2016/11/diagram", "drawing/2016/11/main", "drawing/2016/12/diagram", "drawing/2016/SVG/main"),
    *("drawing/2016/ink", "drawing/2017/03/chart", "drawing/2017/decorative", "drawing/2017/model3d"),
    *("drawing/2018/animation", "drawing/2018/animation/model3d", "drawing/2018/hyperlinkcolor"),
    *("drawing/2018/sketchyshapes", "drawing/2021/oembed", "drawing/2021/scriptlink", "drawing/2022/imageformula"),
    *("drawing/2020/classificationShape", "tasks/2019/documenttasks", "thememl/2012/main"),
)
_BY_STANDARD = (
    *("drawingml/2006/chart", "drawingml/2006/chartDrawing", "drawingml/2006/compatibility", "drawingml/2006/diagram"),
    *(
        "drawingml/2006/lockedCanvas",
        "drawingml/2006/picture",
        "officeDocument/2006/math",
        "officeDocument/2006/bibliography",
    ),
    *("officeDocument/2006/customXml", "schemaLibrary/2006/main", "officeDocument/2006/docPropsVTypes"),
    *("officeDocument/2006/extended-properties", "officeDocument/2006/custom-properties"),
)
UNDERSTOOD = frozenset(
    {
        *NAMESPACES.values(),
        *(_MICROSOFT + name for name in _BY_MICROSOFT),
        *(_STANDARD + name for name in _BY_STANDARD),
        "urn:schemas-microsoft-com:office:excel",
        "urn:schemas-microsoft-com:office:powerpoint",
        "http://www.w3.org/XML/1998/namespace",
    }
)
"""The namespaces that Word 365 understands in a document."""

_CHOICE, _FALLBACK = MC + "Choice", MC + "Fallback"
_RULES = (MC + "Ignorable", MC + "ProcessContent", MC + "MustUnderstand")
_WORDS = tuple(rule.rpartition("}")[2].encode() for rule in _RULES)
_WITH_RULES = "//*[@mc:Ignorable or @mc:ProcessContent or @mc:MustUnderstand]"


def shown_branch(alternatives: _Element) -> _Element | None:
    """Returns the branch of mc:AlternateContent that Word shows: a mc:Choice, else the mc:Fallback; None without one."""
    choice = alternatives.find(_CHOICE)
    return alternatives.find(_FALLBACK) if choice is None else choice


def shown_branches(alternatives: _Element) -> tuple[_Element, ...]:
    """Returns the branch that is shown, or none."""
    branch = shown_branch(alternatives)
    return () if branch is None else (branch,)


def settle(root: _Element, data: bytes, part: str) -> None:
    """Leaves out what Word does not show of the part with this name and these bytes.

    Every mc:Choice that is left is understood. Raises UnreadableFileError.
    """
    for holder in _holders(root, data):
        ignorable, kept, needed = (_namespaces(holder, holder.get(rule)) for rule in _RULES)
        if unknown := next((name for name in needed if name not in UNDERSTOOD), None):
            raise not_understood(part, unknown)
        unknown_names = set(ignorable) - UNDERSTOOD
        if unknown_names:
            _leave_out(holder, unknown_names, set(zip(kept, _locals(holder), strict=True)))
    for choice in list(root.iter(_CHOICE)):
        if not UNDERSTOOD.issuperset(_namespaces(choice, choice.get("Requires"))):
            _replace(choice, [])


def _holders(root: _Element, data: bytes) -> Sequence[_Element]:
    """Returns the elements that state such rules; nearly always it is the root alone, which the bytes tell sooner."""
    own = sum(root.get(rule) is not None for rule in _RULES)
    if sum(map(data.count, _WORDS)) == own and data.lstrip(b"\xef\xbb\xbf").startswith(b"<"):
        return [root] if own else []
    return cast("Sequence[_Element]", root.xpath(_WITH_RULES, namespaces={"mc": NAMESPACES["mc"]}))


def _namespaces(element: _Element, prefixes: str | None) -> list[str]:
    """Returns what the prefixes stand for, those of names ("x:part") too; "" for one that is not declared."""
    known = element.nsmap if prefixes else {}
    return [known.get(prefix.partition(":")[0], "") for prefix in (prefixes or "").split()]


def _locals(element: _Element) -> Iterator[str]:
    """Yields the names of mc:ProcessContent without their prefixes; "*" stands for all of its namespace."""
    return (name.rpartition(":")[2] for name in element.get(_RULES[1], "").split())


def _leave_out(holder: _Element, namespaces: set[str], kept: set[tuple[str, str]]) -> None:
    """Takes the elements of `namespaces` out of the tree; of those named in `kept` the content stays."""
    for element in list(holder.iterdescendants("*")):
        namespace, _, name = element.tag.rpartition("}")
        if namespace[1:] in namespaces:
            stays = {(namespace[1:], name), (namespace[1:], "*")} & kept
            _replace(element, list(element) if stays else [])


def _replace(element: _Element, content: list[_Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        for child in content:
            element.addprevious(child)
        parent.remove(element)
