"""Files made to stop, to kill or to fool whoever reads them, by name."""

from __future__ import annotations

from collections.abc import Mapping

from bench.hostile import archives, beside, broken, office, pdf_content, pdf_files, pictures, signed, word, xml
from bench.hostile.inputs import Input

INPUTS: Mapping[str, Input] = {
    **archives.INPUTS,
    **xml.INPUTS,
    **word.INPUTS,
    **pictures.INPUTS,
    **pdf_files.INPUTS,
    **pdf_content.INPUTS,
    **signed.INPUTS,
    **broken.INPUTS,
    **office.INPUTS,
    **beside.INPUTS,
}
