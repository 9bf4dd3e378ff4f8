"""Statements: which source, by which cue, says which tokens.

A statement is one step of an attribution. Chains come from statements that contain one another (`chains.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from ...model import Act
from ..parse import Passage
from ..syntax import child, children, indices, is_finite, is_verbal, names_change, subject
from .cues import Cue, adjective_cue, cue_lexicon, light_cue, noun_cue, phrase_cue, verb_cue
from .frames import content_of, dismissed_as, subtree, told_by, without
from .sources import FIRST_PERSON, PRONOUNS, Mention, can_speak, is_material, mention, source_nouns

_SURE_OF_SPEAKER = frozenset({Act.THREATENS, Act.PROMISES, Act.EXPECTS, Act.BELIEVES, Act.ASKS, Act.ESTIMATES})
"""Acts whose verbs also take subjects that cannot speak ("the storm threatened to flood the port")."""
_GIVERS = frozenset({"give", "make", "issue", "release", "publish", "provide", "offer", "cite"})


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody (or nobody named) says the `content` tokens of a passage.

    `relayed` are further links towards the origin ("citing X"), `carrier` one further out ("was quoted by Y as saying").
    `origin_cue` names the passage of the cue and source where it is not that of the content (a quotation over paragraphs).
    """

    passage: Passage
    cue: Cue
    source: Mention | None
    content: frozenset[int]
    relayed: tuple[tuple[Mention, Cue], ...] = ()
    carrier: Mention | None = None
    basis: str | None = None
    own_words: bool = False
    """The source is "I" or "we" in somebody's quotation, or the speaker's pronoun: no link of its own."""
    apart: frozenset[int] = field(default=frozenset())
    """Tokens that belong to the attribution and never to a content: the source, the cue, "citing X"."""
    home: Passage | None = None
    """Passage of the cue and the source, where it is not that of the content."""


def find_statements(passage: Passage) -> list[Statement]:
    """Every statement that the grammar of a passage shows, in the order of their cues. Quotations are joined later."""
    found: list[Statement] = []
    for token in passage.doc:
        found.extend(_statements_at(passage, token))
    return _with_relays(passage, _with_pronouns(found))


def _statements_at(passage: Passage, token: Token) -> Iterator[Statement]:
    lowered = token.lower_
    lexicon = cue_lexicon()
    if token.pos_ in ("VERB", "AUX") or (token.dep_ == "ROOT" and token.tag_ == "NNS"):
        cue = verb_cue(token)
        if cue is not None and (found := _verb_statement(passage, cue)):
            yield found
        elif lowered in lexicon.light or token.lemma_ in lexicon.light:
            yield from _light_statement(passage, token)
    elif lowered in lexicon.adjectives:
        cue = adjective_cue(token)
        if cue is not None and (found := _adjective_statement(passage, cue)):
            yield found
    elif token.pos_ == "NOUN":
        cue = noun_cue(token)
        if cue is not None and (found := _noun_statement(passage, cue)):
            yield found
    phrase = phrase_cue(token)
    if phrase is not None and (found := _phrase_statement(passage, *phrase)):
        yield found


def _verb_statement(passage: Passage, cue: Cue) -> Statement | None:
    verb = cue.head
    passive = child(verb, "nsubjpass") is not None or child(verb, "auxpass") is not None
    agent = _agent(verb) if passive or verb.tag_ == "VBN" else None
    passive = passive or agent is not None
    if passive and agent is None:
        return None
    content = dismissed_as(cue, passive) or content_of(cue, passive=passive)
    if passive and not content:
        content = _reported_by(verb)
    speaker, carrier = (agent, None) if agent is not None else _speaker(verb)
    if speaker is None:
        return None
    source, basis = _maker(passage, speaker, content, cue)
    if source is None:
        return None
    if not content and (cue.takes("quote") or cue.takes("clause")) and source.head.lower_ not in FIRST_PERSON:
        content = _parenthesised(cue) or _around(cue, source)
    if not content and cue.kind.material and basis is not None:
        content = subtree(child(verb, "dobj"))
    if cue.kind.material and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        found = _inferred_from(verb)
        if isinstance(found, bool):
            return None
        basis = found or basis
    if cue.act in _SURE_OF_SPEAKER and not can_speak(source.head):
        return None
    content |= _trailing_change(cue) | (_trailing_condition(cue) if content else frozenset())
    apart = (
        source.positions
        | {t.i for t in cue.tokens}
        | without(_adverbs(cue), content)
        | _carrying(verb, carrier)
        | _antecedent(verb, content)
    )
    return Statement(
        passage,
        cue,
        source,
        without(content, apart),
        carrier=mention(passage, carrier) if carrier is not None else None,
        basis=basis,
        own_words=source.head.lower_ in FIRST_PERSON,
        apart=apart,
    )


def _light_statement(passage: Passage, verb: Token) -> Iterator[Statement]:
    """ "The military cast doubt on the toll"."""
    found = light_cue(verb)
    speaker = subject(verb)
    if found is None or speaker is None or not can_speak(speaker) or child(verb, "nsubjpass") is not None:
        return
    cue, preposition = found
    content = subtree(*children(preposition, "pobj", "pcomp"))
    source = mention(passage, speaker, barred=content)
    if content:
        yield Statement(
            passage, cue, source, content, apart=source.positions | {t.i for t in cue.tokens} | {preposition.i}
        )


def _agent(verb: Token) -> Token | None:
    """ "by the ministry"."""
    by = child(verb, "agent") or next((p for p in children(verb, "prep") if p.lower_ == "by"), None)
    return child(by, "pobj") if by is not None else None


def _reported_by(verb: Token) -> frozenset[int]:
    """ "as reported by the ministry", "it was reported by X that …": the clause that the participle hangs on."""
    if verb.dep_ in ("advcl", "acl") and child(verb, "mark") is not None and is_verbal(verb.head):
        return without(subtree(verb.head), subtree(verb))
    return subtree(*(c for c in children(verb, "ccomp") if is_finite(c)))


def _speaker(verb: Token) -> tuple[Token | None, Token | None]:
    """Who says it, and who carries it: "Y quoted X as saying" gives X and Y."""
    governor = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    if governor is not None and governor.lemma_ in cue_lexicon().relay:
        if child(governor, "nsubjpass") is not None or child(governor, "auxpass") is not None:
            return subject(governor), _agent(governor)
        return child(governor, "dobj"), subject(governor)
    return _before_comma(verb) or subject(verb), None


def _before_comma(verb: Token) -> Token | None:
    """ "…, the chiefs of staff said": the noun phrase between a comma and a verb that the parse left without a subject."""
    if child(verb, "nsubj", "nsubjpass") is not None or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ == "relcl":
        return None
    doc, first = verb.doc, verb.sent.start
    at = verb.i - 1
    while at > first and (doc[at].pos_ in _NOMINAL or doc[at].is_space):
        at -= 1
    if doc[at].text not in (",", ",”", "—", "–") or not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[first:at]):
        return None
    head = doc[verb.i - 1]
    while head.head.i > at and head.head.i < verb.i and head.head.i != head.i:
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN", "PRON") and can_speak(head) else None


_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "ADP", "PART", "PRON", "NUM", "CCONJ"})


def _maker(passage: Passage, speaker: Token, content: frozenset[int], cue: Cue) -> tuple[Mention | None, str | None]:
    """The source, and the material it rests on: "Satellite images reviewed by the institute show" speaks for the institute."""
    barred = content | {t.i for t in cue.tokens}
    if cue.kind.material and speaker.lower_ in ("it", "which", "that", "this"):
        return None, None
    if speaker.pos_ in ("PRON", "DET") and speaker.lower_ not in PRONOUNS and child(speaker, "prep") is None:
        return None, None
    if not is_material(speaker):
        fits = speaker.i not in content and (not cue.kind.material or can_speak(speaker))
        return (mention(passage, speaker, barred=barred), None) if fits else (None, None)
    maker = next((a for v in children(speaker, "acl") if (a := _agent(v)) is not None), None)
    if maker is None:
        by = next((p for p in children(speaker, "prep") if p.lower_ in ("from", "by")), None)
        maker = child(by, "pobj") if by is not None else None
    if maker is None or not can_speak(maker):
        return None, None
    start = next((t for t in speaker.lefts if t.dep_ in ("amod", "compound")), speaker)
    return mention(passage, maker, barred=barred), passage.doc[start.i : speaker.i + 1].text


def _trailing_condition(cue: Cue) -> frozenset[int]:
    """ "We will withdraw, he said, if the shelling stops": the condition belongs to what was said."""
    found = [c for c in children(cue.head, "advcl") if c.i > cue.head.i and (m := child(c, "mark")) and m.lower_ in ("if", "unless")]
    return subtree(*found)


def _parenthesised(cue: Cue) -> frozenset[int]:
    """ "Two districts, the governor said, had lost power": what the parenthesis hangs on."""
    verb = cue.head
    if verb.dep_ not in ("parataxis", "dep") or verb.head.i == verb.i or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return frozenset()
    return without(subtree(verb.head), subtree(verb))


def _carrying(verb: Token, carrier: Token | None) -> frozenset[int]:
    """The words between the carrier and what it quotes: "quoted … as"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return frozenset()
    return frozenset({verb.head.i, verb.head.head.i}) | (subtree(carrier) if carrier is not None else frozenset())


def _antecedent(verb: Token, content: frozenset[int]) -> frozenset[int]:
    """ "…, a claim that Kinshasa rejects": the apposition is no part of the first speaker's content."""
    if verb.dep_ != "relcl" or not content or verb.head.i in content:
        return frozenset()
    return subtree(verb.head) if verb.head.lemma_.lower() in cue_lexicon().report_nouns else frozenset()


def _inferred_from(verb: Token) -> str | bool | None:
    """What a trailing "…, suggesting that" rests on: the material that its subject obtained. False: it is the narrator's inference."""
    if child(verb, "nsubj") is not None:
        return None
    governor = verb.head
    if verb_cue(governor) is not None:
        return None
    thing = child(governor, "dobj")
    if governor.lemma_ in source_nouns().obtain and thing is not None and governor.i < thing.i:
        return str(governor.doc[governor.i : thing.i + 1].text)
    return False


def _around(cue: Cue, source: Mention) -> frozenset[int]:
    """What stands before a comma and a trailing "X said", where the parse did not link them."""
    sentence = cue.head.sent
    first = min(source.tokens[0].i, cue.tokens[0].i)
    before = first - 1
    if before <= sentence.start or sentence.doc[before].text not in (",", ",”", "”", '"', "—", "–"):
        return frozenset()
    if cue.head.tag_ not in ("VBD", "VBZ", "VBP", "NNS"):
        return frozenset()
    tokens = frozenset(range(sentence.start, before))
    return tokens if any(is_finite(sentence.doc[i]) for i in tokens) and not _has_complement(cue.head) else frozenset()


def _has_complement(verb: Token) -> bool:
    return child(verb, "ccomp", "xcomp", "dobj") is not None


def _adverbs(cue: Cue) -> frozenset[int]:
    """Auxiliaries and adverbs of the cue belong to the attribution."""
    return indices(children(cue.head, "aux", "neg", "advmod", "npadvmod", "prt"))


def _trailing_change(cue: Cue) -> frozenset[int]:
    """ "…, she said, an increase of 300 since May": told by the same source, behind the cue."""
    found = [c for c in cue.head.children if c.i > cue.head.i and names_change(c)]
    return subtree(*found)


def _adjective_statement(passage: Passage, cue: Cue) -> Statement | None:
    copula = cue.head.head if cue.head.dep_ == "acomp" else cue.head
    speaker = subject(copula)
    content = content_of(cue, passive=False)
    if speaker is None or not content or not can_speak(speaker):
        return None
    source = mention(passage, speaker, barred=content)
    apart = source.positions | {t.i for t in cue.tokens}
    return Statement(
        passage, cue, source, without(content, apart), own_words=speaker.lower_ in FIRST_PERSON, apart=apart
    )


def _noun_statement(passage: Passage, cue: Cue) -> Statement | None:
    """ "the army's claim that …", "an estimate of 900 dead that the union gave", "reports from the town that …"."""
    noun = cue.head
    told = told_by(noun) or subtree(*(c for c in children(noun, "acl") if c.tag_ == "VB"))
    relative = next((c for c in children(noun, "relcl") if c.lemma_ in _GIVERS), None) or _given_behind(noun)
    maker = child(noun, "poss")
    if maker is None and relative is not None:
        maker = child(relative, "nsubj")
    if maker is None:
        by = next((p for p in children(noun, "prep") if p.lower_ in ("by", "from", "among")), None)
        maker = child(by, "pobj") if by is not None else None
    if not told and cue.act is Act.ESTIMATES and any(t.like_num for t in noun.subtree):
        told = without(subtree(noun), subtree(relative), subtree(maker))
    if maker is None or not told or not can_speak(maker):
        return None
    source = mention(passage, maker, barred=told)
    apart = source.positions | subtree(relative) | (frozenset() if noun.i in told else {noun.i})
    return Statement(passage, cue, source, without(told, apart), apart=apart)


def _given_behind(noun: Token) -> Token | None:
    """ "an estimate of 900 the union gave", where the parse took "gave" for a clause of its own."""
    edge = noun.right_edge.i
    for verb in noun.doc[edge + 1 : min(edge + 7, noun.sent.end)]:
        giver = child(verb, "nsubj")
        if (
            verb.lemma_ in _GIVERS
            and giver is not None
            and giver.left_edge.i == edge + 1
            and child(verb, "dobj") is None
        ):
            return verb
    return None


def _phrase_statement(passage: Passage, cue: Cue, preposition: Token) -> Statement | None:
    """ "According to the mission, …" speaks for the clause that it hangs on; trailing behind a comma for the whole sentence."""
    speaker = child(preposition, "pobj")
    if speaker is None or not (can_speak(speaker) or not is_material(speaker)):
        return None
    source = mention(passage, speaker, barred=_citing(speaker))
    phrase = {t.i for t in cue.tokens} | source.positions
    content = without(subtree(_clause_of(cue, phrase)), phrase)
    apart = frozenset(phrase)
    return Statement(passage, cue, source, content, apart=apart) if content else None


def _citing(speaker: Token) -> frozenset[int]:
    return frozenset(t.i for a in children(speaker, "acl") if a.lemma_ in cue_lexicon().relay for t in a.subtree)


def _clause_of(cue: Cue, phrase: set[int]) -> Token:
    """The head of the clause for which a phrase speaks."""
    first = cue.head
    sentence = first.sent
    last = max(phrase)
    behind_comma = first.i > sentence.start and first.nbor(-1).text in (",", "—", "–")
    ends_sentence = last + 1 >= sentence.end or sentence.doc[last + 1].text in (".", ";", "”", '"')
    if first.i == sentence.start or (behind_comma and ends_sentence):
        return sentence.root
    head = first.head
    while not is_finite(head) and head.head.i != head.i:
        head = head.head
    return head


def _with_pronouns(statements: list[Statement]) -> list[Statement]:
    """ "The army denied it" denies what was said before: the content of the statement before it in the same or the last sentence."""
    resolved: list[Statement] = []
    for statement in statements:
        words = [statement.passage.doc[i] for i in statement.content]
        if len(words) == 1 and words[0].lower_ in _IT and statement.cue.takes("object"):
            before = [s for s in resolved if _just_before(s, statement)]
            if before:
                content = before[-1].content
                statement = replace(statement, content=content, apart=statement.apart | {words[0].i})  # noqa: PLW2901
        resolved.append(statement)
    return resolved


_IT = frozenset({"it", "this", "that", "them", "these", "those"})


def _just_before(earlier: Statement, later: Statement) -> bool:
    gap = later.cue.head.sent.start - earlier.cue.head.sent.end
    return bool(earlier.content) and gap <= 0 and max(earlier.content) < later.cue.head.i


def _with_relays(passage: Passage, statements: list[Statement]) -> list[Statement]:
    """Join "citing X", "quoting X" and "attributing it to X" to the statement that they belong to."""
    relay = cue_lexicon().relay
    for token in passage.doc:
        if token.lemma_ not in relay or not (token.tag_ == "VBG" or token.dep_ == "relcl"):
            continue
        thing = _relayed(token, relay[token.lemma_])
        if thing is None:
            continue
        owner = _owner(token, statements)
        if owner is None:
            continue
        source = mention(passage, thing)
        words = frozenset(t.i for t in token.subtree)
        cue = Cue(token, (token,), Act.SAYS, owner.cue.kind.commitment, owner.cue.kind)
        statements = [_cleared(s, words | source.positions) for s in statements]
        at = next(n for n, s in enumerate(statements) if s.cue.head.i == owner.cue.head.i)
        kept = statements[at]
        if is_material(thing):
            statements[at] = replace(kept, basis=source.passage.doc[source.tokens[0].i : source.tokens[-1].i + 1].text)
        else:
            statements[at] = replace(kept, relayed=(*kept.relayed, (source, cue)))
        statements[at] = replace(statements[at], apart=statements[at].apart | words | source.positions)
    return statements


def _relayed(token: Token, preposition: str | None) -> Token | None:
    if preposition is None:
        return child(token, "dobj")
    prep = next((p for p in children(token, "prep", "dative") if p.lower_ == preposition), None)
    return child(prep, "pobj") if prep is not None else None


def _owner(token: Token, statements: list[Statement]) -> Statement | None:
    """Whose statement cites: the one whose source stands right before, else the one whose cue governs, else the outermost of the sentence."""
    sentence = token.sent
    here = [s for s in statements if s.source is not None and sentence.start <= s.cue.head.i < sentence.end]
    for s in here:
        if s.source is not None and 0 < token.i - max(s.source.tokens[-1].i, s.cue.tokens[-1].i) <= 2:
            return s
    for s in here:
        if token.head.i == s.cue.head.i or (s.source is not None and token.head.i == s.source.head.i):
            return s
    if token.dep_ == "relcl":
        return None
    return max(here, key=lambda s: len(s.content), default=None)


def _cleared(statement: Statement, words: frozenset[int]) -> Statement:
    """The statement without the words of a "citing …" in its source or content."""
    source = statement.source
    if source is not None and source.positions & words and source.head.i not in words:
        kept = [t for t in source.tokens if t.i not in words]
        while kept[-1].is_punct:
            kept.pop()
        source = Mention(source.passage, source.head, tuple(kept))
    return replace(statement, source=source, content=statement.content - words)
