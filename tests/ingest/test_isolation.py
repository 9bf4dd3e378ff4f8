"""The parsing process: reused, replaced, mute about code."""

import io
import struct
from pathlib import Path

import pytest
from tests.ingest.readers import builders as make

from reportedly.errors import UnreadableInput
from reportedly.ingest import Intake
from reportedly.ingest.frames import Frame, Problem, Task, next_frame, next_task, send_frame, send_task
from reportedly.ingest.limits import Budget, Limits
from reportedly.ingest.worker import _forbid
from reportedly.model import Report


def test_one_process_serves_many_inputs_and_plain_text_needs_none() -> None:
    with Intake() as intake:
        list(intake.read_bytes(b"Two people died.", name="a.txt"))
        assert intake.parser_pid is None
        list(intake.read_bytes(make.page(), name="a.html"))
        first = intake.parser_pid
        list(intake.read_bytes(make.page(), name="b.html"))
        assert first == intake.parser_pid is not None
    assert intake.parser_pid is None
    assert not Path(f"/proc/{first}").exists()


def test_who_stops_listening_leaves_no_words_for_the_next() -> None:
    crawl = make.warc({f"https://courier.example/{n}": make.page(n) for n in range(9)})
    with Intake() as intake:
        first = next(iter(intake.read_bytes(crawl, name="crawl.warc.gz")))
        (second,) = intake.read_bytes(make.page(77), name="b.html")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert "77 people" in second.text


def test_no_module_of_the_folder_in_which_the_user_stands_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lxml.py").write_text("open('loaded', 'w')", encoding="utf-8")
    (tmp_path / "a.html").write_bytes(make.page())
    with Intake() as intake:
        (report,) = intake.read_paths(["a.html"])
    assert isinstance(report, Report)
    assert not (tmp_path / "loaded").exists()


@pytest.mark.parametrize(
    "event", ["socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.posix_spawn"]
)
def test_a_parser_dials_and_starts_nothing(event: str) -> None:
    with pytest.raises(PermissionError):
        _forbid(event, ())


def test_values_come_through_as_they_were_sent() -> None:
    pipe = io.BytesIO()
    error = UnreadableInput("a.pdf", "is damaged", remedy="mend it")
    send_task(pipe, Task(name="a", source_name="b", limits=Limits(seconds=3), columns=(("text", "body"),)), b"")
    send_frame(pipe, Frame.of(error))
    pipe.seek(0)
    assert next_task(pipe) == Task(name="a", source_name="b", limits=Limits(seconds=3), columns=(("text", "body"),))
    frame = next_frame(pipe)
    assert frame is not None
    assert str(frame.found) == str(error)
    assert Problem.of(error).error().remedy == "mend it"
    assert next_frame(pipe) is None


@pytest.mark.parametrize("words", [b"", b"\x00", struct.pack(">I", 5) + b"nonse", struct.pack(">I", 0xFFFFFFFF) + b"x"])
def test_what_is_no_word_is_none(words: bytes) -> None:
    assert next_frame(io.BytesIO(words)) is None


def test_a_budget_is_shared_and_grows_with_what_is_packed() -> None:
    assert Budget(10, Limits(free=50)).left == 1000
    assert Budget(0, Limits(free=50)).left == 50
