"""Files with odd names, and sound files that lie beside hostile configurations, baselines and rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.hostile.archives import sound
from bench.hostile.inputs import Input

_CONFIGURATION, _BASELINE, _RULES = "decree30.toml", "baseline.json", "rules/ruleset.yaml"

_CONFIGURATIONS: Mapping[str, Callable[[], bytes]] = {
    "brackets": lambda: b"a = " + b"[" * 100_000 + b"]" * 100_000,
    "tables": lambda: b"a = " + b"{b = " * 50_000,
    "names": lambda: b".".join([b"a"] * 100_000) + b" = 1",
    "digits": lambda: b"deadline = " + b"9" * 5_000,
    "infinite": lambda: b"deadline = inf",
    "string": lambda: b'language = "' + b"a" * 20_000_000 + b'"',
    "keys": lambda: b"".join(b"a%d = 1\n" % at for at in range(200_000)),
    "nul": lambda: bytes(5_000_000),
    "accepted": lambda: b'[[accept]]\nrule = "noi-dung"\nreason = "a"\nfile = "****************a"\n' * 5_000,
    "words": lambda: ("[agency]\nnames = [" + '"Sở (.*)*x",' * 20_000 + "]").encode(),
}
_BASELINES: Mapping[str, Callable[[], bytes]] = {
    "brackets": lambda: b"[" * 500_000,
    "digits": lambda: b'{"schema": "decree30-baseline/1", "accepted": ' + b"9" * 5_000 + b"}",
    "entries": lambda: b'{"schema": "decree30-baseline/1", "accepted": [' + b"{}," * 1_000_000 + b"{}]}",
    "nul": lambda: bytes(5_000_000),
}
_RULESETS: Mapping[str, Callable[[], bytes]] = {
    "aliases": lambda: (
        b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + b"".join(b"a%d: &a%d [%b]\n" % (at, at, b", ".join([b"*a%d" % (at - 1)] * 9)) for at in range(1, 12))
    ),
    "alias-of-itself": lambda: b"a: &a [*a, *a]\nkey: *a\n",
    "brackets": lambda: b"a: " + b"[" * 100_000,
    "merges": lambda: b"a: &a {b: 1}\n" + b"c: {<<: [" + b"*a, " * 100_000 + b"*a]}\n",
    "objects": lambda: b"a: !!python/object/apply:os.system ['true']\n",
    "digits": lambda: b"a: " + b"9" * 50_000,
}
_NAMES = {
    "line": "a\nb.docx",
    "escape": "a\x1b[31mb.docx",
    "directions": "a\u202egpj\u200f.docx",
    "quotes": "a'\"`$(true);|&b.docx",
    "dashes": "--format.docx",
    "blank": " .docx",
    "long": "a" * 250 + ".docx",
    "marks": "o\u0323\u0302" * 40 + ".docx",
    "no-suffix": "a",
    "other-suffix": "a.docx.pdf",
    "percent": "%s%n{0}{folder}.docx",
    "surrogate": "a\udcff.docx",
}


INPUTS: Mapping[str, Input] = {
    **{f"configuration-{name}": Input(sound, beside={_CONFIGURATION: make}) for name, make in _CONFIGURATIONS.items()},
    **{
        f"baseline-{name}": Input(
            sound, beside={_BASELINE: make}, options=("--baseline", "{folder}/" + _BASELINE), refused=True
        )
        for name, make in _BASELINES.items()
    },
    **{
        f"ruleset-{name}": Input(sound, beside={_RULES: make}, options=("--ruleset", "{folder}/rules"), refused=True)
        for name, make in _RULESETS.items()
    },
    **{f"name-{name}": Input(sound, name=file) for name, file in _NAMES.items()},
}
