"""A report with its linguistic parse: what every question of `extract/` reads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Token

from ..knowledge.gazetteer import Gazetteer
from ..model import Block, Paragraph, Report, Span
from .mending import mended
from .telegram import Dictionary, in_ordinary_letters, is_in_capitals


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph and its parse. `text` is the report's text from `start` on: token offsets shift by `start`.

    The parse has as many characters as `text`, but not always the same: text in capitals is parsed in ordinary letters.
    """

    paragraph: Paragraph
    doc: Doc
    start: int
    text: str

    def span(self, first: Token, last: Token | None = None) -> Span:
        """Characters of the report from the first token through the last."""
        end = last if last is not None else first
        return Span(self.start + first.idx, self.start + end.idx + len(end))

    def words(self, first: Token, last: Token | None = None) -> str:
        """The report's own letters from the first token through the last."""
        end = last if last is not None else first
        return self.text[first.idx : end.idx + len(end)]

    def tokens(self, span: Span) -> Sequence[Token]:
        """The tokens of this passage that lie (at least partly) in a span of the report."""
        start = max(span.start - self.start, 0)
        end = min(span.end - self.start, len(self.text))
        found = self.doc.char_span(start, end, alignment_mode="expand") if start < end else None
        return [t for t in found if t.idx < end and t.idx + len(t) > start] if found is not None else []


@dataclass(frozen=True, slots=True)
class Parse:
    """A report and its parsed paragraphs, in order. Headlines, bylines and datelines are not parsed."""

    report: Report
    passages: tuple[Passage, ...]

    @property
    def anchor(self) -> date | None:
        """The date from which relative times count."""
        return self.report.published

    def sentences(self) -> Iterator[tuple[Passage, list[Token]]]:
        """Every sentence with the passage that it stands in."""
        for passage in self.passages:
            for sentence in passage.doc.sents:
                yield passage, list(sentence)


@dataclass(frozen=True, slots=True)
class Clause:
    """A claim in the making: the tokens of one content under its syntactic `head`.

    The head is a finite verb, or a noun where the content is nominal.
    """

    passage: Passage
    head: Token
    tokens: tuple[Token, ...]

    def holds(self, token: Token) -> bool:
        """Whether the token belongs to the clause."""
        return token in self.tokens

    def span(self, first: Token, last: Token | None = None) -> Span:
        """Characters of the report from the first token through the last."""
        return self.passage.span(first, last)


def contiguous(passage: Passage, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Character spans of the runs of neighbouring tokens, in order."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if runs and runs[-1][-1].i + 1 == token.i:
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple(passage.span(run[0], run[-1]) for run in runs)


def parse_reports(
    language: Language, reports: Iterable[Report], *, gazetteer: Gazetteer | None = None, batch_size: int = 64
) -> Iterator[Parse]:
    """Parse reports in order, their paragraphs in batches that may span several reports."""
    pending: list[Report] = []

    def blocks() -> Iterator[tuple[str, tuple[Paragraph, str]]]:
        for report in reports:
            pending.append(report)
            for paragraph in report.paragraphs:
                if paragraph.kind is Block.PARAGRAPH:
                    text = report.quote(paragraph.span)
                    yield _parsable(text, language, gazetteer), (paragraph, text)

    passages: list[Passage] = []

    def finished() -> Iterator[Parse]:
        """Reports all of whose paragraphs are parsed."""
        while pending and sum(p.kind is Block.PARAGRAPH for p in pending[0].paragraphs) == len(passages):
            yield Parse(pending.pop(0), tuple(passages))
            passages.clear()

    for doc, (paragraph, text) in language.pipe(blocks(), as_tuples=True, batch_size=batch_size):
        yield from finished()
        passages.append(Passage(paragraph, mended(doc), paragraph.span.start, text))
    yield from finished()


def _parsable(text: str, language: Language, gazetteer: Gazetteer | None) -> str:
    """The text for the parser, character for character: capitals in ordinary letters."""
    if not is_in_capitals(text):
        return text
    return in_ordinary_letters(text, Dictionary.of(language, gazetteer))
