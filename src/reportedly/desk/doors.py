"""The routes of the desk, each with the permission it needs: what is not declared is not served."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from .route import Permission


@dataclass(frozen=True, slots=True)
class Door:
    """One way in."""

    route: BaseRoute
    permission: Permission
    name: str
    """How the audit calls it."""
    change: bool
    """Whether it changes something."""


class UndeclaredRoute(Exception):  # noqa: N818
    """A route is served that no permission was declared for: a fault of the program, found when it starts."""


class Doors:
    """All of them, asked in the order in which they are served."""

    def __init__(self, doors: tuple[Door, ...], *, served: list[BaseRoute]) -> None:
        """Raise UndeclaredRoute unless exactly the declared routes are served."""
        declared: Mapping[int, Door] = {id(door.route): door for door in doors}
        for route in served:
            if id(route) not in declared:
                raise UndeclaredRoute(f"{route} has no permission")
        self._doors = tuple(declared[id(route)] for route in served)

    def __iter__(self) -> Iterator[Door]:
        return iter(self._doors)

    def door(self, scope: Scope) -> Door | None:
        """The one that a request goes through; null where there is none, or none for its method."""
        return next((door for door in self._doors if door.route.matches(scope)[0] is Match.FULL), None)
