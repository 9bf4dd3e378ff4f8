"""The predicates that lead from the outside of a clause to the event that it tells.

"are likely to enter combat" has are, likely, enter; "it is unclear whether the crew survived" has is, unclear,
survived; "there is no evidence that troops crossed" has is, evidence, crossed. What is told of an outer one
(a modal, a "not", a "reportedly") bears on the innermost.
"""

from functools import cache

from spacy.tokens import Token

from .lexicon import DEGREED, LIKELY, lexicon, words

_CLAUSES = ("xcomp", "ccomp", "csubj", "csubjpass", "acl", "relcl")
_MOST = 10


def predicates(head: Token, *, inside: frozenset[int], barred: frozenset[int]) -> tuple[Token, ...]:
    """From the outermost governor of `head` to the innermost predicate inside; never into the words of the cue."""
    chain = [head]
    up = head
    while up.dep_ in ("xcomp", "acomp", "oprd", "attr") and up.head.i not in barred and len(chain) < 6:
        up = up.head
        if not is_copula(up) and governs(up) is None and up.lemma_ not in _transparent():
            break
        chain.insert(0, up)
    down = head
    while len(chain) < _MOST:
        below = _below(down)
        if below is None or below in chain or (below.i not in inside and below.i in barred):
            break
        chain.append(below)
        down = below
    return tuple(chain)


def told(chain: tuple[Token, ...]) -> tuple[Token, ...]:
    """The part of the chain from the last finite clause on: "will be stopped" of "it is possible that … will be …"."""
    for n in range(len(chain) - 1, 0, -1):
        if opens_clause(chain[n]):
            return chain[n:]
    return chain


def opens_clause(token: Token) -> bool:
    """Whether a predicate of a chain heads a clause with a subject of its own."""
    return token.dep_ in _CLAUSES and any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in token.children)


def is_copula(token: Token) -> bool:
    """ "is unclear", "remains unclear", "became clear"."""
    return token.pos_ in ("AUX", "VERB") and token.lemma_ in words("chains", "copulas")


def governs(token: Token) -> str | None:
    """The class of a word that governs an infinitive: "likely to", "is expected to", "plans to"."""
    raised = lexicon("raising").get(token.lemma_) or lexicon("raising").get(token.lower_)
    if raised == DEGREED:
        raised = LIKELY
    if raised and (token.pos_ == "ADJ" or token.tag_ == "VBN" or token.lower_ in words("chains", "uninflected")):
        return raised
    if token.pos_ == "VERB":
        return lexicon("governing").get(token.lemma_)
    return None


def is_to_be(token: Token) -> bool:
    """ "is to receive", "were to take delivery": a plan, told by "be" and an infinitive."""
    if token.lemma_ != "be" or token.tag_ not in ("VBZ", "VBP", "VBD"):
        return False
    below = next((c for c in token.children if c.dep_ == "xcomp" and c.i > token.i), None)
    if below is None or not is_infinitive(below) or any(c.dep_ in ("acomp", "attr") for c in token.children):
        return False
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and subject.lower_ not in ("it", "this", "that", "what", "all")


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def carries(noun: Token) -> bool:
    """Whether a noun holds a whole proposition: "a chance that …", "no evidence of …"."""
    lemma = noun.lemma_.lower()
    return lemma in lexicon("nouns") or lemma in words("negation", "evidence") | words("open", "nouns")


def leads(noun: Token) -> bool:
    """Whether a noun holds a proposition that the clause tells: "no plan to attack", not "no such plan existed"."""
    return carries(noun) and _of_noun(noun) is not None


@cache
def _transparent() -> frozenset[str]:
    return words("negation", "failing") | words("negation", "unable") | words("chains", "aspects")


def _below(token: Token) -> Token | None:
    """The next predicate down."""
    if is_copula(token):
        return _predicative(token)
    if token.pos_ in ("NOUN", "PROPN", "PRON"):
        return _of_noun(token) if carries(token) else _accused_of(token)
    if governs(token) is not None or token.lemma_ in _transparent():
        return _complement(token)
    if token.lemma_ in words("open", "settled") | words("open", "awaited") | _impersonal() or _is_truth(token):
        return _proposition(token) or _carried(token)
    return _carried(token)


def _accused_of(noun: Token) -> Token | None:
    """ "suspect Ankara of having cut the water": the gerund tells the event."""
    gerunds = (c for prep in noun.children if prep.lower_ == "of" for c in prep.children if c.dep_ == "pcomp")
    return next(gerunds, None)


def _carried(token: Token) -> Token | None:
    """ "sees a chance that", "has seen no proof that"."""
    if token.lemma_ in words("chains", "carriers"):
        return next((c for c in token.children if c.dep_ == "dobj" and carries(c) and _of_noun(c)), None)
    return None


def _predicative(copula: Token) -> Token | None:
    """What the copula says of its subject: an adjective, a participle, a noun that holds a proposition."""
    for c in copula.children:
        if c.dep_ in ("acomp", "xcomp", "oprd") or (c.dep_ == "advmod" and c.lower_ in ("likely", "about")):
            return c
        if c.dep_ == "attr" and (carries(c) or c.lemma_.lower() in words("negation", "refuting")):
            return c
        if c.dep_ == "attr" and (framed := _framed(copula, c)) is not None:
            return framed
        if c.dep_ == "prep" and any(o.lower_ in words("chains", "beyond") for o in c.children):
            return _proposition(c)
    return None


def _framed(copula: Token, noun: Token) -> Token | None:
    """ "it is no accident that balloons came down": what is told is the balloons, whatever the noun."""
    subject = next((c for c in copula.children if c.dep_ in ("nsubj", "expl")), None)
    if subject is None or subject.lower_ != "it":
        return None
    return next((c for host in (noun, copula) for c in host.children if _is_that_clause(c)), None)


def _is_that_clause(token: Token) -> bool:
    return token.dep_ in ("ccomp", "acl", "relcl") and any(
        c.dep_ in ("mark", "nsubj") and c.lower_ == "that" for c in token.children
    )


def _of_noun(noun: Token) -> Token | None:
    """The clause or noun that a chance, a fear, a proof is of."""
    for c in noun.children:
        if c.dep_ in ("acl", "ccomp") and (opens_clause(c) or is_infinitive(c)):
            return c
        if c.dep_ == "relcl" and sum(s.dep_ in ("nsubj", "nsubjpass", "mark") for s in c.children) > 1:
            return c
    verb = noun.head
    if noun.dep_ in ("attr", "dobj"):
        for c in verb.children:
            if c.dep_ in ("ccomp", "advcl") and c.i > noun.i and any(m.lower_ == "that" for m in c.children):
                return c
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "for", "on", "about"):
            return next((o for o in prep.children if o.dep_ in ("pobj", "pcomp")), None)
    return None


def _complement(token: Token) -> Token | None:
    """The infinitive, gerund or small clause that the word governs."""
    for label in (("xcomp", "ccomp"), ("acomp", "oprd")):
        for c in token.children:
            if c.dep_ in label and c.i > token.i:
                return c
    return _proposition(token) if token.dep_ == "acomp" else None


@cache
def _impersonal() -> frozenset[str]:
    return frozenset(lexicon("impersonal"))


def _is_truth(token: Token) -> bool:
    return token.lemma_.lower() in words("negation", "true") | words("negation", "refuting")


def _proposition(token: Token) -> Token | None:
    """The clause of which "unclear", "possible", "true" is said, behind the adjective or as the subject."""
    if token.dep_ == "prep":
        token = next((c for c in token.children if c.dep_ == "pobj"), token)
    hosts = (token, token.head) if token.dep_ in ("acomp", "attr", "xcomp", "oprd") else (token,)
    for host in hosts:
        for c in host.children:
            if c.i != token.i and c.dep_ in _CLAUSES and (opens_clause(c) or c.dep_ == "csubj"):
                return c
    return None
