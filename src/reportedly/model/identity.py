"""Content-hash ids: the same content has the same id, on every machine, always."""

import hashlib
import json
from collections.abc import Sequence

Part = str | int | None | Sequence["Part"]

_HEX_DIGITS = 20


def content_id(prefix: str, *parts: Part) -> str:
    """`prefix_` and the first 80 bits of the SHA-256 of `parts` as canonical JSON."""
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"{prefix}_{hashlib.sha256(canonical.encode('utf-8', 'surrogatepass')).hexdigest()[:_HEX_DIGITS]}"
