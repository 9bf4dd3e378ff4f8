"""Frames: where in the sentence the content of a cue stands."""

from spacy.tokens import Token

from ..syntax import child, children, is_finite, is_verbal
from .cues import Cue, cue_lexicon
from .reach import before_semicolon, subtree, subtree_tokens, without
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
    if noun is None and cue.kind.figure and not passive:
        noun = next((c for c in children(cue.head, "npadvmod") if c.i > cue.head.i and child(c, "nummod")), None)
    counted = noun is not None and cue.kind.figure and noun.pos_ == "ADJ"
    if noun is None or not (counted or noun.pos_ in _THINGS) or not _may_be_said(cue, noun):
        return frozenset()
    return told_by(noun) or _with_places(cue, noun, behind_verb=passive)


_THINGS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def _with_places(cue: Cue, noun: Token, *, behind_verb: bool = False) -> frozenset[int]:
    """The noun with the phrases right behind it, or behind a passive verb, that the parse hung on the verb.

    "warned of famine | in the camps"; "Famine was confirmed | in the camp | by the panel".
    """
    tokens = set(subtree(noun))
    edge = cue.head.i if behind_verb else max(tokens)
    for prep in children(cue.head, "prep"):
        thing = child(prep, "pobj")
        if (
            prep.left_edge.i != edge + 1
            or prep.lower_ == "by"
            or thing is None
            or thing.lower_ in cue_lexicon().circumstances
        ):
            continue
        tokens |= subtree(prep)
        edge = prep.right_edge.i
    return frozenset(tokens)


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


def told_by(noun: Token) -> frozenset[int]:
    """The clause that a noun of words carries: "reports that the bridge was down"."""
    if noun.lemma_.lower() not in cue_lexicon().report_nouns and noun.lemma_.lower() not in cue_lexicon().nouns:
        return frozenset()
    return subtree(
        *(c for c in children(noun, "acl", "ccomp", "relcl") if child(c, "mark") is not None and is_finite(c))
    )


def told_by_way_of(maker: Token) -> frozenset[int]:
    """ "the assessment of the service that troops will stay": a clause that the parse hung on the maker."""
    clauses = (c for c in children(maker, "relcl", "acl") if child(c, "nsubj", "nsubjpass") is not None)
    return subtree(*(c for c in clauses if (m := child(c, "mark")) is not None and m.lower_ == "that"))


def equated_with(noun: Token) -> frozenset[int]:
    """ "The army's position is that no mosque was hit", "It is the clerics' contention that two were"."""
    copula = noun.head
    if noun.dep_ not in ("nsubj", "attr") or copula.lemma_ not in ("be", "remain"):
        return frozenset()
    told = [c for c in children(copula, "ccomp", "acl") if child(c, "mark") is not None and is_finite(c)]
    return subtree(*(c for c in told if c.i > copula.i))


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


def _of(cue: Cue, passive: bool) -> frozenset[int]:
    """ "warned of famine", "warned against travelling"."""
    return _object_of(cue, ("of", "about", "against"))


def _object_of(cue: Cue, prepositions: tuple[str, ...]) -> frozenset[int]:
    for prep in children(cue.head, "prep"):
        if prep.lower_ in prepositions:
            thing = child(prep, "pobj")
            return _with_places(cue, thing) if thing is not None else subtree(child(prep, "pcomp"))
    return frozenset()


def _comment_on(cue: Cue, passive: bool) -> frozenset[int]:
    """ "declined to comment on losses": what is withheld; a comment that is made has its words elsewhere."""
    return _object_of(cue, ("on", "about")) if cue.commitment.value == "uncommitted" else frozenset()


def _call_for(cue: Cue, passive: bool) -> frozenset[int]:
    """ "called for a truce", "appealed for calm"."""
    return _object_of(cue, ("for",))


def _call_on(cue: Cue, passive: bool) -> frozenset[int]:
    """ "called on both sides to withdraw", "appealed to donors to pay"."""
    whom = next(
        (p for p in children(cue.head, "prep", "dative") if p.lower_ in ("on", "upon", "to") and p.tag_ == "IN"), None
    )
    act = child(cue.head, "xcomp", "advcl", "ccomp")
    if whom is None or act is None or not any(c.lower_ == "to" for c in act.children):
        return frozenset()
    return subtree(child(whom, "pobj"), act)


def _accuse(cue: Cue, passive: bool) -> frozenset[int]:
    """ "accused the rebels of looting", "blamed the army for the strike"."""
    accused = child(cue.head, "nsubjpass" if passive else "dobj")
    behind = accused.i if accused is not None and not passive else cue.head.i
    offence = next((p for p in children(cue.head, "prep") if p.lower_ in ("of", "for", "on") and p.i > behind), None)
    if accused is not None and offence is None:
        hosts = [t for t in (*accused.subtree, *subtree_tokens(child(cue.head, "agent"))) if t.dep_ == "prep"]
        offence = next((p for p in hosts if p.lower_ in ("of", "for") and child(p, "pcomp")), None)
        offence = offence or next((t for t in cue.head.subtree if t.i > accused.i and t.lower_ == "for"), None)
        offence = offence or next(
            (p for p in reversed(hosts) if p.lower_ == "of" and cue.head.lemma_ == "accuse"), None
        )
    if accused is None or offence is None:
        return frozenset()
    if accused.tag_ in ("WDT", "WP") and cue.head.dep_ == "relcl":
        return subtree(offence)
    return subtree(accused, offence)


def _that(cue: Cue, passive: bool) -> frozenset[int]:
    """ "held that the raid was lawful", never "held the town"."""
    told = [c for c in children(cue.head, "ccomp") if (m := child(c, "mark")) is not None and m.lower_ == "that"]
    return before_semicolon(cue, subtree(*told))


def _by_thing(cue: Cue, passive: bool) -> frozenset[int]:
    """ "is alarmed by reports that the dam was hit": the object of an adjective's preposition."""
    for prep in children(cue.head, "prep", "agent"):
        thing = child(prep, "pobj")
        if prep.lower_ in _OBJECTS_OF_FEELING and thing is not None:
            return told_by(thing) or subtree(thing)
    return frozenset()


_OBJECTS_OF_FEELING = frozenset({"about", "by", "over", "at"})


def _to_thing(cue: Cue, passive: bool) -> frozenset[int]:
    """ "owned up to the loss of a radar"."""
    return _object_of(cue, ("to",))


def _at_thing(cue: Cue, passive: bool) -> frozenset[int]:
    """ "hinted at further sanctions"."""
    return _object_of(cue, ("at",))


def _responsible(cue: Cue, passive: bool) -> frozenset[int]:
    """ "held the militia responsible for the raid"."""
    doc, end = cue.head.doc, cue.head.sent.end
    blamed = next((t for t in doc[cue.head.i + 1 : end] if t.lower_ in ("responsible", "accountable")), None)
    if blamed is None or passive or blamed.i == cue.head.i + 1:
        return frozenset()
    behind = next((p for p in doc[blamed.i + 1 : blamed.i + 2] if p.lower_ == "for"), blamed)
    return frozenset(range(cue.head.i + 1, max(behind.right_edge.i, blamed.i) + 1))


def _as(cue: Cue, passive: bool) -> frozenset[int]:
    """ "described the raid as a success"."""
    noun = child(cue.head, "nsubjpass" if passive else "dobj")
    if noun is None or noun.tag_ in ("WDT", "WP"):
        return frozenset()
    edge = noun.right_edge.i
    prep = next((p for p in noun.doc[noun.i : edge + 2] if p.lower_ == "as"), None)
    if prep is None or prep.i >= cue.head.sent.end - 1:
        return frozenset()
    governor = prep.head if prep.head.i > prep.i else prep
    start, stop = noun.left_edge.i, governor.right_edge.i + 1
    return frozenset(range(start, stop)) if start < prep.i and not passive else subtree(noun, prep)


def _small(cue: Cue, passive: bool) -> frozenset[int]:
    """ "called the vote a farce"."""
    if passive:
        return frozenset()
    for verb in children(cue.head, "ccomp"):
        if child(verb, "nsubj") is not None and not any(c.lower_ == "to" for c in verb.children):
            return subtree(verb)
    called, name = child(cue.head, "dobj"), child(cue.head, "oprd")
    if called is None or name is None:
        return frozenset()
    return frozenset(range(called.left_edge.i, name.right_edge.i + 1))


_READERS = (
    ("as", _as),
    ("accuse", _accuse),
    ("at", put_at),
    ("revise", revised_to),
    ("clause", _clause),
    ("that", _that),
    ("responsible", _responsible),
    ("to_thing", _to_thing),
    ("at_thing", _at_thing),
    ("by_thing", _by_thing),
    ("infinitive", _infinitive),
    ("gerund", _gerund),
    ("of", _of),
    ("on", _call_on),
    ("to", _call_on),
    ("for", _call_for),
    ("about", _comment_on),
    ("small", _small),
    ("object", _object),
)


def raised_from(verb: Token) -> frozenset[int]:
    """ "The marshal is said by his staff to have died": the subject of the passive with the infinitive."""
    of_whom = child(verb, "nsubjpass")
    done = next((c for c in children(verb, "xcomp") if any(t.lower_ == "to" for t in children(c, "aux"))), None)
    return subtree(of_whom, done) if of_whom is not None and done is not None else frozenset()


def dismissed_as(cue: Cue, passive: bool) -> frozenset[int]:
    """ "dismissed reports of a raid as fiction": the object with what it is called."""
    return _as(cue, passive) if cue.act.value == "denies" else frozenset()
