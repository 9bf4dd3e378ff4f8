"""One claim a line, and nothing else."""

import json

from reportedly.model import Claim
from reportedly.publish.ndjson import json_array, ndjson

from . import samples


def test_a_line_is_the_claim():
    lines = list(ndjson(samples.CLAIMS))
    assert [Claim.model_validate_json(line) for line in lines] == list(samples.CLAIMS)
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)


def test_an_array_holds_the_same():
    assert json.loads("".join(json_array(samples.CLAIMS))) == [json.loads(line) for line in ndjson(samples.CLAIMS)]
    assert json.loads("".join(json_array([]))) == []
