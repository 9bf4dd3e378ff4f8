"""A brief as a Word document: headings, lists and tables that an editor can go on writing in."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ..charts import as_png, figures_over_time
from .html import pictured
from .parts import Brief, Dispute, Entry, FigureRow, Sentence, Source, Speaker

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_SHORT = 10
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML document can hold."""


def as_docx(brief: Brief, *, made: datetime | None = None) -> bytes:
    """The whole brief; every claim id stands in full in the list of claims at its end."""
    import docx

    document = docx.Document()
    document.core_properties.title = _sound(brief.title)[:255]
    document.core_properties.author = "reportedly"
    document.core_properties.comments = ""
    if made is not None:
        document.core_properties.created = document.core_properties.modified = made.replace(tzinfo=None)
    _head(document, brief)
    _reported(document, brief)
    _ranges(document, brief)
    _figures(document, brief.figures)
    _disputes(document, brief.disputes)
    document.add_heading("Expected next", 1)
    _told(document, brief.expected, empty="No forecasts here.")
    _speakers(document, brief.speakers)
    _sources(document, brief.sources)
    document.add_heading("How to read this", 1)
    for note in brief.method:
        _paragraph(document, note)
    _appendix(document, brief.appendix)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _sound(words: str) -> str:
    return _NO_XML.sub("\ufffd", words)


def _paragraph(document: "Document", words: str, style: str | None = None) -> "Paragraph":
    return document.add_paragraph(_sound(words), style)


def _head(document: "Document", brief: Brief) -> None:
    document.add_heading(_sound(brief.title), 0)
    if brief.scope:
        _paragraph(document, f"Chosen by: {brief.scope}")
    _paragraph(document, f"Published: {brief.period}")
    _paragraph(document, f"Material: {brief.coverage}")
    if brief.policy:
        _paragraph(document, f"Ranges by policy: {brief.policy}")
    _paragraph(document, "Every sentence below is somebody’s claim, quoted from a report.")


def _reported(document: "Document", brief: Brief) -> None:
    document.add_heading("What is reported", 1)
    if not brief.topics:
        _paragraph(document, "No claims of this kind.")
    for topic in brief.topics:
        document.add_heading(_sound(topic.heading), 2)
        for place in topic.places:
            document.add_heading(_sound(place.heading), 3)
            _told(document, place.sentences)


def _told(document: "Document", sentences: Sequence[Sentence], *, empty: str = "") -> None:
    if not sentences and empty:
        _paragraph(document, empty)
    for sentence in sentences:
        line = _paragraph(document, "", "List Bullet")
        line.add_run(_sound(sentence.lead)).bold = True
        held = f" ({sentence.held})" if sentence.held else ""
        line.add_run(_sound(f"{held}: {sentence.quote} — {sentence.outlets} "))
        line.add_run(_cites(sentence.claims)).italic = True
        for detail in sentence.details:
            _paragraph(document, detail, "List Bullet 2")


def _cites(claims: Iterable[str]) -> str:
    return f"[{', '.join(claim[:_SHORT] for claim in claims)}]"


def _ranges(document: "Document", brief: Brief) -> None:
    from docx.shared import Cm

    document.add_heading("Figures, and who gives them", 1)
    drawn = {each.estimate.estimand.id for each in pictured(brief)}
    for each in brief.ranges:
        line = _paragraph(document, "", "List Bullet")
        line.add_run(_sound(each.asked)).bold = True
        line.add_run(_sound(f": {each.ends} — {each.weighed} ({each.policy}) {_cites(each.claims)}"))
        for reason in each.disagreements:
            _paragraph(document, f"These exclude each other: {reason}", "List Bullet 2")
        if each.estimate.estimand.id in drawn:
            picture = document.add_picture(io.BytesIO(as_png(figures_over_time(each.estimate))), width=Cm(15))
            picture._inline.docPr.set("descr", _sound(f"Figures over time: {each.asked}"))


def _figures(document: "Document", figures: Sequence[FigureRow]) -> None:
    if not figures:
        _paragraph(document, "No figures here.")
        return
    rows = [(r.figure, r.what, r.place, r.origin, r.held, r.as_of, _cites(r.claims)) for r in figures]
    names = ("Figure", "Of what", "Where", "On whose word", "How surely", "As of", "Claims")
    _table(document, names, rows)


def _table(document: "Document", names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table of text; its first row is repeated on every page."""
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(names), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = _sound(words)


def _disputes(document: "Document", disputes: Sequence[Dispute]) -> None:
    document.add_heading("Denied, left open or disputed", 1)
    if not disputes:
        _paragraph(document, "No denials here.")
    for dispute in disputes:
        document.add_heading(_sound(dispute.heading), 2)
        if dispute.weighed:
            _paragraph(document, f"{dispute.weighed[:1].upper()}{dispute.weighed[1:]}.")
        _paragraph(document, "Denied, left open or negated:")
        _told(document, dispute.against)
        if dispute.asserted:
            _paragraph(document, "Claimed of the same kind of event there:")
            _told(document, dispute.asserted)


def _speakers(document: "Document", speakers: Sequence[Speaker]) -> None:
    document.add_heading("Who is cited", 1)
    if not speakers:
        _paragraph(document, "Nobody.")
        return
    rows = [(who.name, who.kind, who.affiliation, _cites(who.claims)) for who in speakers]
    _table(document, ("Origin", "Kind", "Affiliation", "Claims"), rows)


def _sources(document: "Document", sources: Sequence[Source]) -> None:
    document.add_heading("Reports", 1)
    for source in sources:
        facts = (source.title, source.publisher, source.published, f"{source.claims} claims", source.id, source.url)
        _paragraph(document, ", ".join(fact for fact in facts if fact), "List Bullet")


def _appendix(document: "Document", entries: Sequence[Entry]) -> None:
    document.add_heading("Claims", 1)
    for entry in entries:
        document.add_heading(entry.id, 3)
        for name, words in (*entry.facts, ("Report", entry.report)):
            line = _paragraph(document, "")
            line.add_run(f"{name}: ").bold = True
            line.add_run(_sound(words))
