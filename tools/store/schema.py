"""The tables. tools/migrations makes them; a test holds the two together."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

META = MetaData()
WHEN = DateTime(timezone=True)

CONVERSATIONS = Table(
    "conversations", META,
    Column("id", String(32), primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("at", WHEN, nullable=False),
)  # fmt: skip
TURNS = Table(
    "turns", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("event_id", String(200)),
    Column("opened_by", String(300)),
    Column("text", Text, nullable=False),
    Column("reply", JSON, nullable=False),
    Column("memory", JSON, nullable=False),
    Column("at", WHEN, nullable=False),
    Column("echo", String(64)),  # by which a client that sends replies back is answered; None for other clients
    # What the figures read, kept beside the reply so that they need not open it.
    Column("kind", String(16), nullable=False, server_default=""),
    Column("articles", JSON, nullable=False, server_default="[]"),
    Column("took_ms", Integer),  # None: not measured
    UniqueConstraint("conversation_id", "event_id"),
    # An event that opened a conversation has no conversation id when it is sent again: owner and event tell it.
    UniqueConstraint("opened_by"),
    Index("turns_of_conversation", "conversation_id", "id"),
    Index("turns_by_echo", "echo", "id"),
    Index("turns_by_time", "at"),
)  # fmt: skip
UNANSWERED = Table(
    "unanswered", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("turn_id", ForeignKey("turns.id"), nullable=False, unique=True),
    Column("asker", String(64), nullable=False),
    Column("question", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("nearest", JSON, nullable=False),
    Column("at", WHEN, nullable=False),
    Column("state", String(16), nullable=False, server_default="open"),  # open, answered, dismissed, taken back
    Column("words", Text, nullable=False, server_default=""),  # the reason that came with a thumb
    Column("settled_by", String(64)),
    Column("settled_at", WHEN),
    Index("unanswered_by_state", "state", "id"),
)  # fmt: skip
FEEDBACK = Table(
    "feedback", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("turn_id", ForeignKey("turns.id"), nullable=False),
    Column("asker", String(64), nullable=False),
    Column("verdict", String(4), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", WHEN, nullable=False),
    UniqueConstraint("turn_id", "asker"),
)  # fmt: skip
DRAFTS = Table(
    "drafts", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("type", String(64), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("fields", JSON, nullable=False),
    Column("settled", JSON, nullable=False),
    Column("asked", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Column("touched", WHEN, nullable=False),
    Index("drafts_of_conversation", "conversation_id", "stage"),
)  # fmt: skip
RECORDS = Table(
    "records", META,
    Column("id", String(32), primary_key=True),
    Column("draft_id", ForeignKey("drafts.id"), unique=True),  # a draft becomes one record, whatever is retried
    Column("type", String(64), nullable=False),
    Column("owner", String(64), nullable=False),
    Column("state", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("fields", JSON, nullable=False),
    Column("assignee", String(64)),
    Column("due_at", WHEN),
    Column("escalated_at", WHEN),
    Column("filed_at", WHEN, nullable=False),
    Column("updated_at", WHEN, nullable=False),
    Index("records_of_owner", "owner", "type"),
    Index("records_by_state", "type", "state"),
    Index("records_by_time", "type", "filed_at", "id"),
    Index("records_by_deadline", "due_at"),
)  # fmt: skip
NUMBERS = Table(
    "record_numbers", META, Column("day", String(32), primary_key=True), Column("last", Integer, nullable=False)
)  # fmt: skip
ATTACHMENTS = Table(
    "attachments", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("record_id", ForeignKey("records.id"), nullable=False),
    Column("name", String(200), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("by", String(64), nullable=False),
    Column("at", WHEN, nullable=False),
    UniqueConstraint("record_id", "name"),
)  # fmt: skip
AUDIT = Table(
    "audit", META,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),  # as it was hashed
    Column("who", String(64), nullable=False),
    Column("what", String(64), nullable=False),
    Column("record_id", String(32), nullable=False),
    Column("source", String(300), nullable=False),  # the message it came from: conversation/event, or the request
    Column("detail", Text, nullable=False),  # JSON, as it was hashed
    Column("hash", String(64), nullable=False),
    Index("audit_of_record", "record_id", "seq"),
)  # fmt: skip
AUDIT_HEAD = Table(
    "audit_head", META,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)  # fmt: skip
OUTBOX = Table(
    "outbox", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("recipient", String(64), nullable=False),
    Column("record_id", ForeignKey("records.id")),  # none where it is about something else: see subject
    Column("subject", String(64)),  # faq/12, unanswered/7: what a notice without a record is about
    Column("version", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("state", String(16), nullable=False),  # waiting, sent, dead
    Column("attempts", Integer, nullable=False),
    Column("at", WHEN, nullable=False),
    Column("due", WHEN),  # a worker may take it from then on; None: at once
    Column("claim", String(32)),  # of the worker that has it, until `due`
    Column("channel", String(32)),  # that delivered it
    Column("receipt", String(200)),  # where it stands there
    Column("error", Text),  # of the last attempt
    UniqueConstraint("record_id", "version", "kind", "recipient"),
    Index("outbox_by_state", "state", "id"),
    Index("outbox_of_recipient", "recipient", "id"),
)  # fmt: skip
PLACES = Table(
    "places", META,
    Column("channel", String(32), primary_key=True),
    Column("place", String(200), primary_key=True),
    Column("asker", String(64), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("used", WHEN, nullable=False),
    Index("places_of_asker", "asker", "used"),
)  # fmt: skip
INBOX = Table(
    "inbox", META,
    Column("channel", String(32), primary_key=True),
    Column("event_id", String(200), primary_key=True),
    Column("payload", JSON, nullable=False),
    Column("state", String(16), nullable=False),  # open, done, dead
    Column("attempts", Integer, nullable=False),
    Column("due", WHEN, nullable=False),  # another worker may take it from then on
    Index("inbox_by_state", "state", "due"),
)  # fmt: skip
FILLS = Table(
    "fills", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String(200), nullable=False),
    Column("sentence", Text, nullable=False),
    Column("place", Integer, nullable=False),  # of the blank in the sentence
    Column("blank", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("effective", Date, nullable=False),
    Column("why", Text, nullable=False),
    Column("by", String(64), nullable=False),
    Column("by_name", String(100), nullable=False),
    Column("at", WHEN, nullable=False),
    Column("on", Date, nullable=False),  # the day of `at` in the company's time zone
    Column("ended", Date),  # the first day on which it is no longer used
    Column("ended_by", String(64)),
    Column("ended_why", Text),
    Column("ended_at", WHEN),
    Index("fills_of_article", "article_id", "id"),
)  # fmt: skip
PUBLICATIONS = Table(
    "publications", META,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("file_name", String(100), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("parts", JSON, nullable=False),
    Column("state", String(16), nullable=False),  # draft, published, withdrawn, discarded
    Column("by", String(64), nullable=False),
    Column("by_name", String(100), nullable=False),
    Column("at", WHEN, nullable=False),
    Column("order", Integer),  # of the decisions to publish
    Column("effective", Date),
    Column("why", Text),
    Column("published_by", String(64)),
    Column("published_at", WHEN),
    Column("ended", Date),  # the first day on which it is no longer in force
    Column("ended_by", String(64)),
    Column("ended_why", Text),
    Column("ended_at", WHEN),
    UniqueConstraint("order"),
)  # fmt: skip
SESSIONS = Table(
    "sessions", META,
    Column("key", String(64), primary_key=True),  # the hash of the token that the browser holds
    Column("employee", String(64)),  # None: not signed in yet
    Column("data", JSON, nullable=False),
    Column("expires", WHEN, nullable=False),
    Index("sessions_by_end", "expires"),
)  # fmt: skip
