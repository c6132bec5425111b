"""Gives paragraphs another layout."""

from __future__ import annotations

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.schema.children import Changes, Props
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import SetLayout
from decree30_lint.model.formatting import Align

_STOP = "tabs/tab@"


def write_layout(package: EditedPackage, edit: SetLayout) -> bool:
    """Gives the paragraph the layout; units that would beat it, such as indents in characters, are switched off.

    Nothing is done where lines that end in a line break would be justified: Word pulls their words apart.
    """
    if edit.layout.align is Align.BOTH and "\n" in package.text(edit.at.path).strip():
        return False
    part, paragraph = package.resolve(edit.at.path)
    own, inherited = PARAGRAPH.props(paragraph.find(W + PARAGRAPH.tag)), package.inherited(edit.at.path)
    changes = PARAGRAPH.changes(edit.layout, own, inherited)
    package.change_properties(PARAGRAPH, part, paragraph, {**changes, **_stops(changes, own, inherited)})
    return True


def _stops(changes: Changes, own: Props, inherited: Props) -> Changes:
    """Returns what else tab stops need: dots that lead to them stay, and those of styles are cleared."""
    new = [key for key in changes if key.startswith(_STOP)]
    every = {**inherited, **own}
    old = sorted((key for key, kind in every.items() if _is_stop(key) and kind != "clear"), key=_place)
    leaders = {f"{key}/leader": every.get(f"{before}/leader") for key, before in zip(new, old, strict=False)}
    cleared = (key for key, kind in inherited.items() if _is_stop(key) and kind != "clear" and key not in changes)
    return {**dict.fromkeys(cleared if new else (), "clear"), **{key: leader for key, leader in leaders.items() if leader}}


def _is_stop(key: str) -> bool:
    return key.startswith(_STOP) and not key.endswith("/leader")


def _place(key: str) -> int:
    return int(key.removeprefix(_STOP).partition(".")[0])
