"""Knows the comments and tracked changes that this program writes into a DOCX. To its reader they are not there.

The reader takes the changes of others as accepted, as the page shows them; our own are proposals, and taken as rejected.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import W

OURS = "decree30-lint"
"""The author of comments and tracked changes that this program writes."""

MARKED = OURS.encode()
"""What stands in the bytes of a part that holds such marks."""

INSERTED, DELETED = W + "ins", W + "del"
FORMER = {W + name: f"{W}{name}Change" for name in ("rPr", "pPr", "sectPr")}
"""Names what holds the former properties of a list that was changed."""

DELETED_TEXT = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}
_SHOWN_TEXT = {deleted: shown for shown, deleted in DELETED_TEXT.items()}

UNTRACKED = {
    W + "rPr": frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange")),
    W + "pPr": frozenset(W + name for name in ("rPr", "sectPr", "pPrChange")),
    W + "sectPr": frozenset(W + name for name in ("headerReference", "footerReference", "sectPrChange")),
}
"""Names the children of a list of properties that the change of the list says nothing of."""

_LEADS = frozenset({W + "rPr", W + "sectPr"})  # lists in which those children come first; in a w:pPr they come last
_AUTHOR = W + "author"
_OF_COMMENTS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd"))
_OF_BOOKMARKS = tuple(W + name for name in ("bookmarkStart", "bookmarkEnd"))
_REFERENCE = W + "commentReference"


def is_ours(element: _Element) -> bool:
    """Tells whether this program wrote a comment or a tracked change."""
    return (element.get(_AUTHOR) or "").strip().casefold() == OURS


def reject_ours(root: _Element) -> bool:
    """Takes our tracked changes out of a part, as if each were rejected; tells whether there were any."""
    found = [element for element in root.iter(INSERTED, DELETED, *FORMER.values()) if is_ours(element)]
    for element in found:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tag == INSERTED:
            _replace(element, list(_of_others(element)))
        elif element.tag == DELETED:
            for text in element.iter(*_SHOWN_TEXT):
                text.tag = _SHOWN_TEXT[text.tag]
            _replace(element, list(element))
        else:
            _restore(parent, element)
    return bool(found)


def _of_others(inserted: _Element) -> Iterator[_Element]:
    """Yields what stands in an insertion and is not of it: the marks of comments and bookmarks."""
    yield from inserted.iter(*_OF_COMMENTS, *_OF_BOOKMARKS)
    yield from (run for run in inserted.iter(W + "r") if run.find(_REFERENCE) is not None)


def _replace(element: _Element, content: list[_Element]) -> None:
    for child in content:
        element.addprevious(child)
    element.getparent().remove(element)  # type: ignore[union-attr]


def _restore(properties: _Element, change: _Element) -> None:
    """Gives a list the former properties; one that then says nothing is taken away."""
    kept = [child for child in properties if child.tag in UNTRACKED[properties.tag] and child is not change]
    former = list(change[0]) if len(change) else []
    properties[:] = [*kept, *former] if properties.tag in _LEADS else [*former, *kept]
    while not len(properties) and not properties.attrib and properties.tag != W + "sectPr":
        parent = properties.getparent()
        if parent is None:
            return
        parent.remove(properties)
        if parent.tag not in FORMER:
            return
        properties = parent
