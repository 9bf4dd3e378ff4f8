"""Readers of attributions beside one another: the model, our rules, textacy.

Each takes raw texts and gives character spans of them.
"""

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import ResourceError
from reportedly.extract.asked.placing import place
from reportedly.extract.attribution import find_statements, join_quotations
from reportedly.extract.attribution.linker import Tagged, attribute_reports
from reportedly.extract.parse import Parse, contiguous, parse_reports
from reportedly.extract.quotations import find_quotations
from reportedly.knowledge.encoder import load_attribution_model
from reportedly.knowledge.language import load_language
from reportedly.model import Block, Paragraph, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from reportedly.extract.asked.asking import Asking
    from reportedly.extract.attribution import Statement

Spans = list[list[int]]
Found = list[dict[str, Spans]]
"""Attributions of a text, each with the spans of its source, cue and content."""
Reader = Callable[[Sequence[str]], list[Found]]
ROLES = ("source", "cue", "content")


def paragraphs(text: str) -> tuple[list[int], list[str]]:
    """Lines that hold something, and where they begin."""
    begins, lines, position = [], [], 0
    for line in text.split("\n"):
        if line.strip():
            begins.append(position)
            lines.append(line)
        position += len(line) + 1
    return begins, lines


def by_model(weights: Path | None = None) -> Reader:
    """The model of the folder `weights`, or the one that ships.

    Raises:
        ResourceError: its weights are absent.
    """
    model = load_attribution_model(weights)
    if model is None:
        raise ResourceError("the attribution model is not installed", remedy="train it: training/attribution")

    def read(texts: Sequence[str]) -> list[Found]:
        cut = [paragraphs(text) for text in texts]
        reports = attribute_reports([lines for _, lines in cut], model)
        return [[_spans(tagged, begins) for tagged in found] for (begins, _), found in zip(cut, reports, strict=True)]

    return read


def _spans(tagged: Tagged, begins: Sequence[int]) -> dict[str, Spans]:
    return {role: [[s.start + begins[s.text], s.end + begins[s.text]] for s in getattr(tagged, role)] for role in ROLES}


def by_rules(_: Path | None = None) -> Reader:
    """Our rules over the parse, which serve where the weights are absent."""
    language = load_language()

    def read(texts: Sequence[str]) -> list[Found]:
        found = []
        for parse in parse_reports(language, [_report(text) for text in texts]):
            grammatical = [s for passage in parse.passages for s in find_statements(passage)]
            statements, _ = join_quotations(parse, grammatical, find_quotations(parse.report))
            found.append([_told(statement) for statement in statements if statement.content])
        return found

    return read


def _report(text: str) -> Report:
    begins, lines = paragraphs(text)
    blocks = tuple(
        Paragraph(kind=Block.PARAGRAPH, span=Span(b, b + len(line))) for b, line in zip(begins, lines, strict=True)
    )
    return Report.make(text, blocks)


def _told(statement: "Statement") -> dict[str, Spans]:
    home = statement.home or statement.passage
    source = [] if statement.source is None else [statement.source.span]
    cue = contiguous(home, statement.cue.tokens)
    content = contiguous(statement.passage, [statement.passage.doc[i] for i in statement.content])
    return {role: [[s.start, s.end] for s in spans] for role, spans in zip(ROLES, (source, cue, content), strict=True)}


def by_asked(endpoint: str, name: str) -> Reader:
    """A language model alone: what it points at, as far as the grammar has its source say it.

    Raises:
        SettingsError: no such address, or a key that may not go there.
    """
    from reportedly.cli.asking import asking_for
    from reportedly.settings import load_settings

    asking = asking_for(load_settings({"model_endpoint": endpoint, "model_name": name}))
    language = load_language()

    def read(texts: Sequence[str]) -> list[Found]:
        return [_pointed(parse, asking) for parse in parse_reports(language, [_report(text) for text in texts])]

    return read


def _pointed(parse: Parse, asking: "Asking") -> Found:
    quotations = [quotation.outer for quotation in find_quotations(parse.report)]
    placed = [place(parse, offer, (), quotations) for offer in asking.about(parse.report).offers]
    begins = [passage.start for passage in parse.passages]
    return [_spans(tagged, begins) for tagged in placed if isinstance(tagged, Tagged)]


def by_textacy(_: Path | None = None) -> Reader:
    """textacy's direct quotations over the same parse; a package that is there for comparison only.

    Raises:
        ResourceError: it is not installed.
    """
    if find_spec("textacy") is None:
        raise ResourceError("textacy is not installed", remedy="install the extra `peers`")
    quotations = import_module("textacy.extract.triples").direct_quotations
    language = load_language()

    def read(texts: Sequence[str]) -> list[Found]:
        found: list[Found] = [[] for _ in texts]
        cut = [paragraphs(text) for text in texts]
        lines = [(line, (n, begin)) for n, each in enumerate(cut) for begin, line in zip(*each, strict=True)]
        for doc, (n, begin) in language.pipe(lines, as_tuples=True):
            try:
                triples = list(quotations(doc))
            except ValueError:  # an odd number of quotation marks: textacy gives the paragraph up
                continue
            for triple in triples:
                content = [[begin + triple.content.start_char, begin + triple.content.end_char]]
                parts = {"source": _of(triple.speaker, begin), "cue": _of(triple.cue, begin), "content": content}
                found[n].append(parts)
        return found

    return read


def _of(tokens: "Iterable[Token]", begin: int) -> Spans:
    return [[begin + token.idx, begin + token.idx + len(token)] for token in tokens]


READERS: dict[str, Callable[[Path | None], Reader]] = {"model": by_model, "rules": by_rules, "textacy": by_textacy}
