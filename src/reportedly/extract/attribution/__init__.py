"""On whose word: statements, quotations and chains of a parsed report."""

from .blocks import join_blocks
from .chains import Attributed, Step, chain_statements
from .cues import Cue
from .quoted import Quoted, join_quotations
from .sources import Mention
from .statement import Statement
from .statements import find_statements
from .transcripts import join_transcripts

__all__ = [
    "Attributed",
    "Cue",
    "Mention",
    "Quoted",
    "Statement",
    "Step",
    "chain_statements",
    "find_statements",
    "join_blocks",
    "join_quotations",
    "join_transcripts",
]
