"""English is read, other languages are kept; unsure is an answer."""

import pytest

from reportedly.ingest import read_text
from reportedly.model import Block, Note, Unread

ENGLISH = (
    "The army said on Tuesday that it had retaken the bridge, and that eleven of its soldiers had been killed there."
)
UKRAINIAN = "Міністерство оборони повідомило у вівторок, що внаслідок удару по місту загинули троє людей."
FRENCH = (
    "Le ministère de la Défense a annoncé mardi que douze soldats avaient été tués dans une attaque au nord du pays."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (UKRAINIAN, "uk"),
        (FRENCH, "fr"),
        ("قالت وزارة الصحة إن عشرة أشخاص قتلوا في القصف الذي استهدف المدينة صباح اليوم الثلاثاء", "ar"),
        (
            "El ministerio de Defensa informó el martes de que doce soldados murieron en un ataque en el norte.",
            "es",
        ),
        (
            "Der Minister sagte am Dienstag, dass bei dem Angriff im Norden zwölf Soldaten getötet worden seien.",
            "de",
        ),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    report = read_text(text)
    assert report.language == language
    assert report.unread is (None if language == "en" else Unread.LANGUAGE)


@pytest.mark.parametrize(
    "text",
    [
        "Two died in Idlib.",
        "Zelenskyy, Syrskyi, Budanov visited Kharkiv, Izium, Kupiansk.",
        "12 drones downed: Bryansk 5, Kursk 4, Belgorod 3.",
        "Abu Mohammed al-Julani met Walid Jumblatt in Damascus.",
        "Russian drones kill three Odesa port workers",
    ],
)
def test_short_english_full_of_names_is_read(text: str) -> None:
    assert read_text(text).unread is None


def test_a_foreign_paragraph_in_an_english_report_is_marked_and_left_alone() -> None:
    report = read_text(f"{ENGLISH}\n\n{UKRAINIAN}\n\n{ENGLISH.replace('eleven', 'twelve')}")
    assert [part.kind for part in report.paragraphs] == [Block.PARAGRAPH, Block.FOREIGN, Block.PARAGRAPH]
    assert report.notes == (Note.MIXED,)
    assert (report.language, report.unread) == ("en", None)


def test_a_short_line_goes_with_its_report() -> None:
    report = read_text(f"{FRENCH}\n\nIl neige.\n\n{FRENCH}")
    assert {part.kind for part in report.paragraphs} == {Block.FOREIGN}


def test_the_markup_is_a_hint_and_no_proof() -> None:
    from reportedly.ingest.draft import Draft
    from reportedly.ingest.reading import report_of

    assert report_of(Draft(text=ENGLISH, name="a", language="ru")).language == "en"
    assert report_of(Draft(text=FRENCH, name="a", language="en")).language == "fr"
