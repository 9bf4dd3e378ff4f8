"""Complements: contents that are no clause, the accused and the offence, what a thing is called, an object."""

from spacy.tokens import Token

from ..syntax import child, children
from .cues import Cue
from .lexicon import cue_lexicon
from .noun_clauses import told_by
from .reach import subtree, subtree_tokens


def with_places(cue: Cue, noun: Token, *, behind_verb: bool = False) -> frozenset[int]:
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


def of_thing(cue: Cue, passive: bool) -> frozenset[int]:
    """ "warned of famine", "warned against travelling"."""
    return _object_of(cue, ("of", "about", "against"))


def _object_of(cue: Cue, prepositions: tuple[str, ...]) -> frozenset[int]:
    for prep in children(cue.head, "prep"):
        if prep.lower_ in prepositions:
            thing = child(prep, "pobj")
            return with_places(cue, thing) if thing is not None else subtree(child(prep, "pcomp"))
    return frozenset()


def comment_on(cue: Cue, passive: bool) -> frozenset[int]:
    """ "declined to comment on losses": what is withheld; a comment that is made has its words elsewhere."""
    return _object_of(cue, ("on", "about")) if cue.commitment.value == "uncommitted" else frozenset()


def call_for(cue: Cue, passive: bool) -> frozenset[int]:
    """ "called for a truce", "appealed for calm"."""
    return _object_of(cue, ("for",))


def call_on(cue: Cue, passive: bool) -> frozenset[int]:
    """ "called on both sides to withdraw", "appealed to donors to pay"."""
    whom = next(
        (p for p in children(cue.head, "prep", "dative") if p.lower_ in ("on", "upon", "to") and p.tag_ == "IN"), None
    )
    act = child(cue.head, "xcomp", "advcl", "ccomp", "dep")
    if whom is None or act is None or not any(c.lower_ == "to" for c in act.children):
        return frozenset()
    return subtree(child(whom, "pobj"), act)


def accuse(cue: Cue, passive: bool) -> frozenset[int]:
    """ "accused the rebels of looting", "blamed the army for the strike"."""
    accused = child(cue.head, "nsubjpass" if passive else "dobj")
    behind = accused.i if accused is not None and not passive else cue.head.i
    offence = next((p for p in children(cue.head, "prep") if p.lower_ in ("of", "for", "on") and p.i > behind), None)
    if accused is not None and offence is None and cue.head.lemma_ == "blame":
        offence = next((p for p in children(accused, "prep") if p.lower_ == "on" and p.i > accused.i), None)
    if accused is not None and offence is None:
        hosts = [t for t in (*accused.subtree, *subtree_tokens(child(cue.head, "agent"))) if t.dep_ == "prep"]
        offence = next((p for p in hosts if p.lower_ in ("of", "for") and child(p, "pcomp")), None)
        offence = offence or next((t for t in _before_verb(cue.head, accused.i) if t.lower_ == "for"), None)
        offence = offence or next(
            (p for p in reversed(hosts) if p.lower_ == "of" and cue.head.lemma_ == "accuse"), None
        )
    if accused is None or offence is None:
        return frozenset()
    if accused.tag_ in ("WDT", "WP") and cue.head.dep_ == "relcl":
        return subtree(offence)
    return subtree(accused, offence)


def _before_verb(verb: Token, start: int) -> list[Token]:
    """What hangs on the verb behind a position, up to the next finite verb."""
    behind = [t for t in verb.subtree if t.i > start]
    stop = next((n for n, t in enumerate(behind) if t.tag_ in ("VBD", "VBZ", "VBP", "MD")), len(behind))
    return behind[:stop]


def by_thing(cue: Cue, passive: bool) -> frozenset[int]:
    """ "is alarmed by reports that the dam was hit": the object of an adjective's preposition."""
    for prep in children(cue.head, "prep", "agent"):
        thing = child(prep, "pobj")
        if prep.lower_ in _OBJECTS_OF_FEELING and thing is not None:
            return told_by(thing) or subtree(thing)
    return frozenset()


_OBJECTS_OF_FEELING = frozenset({"about", "by", "over", "at"})


def to_thing(cue: Cue, passive: bool) -> frozenset[int]:
    """ "owned up to the loss of a radar"."""
    return _object_of(cue, ("to",))


def at_thing(cue: Cue, passive: bool) -> frozenset[int]:
    """ "hinted at further sanctions"."""
    return _object_of(cue, ("at",))


def responsible(cue: Cue, passive: bool) -> frozenset[int]:
    """ "held the militia responsible for the raid"."""
    doc, end = cue.head.doc, cue.head.sent.end
    blamed = next((t for t in doc[cue.head.i + 1 : end] if t.lower_ in ("responsible", "accountable")), None)
    if blamed is None or passive or blamed.i == cue.head.i + 1:
        return frozenset()
    behind = next((p for p in doc[blamed.i + 1 : blamed.i + 2] if p.lower_ == "for"), blamed)
    return frozenset(range(cue.head.i + 1, max(behind.right_edge.i, blamed.i) + 1))


def named_as(cue: Cue, passive: bool) -> frozenset[int]:
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


def called(cue: Cue, passive: bool) -> frozenset[int]:
    """ "called the vote a farce"."""
    if passive:
        return frozenset()
    for verb in children(cue.head, "ccomp"):
        if (
            verb.pos_ not in ("ADP", "ADV")
            and (thing := child(verb, "nsubj")) is not None
            and thing.pos_ != "PRON"
            and not any(c.lower_ == "to" for c in verb.children)
        ):
            return subtree(verb)
    named, name = child(cue.head, "dobj"), child(cue.head, "oprd")
    if named is None or name is None or name.pos_ in ("ADP", "ADV"):
        return frozenset()
    if named.pos_ == "PRON" and (named.lower_ not in ("it", "this", "that") or child(name, "det") is None):
        return frozenset()
    return frozenset(range(named.left_edge.i, name.right_edge.i + 1))
