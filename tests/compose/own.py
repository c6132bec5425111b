"""The specimens of this repository, and the layouts they can be written in."""

from __future__ import annotations

from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st

from decree30_lint.compose import Layout, Specimen, Tier, load_specimen

ROOT = Path(__file__).resolve().parents[2]
SPECIMENS = ROOT / "fixtures" / "specimens"
NAMES = sorted(path.stem for path in SPECIMENS.glob("[!_]*.yaml"))

_UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink a document takes minutes and tells no more


def some(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, phases=_UNSHRUNK)


def specimen(name: str) -> Specimen:
    return load_specimen(SPECIMENS / f"{name}.yaml")


def layouts() -> st.SearchStrategy[Layout]:
    return st.builds(
        Layout,
        letterhead=st.sampled_from(("table", "table-rows", "tabs", "left-tabs", "blanks", "text-boxes", "frames")),
        subjects=st.sampled_from(("wrapped", "by-hand")),
        title=st.sampled_from(("paragraphs", "cell", "ruled-cell")),
        closing=st.sampled_from(("as-letterhead", "table")),
        looks=st.sampled_from(("direct", "styles", "defaults")),
        runs=st.sampled_from(("whole", "split")),
        capitals=st.sampled_from(("typed", "automatic")),
        form=st.sampled_from(("nfc", "nfd")),
        lines=st.sampled_from(("drawing", "vml", "border", "typed")),
        numbering=st.sampled_from(("typed", "automatic")),
        page_number=st.sampled_from(("simple", "complex", "sdt", "frame")),
        names=st.sampled_from(("in-table", "below-table")),
        tier=st.sampled_from(Tier),
    )
