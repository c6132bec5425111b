"""Writes findings as results of SARIF.

Documents have no lines, and GitHub shows only results with a line: each stands at line 1 of its file. Its message tells the
place in words; the path in the document is a logical location, page and box are properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decree30_lint.model.plain import Json, plain
from decree30_lint.model.report import Finding, Location, Report
from decree30_lint.model.suppressions import Suppression, SuppressionOrigin
from decree30_lint.model.words import Lang
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.findings.finding_lines import details, one_line, sentence
from decree30_lint.report.findings.relative_paths import relative_uri, shown_path
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.sarif.rules import LEVELS, RulesSeen

ROOT = "%SRCROOT%"
_MOST_PLACES = 10  # of one result, as many as GitHub asks for
_REGION = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def results_of(report: Report, artifact: int, rules: RulesSeen, options: ReportOptions) -> Iterator[Json]:
    """Yields what was found, then what is accepted.

    Of a run with a baseline each says whether that holds it.
    """
    for finding in report.findings:
        yield _result(report, artifact, finding, rules, options.lang) | _state("new", options)
    for each in report.accepted:
        of_baseline = each.suppression.origin is SuppressionOrigin.BASELINE
        result = _result(report, artifact, each.finding, rules, options.lang)
        suppressed = {"suppressions": [_suppression(each.suppression)]}
        yield result | suppressed | _state("unchanged" if of_baseline else "new", options)


def message(text: str) -> Json:
    """Returns a message whose text holds neither a link nor a placeholder: "[a](1)" and "{0}" are such to readers."""
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", one_line(text).replace("](", "] ("))}


def artifact_location(path: str, index: int) -> Json:
    return {"uri": relative_uri(path), "uriBaseId": ROOT, "index": index}


def _state(state: str, options: ReportOptions) -> Json:
    return {"baselineState": state} if options.compared else {}


def _result(report: Report, artifact: int, finding: Finding, rules: RulesSeen, lang: Lang) -> Json:
    said = " ".join([sentence(finding, lang), *(f"{line.rstrip('.')}." for line in details(finding, lang))])
    file = artifact_location(report.path, artifact)
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(report, finding),
        "level": LEVELS[finding.level],
        "message": message(said),
        "locations": [_location(file, each, lang) for each in finding.locations[:_MOST_PLACES]],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprints[0]}:1"},
        "properties": _properties(finding, lang),
    }


def _location(file: Json, location: Location, lang: Lang) -> Json:
    place = location.place
    entry: Json = {"physicalLocation": {"artifactLocation": file, "region": _REGION}}
    if not location.nowhere:
        entry["logicalLocations"] = [{"fullyQualifiedName": place.path, "kind": "element"}]
    entry["message"] = message(capitalised(location.words.of(lang)))
    where = {"page": place.page, "box": plain(place.box), "start": place.start, "end": place.end}
    if known := {name: value for name, value in where.items() if value is not None}:
        entry["properties"] = known
    return entry


def _properties(finding: Finding, lang: Lang) -> Json:
    facts = {"actual": finding.actual, "expected": finding.expected}
    entry: Json = {name: printable(fact.words.of(lang)) for name, fact in facts.items() if fact is not None}
    if finding.citation is not None:
        entry |= {"instrument": finding.citation.instrument, "clause": finding.citation.clause}
    if finding.cause is not None:
        entry |= {"cause": {"id": finding.cause.id, "name": printable(finding.cause.name.of(lang))}}
    unlisted = len(finding.locations[_MOST_PLACES:]) + finding.unlisted_places
    return entry | {"fixable": finding.fixable} | ({"unlistedPlaces": unlisted} if unlisted else {})


def suppression_facts(suppression: Suppression) -> Json:
    """Returns where the suppression is written, by whom, and for how long, as far as that is known."""
    facts = {
        "source": shown_path(suppression.source) if suppression.source else None,
        "line": suppression.line,
        "owner": printable(suppression.owner) or None,
        "expires": suppression.expires.isoformat() if suppression.expires else None,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _suppression(suppression: Suppression) -> Json:
    within = suppression.origin is SuppressionOrigin.COMMENT
    entry: Json = {"kind": "inSource" if within else "external", "status": "accepted"}
    entry |= {"justification": printable(suppression.reason)} if suppression.reason else {}
    facts = suppression_facts(suppression)
    return entry | ({"properties": facts} if facts else {})
