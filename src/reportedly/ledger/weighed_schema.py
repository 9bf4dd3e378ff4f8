"""The tables of what is weighed: keys of every claim that counts, results kept with them. All can be made anew.

Claims, reports and judgements are what is known; nothing here is. A result is written when a claim on which it rests
came, went or changed; `unfiled` and `due` say what is still to be done.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from .dialect import Day, Flag, Text
from .schema import metadata

weighed_by = Table(
    "weighed_by",
    metadata,
    Column("only", Integer, primary_key=True),
    Column("knowledge", Text, nullable=False),
    sqlite_strict=True,
)

unfiled = Table(
    "unfiled",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("urgent", Flag, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

filed = Table(
    "filed",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("names", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

due = Table(
    "due",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

wordings = Table(
    "wordings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("told", Text, nullable=False),
    UniqueConstraint("told"),
    sqlite_strict=True,
)

area_names = Table(
    "area_names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("area", Text, primary_key=True),
    Column("told", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

open_names = Table(
    "open_names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("open_names_report", open_names.c.report)

answers = Table(
    "answers",
    metadata,
    Column("question", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    Column("quantity", Integer, primary_key=True),
    Column("published", Day),
    Column("own", Integer, ForeignKey("wordings.seq"), nullable=False),
    Column("asked", Integer, ForeignKey("wordings.seq"), nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("answers_claim", answers.c.claim)
Index("answers_report", answers.c.report)

questions = Table(
    "questions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("members", Integer, nullable=False),
    Column("direct", Integer, nullable=False),
    Column("behind", Integer, nullable=False),
    Column("disagreements", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("answered", Flag, nullable=False),
    Column("result", Text),
    sqlite_strict=True,
)
Index(
    "questions_weight",
    questions.c.answered,
    questions.c.disagreements.desc(),
    questions.c.origins.desc(),
    questions.c.id.desc(),
)

exclusions = Table(
    "exclusions",
    metadata,
    Column("question", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("result", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

matters = Table(
    "matters",
    metadata,
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("said", Day),
    Column("denies", Flag, nullable=False),
    Column("told", Flag, nullable=False),
    Column("about", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("matters_report", matters.c.report)

kept = Table(
    "kept",
    metadata,
    Column("key", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("day", Day, primary_key=True),
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("kept_claim", kept.c.claim)

alike = Table(
    "alike",
    metadata,
    Column("anchor", Text, ForeignKey("claims.id"), primary_key=True),
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("alike_claim", alike.c.claim)

denials = Table(
    "denials",
    metadata,
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("members", Integer, nullable=False),
    Column("behind", Integer, nullable=False),
    Column("dispute", Text),
    Column("size", Integer, nullable=False),
    Column("least", Text),
    Column("widest", Flag, nullable=False),
    Column("result", Text),
    sqlite_strict=True,
)
Index("denials_dispute", denials.c.dispute)
Index("denials_least", denials.c.least)
Index("denials_report", denials.c.report)
Index("denials_widest", denials.c.widest, denials.c.dispute)

sides = Table(
    "sides",
    metadata,
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    Column("denial", Text, ForeignKey("claims.id"), primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("sides_denial", sides.c.denial)

foretold = Table(
    "foretold",
    metadata,
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("published", Day),
    Column("made", Day),
    Column("until", Day),
    Column("settled", Text),
    Column("source", Text),
    Column("about", Text),
    Column("members", Integer, nullable=False),
    Column("behind", Integer, nullable=False),
    Column("result", Text),
    sqlite_strict=True,
)
Index("foretold_made", foretold.c.made, foretold.c.claim)
Index("foretold_report", foretold.c.report)
Index("foretold_settled", foretold.c.settled, foretold.c.made, foretold.c.claim)

voices = Table(
    "voices",
    metadata,
    Column("source", Text, primary_key=True),
    Column("affiliated", Flag, primary_key=True),
    Column("claim", Text, ForeignKey("claims.id"), primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("outlet", Text, nullable=False),
    Column("act", Text),
    Column("said", Day),
    Column("told", Integer, ForeignKey("wordings.seq"), nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("voices_claim", voices.c.claim)
Index("voices_report", voices.c.report)
Index("voices_said", voices.c.source, voices.c.said)

sources = Table(
    "sources",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("affiliation", Text),
    Column("anonymous", Flag, nullable=False),
    Column("named_by", Text, nullable=False),
    Column("affiliated_by", Text),
    Column("statements", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("first", Day),
    Column("last", Day),
    sqlite_strict=True,
)
Index("sources_statements", sources.c.statements.desc(), sources.c.name, sources.c.id)
Index("sources_named", sources.c.anonymous, sources.c.statements.desc(), sources.c.name, sources.c.id)
Index("sources_kind", sources.c.kind, sources.c.statements.desc(), sources.c.name, sources.c.id)

tallies = Table(
    "tallies",
    metadata,
    Column("source", Text, primary_key=True),
    Column("sort", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

involved = Table(
    "involved",
    metadata,
    Column("source", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("involved_key", involved.c.kind, involved.c.key)

TABLES = (
    *(weighed_by, unfiled, filed, due, wordings, area_names, open_names, answers, questions, exclusions),
    *(matters, kept, alike, denials, sides, foretold, voices, sources, tallies, involved),
)
