"""Spans of time as people write them: 90s, 15m, 2h, 1d."""

import re

import click

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


class Span(click.ParamType[int]):
    """A number of seconds, minutes, hours or days."""

    name = "90s|15m|2h|1d"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Its seconds."""
        if isinstance(value, int):
            return value
        found = re.fullmatch(r"(\d{1,6})([smhd])", str(value).strip().lower())
        if found is None or not int(found[1]):
            self.fail(f"{value!r} is no span of time; write it as 15m or 2h", param, ctx)
        return int(found[1]) * _SECONDS[found[2]]


def in_words(seconds: int) -> str:
    """The shortest way to write it."""
    unit = next(unit for unit in "dhms" if seconds % _SECONDS[unit] == 0)
    return f"{seconds // _SECONDS[unit]}{unit}"
