"""Statements: which source, by which cue, says which tokens.

A statement is one step of an attribution. Chains come from statements that contain one another (`chains.py`).
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ...knowledge.figures import figure
from ...knowledge.organisations import organisation
from ...model import Act
from ..parse import Passage
from ..quotations import MARKS
from ..syntax import child, children, indices, is_finite, subject
from .asides import set_aside
from .cues import Cue, adjective_cue, count_cue, cue_lexicon, noun_cue, phrase_cue, verb_cue
from .expressions import assured_cue, light_cue, set_cue
from .frames import content_of, dismissed_as, equated_with, raised_from, told_by, told_by_way_of
from .hearsay import as_told_statement, heard_statement
from .reach import subtree, without
from .relays import with_relays
from .sources import FIRST_PERSON, Mention, can_speak, is_material, mention, source_nouns
from .statement import Statement
from .surroundings import (
    adverbs,
    antecedent,
    around,
    carrying,
    parenthesised,
    reported_by,
    trailing_change,
    trailing_condition,
)
from .tellers import agent_of, inferred_from, is_quoted, maker, speaker_of

_SURE_OF_SPEAKER = frozenset({Act.THREATENS, Act.PROMISES, Act.EXPECTS, Act.BELIEVES, Act.ASKS, Act.ESTIMATES})
"""Acts whose verbs also take subjects that cannot speak ("the storm threatened to flood the port")."""
_MAKERS = frozenset({"by", "from", "among", "of", "in", "on"})
_GIVERS = frozenset({"give", "make", "issue", "release", "publish", "provide", "offer", "cite"})


def find_statements(passage: Passage) -> list[Statement]:
    """Every statement that the grammar of a passage shows, in the order of their cues. Quotations are joined later."""
    found: list[Statement] = []
    for token in passage.doc:
        found.extend(_statements_at(passage, token))
    return set_aside(with_relays(passage, _with_pronouns(_without_own_views(found))))


def _without_own_views(statements: list[Statement]) -> list[Statement]:
    """ "He said the area was, in his view, too large": his view is part of what he said."""
    spoken = frozenset().union(*(s.content for s in statements))
    return [s for s in statements if s.source is None or s.source.head.tag_ != "PRP$" or s.cue.head.i not in spoken]


def _statements_at(passage: Passage, token: Token) -> Iterator[Statement]:
    lowered = token.lower_
    lexicon = cue_lexicon()
    if token.pos_ in ("VERB", "AUX") or (token.dep_ == "ROOT" and token.tag_ == "NNS"):
        cue = verb_cue(token)
        if cue is not None and (found := _verb_statement(passage, cue)):
            yield found
        else:
            yield from _light_statement(passage, token)
        if (found := heard_statement(passage, token) or as_told_statement(passage, token)) is not None:
            yield found
    if lowered in lexicon.adjectives:
        cue = adjective_cue(token)
        if cue is not None and (found := _adjective_statement(passage, cue)):
            yield found
    elif token.pos_ == "NOUN":
        cue = noun_cue(token)
        if cue is not None and (found := _noun_statement(passage, cue)):
            yield found
    counted = count_cue(token)
    if counted is not None and (found := _count_statement(passage, token, *counted)):
        yield found
    if token.text == ":" and (found := _colon_statement(passage, token)):
        yield found
    phrase = phrase_cue(token)
    if phrase is not None and (found := _phrase_statement(passage, *phrase)):
        yield found


def _verb_statement(passage: Passage, cue: Cue) -> Statement | None:
    verb = cue.head
    passive = child(verb, "nsubjpass") is not None or child(verb, "auxpass") is not None
    agent = agent_of(verb) if passive or verb.tag_ == "VBN" else None
    passive = passive or agent is not None
    if passive and agent is None:
        return None
    content = dismissed_as(cue, passive) or content_of(cue, passive=passive)
    if passive and not content:
        content = reported_by(verb) or raised_from(verb)
    if not content and is_quoted(verb):
        content = subtree(*(c for c in children(verb.head.head, "ccomp") if c.i < verb.i))
    speaker, carrier = (agent, None) if agent is not None else speaker_of(verb)
    if speaker is None:
        return None
    source, basis = maker(passage, speaker, content, cue)
    if source is None:
        return None
    if not content and (cue.takes("quote") or cue.takes("clause")) and source.head.lower_ not in FIRST_PERSON:
        content = parenthesised(cue) or around(cue, source)
    if not content and cue.kind.material and basis is not None:
        content = subtree(child(verb, "dobj"))
    if cue.kind.material and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        found = inferred_from(verb)
        if isinstance(found, bool):
            return None
        basis = found or basis
    if _is_no_speaker(cue, source) or _asks_for_no_name(cue, content):
        return None
    medium = _carried_by(passage, verb) or _cited_by(passage, verb, source.head) or _aired_by(passage, verb)
    content |= trailing_change(cue) | (trailing_condition(cue) if content else frozenset())
    apart = (
        source.positions
        | {t.i for t in cue.tokens}
        | without(adverbs(cue), content)
        | carrying(verb, carrier)
        | antecedent(verb, content)
        | (medium.positions if medium is not None else frozenset())
        | (
            subtree(child(verb, "nsubjpass"))
            if agent is not None and verb.lemma_ in cue_lexicon().listened
            else frozenset()
        )
    )
    return Statement(
        passage,
        cue,
        source,
        without(content, apart),
        carrier=mention(passage, carrier) if carrier is not None else medium,
        hearer=_hearer(passage, verb) if agent is not None else None,
        basis=basis,
        own_words=source.head.lower_ in FIRST_PERSON,
        apart=apart,
    )


def _hearer(passage: Passage, verb: Token) -> Mention | None:
    """ "its director was told by the nurses that …": one of the house that tells it; a correspondent is the house."""
    hearer = child(verb, "nsubjpass")
    if hearer is None or not any(c.tag_ == "PRP$" for c in hearer.children):
        return None
    told = verb.lemma_ in cue_lexicon().listened and hearer.lemma_.lower() not in _OWN_EARS
    return mention(passage, hearer) if told and can_speak(hearer) else None


_OWN_EARS = frozenset({"correspondent", "reporter", "journalist", "crew", "team"})


def _asks_for_no_name(cue: Cue, content: frozenset[int]) -> bool:
    """ "who asked not to be identified" tells of the source, it is no statement."""
    doc = cue.head.doc
    return cue.act is Act.ASKS and any(doc[i].lemma_.lower() in _NAMELESS for i in content)


_NAMELESS = frozenset({"identify", "name", "quote", "anonymous", "anonymity", "unnamed", "nameless"})


def _carried_by(passage: Passage, verb: Token) -> Mention | None:
    """ "said in comments carried by the state agency": the medium through which it came."""
    for prep in children(verb, "prep"):
        for noun in children(prep, "pobj"):
            for participle in children(noun, "acl"):
                agent = agent_of(participle) if participle.lemma_ in cue_lexicon().carried else None
                if agent is not None and can_speak(agent):
                    return mention(passage, agent)
    return None


def _is_no_speaker(cue: Cue, source: Mention) -> bool:
    """ "The storm threatened to …" says nothing; nor is anything said where "no one confirmed it"."""
    nobody = source.tokens[0].lower_ in ("no", "neither", "nobody", "none", "nothing")
    return nobody or (cue.act in _SURE_OF_SPEAKER and not can_speak(source.head))


def _aired_by(passage: Passage, verb: Token) -> Mention | None:
    """ "The channel aired a recording in which a man claims that …": the channel."""
    film = verb.head
    if verb.dep_ != "relcl" or film.dep_ != "dobj" or film.head.lemma_ not in cue_lexicon().carried:
        return None
    where = [p for p in children(verb, "prep") if (t := child(p, "pobj")) is not None and t.tag_ == "WDT"]
    channel = subject(film.head)
    if not where or channel is None or channel.i > film.i or not can_speak(channel):
        return None
    return mention(passage, channel)


def _cited_by(passage: Passage, verb: Token, speaker: Token) -> Mention | None:
    """ "The minister, quoted by the agency, said", "Cited by the radio, the prefect said": who relays it."""
    for participle in (*children(speaker, "acl"), *children(verb, "advcl")):
        if participle.tag_ == "VBN" and participle.lemma_ in cue_lexicon().cited and participle.i < verb.i:
            agent = agent_of(participle)
            if agent is not None and can_speak(agent):
                return mention(passage, agent)
    return None


def _light_statement(passage: Passage, verb: Token) -> Iterator[Statement]:
    """ "The military cast doubt on the toll", "The mayor gave assurances that …", "made it clear that …"."""
    found = light_cue(verb) or assured_cue(verb) or set_cue(verb)
    speaker = subject(verb)
    if found is None or speaker is None or not can_speak(speaker) or child(verb, "nsubjpass") is not None:
        return
    cue, told = found
    content = subtree(*children(told, "pobj", "pcomp")) if told.dep_ == "prep" else subtree(told)
    source = mention(passage, speaker, barred=content)
    apart = source.positions | {t.i for t in cue.tokens} | {told.i for _ in (1,) if told.dep_ == "prep"}
    if content:
        yield Statement(
            passage, cue, source, without(content, apart), own_words=speaker.lower_ in FIRST_PERSON, apart=apart
        )


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
    told = told_by(noun) or subtree(*(c for c in children(noun, "acl") if c.tag_ == "VB")) or equated_with(noun)
    relative = next((c for c in children(noun, "relcl") if c.lemma_ in _GIVERS), None) or _given_behind(noun)
    maker = child(noun, "poss")
    if maker is None and relative is not None:
        maker = child(relative, "nsubj")
    if maker is None:
        by = next((p for p in children(noun, "prep") if p.lower_ in _MAKERS), None)
        maker = child(by, "pobj") if by is not None else None
    if maker is None:
        maker = next((a for c in children(noun, "acl") if c.lemma_ in _GIVERS and (a := agent_of(c)) is not None), None)
    if not told and maker is not None:
        told = told_by_way_of(maker)
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
    """ "According to the mission, …" speaks for the clause above it; trailing behind a comma for the whole sentence."""
    speaker = child(preposition, "pobj")
    if speaker is None or (is_material(speaker) and child(speaker, "poss") is None):
        return None
    source = mention(passage, speaker, barred=_citing(speaker))
    phrase = {t.i for t in cue.tokens} | source.positions
    content = without(subtree(_clause_of(cue, phrase)), phrase)
    apart = frozenset(phrase)
    return Statement(passage, cue, source, content, apart=apart) if content else None


def _count_statement(passage: Passage, preposition: Token, cue: Cue, owner: Token) -> Statement | None:
    """ "By the army's own count, 14 tunnels were blown up"."""
    if not can_speak(owner) and owner.pos_ != "NOUN":
        return None
    source = mention(passage, owner)
    phrase = subtree(preposition)
    content = without(subtree(_clause_of(cue, set(phrase))), phrase)
    return Statement(passage, cue, source, content, apart=phrase | source.positions) if content else None


def _colon_statement(passage: Passage, colon: Token) -> Statement | None:
    """ "Israeli army: residents should leave": a source, a colon and a whole clause, as tickers write."""
    sentence = colon.sent
    named = [t for t in passage.doc[sentence.start : colon.i] if not t.is_space]
    told = [t for t in passage.doc[colon.i + 1 : sentence.end] if not t.is_space]
    if not 1 <= len(named) <= _TICKER or not told or any(t.pos_ not in _NAMING for t in named):
        return None
    speaker = next((t for t in named if t.head.i not in {n.i for n in named} or t.head.i == t.i), named[-1])
    if told[0].text in MARKS or not any(is_finite(t) for t in told) or not _is_speaker(speaker):
        return None
    kind = cue_lexicon().verbs["say"]
    cue = Cue(colon, (colon,), kind.act, kind.commitment, kind)
    source = Mention(passage, speaker, tuple(named))
    return Statement(passage, cue, source, indices(told), apart=source.positions | {colon.i})


def _is_speaker(token: Token) -> bool:
    """A speaker by the tables, not just any name ("Analysis: …", "Kupiansk: …")."""
    nouns = source_nouns().kinds
    return (
        token.lower_ in nouns
        or token.lemma_.lower() in nouns
        or organisation(token.text) is not None
        or figure(token.text) is not None
    )


_TICKER = 7
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "ADP"})


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
    """ "The army denied it" denies what was said before: the content of the statement before, a sentence back."""
    resolved: list[Statement] = []
    for statement in statements:
        words = [statement.passage.doc[i] for i in statement.content]
        again = len(words) == 1 and words[0].lower_ in _IT and statement.cue.takes("object")
        apposed = _stands_for(statement)
        if again or apposed:
            before = [s for s in resolved if _just_before(s, statement)]
            if before:
                content = before[-1].content - apposed
                apart = statement.apart | apposed | statement.content if again else statement.apart | apposed
                statement = replace(statement, content=content, apart=apart)  # noqa: PLW2901
        resolved.append(statement)
    return resolved


def _stands_for(statement: Statement) -> frozenset[int]:
    """The words of "…, a charge Baku dismissed", where the content is what the charge stands for."""
    verb = statement.cue.head
    if verb.dep_ != "relcl" or verb.head.i in statement.content or statement.passage.doc is not verb.doc:
        return frozenset()
    return subtree(verb.head) if verb.head.lemma_.lower() in cue_lexicon().report_nouns else frozenset()


_IT = frozenset({"it", "this", "that", "them", "these", "those"})


def _just_before(earlier: Statement, later: Statement) -> bool:
    gap = later.cue.head.sent.start - earlier.cue.head.sent.end
    return bool(earlier.content) and gap <= 0 and max(earlier.content) < later.cue.head.i
