"""Tickers: a source and a mark, no verb. "Israeli army: residents should leave", "Two killed – governor"."""

from collections.abc import Sequence

from spacy.tokens import Token

from ...knowledge.figures import figure
from ...knowledge.organisations import organisation
from ...model import SourceKind
from ..parse import Passage
from ..quotations import MARKS
from ..syntax import child, indices, is_finite
from .cues import Cue
from .lexicon import cue_lexicon
from .sources import Mention, source_nouns
from .statement import Statement

TICKS = frozenset({":", "–", "—", "("})
_LONGEST = 7
_SHORTEST = 3
"""Words that somebody says at least."""
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "ADP"})
_HOURS = frozenset({"am", "pm", "a.m.", "p.m.", "gmt", "utc", "local", "time", "|", "-", "–"})


def ticker_statement(passage: Passage, mark: Token) -> Statement | None:
    """What the source before a colon says, or the one behind a closing colon, dash or bracket."""
    sentence = [t for t in mark.sent if not t.is_space]
    before, behind = [t for t in sentence if t.i < mark.i], [t for t in sentence if t.i > mark.i]
    if mark.text == ":":
        named = _behind_hour(before)
        if behind and behind[0].text not in MARKS and any(is_finite(t) for t in behind) and _name_somebody(named):
            return _made(passage, mark, named, behind)
    return _credited(passage, mark, before, behind)


def _credited(passage: Passage, mark: Token, told: list[Token], behind: list[Token]) -> Statement | None:
    """ "No rise in radiation – IAEA, quoting Tehran.", "Power is back in Jammu (deputy commissioner)"."""
    end = next((n for n, t in enumerate(behind) if t.is_punct and t.text not in ("-", ".")), len(behind))
    named = [t for t in behind[:end] if t.text != "."]
    rest = [t for t in behind[end:] if t.text not in (".", ")")]
    relayed = rest[1:2] and rest[1].lemma_ in cue_lexicon().relay
    whole = not rest or (rest[0].text == "," and relayed)
    if not whole or not _name_somebody(named) or not _is_telling(told):
        return None
    if mark.text == "(" and not _is_role(named):
        return None
    return _made(passage, mark, named, told)


def _is_telling(told: Sequence[Token]) -> bool:
    """Whether it is more than a phrase, no name that the source explains ("its ally – Hamas", "the TNI (the army)")."""
    if len(told) < _SHORTEST or any(t.text in MARKS or t.text in (":", ";") for t in told):
        return False
    at = told[-1]
    while at.head.i in {t.i for t in told} and at.head.i != at.i and at.dep_ in ("compound", "pobj", "prep", "nummod"):
        at = at.head
    noun = told[-1].head if told[-1].dep_ == "compound" else told[-1]
    definite = any(child(t, "det", "poss") is not None for t in (at, noun)) and at.i != told[0].head.i
    tells = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN") or t.lower_ == "no" for t in told)
    return tells and (not definite or told[0].lower_ == "no")


def _behind_hour(tokens: list[Token]) -> list[Token]:
    """Without the time of the entry: "13:52 Army spokesman Rajan Thapa"."""
    start = next((n for n, t in enumerate(tokens) if not (t.like_num or t.text[:1].isdigit() or t.lower_ in _HOURS)), 0)
    return tokens[start:]


def _name_somebody(named: Sequence[Token]) -> bool:
    """A short noun phrase that the tables know for a speaker, not just any name ("Analysis: …", "Kupiansk: …")."""
    if not 1 <= len(named) <= _LONGEST or any(t.pos_ not in _NAMING for t in named):
        return False
    return _is_speaker(_head(named)) or (_is_role(named) and named[-1].pos_ == "PROPN")


def _head(named: Sequence[Token]) -> Token:
    inside = {t.i for t in named}
    return next((t for t in named if t.head.i not in inside or t.head.i == t.i), named[-1])


def _is_speaker(token: Token) -> bool:
    nouns = source_nouns().kinds
    known = token.lower_ in nouns or token.lemma_.lower() in nouns
    return known or organisation(token.text) is not None or figure(token.text) is not None


def _is_role(named: Sequence[Token]) -> bool:
    """Whether a word of it is an office: "deputy commissioner", "Army spokesman Rajan Thapa"."""
    return any(source_nouns().kinds.get(t.lower_) is SourceKind.OFFICIAL for t in named)


def _made(passage: Passage, mark: Token, named: Sequence[Token], told: Sequence[Token]) -> Statement:
    kind = cue_lexicon().verbs["say"]
    cue = Cue(mark, (mark,), kind.act, kind.commitment, kind)
    source = Mention(passage, _head(named), tuple(named))
    return Statement(passage, cue, source, indices(told) - {mark.i}, apart=source.positions | {mark.i})
