"""Takes our comments and tracked changes out of a DOCX again."""

from __future__ import annotations

from collections.abc import Set

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import W, local
from decree30_lint.formats.docx.own_marks import MARKED, OURS, is_ours
from decree30_lint.formats.docx.package import open_package
from decree30_lint.formats.docx.write.edited_package import EditedPackage

_ID = W + "id"
_ANCHORS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_KINDS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")


def cleared(data: bytes) -> bytes:
    """Returns the DOCX without our marks, the same bytes where there are none: changes are rejected, comments go.

    What others wrote stays, their answers to our comments too. Raises UnreadableFileError or RefusedFileError.
    """
    package = open_package(data)
    parts = (package.package_part(name) or b"" for name in package.entries if name.endswith(".xml"))
    if not any(MARKED in part for part in parts):
        return data
    edited = EditedPackage.open(data, "")
    return edited.written() if clear(edited) else data


def clear(package: EditedPackage) -> bool:
    """Takes our marks out of the open package; tells whether there were any."""
    for _ in package.stories():
        pass  # each is looked at, and our changes in it rejected
    for part in package.rejected:
        package.touch(part)
    return _clear_comments(package) or bool(package.rejected)


def _clear_comments(package: EditedPackage) -> bool:
    roots = {kind: root for kind in _KINDS if (root := _related(package, kind)) is not None}
    comments = roots.get("comments")
    ours = [comment for comment in comments if is_ours(comment)] if comments is not None else []
    doomed = [*ours, *_entries_about(ours, roots), *_persons(roots)]
    if not doomed:
        return False
    _take_out_anchors(package, {comment.get(_ID, "") for comment in ours})
    for element in doomed:
        element.getparent().remove(element)  # type: ignore[union-attr]
    for kind, root in roots.items():
        part = package.related(kind) or ""
        if len(root):
            package.touch(part)
        else:
            package.remove_part(part)
    return True


def _related(package: EditedPackage, kind: str) -> _Element | None:
    part = package.related(kind)
    return None if part is None else package.tree(part)


def _entries_about(comments: list[_Element], roots: dict[str, _Element]) -> list[_Element]:
    """Returns what newer parts say of these comments, by the ids of their paragraphs.

    Answers to them lose what they answer.
    """
    paragraphs = {_named(p, "paraId") for comment in comments for p in comment.iter(W + "p")} - {""}
    found = []
    for entry in roots.get("commentsExtended", ()):
        if _named(entry, "paraId") in paragraphs:
            found.append(entry)
        elif _named(entry, "paraIdParent") in paragraphs:
            del entry.attrib[next(name for name in entry.attrib if str(name).endswith("}paraIdParent"))]
    ids = [entry for entry in roots.get("commentsIds", ()) if _named(entry, "paraId") in paragraphs]
    durable = {_named(entry, "durableId") for entry in ids}
    times = [entry for entry in roots.get("commentsExtensible", ()) if _named(entry, "durableId") in durable]
    return [*found, *ids, *times]


def _persons(roots: dict[str, _Element]) -> list[_Element]:
    return [person for person in roots.get("people", ()) if _named(person, "author").strip().casefold() == OURS]


def _named(element: _Element, attribute: str) -> str:
    """Returns an attribute whatever its namespace, which differs from part to part."""
    return next((str(value) for name, value in element.items() if str(name).rpartition("}")[2] == attribute), "")


def _take_out_anchors(package: EditedPackage, ids: Set[str]) -> None:
    for part, root in package.stories():
        anchors = [anchor for anchor in root.iter(*_ANCHORS) if anchor.get(_ID) in ids]
        for anchor in anchors:
            holder = anchor.getparent()
            assert holder is not None
            holder.remove(anchor)
            if holder.tag == W + "r" and all(local(child) == "rPr" for child in holder):
                holder.getparent().remove(holder)  # type: ignore[union-attr]
            package.touch(part)
