"""A person's correction of a claim: one field set to another value, the rest as it was."""

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import cast

from pydantic import ValidationError

from ..errors import QuoteError, SettingsError
from ..model import Claim, Report, Voice
from ..model.claim import PIECES

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

FIXED = frozenset({"id", "report", "dated", "text", "extractor"})
"""What makes the claim this claim; `text` follows from `content`."""


def corrected(claim: Claim, field: str, value: str, *, report: Report) -> tuple[Claim, str]:
    """The claim with `field` set to `value`, and the value as JSON. `value` is JSON, or else a plain string.

    Raises:
        SettingsError: there is no such field, or the value makes no valid claim that quotes its report.
    """
    readings: list[Json] = [value]
    with suppress(ValueError, RecursionError):
        readings.insert(0, json.loads(value, parse_constant=_refuse))
    problems = []
    for reading in readings:
        try:
            return _with(claim, field, reading, report=report), json.dumps(reading, ensure_ascii=False)
        except (ValidationError, QuoteError) as error:
            problems.append(_sentence(error))
    raise SettingsError(f"{field} of {claim.id} cannot be {value!r}: {problems[0]}")


def apply(claim: Claim, steps: Sequence[tuple[str, str]], *, report: Report) -> Claim:
    """The claim after all corrections (field, value as JSON) in their order.

    One that does not fit any more, since a later reading has fewer quantities, say, is passed over: it is not lost,
    it stands among the judgements.
    """
    for field, value in steps:
        try:
            claim = _with(claim, field, json.loads(value), report=report)
        except (SettingsError, ValidationError, QuoteError):
            continue
    return claim


def _with(claim: Claim, field: str, value: Json, *, report: Report) -> Claim:
    tree = cast(dict[str, Json], claim.model_dump(mode="json"))
    _set(tree, field, value)
    if field == "attribution":
        tree["voice"] = _voice(claim, spoken=bool(value))
    changed = Claim.model_validate_json(json.dumps(tree))
    if changed.content != claim.content:
        changed = changed.model_copy(update={"text": PIECES.join(report.quote(span) for span in changed.content)})
    changed.check_quotes(report)
    if Claim.model_validate_json(changed.model_dump_json()) != changed:
        raise QuoteError("it is no number that could be written down")
    return changed


def _voice(claim: Claim, *, spoken: bool) -> str:
    """The voice that goes with a chain: taking away the only speaker leaves the narrator."""
    if not spoken:
        return Voice.NARRATOR.value
    return (Voice.INDIRECT if claim.voice is Voice.NARRATOR else claim.voice).value


def _set(tree: dict[str, Json], field: str, value: Json) -> None:
    *path, last = field.split(".")
    if (path or [last])[0] in FIXED:
        raise SettingsError(f"{field!r} cannot be corrected: it makes the claim what it is")
    here: Json = tree
    for step in path:
        here = _step(here, step, field)
    _step(here, last, field)
    if isinstance(here, dict):
        here[last] = value
    elif isinstance(here, list):
        here[int(last)] = value


def _step(here: Json, step: str, field: str) -> Json:
    if isinstance(here, dict) and step in here:
        return here[step]
    if isinstance(here, list) and step.isascii() and step.isdigit() and len(step) < 7 and int(step) < len(here):
        return here[int(step)]
    if isinstance(here, dict):
        there = f"there are {', '.join(here)}"
    elif isinstance(here, list):
        there = f"there are {len(here)}, counted from 0"
    else:
        there = "nothing lies below it; set the whole of it"
    raise SettingsError(f"the claim has no field {field!r}: {step!r} is not there", remedy=there)


def _sentence(error: ValidationError | QuoteError) -> str:
    if isinstance(error, QuoteError):
        return error.message
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else str(first["msg"])


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is no number")
