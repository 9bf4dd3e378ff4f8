"""The order of words by which news tells who says what, read without the parse's arcs.

"The spokesman of the committee, Adam Issa, informed Radio Dabanga that the militia stormed the camp": a parser of
English garden paths takes "informed" for a participle. The order alone leaves no doubt: a noun phrase from the start
of the sentence, a verb of saying, "that", a clause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from ...knowledge.tables import table
from ..quotations import MARKS
from .forms import finite_forms

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_RELATIVE = frozenset({"who", "which", "whose", "whom", "that", "where", "when"})
_CLOSERS = frozenset({".", "!", "?"})
_DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "earlier",
        "later",
        "tonight",
        "overnight",
    ]
)
JOINTS = frozenset({"and", "but", "while", "whereas", "although", "though", "as", "yet"})
_BETWEEN = 15
"""Tokens that may stand between a verb of saying and its "that": "told reporters at the gate late on Monday"."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Token positions of a source, a verb of saying with its auxiliaries, and what is said ("that" left out)."""

    source: range
    verb: Token
    group: range
    content: tuple[int, ...]


def find_tellings(sentence: Sentence) -> Iterator[Telling]:
    """Every telling that the order of words in a sentence shows beyond doubt, the last first."""
    words = [t for t in sentence if not t.is_space]
    for at in range(len(words) - 1, -1, -1):
        if _may_tell(words, at):
            found = _with_that(words, at) or _behind_comma(words, at) or _between(words, at) or _plain(words, at)
            if found is not None:
                yield found
        elif words[at].lower_ in _lemmas(clausal=False) and (bare := _bare(words, at)) is not None:
            yield bare


@cache
def _lemmas(*, clausal: bool = True) -> dict[str, str]:
    """Finite forms of the verbs that carry clauses, or of all verbs of saying."""
    data = table("lexicons/cues")
    classes = {
        name
        for name, row in data["class"].items()
        if not clausal or ("clause" in row["frames"] and not row.get("material"))
    }
    return {
        form: verb
        for verb, row in data["verbs"].items()
        if row["class"] in classes and "particle" not in row
        for form in finite_forms(verb)
    }


def is_cue_form(token: Token) -> bool:
    """Whether the word is a finite form of a verb that carries clauses."""
    return token.lower_ in _lemmas() and token.tag_ in _FINITE


def _may_tell(words: Sequence[Token], at: int) -> bool:
    """Whether the word is a finite verb of saying by its form, and no noun by what stands before it."""
    token = words[at]
    if token.lower_ not in _lemmas() or not 0 < at < len(words):
        return False
    before = words[at - 1]
    if before.tag_ in ("DT", "PRP$", "POS", "IN", "TO", "CD") or before.lower_ in ("be", "been", "being", "to"):
        return before.tag_ == "CD" and token.tag_ in _FINITE
    if token.tag_ == "NN":
        return before.tag_ in ("NNS", "NNPS") and words[min(at + 1, len(words) - 1)].lower_ == "that"
    return token.tag_ in _FINITE or token.tag_ in ("VBN", "NNS")


def _with_that(words: Sequence[Token], at: int) -> Telling | None:
    """ "The mayor told reporters on Monday that the road was cut"."""
    for n in range(at + 1, min(at + _BETWEEN, len(words) - 2)):
        token = words[n]
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT", "DT"):
            break
        if token.tag_ in _FINITE or token.text in (";", ":") or token.text in MARKS or token.lower_ in _lemmas():
            return None
        if token.tag_ == "VBG" and words[n - 1].text == ",":
            return None
        if n == at + 1 and token.pos_ in _HEARING and _lemmas()[words[at].lower_] not in _listened():
            return None
    else:
        return None
    end = _end_of_clause(words, n + 1)
    if not any(t.tag_ in _FINITE or t.tag_ == "VBN" for t in words[n + 1 : end]):
        return None
    return _telling(words, at, n + 1, end)


@cache
def _listened() -> frozenset[str]:
    """Verbs of saying whose object listens."""
    listened = table("lexicons/cues")["listened"]
    return frozenset(listened["words"]) | frozenset(listened["too"])


_HEARING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


def _end_of_clause(words: Sequence[Token], start: int) -> int:
    """The sentence's end, a semicolon, or ", and X said" (X said behind another comma is told already)."""
    for n in range(start, len(words)):
        if words[n].text == ";":
            return n
        if words[n].text == "," and n + 2 < len(words) and words[n + 1].lower_ in JOINTS:
            stop = next((m for m in range(n + 2, min(n + 12, len(words))) if words[m].lower_ in _lemmas()), None)
            if stop is not None and (stop == n + 2 or _is_source(words[n + 2 : stop])):
                return n
        if words[n].lower_ in (",", "and", "but") and n + 1 < len(words) and _goes_on(words, n + 1):
            return n
        if words[n].text == "," and (_trails(words, n) or any(t.lower_ in _SOURCING for t in words[n + 1 : n + 2])):
            return n
    return len(words)


_SOURCING = frozenset({"according", "citing", "quoting", "per"})
"""Words behind a comma that name a source for what stands before."""


def _trails(words: Sequence[Token], comma: int) -> bool:
    """Whether ", the minister said" or ", she said, adding that" follows: what stands before is said by them."""
    for at in range(comma + 2, min(comma + 14, len(words))):
        if is_cue_form(words[at]):
            source = _source_before(words, at)
            return source is not None and source.start == comma + 1 and _closes_soon(words, at)
        if words[at].text == "," or words[at].tag_ in _FINITE:
            return False
    return False


def _closes_soon(words: Sequence[Token], at: int) -> bool:
    """Whether nothing is said behind the verb: "said.", "said on Monday, up from", "told reporters in Juba."."""
    for token in words[at + 1 :]:
        if token.is_punct and token.text != "-":
            return True
        if token.tag_ in _FINITE or token.lower_ == "that":
            return False
    return True


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """ "…, said the road was cut and warned that …": the same speaker's next verb of saying."""
    if words[at].tag_ == "RB" and at + 1 < len(words):
        at += 1
    behind = words[at + 1 : at + 2]
    return is_cue_form(words[at]) and bool(behind) and (behind[0].lower_ == "that" or behind[0].pos_ in _HEARING)


def _behind_comma(words: Sequence[Token], at: int) -> Telling | None:
    """ "The road was cut, the mayor of Goz Beida told a news conference in Abéché."."""
    n = at + 1
    while n < len(words) and not (words[n].tag_ in _FINITE or words[n].lower_ == "that" or words[n].text in (";", ":")):
        if words[n].text == "," and n + 1 < len(words) and words[n + 1].tag_ == "VBG":
            break
        n += 1
    closed = n < len(words) and words[n].text == ","
    if (n < len(words) - 1 and not closed) or words[-1].text not in _CLOSERS or n - at > _BETWEEN:
        return None
    source = _source_before(words, at)
    if source is None:
        return None
    comma = source.start - 1
    if comma < 2 or words[comma].text != "," or any(t.text in (";", ":") for t in words[:comma]):
        return None
    if _is_mark(words[0]) or _is_mark(words[comma - 1]) or sum(_is_mark(t) for t in words[:comma]) % 2:
        return None
    if not any(t.tag_ in _FINITE for t in words[:comma]) or words[0].tag_ in ("VBG", "VBN"):
        return None
    if words[0].lower_ in ("while", "although", "though", "as"):
        return None
    return _made(words, source, at, 0, comma)


def _plain(words: Sequence[Token], at: int) -> Telling | None:
    """ "In a note seen by the radio, the prefect says the gate was unguarded"."""
    if words[at].lower_ not in _PLAIN or at + 3 > len(words):
        return None
    end = _end_of_clause(words, at + 1)
    behind = words[at + 1 : end]
    first = next((n for n, t in enumerate(behind) if t.tag_ in _FINITE), None)
    if first is None or first == 0 or first > _BETWEEN or behind[0].pos_ not in ("DET", "NOUN", "PROPN", "PRON", "NUM"):
        return None
    if any(t.text in (",", ":") or t.text in MARKS for t in behind[:first]):
        return None
    return _telling(words, at, at + 1, end)


def _between(words: Sequence[Token], at: int) -> Telling | None:
    """ "If the bridge goes, a deputy commander told the radio, his men could not stay"."""
    n = at + 1
    while n < len(words) and words[n].text != ",":
        if words[n].tag_ in _FINITE or words[n].lower_ == "that" or words[n].text in (";", ":") or n - at > _BETWEEN:
            return None
        n += 1
    source = _source_before(words, at)
    if n > len(words) - 3 or source is None or words[source.start - 1].text != "," or source.start < 3:
        return None
    early, late = words[: source.start - 1], words[n + 1 :]
    asks = early[0].tag_ in ("WP", "WRB") and late[0].tag_ in _FINITE
    whole = any(t.tag_ in _FINITE for t in early) and early[0].lower_ not in _CONDITIONS and not asks
    if whole or early[0].tag_ in ("VBG", "VBN") or late[0].lower_ in JOINTS or late[0].lower_ in _RELATIVE:
        return None
    if any(_is_mark(t) or t.text in (";", ":") for t in words) or not any(t.tag_ in _FINITE for t in late):
        return None
    if early[0].lower_ not in _CONDITIONS and not asks and not _splits_clause(early, late):
        return None
    found = _made(words, source, at, n + 1, len(words))
    return Telling(found.source, found.verb, found.group, (*(t.i for t in early), *found.content))


_CONDITIONS = frozenset({"if", "when", "unless", "because", "since", "once", "until", "after", "before"})


def _splits_clause(early: Sequence[Token], late: Sequence[Token]) -> bool:
    """Whether a subject stands before the parenthesis and its verb right behind it: "Two districts, X said, had …"."""
    return _is_source(early) and (late[0].tag_ in _FINITE or late[0].tag_ == "RB")


def _bare(words: Sequence[Token], at: int) -> Telling | None:
    """ "The spokesman, Musa Idris, rejected as baseless the charge": no participle, for nothing else is finite."""
    verb = words[at]
    if verb.tag_ != "VBD" or verb.dep_ not in ("acl", "amod", "relcl") or verb.sent.root.pos_ not in _NOMINAL:
        return None
    source = _source_before(words, at)
    if source is None or source.start or words[source.stop - 1].text != ",":
        return None
    return _made(words, source, at, at + 1, at + 1)


_PLAIN = frozenset({"said", "says", "say"})


def _telling(words: Sequence[Token], at: int, start: int, end: int) -> Telling | None:
    source = _source_before(words, at)
    if source is None:
        return None
    opens = source.start == 0 or words[source.start - 1].text in (",", ";", ":", "—", "–") or (
        words[source.start - 1].lower_ in JOINTS or is_cue_form(words[source.start - 1])
    )  # fmt: skip
    return _made(words, source, at, start, end) if opens else None


def _made(words: Sequence[Token], source: range, at: int, start: int, end: int) -> Telling:
    group = _group_start(words, at)
    stop = end
    while stop > start and words[stop - 1].is_punct:
        stop -= 1
    return Telling(
        range(words[source.start].i, words[source.stop - 1].i + 1),
        words[at],
        range(words[group].i, words[at].i + 1),
        tuple(t.i for t in words[start:stop]),
    )


def _group_start(words: Sequence[Token], at: int) -> int:
    """Where the auxiliaries and adverbs before the verb begin: "has also repeatedly said"."""
    while at and (words[at - 1].tag_ in ("RB", "MD") or words[at - 1].lower_ in ("has", "have", "had")):
        at -= 1
    return at


def _source_before(words: Sequence[Token], at: int) -> range | None:
    """The noun phrase that ends before the verb, its appositions and relative clauses included."""
    end = _without_time(words, _group_start(words, at))
    if not end or words[end - 1].lower_ in JOINTS:
        return None
    whole = words[end - 1].text == "," or words[0].lower_ == "both"
    if whole and _is_source(words[:end]) and not _opens_with_time(words[:end]):
        return range(end)
    start = _before_apposition(words, end) if words[end - 1].text == "," else _phrase_start(words, end)
    while (
        start is not None
        and start
        and words[start - 1].text == ","
        and (wider := _named_first(words, start)) is not None
    ):
        start = wider
    if start is None or start >= end or not _is_source(words[start:end]):
        return None
    return range(start, end)


def _without_time(words: Sequence[Token], end: int) -> int:
    """Without a day between the speaker and the verb: "The premier on Tuesday | accused"."""
    if end > 1 and words[end - 1].lower_ in _DAYS:
        end -= 1
        while end > 1 and words[end - 1].lower_ in ("on", "late", "early"):
            end -= 1
    return end


def _phrase_start(words: Sequence[Token], end: int) -> int | None:
    """Where the phrase without commas begins: behind a comma, a joint behind one, or the sentence's start."""
    start = end
    while start and words[start - 1].text not in _STOPS and not _is_mark(words[start - 1]):
        if is_cue_form(words[start - 1]) and start < end:
            break
        if start < end and words[start].lower_ in _ARTICLES and words[start - 1].pos_ in ("NOUN", "PROPN"):
            return start if _is_time(words[:start]) else None
        if words[start - 1].lower_ in JOINTS and start > 1 and words[start - 2].text == ",":
            break
        start -= 1
    return start


_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")"})


_ARTICLES = frozenset({"the", "a", "an"})
"""Behind a noun they open another phrase: "on Monday the army said", "a claim the army denied"."""


def _is_mark(token: Token) -> bool:
    return token.text in MARKS and token.tag_ != "POS"


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
    if any(t.tag_ in _FINITE or t.tag_ == "VB" for t in piece) or piece[0].pos_ in (
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
    return piece[-1].lower_ in _DAYS or piece[-1].lower_ in _PARTS


def _opens_with_time(piece: Sequence[Token]) -> bool:
    """ "The next morning, the governor"."""
    comma = next((n for n, t in enumerate(piece) if t.text == ","), 0)
    return bool(comma) and _is_time(piece[:comma])


_PARTS = frozenset({"morning", "afternoon", "evening", "night", "day", "week", "month", "year", "hour", "dawn", "noon"})


def _is_aside(piece: Sequence[Token]) -> bool:
    """Whether the words between two commas describe a speaker: a name, a role, "whose …"."""
    if not piece:
        return False
    if piece[0].lower_ in _RELATIVE or piece[0].pos_ in ("NOUN", "PROPN", "DET", "NUM", "ADJ"):
        return piece[0].lower_ in _RELATIVE or not any(t.tag_ in _FINITE for t in piece)
    return False


def _is_source(piece: Sequence[Token]) -> bool:
    """A noun phrase: nothing finite outside of its relative clauses, a noun or pronoun in front, no quotation."""
    while piece and piece[-1].text == ",":
        piece = piece[:-1]
    if piece and piece[0].lower_ == "both":
        piece = piece[1:]
    if not piece or piece[0].pos_ not in ("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ") or piece[0].lower_ in _RELATIVE:
        return False
    if piece[0].tag_ in ("WDT", "WP", "WRB", "EX", "JJR", "RBR") or any(t.lower_ == "according" for t in piece):
        return False
    relatives = 0
    for token in piece:
        relatives += token.lower_ in _RELATIVE
        if _is_mark(token) or token.text in (";", ":"):
            return False
        if token.text == "," and relatives < 0:
            relatives = 0
        if token.tag_ in _FINITE:
            if not relatives:
                return False
            relatives = -1
    if relatives > 0:
        return False
    return any(t.pos_ in _NOMINAL for t in piece)
