"""The tables of what HR adds: answers, words, cases. tools/migrations makes them."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from tools.store.schema import META, WHEN

FAQS = Table(
    "faqs", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("owner", String(64), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),
    Column("similar", JSON, nullable=False),
    Column("negative", JSON, nullable=False),
    Column("grounds", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("why", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", WHEN, nullable=False),
)  # fmt: skip
HR_CHANGES = Table(  # what HR changed; its last number tells every replica when to read anew
    "hr_changes", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("subject", String(64), nullable=False),  # faq/12, synonym/3
    Column("version", Integer, nullable=False),
    Column("at", WHEN, nullable=False),
    Column("who", String(64), nullable=False),
    Column("what", String(16), nullable=False),
    Column("after", JSON, nullable=False),
    UniqueConstraint("subject", "version"),
)  # fmt: skip
FAQ_USES = Table(
    "faq_uses", META,
    Column("turn_id", ForeignKey("turns.id"), primary_key=True),
    # No foreign key: an evaluation asks these FAQs with a store of its own.
    Column("faq_id", Integer, nullable=False),
    Column("faq_version", Integer, nullable=False),
    Column("at", WHEN, nullable=False),
    Index("faq_uses_of_faq", "faq_id"),
)  # fmt: skip
VECTORS = Table(  # of wordings, so that a start does not embed them anew
    "wording_vectors", META,
    Column("key", String(64), primary_key=True),
    Column("engine", String(200), primary_key=True),
    Column("vector", LargeBinary, nullable=False),  # float32
)  # fmt: skip
SYNONYMS = Table(
    "synonyms", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("word", String(100), nullable=False),
    Column("term", String(100), nullable=False),
    Column("who", String(64), nullable=False),
    Column("at", WHEN, nullable=False),
    UniqueConstraint("word", "term"),
)  # fmt: skip
EVAL_CASES = Table(
    "eval_cases", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("question", Text, nullable=False, unique=True),
    Column("line", JSON, nullable=False),
    Column("who", String(64), nullable=False),
    Column("at", WHEN, nullable=False),
)  # fmt: skip
