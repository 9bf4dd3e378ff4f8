"""The client of a language model: what goes out, and what of a hostile or broken server comes in."""

import json
from typing import BinaryIO

import pytest
from tests.loopback import Page, Raw, Site, Visit

from reportedly.errors import InputError, SettingsError, Unreachable
from reportedly.net.configured import Configured
from reportedly.net.limits import Limits
from reportedly.net.model_endpoint import ModelEndpoint
from reportedly.net.world import Clock, World

PATH = "/v1/chat/completions"
KEY = "sk-quite-secret"


def endpoint(here: Site, *, key: str = KEY, seconds: float = 5.0) -> ModelEndpoint:
    limits = Limits(max_bytes=100_000, read_seconds=seconds, total_seconds=seconds)
    world = World(clock=Clock(sleep=lambda _: None))
    return ModelEndpoint(Configured(here.url("/v1"), limits, world), "tiny", key)


def complete(model: ModelEndpoint) -> str:
    return model.complete("Mark.", "Two bridges fell.", schema={"type": "object"}, most=50)


def chat(words: object, **more: object) -> str:
    return json.dumps({"choices": [{"message": {"content": words}, **more}]})


def test_one_report_goes_out_without_tools_and_the_words_come_back(here: Site) -> None:
    here.pages[PATH] = Page(chat('{"claims": []}'))
    assert complete(endpoint(here)) == '{"claims": []}'
    [visit] = here.visits
    sent = json.loads(visit.body)
    assert [m["content"] for m in sent["messages"]] == ["Mark.", "Two bridges fell."]
    assert sent["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert (sent["model"], sent["max_tokens"], sent["stream"], "tools" in sent) == ("tiny", 50, False, False)
    assert visit.headers["Authorization"] == f"Bearer {KEY}"
    assert KEY not in visit.body.decode()


def endless(out: BinaryIO) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        out.write(b"1000\r\n" + b" " * 4096 + b"\r\n")


def silent(out: BinaryIO) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{")


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (Page("<html>Log in</html>"), "no chat completion"),
        (Page("{"), "no chat completion"),
        (Page("[" * 60_000), "no chat completion"),
        (Page('{"choices": []}'), "no chat completion"),
        (Page('{"choices": 7}'), "no chat completion"),
        (Page(chat(7)), "no words"),
        (Page(chat(None)), "no words"),
        (Page(chat("{", finish_reason="length")), "cut off"),
        (Page("x" * 200_000), "longer than"),
        (Raw(endless), "longer than"),
        (Raw(silent), "no HTTP"),
        (Page(f"your key {KEY} is wrong", status=401), "answered 401"),
        (Page(status=302, headers={"Location": "http://127.0.0.1:1/"}), "answered 302"),
        (Page("oops", status=500), "answered 500"),
    ],
)
def test_what_is_no_answer_is_a_failure_that_does_not_tell_the_key(here: Site, page: Page | Raw, why: str) -> None:
    here.pages[PATH] = page
    with pytest.raises(Unreachable, match=why) as failed:
        complete(endpoint(here))
    assert KEY not in str(failed.value)


def test_a_busy_server_is_asked_once_more(here: Site) -> None:
    def page(_: Visit) -> Page:
        return Page(chat("{}")) if here.asked(PATH) > 1 else Page(status=429, headers={"Retry-After": "1"})

    here.pages[PATH] = page
    assert complete(endpoint(here)) == "{}"
    here.pages[PATH] = Page(status=503)
    with pytest.raises(InputError, match="503"):
        complete(endpoint(here))
    assert here.asked(PATH) == 4


def test_a_key_stays_out_of_clear_text_and_out_of_print(here: Site) -> None:
    with pytest.raises(SettingsError, match="in the clear") as refused:
        ModelEndpoint(Configured("http://models.example.org/v1"), "tiny", KEY)
    assert KEY not in str(refused.value)
    assert KEY not in repr(endpoint(here))
    assert ModelEndpoint(Configured("http://models.example.org/v1"), "tiny").key == ""
