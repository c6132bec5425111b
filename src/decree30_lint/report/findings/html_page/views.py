"""Describes what the templates of the page lay out: sentences that are ready, places, and pictures."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from decree30_lint.model.rule_help import RuleHelp


class MarkView(Struct, frozen=True):
    """Marks a place on a picture, in points of the page; `number` is that of its finding, 0 where it need not be told."""

    x: float
    y: float
    width: float
    height: float
    number: int
    tone: str

    def tag(self, size: int) -> float:
        """Returns how wide the number is, set in letters of `size` points."""
        return round(0.55 * size * (1 + len(str(self.number))), 1)


class FigureView(Struct, frozen=True):
    """Shows a part of a page: the picture with the id `picture`, cut to `box`, which reads "left top width height".

    `label` says what it shows to those who cannot see it; `whole`: it is all of the page.
    """

    picture: str
    box: str
    width: float
    height: float
    marks: Sequence[MarkView]
    label: str
    caption: str
    whole: bool


class PictureView(Struct, frozen=True):
    """Holds a page as it is embedded, once."""

    id: str
    url: str
    width: float
    height: float


class HelpView(Struct, frozen=True):
    """Explains a rule; `label` says what is folded on a screen, and on paper unless `printed`. A page has each once."""

    id: str
    help: RuleHelp
    label: str
    printed: bool


class FindingView(Struct, frozen=True):
    """Shows one finding. `details` are labels with their texts; `help` stands where the rule occurs first."""

    id: str
    number: int
    tone: str
    level: str
    message: str
    details: Sequence[tuple[str, str]]
    rule: str
    rule_label: str
    help_id: str | None
    help: HelpView | None
    figures: Sequence[FigureView] = ()


class GroupView(Struct, frozen=True):
    """Shows findings that are mended together; `head` and `advice` are those of their cause, "" where it is one alone."""

    tone: str
    head: str
    advice: str
    findings: Sequence[FindingView]
    figures: Sequence[FigureView] = ()


class SectionView(Struct, frozen=True):
    """Shows the groups of one level."""

    title: str
    tone: str
    groups: Sequence[GroupView]


class ListView(Struct, frozen=True):
    """Shows sentences under a title."""

    title: str
    lines: Sequence[str]
    folded: bool = False


class FileView(Struct, frozen=True):
    """Shows one file. `cure` says what `fix` would mend, and `command` how; or only where else the file is mended."""

    id: str
    path: str
    tone: str
    verdict: str
    rest: str
    cure: str
    command: str
    facts: Sequence[str]
    notes: Sequence[str]
    pictures: Sequence[PictureView]
    signatures: ListView | None
    sections: Sequence[SectionView]
    lists: Sequence[ListView]


class RowView(Struct, frozen=True):
    """Shows one file in the table of files."""

    id: str
    path: str
    tone: str
    verdict: str
    counts: Sequence[int]  # under the further heads of the table


class PageView(Struct, frozen=True):
    """Shows the run as a whole."""

    title: str
    headline: str
    tone: str
    verdict: str
    rest: str
    counts: str
    about: Sequence[str]
    notices: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[RowView]
    lists: Sequence[ListView]
