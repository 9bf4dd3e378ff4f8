"""Through whom words come: the medium that carries, quotes or airs them, and who in the house heard them."""

from spacy.tokens import Token

from ..parse import Passage
from ..syntax import child, children, subject
from .lexicon import cue_lexicon
from .sources import Mention, can_speak, mention
from .tellers import agent_of


def heard_by(passage: Passage, verb: Token) -> Mention | None:
    """ "its director was told by the nurses that …": one of the house that tells it; a correspondent is the house."""
    hearer = child(verb, "nsubjpass")
    if hearer is None or not any(c.tag_ == "PRP$" for c in hearer.children):
        return None
    told = verb.lemma_ in cue_lexicon().listened and hearer.lemma_.lower() not in _OWN_EARS
    return mention(passage, hearer) if told and can_speak(hearer) else None


_OWN_EARS = frozenset({"correspondent", "reporter", "journalist", "crew", "team"})


def carried_by(passage: Passage, verb: Token) -> Mention | None:
    """ "said in comments carried by the state agency": the medium through which it came."""
    for prep in children(verb, "prep"):
        for noun in children(prep, "pobj"):
            for participle in children(noun, "acl"):
                agent = agent_of(participle) if participle.lemma_ in cue_lexicon().carried else None
                if agent is not None and can_speak(agent):
                    return mention(passage, agent)
    return None


def aired_by(passage: Passage, verb: Token) -> Mention | None:
    """ "The channel aired a recording in which a man claims that …": the channel."""
    film = verb.head
    if verb.dep_ != "relcl" or film.dep_ != "dobj" or film.head.lemma_ not in cue_lexicon().carried:
        return None
    where = [p for p in children(verb, "prep") if (t := child(p, "pobj")) is not None and t.tag_ == "WDT"]
    channel = subject(film.head)
    if not where or channel is None or channel.i > film.i or not can_speak(channel):
        return None
    return mention(passage, channel)


def cited_by(passage: Passage, verb: Token, speaker: Token) -> Mention | None:
    """ "The minister, quoted by the agency, said", "Cited by the radio, the prefect said": who relays it."""
    for participle in (*children(speaker, "acl"), *children(verb, "advcl")):
        if participle.tag_ == "VBN" and participle.lemma_ in cue_lexicon().cited and participle.i < verb.i:
            agent = agent_of(participle)
            if agent is not None and can_speak(agent):
                return mention(passage, agent)
    return None
