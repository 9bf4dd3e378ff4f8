"""A brief as Markdown (CommonMark with tables), every word of a report escaped."""

import re
from collections.abc import Iterable, Iterator, Sequence

from .parts import Brief, Dispute, Entry, FigureRow, Range, Sentence, Source, Speaker, Topic

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")
_SHORT = 10


def as_markdown(brief: Brief) -> str:
    """The whole brief; every claim id is a link to its entry in the appendix."""
    return "\n".join(_lines(brief)) + "\n"


def escaped(text: str) -> str:
    """`text` as Markdown shows it literally, wherever on a line it stands but at its beginning."""
    return _SPECIAL.sub(r"\\\1", text)


def _lines(brief: Brief) -> Iterator[str]:
    yield from _head(brief)
    yield from _section("What is reported", _topics(brief.topics), empty="No claims of this kind.")
    figures = [*_ranges(brief.ranges), *_figures(brief.figures)]
    yield from _section("Figures, and who gives them", figures, empty="No figures here.")
    yield from _section("Denied, left open or disputed", _disputes(brief.disputes), empty="No denials here.")
    yield from _section("Expected next", _sentences(brief.expected), empty="No forecasts here.")
    yield from _section("Who is cited", _speakers(brief.speakers), empty="Nobody.")
    yield from _section("Reports", _sources(brief.sources), empty="None.")
    yield from _section("How to read this", (f"- {escaped(note)}" for note in brief.method), empty="")
    yield from _section("Claims", _appendix(brief.appendix), empty="None.")


def _head(brief: Brief) -> Iterator[str]:
    yield f"# {escaped(brief.title)}\n"
    if brief.scope:
        yield f"Chosen by: {escaped(brief.scope)}  "
    yield f"Published: {brief.period}  "
    if brief.policy:
        yield f"Ranges by policy: {escaped(brief.policy)}  "
    yield f"Material: {brief.coverage}\n"


def _section(heading: str, lines: Iterable[str], *, empty: str) -> Iterator[str]:
    yield f"## {heading}\n"
    body = list(lines)
    yield from body or [empty]
    yield ""


def _topics(topics: Sequence[Topic]) -> Iterator[str]:
    for topic in topics:
        yield f"### {escaped(topic.heading)}\n"
        for place in topic.places:
            yield f"#### {escaped(place.heading)}\n"
            yield from _sentences(place.sentences)
            yield ""


def _sentences(sentences: Sequence[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        held = f" ({escaped(sentence.held)})" if sentence.held else ""
        yield (
            f"- {escaped(sentence.lead)}{held}: {escaped(sentence.quote)} "
            f"{cites(sentence.claims)} — {escaped(sentence.outlets)}"
        )
        yield from (f"  - {escaped(detail)}" for detail in sentence.details)


def cites(claims: Iterable[str]) -> str:
    """Links to the entries of the appendix: "[c_9f3b2a41](#c_9f3b2a41…)"."""
    return " ".join(f"[{claim[:_SHORT]}](#{claim})" for claim in claims)


def _ranges(found: Sequence[Range]) -> Iterator[str]:
    for each in found:
        yield (
            f"- {escaped(each.asked)}: {escaped(each.ends)} — {escaped(each.weighed)} "
            f"({escaped(each.policy)}) {cites(each.claims)}"
        )
        yield from (f"  - These exclude each other: {escaped(told)}" for told in each.disagreements)
    if found:
        yield ""


def _figures(rows: Sequence[FigureRow]) -> Iterator[str]:
    if rows:
        yield "| Figure | Of what | Where | On whose word | How surely | As of | Claims |"
        yield "|---|---|---|---|---|---|---|"
    for row in rows:
        cells = (row.figure, row.what, row.place, row.origin, row.held, row.as_of)
        yield f"| {' | '.join(escaped(cell) for cell in cells)} | {cites(row.claims)} |"


def _disputes(disputes: Sequence[Dispute]) -> Iterator[str]:
    for dispute in disputes:
        yield f"### {escaped(dispute.heading)}\n"
        if dispute.weighed:
            yield f"{escaped(dispute.weighed[:1].upper() + dispute.weighed[1:])}.\n"
        yield "Denied, left open or negated:\n"
        yield from _sentences(dispute.against)
        if dispute.asserted:
            yield "\nClaimed of the same kind of event there:\n"
            yield from _sentences(dispute.asserted)
        yield ""


def _speakers(speakers: Sequence[Speaker]) -> Iterator[str]:
    if speakers:
        yield "| Origin | Kind | Affiliation | Claims |\n|---|---|---|---|"
    for who in speakers:
        yield f"| {escaped(who.name)} | {escaped(who.kind)} | {who.affiliation} | {cites(who.claims)} |"


def _sources(sources: Sequence[Source]) -> Iterator[str]:
    for source in sources:
        facts = [source.publisher, source.published, f"{source.claims} claim{'' if source.claims == 1 else 's'}"]
        address = f" <{source.url}>" if source.url else ""
        told = ", ".join(escaped(fact) for fact in facts if fact)
        yield f'- <a id="{source.id}"></a>`{source.id}` {escaped(source.title)} — {told}{address}'


def _appendix(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        yield f'### <a id="{entry.id}"></a>{escaped(entry.id)}\n'
        yield from (f"- {name}: {escaped(words)}" for name, words in entry.facts)
        yield f"- Report: [{escaped(entry.report)}](#{entry.report})\n"
