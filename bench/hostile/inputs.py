"""Says what a hostile input is: a file made by code, and what lies beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

Build = Callable[[], bytes]


@dataclass(frozen=True)
class Input:
    """`build` makes the file; `name` is its name where that is odd; `beside` makes further files of its folder.

    `options` are further ones of the command, with {folder} for the folder of the file. Only `quick` inputs are in the
    short form. Where `refused` is true the command may end with exit code 2 and no report: the options are at fault.
    """

    build: Build
    suffix: str = ".docx"
    name: str | None = None
    beside: Mapping[str, Build] = field(default_factory=dict)
    options: Sequence[str] = ()
    quick: bool = True
    refused: bool = False


def quick(suffix: str, builders: Mapping[str, Build]) -> dict[str, Input]:
    return {name: Input(build, suffix) for name, build in builders.items()}


def slow(suffix: str, builders: Mapping[str, Build]) -> dict[str, Input]:
    return {name: Input(build, suffix, quick=False) for name, build in builders.items()}


def grown(build: Callable[[int], bytes], size: int) -> Build:
    return partial(build, size)
