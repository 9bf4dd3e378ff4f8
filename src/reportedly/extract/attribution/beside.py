"""A name beside a quotation, without a verb: Guterres: “…”, and “…” — António Guterres."""

from spacy.tokens import Token

from ..parse import Passage
from ..quotations import MARKS
from .cues import Cue
from .lexicon import cue_lexicon
from .sources import Mention
from .statement import Statement

SHORT = 3
"""Quotations of fewer words quote a phrase, not a statement."""


def words_of(passage: Passage, inside: frozenset[int]) -> int:
    """How many words stand inside, marks left out."""
    return sum(not passage.doc[i].is_punct and not passage.doc[i].is_space for i in inside)


def named_beside(passage: Passage, inside: frozenset[int]) -> Statement | None:
    """Guterres: "…" and "…" — António Guterres: a name and a mark, no verb."""
    if words_of(passage, inside) < SHORT:
        return None
    doc, first, last = passage.doc, min(inside), max(inside)
    ahead = [t for t in doc[max(0, first - _NAMED) : first] if t.text not in MARKS]
    start = max((n for n, t in enumerate(ahead) if t.i == 0 or t.is_sent_start), default=None)
    if start is not None and ahead[-1].text == ":":
        return _said_by(passage, _without_medium(ahead[start:-1]), ahead[-1])
    behind = [t for t in doc[last + 1 :] if t.text not in MARKS]
    if behind and behind[0].text in ("—", "–", "-", "―") and len(behind) <= 10:
        return _said_by(passage, behind[1:], behind[0])
    return None


_NAMED = 16
"""Tokens that a name with its titles may have before a colon."""


def _without_medium(named: list[Token]) -> list[Token]:
    """ "Gustavo Petro, on X: “…”": the name alone."""
    at = next((n for n, t in enumerate(named) if n and t.lower_ in ("on", "in", "via")), len(named))
    return named[:at]


def _said_by(passage: Passage, tokens: list[Token], mark: Token) -> Statement | None:
    named = [t for t in tokens if not t.is_space]
    while named and named[-1].is_punct:
        named.pop()
    if not named or named[0].pos_ in ("ADP", "DET"):
        return None
    if any(t.pos_ in ("ADV", "PRON", "SCONJ") or t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in named):
        return None
    head = _first_name(named)
    if head is None:
        return None
    kind = cue_lexicon().verbs["say"]
    cue = Cue(mark, (mark,), kind.act, kind.commitment, kind)
    source = Mention(passage, head, tuple(named))
    return Statement(passage, cue, source, frozenset(), apart=source.positions | {mark.i})


def _first_name(tokens: list[Token]) -> Token | None:
    """Last word of the first capitalised run: "Gebre Hagos" of "Gebre Hagos, farmer in Abergele".

    A possessor is no name: "Petro" of "Colombia's president, Gustavo Petro".
    """
    head = None
    for token in tokens:
        if token.tag_ == "POS":
            head = None
        elif token.text[:1].isupper() and not token.is_punct:
            head = token
        elif head is not None and token.text != "-":
            break
    return head
