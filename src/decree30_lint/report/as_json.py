"""The report that programs read: schema "decree30-lint/1"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from textwrap import indent
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import fields

from decree30_lint import __version__
from decree30_lint.model.document import Document, Scan
from decree30_lint.model.edits import Edit
from decree30_lint.model.fingerprints import fingerprints
from decree30_lint.model.formatting import Align
from decree30_lint.model.outcomes import Fact
from decree30_lint.model.parts import Subject
from decree30_lint.model.place import Anchor
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.results import FileResult, Run
from decree30_lint.model.rules import Citation, Diagnostic, Level
from decree30_lint.model.words import Lang
from decree30_lint.report.fact_words import fact_words
from decree30_lint.report.remedies import instruction
from decree30_lint.report.sentences import message
from decree30_lint.report.summary import Summary, added, summary_of
from decree30_lint.report.types import type_code, type_id, type_name

if TYPE_CHECKING:  # not needed where nothing is accepted, or signed
    from decree30_lint.model.signatures import Signature
    from decree30_lint.model.suppressions import Suppression, UnusedSuppression

SCHEMA = "decree30-lint/1"
_TOOL = {"name": "decree30-lint", "version": __version__}
_SNAKE = re.compile(r"(?<!^)(?=[A-Z])")

_PDF_FACTS = ("version", "archival", "encrypted", "embedded", "tagged", "producer", "engine")

Json = dict[str, Any]


def json_pieces(run: Run, lang: Lang) -> Iterator[str]:
    """One object, piece by piece as the files are judged."""
    total = summary_of(())
    before = _indented({"schema": SCHEMA, "tool": _TOOL, "ruleset": _ruleset(run)}).removesuffix("\n}") + ',\n  "files": ['
    for report in run.files:
        total = added(total, summary_of((report,)))
        yield f"{before}\n{indent(_indented(file_entry(report, lang, run)), '    ')}"
        before = ","
    yield "\n  ],\n" if before == "," else f"{before}],\n"
    after: Json = {"complete": False} if run.interrupted else {}
    after["summary"] = _summary(total)
    if run.unused_suppressions:
        after["unused_suppressions"] = [_idle(each, None, lang) for each in run.unused_suppressions]
    yield _indented(after).removeprefix("{\n") + "\n"


def jsonl_pieces(run: Run, lang: Lang) -> Iterator[str]:
    """One element of `files` a line, each with the tool and the ruleset; a last line tells of an interruption."""
    judged = 0
    for report in run.files:
        judged += 1
        yield _line(file_entry(report, lang, run) | {"tool": _TOOL, "ruleset": _ruleset(run, report)})
    if run.interrupted:
        yield _line({"incomplete": True, "judged": judged, "files": run.count})


def _indented(content: Json) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


def _line(content: Json) -> str:
    return json.dumps(content, ensure_ascii=False) + "\n"


def _ruleset(run: Run, report: FileResult | None = None) -> Json:
    """What `report`, else the run's first file, is judged by."""
    key, stage = run.ruleset.key, run.stage
    if report is not None and report.subject is not None:
        key, stage = report.ruleset or key, report.subject.stage.value
    return {"id": key, "stage": stage, "as_of": run.as_of}


def file_entry(report: FileResult, lang: Lang, run: Run) -> Json:
    subject, judgement = report.subject, report.judgement
    entry: Json = {
        "path": report.path,
        "sha256": report.sha256,
        "format": report.format,
        "status": report.status.value,
        "document_type": _document_type(subject, lang) if subject else None,
        "pages": _pages(subject) if subject else None,
        "scan": _scan(subject.document.scan) if subject else None,
        "signatures": [_signature(each) for each in subject.document.signatures] if subject else [],
        "components": list(_components(subject)) if subject else [],
        "findings": list(_findings(report, lang)),
        "unsure": [{"rule": rule.id, "why": doubt.why.value} for rule, doubt in (judgement.unsure if judgement else ())],
        "coverage": {verdict.value: count for verdict, count in report.coverage().items()},
        "error": _error(report, lang),
    }
    if subject is not None:
        entry.update(pdf_entry(subject.document))
    if report.accepted:
        entry["accepted"] = list(_accepted(report, lang))
    if report.unused_suppressions and report.subject is not None:
        places = PlaceIndex.of(report.subject)
        entry["unused_suppressions"] = [_idle(each, places, lang) for each in report.unused_suppressions]
    if report.ruleset and (own := _ruleset(run, report)) != _ruleset(run):
        entry["ruleset"] = own
    if report.outside is not None:
        entry["outside"] = report.outside.of(lang)
    return entry


def pdf_entry(document: Document) -> Json:
    """ "pdf": what the file says of itself, and the pages that are only pictures. Nothing of other formats."""
    if document.format != "pdf":
        return {}
    pictures = [page.number for page in document.pages if page.picture_only]
    return {"pdf": {**{name: document.facts.get(name) for name in _PDF_FACTS}, "picture_pages": pictures}}


def _document_type(subject: Subject, lang: Lang) -> Json:
    return {
        "id": type_id(subject),
        "name": type_name(subject).of(lang),
        "code": type_code(subject),
        "confidence": round(subject.main.type_confidence, 2),
    }


def _pages(subject: Subject) -> int | None:
    return subject.document.page_count or len(subject.document.pages) or None


def _scan(scan: Scan | None) -> Json | None:
    return {field.name: plain(getattr(scan, field.name)) for field in fields(scan)} if scan is not None else None


def _signature(signature: Signature) -> Json:
    """`intact`, `covers_whole_file`, `trusted`: null where that was not checked."""
    return {
        "field": signature.field,
        "page": signature.page,
        "box": plain(signature.box) if signature.box else None,
        "signer": signature.signer,
        "organisation": signature.organisation,
        "time": signature.time.isoformat() if signature.time else None,
        "time_source": signature.time_source.value if signature.time_source else None,
        "intact": signature.intact,
        "covers_whole_file": signature.covers_whole_file,
        "trusted": signature.trusted,
        "with_picture": signature.with_picture,
        "only_time": signature.only_time,
    }


def _components(subject: Subject) -> Iterator[Json]:
    """One entry a paragraph, in the order of the page."""
    entries = [
        (paragraph.anchor, component, paragraph.text)
        for text in subject.recognition.texts
        for component in text.components
        for paragraph in component.paragraphs
    ]
    for anchor, component, text in sorted(entries, key=lambda e: (e[0].order, e[0].start, e[1].part.value)):
        yield {
            "part": component.part.value,
            "text": " ".join(text.split()),
            "confidence": round(component.confidence, 2),
            "location": _span(anchor, text),
        }


def _span(anchor: Anchor, text: str) -> Json:
    end = anchor.start + len(text) if anchor.end is None else anchor.end
    return _location(anchor, end, text)


def _findings(report: FileResult, lang: Lang) -> Iterator[Json]:
    if report.subject is None or report.judgement is None:
        return
    places = PlaceIndex.of(report.subject)
    found = report.judgement.diagnostics
    for finding, prints in zip(found, report.fingerprints or fingerprints(found, places), strict=True):
        yield _finding(finding, prints[0], report.subject, places, lang)


def _accepted(report: FileResult, lang: Lang) -> Iterator[Json]:
    """As findings, with the acceptance."""
    if report.subject is None:
        return
    places = PlaceIndex.of(report.subject)
    for each in report.accepted:
        yield _finding(each.finding, each.fingerprints[0], report.subject, places, lang) | {
            "acceptance": _acceptance(each.suppression)
        }


def _acceptance(acceptance: Suppression) -> Json:
    return {
        "by": acceptance.origin.value,
        "source": acceptance.source or None,
        "line": acceptance.line,
        "reason": acceptance.reason or None,
        "owner": acceptance.owner or None,
        "expires": acceptance.expires.isoformat() if acceptance.expires else None,
    }


def _idle(idle: UnusedSuppression, places: PlaceIndex | None, lang: Lang) -> Json:
    """`places`: of the document in which the acceptance stands, if it does."""
    from decree30_lint.report.suppressed import fault_words

    acceptance = idle.suppression
    entry: Json = {
        "why": "malformed" if idle.fault.malformed else idle.fault.value,
        "message": fault_words(idle, lang),
        "rules": list(acceptance.rules),
        **_acceptance(acceptance),
    }
    if acceptance.fingerprints:
        entry["fingerprints"] = list(acceptance.fingerprints)
    if acceptance.anchors and places is not None:
        anchor = acceptance.anchors[0]
        entry["location"] = _place(anchor, places, places.text_at(anchor))
    return entry


def _finding(finding: Diagnostic, fingerprint: str, subject: Subject, places: PlaceIndex, lang: Lang) -> Json:
    breach, rule = finding.breach, finding.rule
    text = places.text_of(finding)
    entry: Json = {
        "rule": rule.id,
        "level": finding.level.value,
        "force": rule.force.value,
        "part": finding.part.value,
        "message": message(finding, text, subject.vocabulary, lang),
        "actual": _fact(breach.actual, lang, breach.expected),
        "expected": _fact(breach.expected, lang),
        "suggestion": instruction(breach.edits, lang) if breach.suggestion is None else breach.suggestion,
        "citation": _citation(rule.citation),
        "location": _place(breach.at, places, text),
        "fix": {"applicability": rule.applicability.value, "edits": [edit_entry(edit) for edit in breach.edits]},
        "fingerprint": fingerprint,
    }
    if breach.also:
        entry["also"] = [_place(anchor, places, places.text_at(anchor)) for anchor in breach.also]
    return entry


def _fact(fact: Fact | None, lang: Lang, beyond: Fact | None = None) -> str | None:
    """A fact in words; a text as it is, without quotation marks."""
    if fact is None or (isinstance(fact, str) and not isinstance(fact, Align)):
        return fact
    return fact_words(fact, lang, beyond)


def _citation(citation: Citation | None) -> Json | None:
    if citation is None:
        return None
    return {"instrument": citation.instrument, "clause": citation.clause, "text": citation.text}


def _place(anchor: Anchor, places: PlaceIndex, text: str) -> Json:
    paragraph = places.paragraphs.get(anchor.path)
    end = anchor.end if anchor.end is not None or paragraph is None else len(paragraph.text)
    return _location(anchor, end, text)


def _location(anchor: Anchor, end: int | None, text: str) -> Json:
    box = anchor.box
    return {
        "page": anchor.page,
        "path": anchor.path,
        "start": anchor.start,
        "end": end,
        "text": text,
        "box": plain(box) if box else None,
    }


def edit_entry(edit: Edit) -> Json:
    """{"kind": "set_run_format", "at": …, "format": {"size": 13.0}}; what stays as it is is left out."""
    kind = _SNAKE.sub("_", type(edit).__name__).lower()
    return {"kind": kind, **plain(edit)}


def plain(value: Any) -> Any:
    """Dataclasses as objects without their empty fields, enums by value."""
    if isinstance(value, Anchor):
        return {"path": value.path, "start": value.start, "end": value.end}
    if isinstance(value, Struct):
        held = {f.name: getattr(value, f.name) for f in fields(value)}
        return {name: plain(each) for name, each in held.items() if each is not None and each != ()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return round(value, 3) if isinstance(value, float) else value


def _error(report: FileResult, lang: Lang) -> Json | None:
    if report.failure is None:
        return None
    return {"code": report.failure.code, "message": report.failure.words.of(lang)}


def _summary(total: Summary) -> Json:
    accepted = {"accepted": total.accepted} if total.accepted else {}
    return {
        "files": total.files,
        "errors": total.levels[Level.ERROR],
        "warnings": total.levels[Level.WARNING],
        "infos": total.levels[Level.INFO],
        "not_judged": total.not_judged,
        **accepted,
    }
