"""Finite forms of English verbs."""

_PAST = {
    "say": "said",
    "tell": "told",
    "write": "wrote",
    "swear": "swore",
    "think": "thought",
    "feel": "felt",
    "find": "found",
    "put": "put",
    "foresee": "foresaw",
    "hold": "held",
    "read": "read",
    "speak": "spoke",
    "understand": "understood",
    "undertake": "undertook",
    "beg": "begged",
}
_VOWELS = "aeiou"


def finite_forms(verb: str) -> tuple[str, ...]:
    """Base, third person and past: ("deny", "denies", "denied")."""
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    if verb in _PAST:
        return verb, third, _PAST[verb]
    if verb.endswith("e"):
        return verb, third, f"{verb}d"
    return (verb, third, f"{verb}ed", f"{verb}{verb[-1]}ed") if _doubles(verb) else (verb, third, f"{verb}ed")


def _doubles(verb: str) -> bool:
    """Whether the last consonant may double ("admitted", "quipped", "signalled")."""
    return len(verb) > 2 and verb[-1] in "bdglmnprt" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
