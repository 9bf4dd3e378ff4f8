"""How surely: polarity, certainty and time of single event words on MEANTIME.

A claim's modality is that of the proposition; the corpus asks for every event word in it, also the noun and the
infinitive deep inside ("a plan to *save* the bank from *collapse*"). So each word is read with what stands over it,
by the same lexicon and the same rules of chain, marks, tense and polarity as a claim.

The corpus' certainty in our terms: `possible` what may or can be, is feared, hoped or done to an end ("to save");
`probable` what is likely, expected or would be; `uncertain` what is intended, hangs on a condition or is asked
("whether he left"); else `certain`, and so is a bare "will". The corpus itself is of two minds: what a firm "plans",
"intends" or "wants" to do is certain, probable or uncertain by document.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.extract.modality.chain import governs, is_infinitive, is_to_be, opens_clause, predicates
from reportedly.extract.modality.lexicon import FORESEEING, lexicon, words
from reportedly.extract.modality.marks import Mark, marks_of, modal_of
from reportedly.extract.modality.polarity import negations, read_polarity
from reportedly.extract.modality.tense import read_tense
from reportedly.extract.parse import Passage, parse_reports
from reportedly.knowledge.language import load_language
from reportedly.model import Block, Commitment, Paragraph, Polarity, Report, Span, Tense

from . import Line, Reader, Yardstick

YARDSTICKS = (
    Yardstick("modality: MEANTIME (developed on)", "modality.py", "meantime/intra-doc_annotation", ("--part", "open")),
    Yardstick("modality: MEANTIME (held)", "modality.py", "meantime/intra-doc_annotation", ("--part", "held")),
)

_CERTAINTY = {
    Commitment.UNCOMMITTED: "uncertain",
    Commitment.CONDITIONAL: "uncertain",
    Commitment.POSSIBLE: "possible",
    Commitment.PREDICTED: "probable",
    Commitment.EXPECTED: "probable",
    Commitment.PLANNED: "uncertain",
    Commitment.BELIEVED: "probable",
}
_STRONGEST = ("uncertain", "possible", "probable", "certain")
_FURTHER_MODALS = {"can": "possible", "could": "possible", "should": "uncertain"}
_ENDS = frozenset({"effort", "attempt", "bid", "push", "option", "hope", "worry", "fear"})
_SETTLED = frozenset({"decision", "agreement", "contract", "deal", "order", "first", "second", "last", "day"})
_TRYING = frozenset({"try", "attempt", "seek", "fight", "struggle", "work", "use", "allow", "ask", "urge", "arrange"})
_RESOLVED = frozenset({"agree", "decide", "be"})
"""What is agreed or decided the corpus takes for certain."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event word stands in its sentence."""

    certainty: str
    polarity: Polarity
    tense: Tense


def ours() -> Reader:
    """This program's rules, for every given span."""
    language = load_language()

    def read(line: Line) -> dict[str, object]:
        parse = next(parse_reports(language, [_report(str(line["text"]))]))
        spans = line["spans"]
        found = [_answer(parse.passages, Span(*span)) for span in spans] if isinstance(spans, Sequence) else []
        return {"id": line["id"], "modality": [row for row in found if row is not None]}

    return read


def constant() -> Reader:
    """The most frequent class of every column: affirmed, certain, past."""

    def read(line: Line) -> dict[str, object]:
        spans = line["spans"]
        row = {"polarity": "positive", "certainty": "certain", "tense": "past"}
        rows = [{"span": span, **row} for span in spans] if isinstance(spans, Sequence) else []
        return {"id": line["id"], "modality": rows}

    return read


PEERS = {"constant": constant}


def _report(text: str) -> Report:
    paragraphs, at = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            paragraphs.append(Paragraph(kind=Block.PARAGRAPH, span=Span(at, at + len(block))))
        at += len(block) + 2
    return Report.make(text, tuple(paragraphs))


def _answer(passages: Sequence[Passage], span: Span) -> Mapping[str, object] | None:
    for passage in passages:
        if passage.paragraph.span.covers(span):
            tokens = passage.tokens(span)
            if tokens:
                inside = {t.i for t in tokens}
                head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
                found = standing(head)
                return {
                    "span": list(span),
                    "polarity": found.polarity.value,
                    "certainty": found.certainty,
                    "tense": found.tense.value,
                }
    return None


def standing(word: Token) -> Standing:
    """Of one event word: what it says itself, and what stands over it."""
    below = frozenset(t.i for t in word.subtree) - {word.i}
    chain = predicates(word, inside=frozenset(), barred=below)
    tense = read_tense(chain, below | {word.i}, act=None, commitment=None, backshifted=False)
    over = {kind for kind in (_own(word, chain, tense), *_purposes(chain[0]), _of_noun(word)) if kind}
    unsure = bool(over & {"possible", "uncertain"})
    negative = read_polarity(chain, denied=False) is Polarity.NEGATIVE or any(negations(word)) or _is_cancelled(word)
    return Standing(
        min(over, key=_STRONGEST.index, default="certain"),
        Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        Tense.FUTURE if _carried_ahead(word) or (unsure and _is_ahead(word, chain)) else tense,
    )


def _own(word: Token, chain: Sequence[Token], tense: Tense) -> str | None:
    """By its own marks: modals, governors, a condition, a question."""
    marks = [m for m in marks_of(tuple(chain), tense) if word not in m.words and not _is_will(m)]
    kinds = [_CERTAINTY.get(m.commitment, "certain") for m in marks if m.words[0].lemma_ not in _RESOLVED]
    opening = {c.lower_ for c in word.children if c.dep_ in ("mark", "advmod") and c.i < word.i}
    if opening & (words("conditions", "marks") | {"whether"}):
        kinds.append("uncertain")
    modal = modal_of(word)
    if modal is not None and modal.lower_ in _FURTHER_MODALS:
        kinds.append(_FURTHER_MODALS[modal.lower_])
    return min(kinds, key=_STRONGEST.index, default=None)


def _is_will(mark: Mark) -> bool:
    """A bare "will", or "upcoming": the corpus takes what is announced for certain."""
    return mark.weak and not any(t.lower_ in ("would", "'d", "’d") for t in mark.words)


def _purposes(top: Token) -> Iterator[str]:
    """An end that something is done to: "injects funds to *add* liquidity", "efforts to *ease* the crisis"."""
    verb = _first_of(top)
    if not is_infinitive(verb) or verb.dep_ not in ("advcl", "acl", "xcomp") or verb.head.i == verb.i:
        return
    over = verb.head
    if over.pos_ in ("VERB", "AUX") and verb.dep_ == "xcomp":
        if over.lemma_ in _TRYING:
            yield "possible"
    elif over.lemma_.lower() not in _SETTLED:
        yield "possible"


def _of_noun(word: Token) -> str | None:
    """ "fears of *recession*", "hopes of economic *recovery*", "fears that banks will *fail*"."""
    verb = _first_of(word)
    if verb.dep_ in ("pobj", "pcomp") and verb.head.lower_ in ("of", "for", "over", "about"):
        over = verb.head.head
    elif verb.dep_ == "acl" and opens_clause(verb):
        over = verb.head
    else:
        return None
    known = over.lemma_.lower() in _ENDS or (over.pos_ == "NOUN" and over.lemma_.lower() in lexicon("nouns"))
    return "possible" if known else None


def _first_of(token: Token) -> Token:
    """The first of its coordination."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _is_ahead(word: Token, chain: Sequence[Token]) -> bool:
    return is_infinitive(word) or is_infinitive(_first_of(chain[0])) or word.pos_ == "NOUN"


def _carried_ahead(noun: Token) -> bool:
    """A noun whose verb is still to come: "the first *flight* will take off"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return False
    verb = noun.head
    modal = modal_of(verb)
    if modal is not None:
        return lexicon("modals").get(modal.lower_) == "predicted" or modal.lower_ == "should"
    return (governs(verb) or "") in FORESEEING or is_to_be(verb)


def _is_cancelled(word: Token) -> bool:
    """What is prevented, called off or put off: "the *flight* was delayed", "to avert a *collapse*"."""
    first = _first_of(word)
    over = first.head
    if first.dep_ in ("dobj", "nsubjpass", "xcomp", "pcomp") and over.lemma_ in words("cancelling", "verbs"):
        return True
    return any(c.dep_ == "amod" and c.lemma_.lower() in words("cancelling", "verbs") for c in word.children)


__all__ = ["PEERS", "YARDSTICKS", "constant", "ours", "standing"]
