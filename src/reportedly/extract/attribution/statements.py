"""Statements: which source, by which cue, says which tokens.

A statement is one step of an attribution. Chains come from statements that contain one another (`chains.py`).
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ...model import Act
from ..parse import Passage
from ..quotations import MARKS
from ..syntax import child, children, subject
from .asides import set_aside
from .cues import Cue, adjective_cue, count_cue, noun_cue, phrase_cue, verb_cue
from .expressions import assured_cue, light_cue, set_cue
from .frames import content_of, dismissed_as, raised_from
from .hearsay import as_told_statement, heard_statement
from .lexicon import cue_lexicon
from .media import aired_by, carried_by, cited_by, heard_by
from .nominal import count_statement, noun_statement, phrase_statement, tally_statement
from .reach import subtree, without
from .relays import with_relays
from .sources import FIRST_PERSON, NAMELESS, Mention, can_speak, mention
from .statement import Statement
from .surroundings import (
    adverbs,
    antecedent,
    behind_colon,
    beside,
    carrying,
    reported_by,
    trailing_change,
    trailing_condition,
    withheld,
)
from .tellers import agent_of, inferred_from, is_quoted, maker, speaker_of
from .tickers import TICKS, ticker_statement

_SURE_OF_SPEAKER = frozenset({Act.THREATENS, Act.PROMISES, Act.EXPECTS, Act.BELIEVES, Act.ASKS, Act.ESTIMATES})
"""Acts whose verbs also take subjects that cannot speak ("the storm threatened to flood the port")."""


def find_statements(passage: Passage) -> list[Statement]:
    """Every statement that the grammar of a passage shows, in the order of their cues. Quotations are joined later."""
    found: list[Statement] = []
    for token in passage.doc:
        found.extend(_statements_at(passage, token))
    return set_aside(with_relays(passage, _with_pronouns(_without_own_views(_under_phrases(found)))))


def _under_phrases(statements: list[Statement]) -> list[Statement]:
    """ "The mayor said two died, while a nurse said three did, per Reuters": no part of what the nurse said."""
    phrases = [s for s in statements if s.cue.head.pos_ in ("ADP", "SCONJ") or s.cue.head.lower_ == "according"]
    return [
        replace(
            s, content=s.content.difference(*(p.apart for p in phrases if p is not s and s.cue.head.i in p.content))
        )
        for s in statements
    ]


def _without_own_views(statements: list[Statement]) -> list[Statement]:
    """ "He said the area was, in his view, too large": his view is part of what he said; so is "the rebels' boast".

    Who "rubbished the rebels' boast that both had flown home" denies it; the boast is no claim beside the denial.
    """
    spoken = frozenset().union(*(s.content for s in statements))
    dismissed = [s for s in statements if s.cue.act is Act.DENIES and s.cue.head.pos_ == "VERB"]
    kept = []
    for s in statements:
        own = s.source is not None and s.source.head.tag_ == "PRP$" and s.cue.head.i in spoken
        heard = s.cue.head.pos_ == "NOUN" and s.cue.head.dep_ != "nsubjpass"
        boast = heard and any(s.content == d.content for d in dismissed)
        if not own and not boast:
            kept.append(s)
    return kept


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
        if (cue is not None and (found := noun_statement(passage, cue))) or (
            found := tally_statement(passage, token)
        ) is not None:
            yield found
    counted = count_cue(token)
    if counted is not None and (found := count_statement(passage, token, *counted)):
        yield found
    if token.text in TICKS and (found := ticker_statement(passage, token)):
        yield found
    phrase = phrase_cue(token)
    if phrase is not None and (found := phrase_statement(passage, *phrase)):
        yield found


def _verb_statement(passage: Passage, cue: Cue) -> Statement | None:
    verb = cue.head
    passive = child(verb, "nsubjpass") is not None or child(verb, "auxpass") is not None
    agent = agent_of(verb) if passive or (verb.tag_ == "VBN" and child(verb, "nsubj") is None) else None
    passive = passive or agent is not None
    if passive and agent is None:
        return None
    raised = raised_from(verb) if passive else frozenset()
    content = dismissed_as(cue, passive) or raised or content_of(cue, passive=passive)
    if passive and not content:
        content = reported_by(verb)
    if not content and is_quoted(verb):
        content = subtree(*(c for c in children(verb.head.head, "ccomp") if c.i < verb.i))
    speaker, carrier = (agent, None) if agent is not None else speaker_of(verb)
    if speaker is None:
        return None
    source, basis = maker(passage, speaker, content, cue)
    if source is None or (speaker.lower_ == "it" and _is_empty_subject(verb)):
        return None
    if not content and (cue.takes("quote") or cue.takes("clause")) and source.head.lower_ not in FIRST_PERSON:
        content = behind_colon(cue, source) or beside(cue, source)
    if not content and cue.kind.material and basis is not None:
        content = subtree(child(verb, "dobj"))
    if cue.kind.material and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        found = inferred_from(verb)
        if isinstance(found, bool):
            return None
        basis = found or basis
    if _is_no_speaker(cue, source) or _asks_for_no_name(cue, content):
        return None
    if source.head.lower_ in FIRST_PERSON and any(verb.doc[i].text in MARKS for i in content if i < verb.i):
        content = frozenset()
    medium = carried_by(passage, verb) or cited_by(passage, verb, source.head) or aired_by(passage, verb)
    content |= trailing_change(cue) | (trailing_condition(cue) if content else frozenset())
    apart = (
        source.positions
        | {t.i for t in cue.tokens}
        | without(adverbs(cue), content)
        | carrying(verb, carrier)
        | antecedent(verb, content)
        | withheld(cue)
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
        hearer=heard_by(passage, verb) if agent is not None else None,
        basis=basis,
        own_words=source.head.lower_ in FIRST_PERSON,
        apart=apart,
    )


def _is_empty_subject(verb: Token) -> bool:
    """ "It was not possible to verify either account": nobody is named who could not."""
    return verb.dep_ == "xcomp" and (verb.head.pos_ == "ADJ" or child(verb.head, "acomp") is not None)


def _asks_for_no_name(cue: Cue, content: frozenset[int]) -> bool:
    """ "who asked not to be identified" tells of the source, it is no statement."""
    doc = cue.head.doc
    return cue.act is Act.ASKS and any(doc[i].lemma_.lower() in NAMELESS for i in content)


def _is_no_speaker(cue: Cue, source: Mention) -> bool:
    """ "The storm threatened to …" says nothing; nor is anything said where "no one confirmed it"."""
    nobody = source.tokens[0].lower_ in ("no", "neither", "nobody", "none", "nothing", "something")
    return nobody or (cue.act in _SURE_OF_SPEAKER and not can_speak(source.head))


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


def _with_pronouns(statements: list[Statement]) -> list[Statement]:
    """ "The army denied it" denies what was said before: the content of the statement before, a sentence back."""
    resolved: list[Statement] = []
    for statement in statements:
        words = [statement.passage.doc[i] for i in statement.content]
        again = len(words) == 1 and words[0].lower_ in _IT and statement.cue.takes("object")
        apposed = _stands_for(statement)
        if again or apposed:
            start = statement.cue.head.sent.start if apposed else 0
            before = [s for s in resolved if _just_before(s, statement) and s.cue.head.i >= start]
            if before:
                content = before[-1].content - apposed
                apart = statement.apart | apposed | statement.content if again else statement.apart | apposed
                statement = replace(statement, content=content, apart=apart)  # noqa: PLW2901
        resolved.append(statement)
    return resolved


def _stands_for(statement: Statement) -> frozenset[int]:
    """The words of "…, a charge Baku dismissed", where the content is what the charge stands for."""
    verb = statement.cue.head
    thing, speaker = child(verb, "dobj"), child(verb, "nsubj")
    fronted = thing is not None and speaker is not None and thing.i < speaker.i and thing.left_edge.i > 0
    if thing is not None and fronted and thing.left_edge.nbor(-1).text == ",":  # "arms the rebels, a charge it denies"
        return subtree(thing) if thing.lemma_.lower() in cue_lexicon().report_nouns else frozenset()
    if verb.dep_ != "relcl" or verb.head.i in statement.content or statement.passage.doc is not verb.doc:
        return frozenset()
    if (told := child(verb, "dobj")) is not None and told.i > verb.i:  # "a statement that also demanded a truce"
        return frozenset()
    return subtree(verb.head) if verb.head.lemma_.lower() in cue_lexicon().report_nouns else frozenset()


_IT = frozenset({"it", "this", "that", "them", "these", "those"})


def _just_before(earlier: Statement, later: Statement) -> bool:
    gap = later.cue.head.sent.start - earlier.cue.head.sent.end
    return bool(earlier.content) and gap <= 0 and max(earlier.content) < later.cue.head.i
