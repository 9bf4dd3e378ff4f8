"""What stands around a cue: contents that the grammar did not link to it, and words that belong to the attribution."""

from spacy.tokens import Token

from ..quotations import MARKS
from ..syntax import child, children, clause_words, indices, is_finite, is_verbal, names_change
from .cues import Cue
from .lexicon import cue_lexicon
from .reach import subtree, without
from .sources import Mention


def reported_by(verb: Token) -> frozenset[int]:
    """ "as reported by the ministry", "it was reported by X that …": the clause that the participle hangs on."""
    if verb.dep_ in ("advcl", "acl") and child(verb, "mark") is not None and is_verbal(verb.head):
        return without(subtree(verb.head), subtree(verb))
    return subtree(*(c for c in children(verb, "ccomp") if is_finite(c)))


def behind_colon(cue: Cue, source: Mention) -> frozenset[int]:
    """ "Not so, retorts Rabat: forty of its men were hurt", "The mayor said on Monday: the road is cut"."""
    sentence = cue.head.sent
    last = max(source.tokens[-1].i, cue.tokens[-1].i)
    colon = next((t.i for t in sentence if t.i > last and t.text == ":"), None)
    if colon is None or not cue.takes("quote") or any(t.tag_ in _FINITE for t in cue.head.doc[last + 1 : colon]):
        return frozenset()
    told = frozenset(range(colon + 1, sentence.end))
    quoted = sentence.doc[colon + 1].text in MARKS if colon + 1 < sentence.end else True
    return told if not quoted and any(is_finite(sentence.doc[i]) for i in told) else frozenset()


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def beside(cue: Cue, source: Mention) -> frozenset[int]:
    """What the parse hung above a cue or left before it; not in "Whatever the papers said, the bar stayed down"."""
    if any(c.tag_ in ("WP", "WDT", "WRB") and c.lower_.endswith("ever") for c in cue.head.subtree):
        return frozenset()
    return parenthesised(cue) or around(cue, source)


def parenthesised(cue: Cue) -> frozenset[int]:
    """ "Two districts, the governor said, had lost power": what the parenthesis hangs on."""
    verb = cue.head
    if verb.dep_ not in ("parataxis", "dep") or verb.head.i == verb.i or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return frozenset()
    sentence = verb.sent
    left = max((t.i for t in sentence if t.i < verb.i and t.text in _BREAKS), default=-1)
    right = min((t.i for t in sentence if t.i > verb.i and t.text in _BREAKS), default=sentence.end)
    if left < 0:
        return without(subtree(verb.head), subtree(verb))
    edge = max((t.i for t in sentence if t.i < left and t.text == ";"), default=-1)
    return frozenset(i for i in subtree(verb.head, verb) if i > edge and not left <= i <= right)


_BREAKS = frozenset({",", "—", "–", "(", ")"})


def around(cue: Cue, source: Mention) -> frozenset[int]:
    """What stands before a comma and a trailing "X said", where the parse did not link them."""
    sentence = cue.head.sent
    first = min(source.tokens[0].i, cue.tokens[0].i)
    before = first - 1
    mark = sentence.doc[max(before, 0)]
    if before <= sentence.start or mark.text not in (",", ",”", "”", '"', "—", "–") or mark.nbor(-1).text == ":":
        return frozenset()
    if cue.head.tag_ not in ("VBD", "VBZ", "VBP", "NNS"):
        return frozenset()
    if cue.head.dep_ == "conj" and source.head.i < cue.head.head.i < cue.head.i:  # "…, Musa went there and told …"
        return frozenset()
    tokens = frozenset(range(sentence.start, before))
    return tokens if any(is_finite(sentence.doc[i]) for i in tokens) and not _has_complement(cue.head) else frozenset()


def _has_complement(verb: Token) -> bool:
    listener = verb.lemma_ in ("tell", "inform", "assure", "brief")
    told = children(verb, "ccomp", "xcomp", *(() if listener else ("dobj",)))
    return any(c.lemma_ not in cue_lexicon().verbs or child(c, "ccomp", "dobj") is not None for c in told)


def withheld(cue: Cue) -> frozenset[int]:
    """ "…, without giving details": how it was said, wherever the parse hung it; it ends the sentence."""
    for token in cue.head.sent:
        act = child(token, "pcomp") if token.lower_ == "without" and token.i > cue.head.sent.start else None
        if act is None or act.lemma_ not in clause_words("withheld") or token.nbor(-1).text != ",":
            continue
        end = act.right_edge.i + 1
        if all(t.is_punct or t.is_space for t in token.doc[end : cue.head.sent.end]):
            return subtree(token)
    return frozenset()


def trailing_condition(cue: Cue) -> frozenset[int]:
    """ "We will withdraw, he said, if the shelling stops": the condition belongs to what was said."""
    found = [
        c
        for c in children(cue.head, "advcl")
        if c.i > cue.head.i and (m := child(c, "mark")) and m.lower_ in ("if", "unless")
    ]
    return subtree(*found)


def trailing_change(cue: Cue) -> frozenset[int]:
    """ "…, she said, an increase of 300 since May": told by the same source, behind the cue."""
    found = [c for c in cue.head.children if c.i > cue.head.i and names_change(c)]
    return subtree(*found)


def carrying(verb: Token, carrier: Token | None) -> frozenset[int]:
    """The words between the carrier and what it quotes: "quoted … as"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return frozenset()
    return frozenset({verb.head.i, verb.head.head.i}) | (subtree(carrier) if carrier is not None else frozenset())


def antecedent(verb: Token, content: frozenset[int]) -> frozenset[int]:
    """ "…, a claim that Kinshasa rejects": the apposition is no part of the first speaker's content."""
    if verb.dep_ != "relcl" or not content or verb.head.i in content:
        return frozenset()
    if verb.head.lemma_.lower() not in cue_lexicon().report_nouns:
        return frozenset()
    return without(subtree(verb.head), subtree(verb))


def adverbs(cue: Cue) -> frozenset[int]:
    """Auxiliaries and adverbs of the cue belong to the attribution."""
    return indices(children(cue.head, "aux", "neg", "advmod", "npadvmod", "prt"))
