"""Frames: where in the sentence the content of a cue stands."""

from spacy.tokens import Token

from ..syntax import child, children, is_finite, is_verbal
from .complements import (
    accuse,
    at_thing,
    by_thing,
    call_for,
    call_on,
    called,
    comment_on,
    named_as,
    of_thing,
    responsible,
    to_thing,
    with_places,
)
from .cues import Cue
from .lexicon import cue_lexicon
from .noun_clauses import told_by
from .reach import before_semicolon, subtree, without
from .tolls import put_at, revised_to


def content_of(cue: Cue, *, passive: bool) -> frozenset[int]:
    """Token positions of what the cue says, by the first of its frames that fits; empty where none does."""
    for frame, read in _READERS:
        if cue.takes(frame) and (tokens := read(cue, passive)):
            return tokens
    return frozenset()


def _clause(cue: Cue, passive: bool) -> frozenset[int]:
    """ "said that the bridge was hit"; "The bridge was hit, he said"; "is confident that …"."""
    heads = [
        c for c in children(cue.head, "ccomp", "csubj") if is_finite(c) or _leans_on_copula(c) or _stands_before(c, cue)
    ]
    heads += [c for c in children(cue.head, "xcomp") if is_finite(c) and child(c, "nsubj", "nsubjpass") is not None]
    heads = [c for c in heads if not _only_carries(c, cue) and not _tells_when(c, cue)] or _marked_behind(cue)
    if child(cue.head, "nsubj") is None and any(c.i > cue.head.i for c in heads):
        heads = [c for c in heads if c.i > cue.head.i]
    copula = cue.head.head if cue.head.dep_ == "acomp" else None
    if copula is not None:
        heads += [c for c in children(copula, "ccomp") if is_finite(c)]
    return before_semicolon(cue, subtree(*heads))


def _tells_when(head: Token, cue: Cue) -> bool:
    """ "had said hours before the capital announced it": no complement, whatever the parse calls it."""
    mark = child(head, "mark")
    return mark is not None and mark.lower_ in _TIMES and mark.i > cue.head.i


_TIMES = frozenset({"before", "after", "until", "till", "while", "as", "because", "since", "once"})


def _marked_behind(cue: Cue) -> list[Token]:
    """The clause of a "that" which the parse hung on a word between: "told lawmakers behind closed doors that …"."""
    for token in cue.head.doc[cue.head.i + 1 : cue.head.right_edge.i + 1]:
        if token.lower_ == "that" and token.dep_ == "mark":
            return [token.head] if _is_nearest_verb(cue.head, token.head) else []
        if token.text in (",", ";"):
            break
    return []


def _is_nearest_verb(verb: Token, told: Token) -> bool:
    """Whether no other verb stands between the two in the parse: "confirmed this but cautioned that …" is cautioned."""
    above = told.head
    while above.i != verb.i:
        if is_verbal(above) or above.head.i == above.i:
            return False
        above = above.head
    return True


def _only_carries(head: Token, cue: Cue) -> bool:
    """ "…, the ombudsman said, Interfax reported": the last two words carry the rest, they are not said."""
    words = [t for t in head.subtree if not t.is_punct]
    if head.i < cue.head.i or head.lemma_.lower() not in cue_lexicon().verbs or not head.i or len(words) > _CARRYING:
        return False
    return words[-1].i == head.i and words[0].nbor(-1).text == ","


_CARRYING = 6


def _stands_before(head: Token, cue: Cue) -> bool:
    """A whole clause before ", X said", its verb hung on a noun: "A strike on a school killed 20, medics said"."""
    edge = head.right_edge.i
    doc = head.doc
    if edge + 1 >= cue.head.i or doc[edge + 1].text not in (",", "—", "–"):
        return False
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in head.subtree)


def _leans_on_copula(head: Token) -> bool:
    """A verbless or participial clause with a subject of its own: "300 in Bunia, he said"."""
    return child(head, "nsubj", "nsubjpass") is not None and child(head, "aux") is None


def _infinitive(cue: Cue, passive: bool) -> frozenset[int]:
    """ "threatened to close the strait", "urged both sides to withdraw", "expects Russia to attack"."""
    if passive:
        return frozenset()
    for verb in children(cue.head, "xcomp", "ccomp"):
        if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            actor = child(cue.head, "dobj") if "infinitive" in cue.kind.frames else None
            if actor is not None and not cue.head.i < actor.i < verb.i:
                actor = None
            return subtree(verb, actor)
    return frozenset()


def _gerund(cue: Cue, passive: bool) -> frozenset[int]:
    """ "denied shelling the market"."""
    found = children(cue.head, "xcomp", "pcomp", "ccomp", "dobj")
    return subtree(*(c for c in found if c.tag_ == "VBG" or any(a.tag_ == "VBG" for a in children(c, "aux"))))


def _object(cue: Cue, passive: bool) -> frozenset[int]:
    """ "denied the accusation", "expects an assault", "confirmed reports that …" (then the clause)."""
    noun = child(cue.head, "nsubjpass" if passive else "dobj")
    if (
        (noun is None or noun.tag_ in ("WDT", "WP"))
        and cue.head.dep_ == "relcl"
        and cue.head.head.lemma_.lower() in cue_lexicon().report_nouns
    ):
        return _apposed(cue.head.head)
    if noun is None and cue.act.value == "denies" and not passive:
        as_ = next((p for p in children(cue.head, "prep") if p.lower_ == "as"), None)
        noun = child(as_, "pobj") if as_ is not None else None
    if noun is None and cue.kind.particles and not passive:
        off = next((p for p in children(cue.head, "prep") if p.lower_ in cue.kind.particles), None)
        noun = child(off, "pobj") if off is not None else None
    if noun is None and cue.kind.figure and not passive:
        noun = next((c for c in children(cue.head, "npadvmod") if c.i > cue.head.i and child(c, "nummod")), None)
    counted = noun is not None and cue.kind.figure and noun.pos_ == "ADJ"
    if noun is None or not (counted or noun.pos_ in _THINGS) or not _may_be_said(cue, noun):
        return frozenset()
    return told_by(noun) or with_places(cue, noun, behind_verb=passive)


_THINGS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def _apposed(noun: Token) -> frozenset[int]:
    """What "an allegation the group rejected" stands for: the clause before it."""
    clause = noun.head
    while clause.head.i != clause.i and not (is_finite(clause) and clause.dep_ in ("ccomp", "ROOT")):
        clause = clause.head
    if (
        noun.dep_ not in ("appos", "npadvmod", "dobj", "dep", "attr", "oprd", "conj")
        or not noun.i
        or noun.left_edge.nbor(-1).text != ","
    ):
        return frozenset()
    told = next((c for c in children(clause, "ccomp") if is_finite(c)), None) if clause.dep_ == "ROOT" else clause
    return without(subtree(told or clause), subtree(noun))


def _may_be_said(cue: Cue, noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    lexicon = cue_lexicon()
    if lemma in lexicon.never_denied or (
        noun.pos_ == "PRON" and noun.lower_ not in ("it", "this", "that", "these", "those")
    ):
        return False
    if noun.pos_ == "PRON":
        return cue.act.value in ("denies", "confirms", "cannot_confirm", "declines")
    if cue.kind.figure:
        return any(c.dep_ == "nummod" or c.pos_ == "NUM" for c in noun.subtree)
    if cue.kind.report_noun:
        return lemma in (lexicon.dismissed if cue.act.value == "denies" else lexicon.report_nouns)
    return True


def _that(cue: Cue, passive: bool) -> frozenset[int]:
    """ "held that the raid was lawful", never "held the town"."""
    told = [c for c in children(cue.head, "ccomp") if (m := child(c, "mark")) is not None and m.lower_ == "that"]
    return before_semicolon(cue, subtree(*told))


_READERS = (
    ("as", named_as),
    ("accuse", accuse),
    ("at", put_at),
    ("revise", revised_to),
    ("clause", _clause),
    ("that", _that),
    ("responsible", responsible),
    ("to_thing", to_thing),
    ("at_thing", at_thing),
    ("by_thing", by_thing),
    ("to", call_on),
    ("infinitive", _infinitive),
    ("gerund", _gerund),
    ("of", of_thing),
    ("on", call_on),
    ("for", call_for),
    ("about", comment_on),
    ("small", called),
    ("object", _object),
)


def raised_from(verb: Token) -> frozenset[int]:
    """ "The marshal is said by his staff to have died": the subject of the passive with the infinitive."""
    of_whom = child(verb, "nsubjpass")
    done = next((c for c in children(verb, "xcomp") if any(t.lower_ == "to" for t in children(c, "aux"))), None)
    return subtree(of_whom, done) if of_whom is not None and done is not None else frozenset()


def dismissed_as(cue: Cue, passive: bool) -> frozenset[int]:
    """ "dismissed reports of a raid as fiction": the object with what it is called."""
    return named_as(cue, passive) if cue.act.value == "denies" else frozenset()
