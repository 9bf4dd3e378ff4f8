"""Who gets through which door: every route that is served, as everybody."""

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from reportedly.desk.doors import Door, Doors, UndeclaredRoute
from reportedly.desk.route import ALLOWED, Permission
from reportedly.ledger import Role

from .conftest import Desk


def filled(path: str) -> str:
    """The path with something in the place of its parameters."""
    return "/".join("x" if part.startswith("{") else part.replace("{id}", "x") for part in path.split("/"))


def ways(desk: Desk) -> list[tuple[str, str, Permission]]:
    """Method, path and permission of every door."""
    found = []
    for door in desk.app.doors:
        assert isinstance(door, Door)
        path = door.route.path
        found += [(method, filled(path), door.permission) for method in door.route.methods - {"HEAD"}]
    return found


def test_a_stranger_comes_to_the_sign_in_page_or_is_told_to_sign_in(still: Desk) -> None:
    client = still.stranger()
    guarded = [way for way in ways(still) if way[2] is not Permission.OPEN]
    assert len(guarded) > 30
    for method, path, _ in guarded:
        answer = client.request(method, path, headers={"sec-fetch-site": "same-origin"})
        if method == "GET" and not path.startswith("/api/v1/") and not path.endswith((".json", ".csv")):
            assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/login"), path
        else:
            assert answer.status_code == 401, (method, path)
            assert "Kivu" not in answer.text


@pytest.mark.parametrize("path", ["/nothing-here", "/claims/../people", "/api/v1/nothing", "/static", "/%00", "//x"])
def test_a_stranger_does_not_learn_what_is_there(still: Desk, path: str) -> None:
    assert still.stranger().get(path).status_code in (303, 401)


@pytest.mark.parametrize("role", Role)
def test_a_role_gets_through_its_doors_and_no_others(still: Desk, role: Role) -> None:
    client = still.browser(role)
    for method, path, permission in ways(still):
        if path == "/logout":
            continue
        status = client.request(method, path, json={} if method != "GET" else None).status_code
        assert (status == 403) == (permission not in ALLOWED[role] or (path == "/login" and method == "POST")), path
        assert status < 500, (method, path)


def test_only_open_doors_are_open() -> None:
    assert ALLOWED[Role.VIEWER] == {Permission.OPEN, Permission.READ}


def test_a_route_without_a_permission_is_not_served() -> None:
    route = Route("/forgotten", lambda _request: PlainTextResponse("words"))
    with pytest.raises(UndeclaredRoute, match="forgotten"):
        Doors((), served=[route])
