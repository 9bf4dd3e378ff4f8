"""Commands that are imported when they are called, so that `reportedly --help` answers at once."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import cast

import click


class LazyCommands(MutableMapping[str, click.Command]):
    """The commands of a group by name; looking one up imports its module, whose attribute `command` it is.

    `places` gives for each name the module and the line that stands in the list of commands.
    """

    def __init__(self, places: Mapping[str, tuple[str, str]]) -> None:
        self._places = places
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            module, _ = self._places[name]
            self._loaded[name] = cast(click.Command, import_module(module).command)
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._places
        yield from (name for name in self._loaded if name not in self._places)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def lines(self) -> list[tuple[str, str]]:
        """Name and line of each command, without importing any."""
        return [(name, line) for name, (_, line) in self._places.items()]


class LazyGroup(click.Group):
    """A group that lists its commands in their order and without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which a newcomer needs them."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        if not isinstance(self.commands, LazyCommands):
            super().format_commands(ctx, formatter)
            return
        with formatter.section("Commands"):
            formatter.write_dl(self.commands.lines())
