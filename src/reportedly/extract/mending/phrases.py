"""The noun phrase that speaks, read off the order of words before a verb."""

from collections.abc import Sequence

from spacy.tokens import Token

from ..syntax import clause_words
from .words import FINITE, JOINTS, NOMINAL, RELATIVES, is_cue_form, is_mark


def group_start(words: Sequence[Token], at: int) -> int:
    """Where the auxiliaries and adverbs before the verb begin: "has also repeatedly said"."""
    while at and (words[at - 1].tag_ in ("RB", "MD") or words[at - 1].lower_ in ("has", "have", "had")):
        at -= 1
    return at


def source_before(words: Sequence[Token], at: int) -> range | None:
    """The noun phrase that ends before the verb, its appositions and relative clauses included."""
    end = _without_time(words, group_start(words, at))
    if not end or words[end - 1].lower_ in JOINTS:
        return None
    whole = words[end - 1].text == "," or words[0].lower_ == "both"
    if whole and is_source(words[:end]) and not _opens_with_time(words[:end]):
        return range(end)
    start = _before_apposition(words, end) if words[end - 1].text == "," else _phrase_start(words, end)
    while words[end - 1].text == "," and start and words[start - 1].text == ",":
        wider = _named_first(words, start)
        if wider is None:
            break
        start = wider
    if start is not None and any(t.lower_ in ("and", "or") for t in words[start + 1 : end - 1]):
        start = _list_start(words, start)
    if start is None or start >= end or not is_source(words[start:end]):
        return None
    return range(start, end)


def _list_start(words: Sequence[Token], start: int) -> int:
    """Where a list begins whose last two members start here: "Egypt, Qatar | and Oman said"."""
    while start > 1 and words[start - 1].text == ",":
        wider = _phrase_start(words, start - 1)
        piece = words[wider : start - 1] if wider is not None else ()
        named = piece and all(t.pos_ in ("PROPN", "DET", "NOUN", "ADJ", "ADP", "PART") for t in piece)
        if wider is None or not named or piece[0].pos_ == "ADP" or _is_time(piece) or len(piece) > _MEMBER:
            break
        if not any(t.pos_ == "PROPN" for t in piece) or (wider and words[wider - 1].text != ","):
            break
        start = wider
    return start


_MEMBER = 6
"""Words of one who speaks with others: longer, and it is a phrase of its own."""


def _without_time(words: Sequence[Token], end: int) -> int:
    """Without a day between the speaker and the verb: "The premier on Tuesday | accused"."""
    if end > 1 and words[end - 1].lower_ in clause_words("days"):
        end -= 1
        while end > 1 and words[end - 1].lower_ in ("on", "late", "early"):
            end -= 1
    return end


def _phrase_start(words: Sequence[Token], end: int) -> int | None:
    """Where the phrase without commas begins: behind a comma, a joint behind one, or the sentence's start."""
    start = end
    while start and words[start - 1].text not in _STOPS and not is_mark(words[start - 1]):
        if is_cue_form(words[start - 1]) and start < end:
            break
        if start < end and words[start].lower_ in _ARTICLES and words[start - 1].pos_ in ("NOUN", "PROPN"):
            return start if _is_time(words[:start]) else None
        opens = start == 1 and words[0].lower_ in ("but", "and", "yet")
        if opens or (words[start - 1].lower_ in JOINTS and start > 1 and words[start - 2].text == ","):
            break
        start -= 1
    return start


_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")"})


_ARTICLES = frozenset({"the", "a", "an"})
"""Behind a noun they open another phrase: "on Monday the army said", "a claim the army denied"."""


def _before_apposition(words: Sequence[Token], end: int) -> int | None:
    """The start of "the governor" in "the governor, Musa Hilal, said" where `end` stands behind the second comma."""
    opening = next((n for n in range(end - 2, 0, -1) if words[n].text == ","), None)
    if opening is None or not _is_aside(words[opening + 1 : end - 1]):
        return None
    return _phrase_start(words, opening)


def _named_first(words: Sequence[Token], start: int) -> int | None:
    """Wider by a bare noun phrase before the comma that begins the sentence or stands behind another comma."""
    wider = _phrase_start(words, start - 1)
    if wider is None or wider >= start - 1 or (wider and is_cue_form(words[wider - 1])):
        return None
    piece = words[wider : start - 1]
    if any(t.tag_ in FINITE or t.tag_ == "VB" for t in piece) or piece[0].pos_ in (
        "ADP",
        "ADV",
        "SCONJ",
        "VERB",
        "CCONJ",
        "AUX",
    ):
        return None
    return wider if piece[0].tag_ not in ("VBG", "VBN", "TO") and not _is_time(piece) else None


def _is_time(piece: Sequence[Token]) -> bool:
    return piece[-1].lower_ in clause_words("days") or piece[-1].lower_ in clause_words("times")


def _opens_with_time(piece: Sequence[Token]) -> bool:
    """ "The next morning, the governor"."""
    comma = next((n for n, t in enumerate(piece) if t.text == ","), 0)
    return bool(comma) and _is_time(piece[:comma])


def _is_aside(piece: Sequence[Token]) -> bool:
    """Whether the words between two commas describe a speaker: a name, a role, "whose …"."""
    if not piece:
        return False
    if piece[0].lower_ in RELATIVES or piece[0].pos_ in ("NOUN", "PROPN", "DET", "NUM", "ADJ"):
        return piece[0].lower_ in RELATIVES or not any(t.tag_ in FINITE for t in piece)
    return False


def is_source(piece: Sequence[Token]) -> bool:
    """A noun phrase: nothing finite outside of its relative clauses, a noun or pronoun in front, no quotation."""
    while piece and piece[-1].text == ",":
        piece = piece[:-1]
    if piece and piece[0].lower_ == "both":
        piece = piece[1:]
    if not piece or piece[0].pos_ not in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ") or piece[0].lower_ in RELATIVES:
        return False
    if piece[0].tag_ in ("WDT", "WP", "WRB", "EX", "JJR", "RBR") or any(t.lower_ == "according" for t in piece):
        return False
    relatives = 0
    for token in piece:
        relatives += token.lower_ in RELATIVES
        if is_mark(token) or token.text in (";", ":"):
            return False
        if token.text == "," and relatives < 0:
            relatives = 0
        if token.tag_ in FINITE:
            if not relatives:
                return False
            relatives = -1
    if relatives > 0:
        return False
    return any(t.pos_ in NOMINAL for t in piece)
