"""Whether a user's table has the shape of ours: the same names, the same kinds of values, the same closed words."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum

from ..model import Act, Bound, EventType, Measure, PlaceKind, QuantityKind, Sector, SourceKind

_CLOSED: tuple[type[StrEnum], ...] = (Sector, SourceKind, EventType, Act, PlaceKind, Measure, Bound, QuantityKind)
_MANY = 8
"""A table with so many values of one kind is a list of words with their values, to which more may be added."""


def misfits(mine: object, ours: object, at: str = "", *, within: Sequence[object] = ()) -> Iterator[str]:
    """What is wrong with `mine`, each as "group 1, rows 3: must be text, not 7".

    `within` holds the other values that stand at this place in ours, which one alone need not show.
    """
    alike = [ours, *within]
    if isinstance(ours, dict):
        yield from _of_table(mine, [each for each in alike if isinstance(each, dict)], at)
    elif isinstance(ours, list):
        yield from _of_list(mine, [item for each in alike if isinstance(each, list) for item in each], at)
    elif type(mine) is not type(ours) and not (isinstance(mine, int | float) and isinstance(ours, int | float)):
        yield f"{at}: must be {_called(ours)}, not {mine!r}"
    elif isinstance(mine, str):
        yield from _of_word(mine, [each for each in alike if isinstance(each, str)], at)


def _of_table(mine: object, alike: Sequence[Mapping[str, object]], at: str) -> Iterator[str]:
    if not isinstance(mine, dict):
        yield f"{at}: must be a table, not {mine!r}"
        return
    for name, value in mine.items():
        known = [each[name] for each in alike if name in each]
        if not known and _takes_more(alike, at):
            known = [other for each in alike for other in each.values()]
            yield from _lacking(value, known, _further(at, name))
        if known:
            yield from misfits(value, known[0], _further(at, name), within=known[1:])
        else:
            yield f"{at or 'at the top'}: there is no `{name}` here; {_meant(name, alike)}"


def _takes_more(alike: Sequence[Mapping[str, object]], at: str) -> bool:
    """Whether a name that ours does not have may stand there: a further cue, a further unit."""
    kinds = {type(value) for each in alike for value in each.values()}
    if len(kinds) != 1:
        return False
    names = {name for each in alike for name in each}
    return (kinds == {dict} and at != "") or len(names) >= _MANY * (1 if at else _MANY)


def _of_list(mine: object, alike: Sequence[object], at: str) -> Iterator[str]:
    if not isinstance(mine, list):
        yield f"{at}: must be a list, not {mine!r}"
        return
    for number, item in enumerate(mine, 1):
        where = f"{at} {number}"
        same = [each for each in alike if type(each) is type(item)]
        if alike and not same:
            yield f"{where}: must be {_called(alike[0])}, not {item!r}"
        elif isinstance(item, dict):
            yield from _of_table(item, [each for each in same if isinstance(each, dict)], where)
            yield from _lacking(item, same, where)
        elif isinstance(item, list):
            yield from _of_row(item, [each for each in same if isinstance(each, list)], where)


def _lacking(mine: object, alike: Sequence[object], at: str) -> Iterator[str]:
    """Names that every entry of ours has; all but its example sentence, which is for readers."""
    if isinstance(mine, dict):
        everywhere = set.intersection(*(set(each) for each in alike if isinstance(each, dict))) - {"example"}
        yield from (f"{at}: lacks `{name}`" for name in sorted(everywhere - set(mine)))


def _of_row(mine: Sequence[object], alike: Sequence[Sequence[object]], at: str) -> Iterator[str]:
    """A row whose places have each their kind: ["Deep State", "UKR", "DeepState"]."""
    fewest = min(map(len, alike))
    if len(mine) < fewest:
        yield f"{at}: has {len(mine)} of at least {fewest} values, as {list(alike[0])!r} has"
    for number, value in enumerate(mine):
        there = [row[min(number, len(row) - 1)] for row in alike if row]
        if not isinstance(value, type(there[0])):
            yield f"{at}, value {number + 1}: must be {_called(there[0])}, not {value!r}"


def _of_word(mine: str, alike: Sequence[str], at: str) -> Iterator[str]:
    if not mine.strip() and all(alike):
        yield f"{at}: must not be empty"
    closed = next((words for words in _CLOSED if set(alike) <= {word.value for word in words}), None)
    if closed is not None and mine not in {word.value for word in closed}:
        yield f"{at}: must be one of {', '.join(word.value for word in closed)}, not {mine!r}"


def _further(at: str, name: str) -> str:
    return f"{at}, {name}" if at else name


def _meant(name: str, alike: Sequence[Mapping[str, object]]) -> str:
    names = list(dict.fromkeys(known for each in alike for known in each))
    near = get_close_matches(name, names, n=1)
    return f"did you mean `{near[0]}`?" if near else f"known: {', '.join(names[:_MANY])}{' …' * (len(names) > _MANY)}"


def _called(value: object) -> str:
    kinds = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return kinds.get(type(value), "a value of another kind")
