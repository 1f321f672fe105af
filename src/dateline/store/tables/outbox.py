"""Letters, the outbox, and when each report came to be known."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from dateline.store.tables.base import metadata

known = Table(
    "report_known",
    metadata,
    Column("report_id", String(16), primary_key=True),  # no foreign key: a report that is read anew is not new
    Column("at", DateTime, nullable=False, index=True),
)

issue = Table(
    "issue",
    metadata,
    Column("id", String(34), primary_key=True),
    Column("story", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("since", DateTime, nullable=False),
    Column("until", DateTime, nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("made", DateTime, nullable=False),
)

issue_report = Table(
    "issue_report",
    metadata,
    Column("issue_id", String(34), ForeignKey("issue.id", ondelete="CASCADE"), primary_key=True),
    Column("report_id", String(16), primary_key=True),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("person_id", String(32), ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("story", Text, nullable=False),
    Column("request_id", String(32), ForeignKey("sign_up.id", ondelete="CASCADE"), unique=True),
    Column("subscription_id", String(32), ForeignKey("subscription.id", ondelete="CASCADE")),
    Column("issue_id", String(34), ForeignKey("issue.id", ondelete="CASCADE")),
    Column("message_id", Text, nullable=False, unique=True),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("made", DateTime, nullable=False),
    Column("due", DateTime, nullable=False),
    Column("worker", Text),
    Column("claimed", DateTime),
    Column("handed", DateTime),
    Column("done", DateTime),
    Column("reply", Text),
    UniqueConstraint("subscription_id", "issue_id", name="uq_outbox_issue"),
    Index("ix_outbox_state_due", "state", "due"),
)
