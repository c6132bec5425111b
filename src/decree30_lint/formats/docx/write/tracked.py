"""Writes changes as tracked changes of Word, which its user accepts or rejects one by one.

They go to runs, paragraphs and sections: styles cannot be tracked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.own_marks import DELETED, DELETED_TEXT, FORMER, INSERTED, OURS, UNTRACKED, is_ours
from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.marks import Untracked
from decree30_lint.model.edits import Edit, ReplaceText, SetLayout, SetPage, SetRunFormat
from decree30_lint.model.path import Step

_ID = W + "id"
_IN_FIELDS = (SetRunFormat, ReplaceText)
_LARGEST = 2**31 - 1
_MOST = 2**20  # marks that one run of the program writes


class Tracked(Untracked, eq=False):
    """Writes what was before beside what is now, by our name and on this `date` ("2026-01-31T10:00:00Z"), if there is one.

    The marks get their ids in the end (`number_changes`): runs that are cut take copies of them along.
    """

    date: str | None = None

    def properties_changed(self, properties: _Element, before: _Element) -> None:
        """Keeps the first former state of a list; what we insert has none."""
        change = FORMER[properties.tag]
        if properties.find(change) is not None or _enclosing(properties, INSERTED) is not None:
            return
        former = before.makeelement(before.tag, {str(name): str(value) for name, value in before.items()})
        former.extend([child for child in before if child.tag not in UNTRACKED[before.tag]])
        mark = self._mark(properties, change)
        mark.append(former)
        properties.append(mark)

    def replaced(self, old: list[_Element], new: list[_Element]) -> None:
        """Marks the runs `old` as deleted, and the runs `new`, which stand behind or beside them, as inserted."""
        deleted: _Element | None = None
        for run in old:
            if _enclosing(run, INSERTED) is not None:
                super().replaced([run], [])
                continue
            if deleted is None or run.getprevious() is not deleted:
                deleted = self._mark(run, DELETED)
                run.addprevious(deleted)
            deleted.append(run)
            for text in list(run.iter(*DELETED_TEXT)):
                text.tag = DELETED_TEXT[text.tag]
        for run in new:
            self._insert(run)

    def _insert(self, run: _Element) -> None:
        for change in list(run.iter(*FORMER.values())):
            change.getparent().remove(change)  # type: ignore[union-attr]
        deleted = _enclosing(run, DELETED)
        if deleted is not None and run.getprevious() is None:
            deleted.addprevious(run)
        elif deleted is not None:
            deleted.addnext(run)
        if _enclosing(run, INSERTED) is None:
            inserted = self._mark(run, INSERTED)
            run.addprevious(inserted)
            inserted.append(run)

    def _mark(self, beside: _Element, tag: str) -> _Element:
        mark = beside.makeelement(tag, {W + "author": OURS})
        if self.date is not None:
            mark.set(W + "date", self.date)
        return mark


def _enclosing(element: _Element, tag: str) -> _Element | None:
    """Returns our insertion or deletion in which the element stands, None where there is none."""
    return next((each for each in element.iterancestors(tag) if is_ours(each)), None)


def track(package: EditedPackage, edits: Sequence[Edit], date: str | None = None) -> list[Edit]:
    """Writes the edits into the open package as tracked changes; returns those that cannot be tracked."""
    ready = [edit for edit in edits if trackable(edit, package)]
    package.marks = Tracked(date)
    done = set(ready).difference(apply(package, ready))
    number_changes(package)
    return [edit for edit in edits if edit not in done]


def trackable(edit: Edit, package: EditedPackage) -> bool:
    """Tells whether Word can track this edit as a change of runs, of a paragraph or of a section.

    It cannot in headers, in fields, in drawn lines, in tables, in styles, and not where parts are added.
    """
    if not isinstance(edit, SetRunFormat | SetLayout | ReplaceText | SetPage):
        return False
    if edit.at.path.story.step in (Step.HEADER, Step.FOOTER):
        return False
    try:
        package.resolve(edit.at.path)
        return not (isinstance(edit, _IN_FIELDS) and _in_field(edit, package))
    except KeyError:
        return False


def _in_field(edit: SetRunFormat | ReplaceText, package: EditedPackage) -> bool:
    """Tells whether some of these characters are the result of a field, which a program may write anew at any time."""
    paragraph = package.paragraphs[edit.at.path]
    start, end = edit.at.start, len(paragraph.text) if edit.at.end is None else edit.at.end
    return any(span.field and span.start < end and start < span.start + len(span.text) for span in paragraph.spans)


def number_changes(package: EditedPackage) -> None:
    """Gives each of our changes an id; copies, which came about when a run was cut, get one of their own."""
    ids = free_ids(package)
    seen: set[str] = set()
    for root in package.story_trees():
        for element in root.iter(INSERTED, DELETED, *FORMER.values()):
            key = element.get(_ID)
            if key is None or key in seen:
                key = str(next(ids))
                element.set(_ID, key)
            seen.add(key)


def free_ids(package: EditedPackage) -> Iterator[int]:
    """Yields numbers that no bookmark, comment, change or move of any part has for its id, from above the highest on."""
    written = (each.get(_ID, "") for root in package.story_trees() for each in root.iter())
    used = {int(key) for key in written if key.isdecimal()}
    highest = max(used, default=0)
    first = highest + 1 if highest < _LARGEST - _MOST else 1
    return (number for number in range(first, _LARGEST) if number not in used)
