"""The order of words by which news tells who says what, read without the parse's arcs.

"The spokesman of the committee, Adam Issa, informed Radio Dabanga that the militia stormed the camp": a parser of
English garden paths takes "informed" for a participle. The order alone leaves no doubt: a noun phrase from the start
of the sentence, a verb of saying, "that", a clause.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from ..syntax import SUBJECTS, clause_words
from .phrases import is_source, source_before
from .telling import Telling, made, telling
from .words import FINITE, JOINTS, NOMINAL, RELATIVES, is_cue_form, is_mark, is_relay, listening, told_by_form

_CLOSERS = frozenset({".", "!", "?"})
_BETWEEN = 15
"""Tokens that may stand between a verb of saying and its "that": "told reporters at the gate late on Monday"."""
_LEAD = 20
"""Tokens that a subject may have: "an RSF drone strike on a gathering of civilians in the north of the town"."""


def find_tellings(sentence: Sentence) -> Iterator[Telling]:
    """Every telling that the order of words in a sentence shows beyond doubt, the last first."""
    words = [t for t in sentence if not t.is_space]
    for at in range(len(words) - 1, -1, -1):
        if _may_tell(words, at):
            found = _with_that(words, at) or _behind_comma(words, at) or _between(words, at) or _plain(words, at)
            found = found or _behind_quotation(words, at)
            if found is not None:
                yield found
        elif words[at].lower_ in told_by_form(clausal=False) and (bare := _bare(words, at)) is not None:
            yield bare


def _may_tell(words: Sequence[Token], at: int) -> bool:
    """Whether the word is a finite verb of saying by its form, and no noun by what stands before it."""
    token = words[at]
    if token.lower_ not in told_by_form() or not 0 < at < len(words):
        return False
    before = words[at - 1]
    if before.tag_ in ("DT", "PRP$", "POS", "IN", "TO", "CD") or before.lower_ in ("be", "been", "being", "to"):
        return before.tag_ == "CD" and token.tag_ in FINITE
    if token.tag_ == "NN":
        behind = words[min(at + 1, len(words) - 1)]
        return before.tag_ in ("NNS", "NNPS") and (behind.lower_ == "that" or behind.pos_ in ("PROPN", "DET", "PRON"))
    return token.tag_ in FINITE or token.tag_ in ("VBN", "NNS")


def _with_that(words: Sequence[Token], at: int) -> Telling | None:
    """ "The mayor told reporters on Monday that the road was cut", "Reuters reported, citing a docker, that …"."""
    relaying = False
    for n in range(at + 1, min(at + _BETWEEN, len(words) - 2)):
        token = words[n]
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT", "DT"):
            break
        noun = token.tag_ in ("NN", "NNS")  # "said in a report seen by AFP that"
        tells = token.lower_ in told_by_form() and not noun
        if token.tag_ in FINITE or token.text in (";", ":") or is_mark(token) or tells:
            return None
        relaying |= is_relay(token)
        if token.tag_ == "VBG" and words[n - 1].text == "," and not relaying:
            return None
        heard = n == at + 1 and token.pos_ in _HEARING and token.lower_ not in clause_words("days")
        if heard and told_by_form()[words[at].lower_] not in listening():
            return None
    else:
        return None
    end = _end_of_clause(words, n + 1)
    if not any(t.tag_ in FINITE or t.tag_ == "VBN" for t in words[n + 1 : end]):
        return None
    return telling(words, at, n + 1, end)


_HEARING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


def _end_of_clause(words: Sequence[Token], start: int) -> int:
    """The sentence's end, a semicolon, or ", and X said" (X said behind another comma is told already)."""
    for n in range(start, len(words)):
        if words[n].text == ";":
            return n
        if words[n].text == "," and n + 2 < len(words) and words[n + 1].lower_ in JOINTS:
            stop = next((m for m in range(n + 2, min(n + 12, len(words))) if words[m].lower_ in told_by_form()), None)
            if stop is not None and (stop == n + 2 or is_source(words[n + 2 : stop])):
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
            source = source_before(words, at)
            return source is not None and source.start == comma + 1 and _closes_soon(words, at)
        if words[at].text == "," or words[at].tag_ in FINITE:
            return False
    return False


def _closes_soon(words: Sequence[Token], at: int) -> bool:
    """Whether nothing is said behind the verb: "said.", "said on Monday, up from", "told reporters in Juba."."""
    for token in words[at + 1 :]:
        if token.is_punct and token.text != "-":
            return True
        if token.tag_ in FINITE or token.lower_ == "that":
            return False
    return True


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """ "…, said the road was cut and warned that …": the same speaker's next verb of saying."""
    if words[at].tag_ == "RB" and at + 1 < len(words):
        at += 1
    behind = words[at + 1 : at + 2]
    if words[at - 1].lower_ == "and" and words[at - 2].text == "," and words[at].tag_ in ("VBD", "VBZ", "VBP"):
        return words[at].lower_ in told_by_form(clausal=False)
    return is_cue_form(words[at]) and bool(behind) and (behind[0].lower_ == "that" or behind[0].pos_ in _HEARING)


def _behind_comma(words: Sequence[Token], at: int) -> Telling | None:
    """ "The road was cut, the mayor of Goz Beida told a news conference in Abéché."."""
    source = source_before(words, at)
    if source is None or not _ends_there(words, at):
        return None
    comma = source.start - 1
    return made(words, source, at, 0, comma) if comma > 1 and _is_told_first(words, comma) else None


def _behind_quotation(words: Sequence[Token], at: int) -> Telling | None:
    """“We left,” the head of the clinic, a nun, told the radio."""
    source = source_before(words, at)
    if source is None or source.start < 2 or not is_mark(words[source.start - 1]):
        return None
    closes = words[source.start - 2].text in (",", ".", "!", "?") or words[source.start - 1].whitespace_ == " "
    return made(words, source, at, at + 1, at + 1) if closes and _ends_there(words, at) else None


def _ends_there(words: Sequence[Token], at: int) -> bool:
    """Whether the sentence has nothing finite behind the verb, or goes on with ", adding"."""
    for n in range(at + 1, len(words)):
        if words[n].text == "," and n + 1 < len(words) and words[n + 1].tag_ == "VBG":
            return True
        if _says_more(words[n]) or n - at > _BETWEEN:
            return False
    return words[-1].text in _CLOSERS


def _says_more(token: Token) -> bool:
    """Whether something is said behind the verb after all."""
    return token.tag_ in FINITE or token.lower_ == "that" or token.text in (";", ":")


def _is_told_first(words: Sequence[Token], comma: int) -> bool:
    """Whether a whole clause stands before the comma, no participle ("Asked about it, …") and no quotation."""
    early, first = words[:comma], words[0]
    marks = sum(is_mark(t) for t in early)
    if words[comma].text != "," or any(t.text in (";", ":") for t in early):
        return False
    if marks % 2 or is_mark(first) or is_mark(early[-1]) or first.tag_ in ("VBG", "VBN"):
        return False
    return any(t.tag_ in FINITE for t in early) and first.lower_ not in ("while", "although", "though", "as")


def _plain(words: Sequence[Token], at: int) -> Telling | None:
    """ "In a note seen by the radio, the prefect says the gate was unguarded"."""
    plain = words[at].lower_ in _PLAIN or words[at].tag_ == "NN" or _lacks_subject(words[at]) or _says_would(words, at)
    start = at + 1 if plain else _behind_listener(words, at)
    if start is None or start + 2 > len(words):
        return None
    end = _end_of_clause(words, start)
    behind = words[start:end]
    first = next((n for n, t in enumerate(behind) if t.tag_ in FINITE), None)
    if first is None:
        first = next((n for n, t in enumerate(behind) if _is_past(t)), None)
    if first is None or first == 0 or behind[0].pos_ not in ("DET", "NOUN", "PROPN", "PRON", "NUM"):
        return None
    lead = behind[:first]
    if first - sum(t.text == "-" for t in lead) > _LEAD or any(t.text == ":" or is_mark(t) for t in lead):
        return None
    commas = [n for n, t in enumerate(lead) if t.text == ","]
    apart = len(commas) == 2 and commas[1] == first - 1 and is_source(lead[: commas[0]])
    return telling(words, at, start, end) if not commas or apart else None


def _says_would(words: Sequence[Token], at: int) -> bool:
    """ "vowed the raids on the port would go on": behind a verb that has no listener, a "would" needs its noun."""
    if told_by_form()[words[at].lower_] in listening() or words[at].tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    behind = words[at + 1 :]
    modal = next((n for n, t in enumerate(behind) if t.tag_ in FINITE or t.lower_ in RELATIVES), 0)
    return modal > 0 and behind[modal].tag_ == "MD" and not any(t.text == "," for t in behind[:modal])


def _is_past(token: Token) -> bool:
    """ "Said an air strike on the market killed eight": behind a noun a participle has no object, so it is finite."""
    counted = any(c.dep_ == "dobj" for c in token.children) and not any(c.dep_ == "agent" for c in token.children)
    return token.tag_ == "VBN" and token.dep_ == "acl" and counted and not token.lower_.endswith(_PARTICIPLES)


_PARTICIPLES = ("n", "ne", "ung", "unk")
"""Ends of participles that are no past: "taken", "done", "sung", "sunk"."""


def _behind_listener(words: Sequence[Token], at: int) -> int | None:
    """ "told Reuters | the drones came at dawn": behind a name or a bare plural, before an article or pronoun."""
    n = at + 1
    n += n + 1 < len(words) and words[n].tag_ == "DT" and words[n + 1].tag_ == "NNS"
    while n < len(words) and (words[n].pos_ == "PROPN" or words[n].tag_ == "NNS"):
        n += 1
    if told_by_form()[words[at].lower_] not in listening() or n == at + 1 or n >= len(words):
        return None
    return n if words[n].tag_ in ("DT", "PRP", "PRP$", "EX") and words[n].lower_ != "that" else None


def _between(words: Sequence[Token], at: int) -> Telling | None:
    """ "If the bridge goes, a deputy commander told the radio, his men could not stay"."""
    n = at + 1
    while n < len(words) and words[n].text != ",":
        if _says_more(words[n]) or n - at > _BETWEEN:
            return None
        n += 1
    source = source_before(words, at) or _source_behind(words, at, n)
    first = min(source.start, at) if source is not None else 0
    if n > len(words) - 3 or source is None or words[first - 1].text != "," or first < 3:
        return None
    early, late = words[: first - 1], words[n + 1 :]
    asks = early[0].tag_ in ("WP", "WRB") and late[0].tag_ in FINITE
    whole = any(t.tag_ in FINITE for t in early) and early[0].lower_ not in _CONDITIONS and not asks
    if whole or early[0].tag_ in ("VBG", "VBN") or late[0].lower_ in JOINTS or late[0].lower_ in RELATIVES:
        return None
    if any(is_mark(t) or t.text in (";", ":") for t in words) or not any(t.tag_ in FINITE for t in late):
        return None
    fronted = early[0].pos_ in ("ADP", "ADV") and late[0].pos_ in _HEARING
    if early[0].lower_ not in _CONDITIONS and not asks and not fronted and not _splits_clause(early, late):
        return None
    found = made(words, source, at, n + 1, len(words))
    return Telling(found.source, found.verb, found.group, (*(t.i for t in early), *found.content))


def _source_behind(words: Sequence[Token], at: int, end: int) -> range | None:
    """ "…, says the abbot of Maaloula, …": the phrase right behind a verb behind a comma."""
    inverted = words[at - 1].text == "," and is_source(words[at + 1 : end])
    return range(at + 1, end) if inverted and end - at < _BETWEEN else None


_CONDITIONS = frozenset({"if", "when", "unless", "because", "since", "once", "until", "after", "before"})


def _splits_clause(early: Sequence[Token], late: Sequence[Token]) -> bool:
    """Whether a subject stands before the parenthesis and its verb right behind it: "Two districts, X said, had …"."""
    return is_source(early) and (late[0].tag_ in FINITE or late[0].tag_ == "RB")


def _bare(words: Sequence[Token], at: int) -> Telling | None:
    """ "The spokesman, Musa Idris, rejected as baseless the charge": no participle, for nothing else is finite."""
    verb = words[at]
    if verb.dep_ not in ("acl", "amod", "relcl") or verb.sent.root.pos_ not in NOMINAL or not _is_active(verb):
        return None
    source = source_before(words, at)
    if source is None or source.start or words[source.stop - 1].text != ",":
        return None
    return made(words, source, at, at + 1, at + 1)


def _is_active(verb: Token) -> bool:
    """Whether a form that may be a past is no participle: it is tagged so, or what it calls is called something."""
    named = any(c.dep_ == "oprd" and any(t.dep_ in ("det", "poss") for t in c.children) for c in verb.children)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and named and not any(c.dep_ == "agent" for c in verb.children))


def _lacks_subject(verb: Token) -> bool:
    """ "State media claim Kyiv has used …": a finite verb whose subject the parse took for a part of something else."""
    return verb.dep_ == "ROOT" and verb.tag_ in FINITE and not any(c.dep_ in SUBJECTS for c in verb.children)


_PLAIN = frozenset({"said", "says", "say"})
