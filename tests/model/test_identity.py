from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import content_id

PARTS = st.recursive(
    st.none() | st.integers() | st.text(alphabet=st.characters(exclude_categories=())), st.lists, max_leaves=6
)


def test_the_id_is_pinned() -> None:
    assert content_id("x", "Київ", 7, None, [[0, 3]]) == "x_a017f331cf78cc0aa7ef"


@given(st.lists(PARTS, max_size=4))
def test_an_id_is_short_and_the_same_every_time(parts: list[object]) -> None:
    found = content_id("c", *parts)  # type: ignore[arg-type]
    assert found == content_id("c", *parts)  # type: ignore[arg-type]
    assert len(found) == 22
    assert found.startswith("c_")


@given(st.lists(PARTS, max_size=3), st.lists(PARTS, max_size=3))
def test_other_parts_have_another_id(left: list[object], right: list[object]) -> None:
    same = content_id("c", *left) == content_id("c", *right)  # type: ignore[arg-type]
    assert same == (left == right)
