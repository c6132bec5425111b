"""`make bench`: prints ratios within this run; asserts nothing."""

from __future__ import annotations

from bench.cold import cold
from bench.page import page
from bench.pdf import pdf
from bench.supervision import supervision
from bench.warm import warm

for bench in (cold, page, supervision, warm, pdf):
    for line in bench():
        print(line, flush=True)
