import pytest

from reportedly.errors import UnreadableInput
from reportedly.ingest.page.charset import characters
from reportedly.model import Note

CAFE = "The café in Kyiv’s Podil was hit, “nobody died”."


@pytest.mark.parametrize(
    ("data", "declared", "text", "notes"),
    [
        (CAFE.encode(), None, CAFE, ()),
        (CAFE.encode(), "iso-8859-1", CAFE, (Note.CHARSET,)),
        (CAFE.encode("cp1252"), "ISO-8859-1", CAFE, ()),
        (CAFE.encode("cp1252"), "utf-8", CAFE, (Note.CHARSET,)),
        (b"<meta charset=windows-1251>" + "Взрыв в Белгороде".encode("cp1251"), None, None, ()),
        (CAFE.encode("utf-16"), "utf-8", CAFE, ()),
        (CAFE.encode().decode("cp1252", "replace").replace("\ufffd", "").encode(), None, None, None),
        ("donâ€™t go to KivÃ©".encode(), "utf-8", "don’t go to Kivé", (Note.MENDED,)),
        ((CAFE + "x" * 2000).encode()[:-1] + b"\xe2", "utf-8", None, (Note.GARBLED,)),
        (CAFE.encode(), "klingon-8", CAFE, ()),
        (CAFE.encode(), "hex", CAFE, ()),
    ],
)
def test_declared_and_meant(
    data: bytes, declared: str | None, text: str | None, notes: tuple[Note, ...] | None
) -> None:
    found = characters(data, "page", declared=declared)
    assert text is None or found.text.lstrip("\ufeff") == text
    assert notes is None or found.notes == notes


def test_what_cannot_be_told_is_not_guessed() -> None:
    with pytest.raises(UnreadableInput):
        characters("Президент".encode("cp1251"), "page")
