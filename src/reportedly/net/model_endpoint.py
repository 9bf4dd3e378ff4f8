"""A language model behind an address that the operator named: any server of OpenAI's chat completions."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..errors import SettingsError, Unreachable
from .configured import Configured
from .exchange import Answer
from .target import target

_PATIENCE = 30.0
"""Seconds that we wait at most where the server asks us to come again."""
_BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class ModelEndpoint:
    """One model at one server. It is given words and gives words back: no tools, no memory, nothing streamed.

    The key goes out as a header, over TLS or to one's own machine alone, and stands in no message.
    """

    server: Configured
    model: str
    key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        home = target(self.server.base, allow_private=True, ports=range(1, 65_536))
        if self.key and home.scheme != "https" and home.host not in ("localhost", "127.0.0.1", "::1"):
            raise SettingsError(
                f"{self.server.base}: the model's key would go over the net in the clear", remedy="https"
            )

    def complete(self, instructions: str, material: str, *, schema: Mapping[str, object], most: int) -> str:
        """What the model writes about the material, as JSON that should keep to the schema; `most` tokens of it.

        Raises:
            Unreachable: no answer, an error, an answer of another form, or one that was cut off.
        """
        body = {
            "model": self.model,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": material}],
            "temperature": 0,
            "max_tokens": most,
            "stream": False,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": dict(schema)},
            },
        }
        return self._words(self._send(json.dumps(body).encode()))

    def _send(self, body: bytes) -> Answer:
        """The answer; a server that is busy is asked once more."""
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {self.key}"} if self.key else {})}
        answer = self.server.send(body, path="chat/completions", headers=headers)
        if answer.status in _BUSY:
            asked = answer.header("retry-after") or ""
            self.server.world.clock.sleep(min(float(asked) if asked.isdecimal() else 2.0, _PATIENCE))
            answer = self.server.send(body, path="chat/completions", headers=headers)
        if answer.status != 200:
            # The words of an error may repeat the key: they are not shown.
            raise Unreachable(self.server.base, f"the model's server answered {answer.status}", status=answer.status)
        return answer

    def _words(self, answer: Answer) -> str:
        try:
            found = json.loads(answer.body)
            choice = found["choices"][0]
            words = choice["message"]["content"]
        except (ValueError, RecursionError, LookupError, TypeError):
            raise Unreachable(self.server.base, "the answer is no chat completion") from None
        if not isinstance(words, str):
            raise Unreachable(self.server.base, "the answer has no words")
        if choice.get("finish_reason") == "length":
            raise Unreachable(self.server.base, "the answer was cut off, for it was too long")
        return words
