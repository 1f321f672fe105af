"""Subscribers, what they agreed to, and addresses nothing is sent to."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from dateline.store.tables.base import metadata

person = Table(
    "person",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    Column("address_hash", String(64), nullable=False, unique=True),
    Column("language", String(8), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("paused", DateTime),
)

request = Table(
    "sign_up",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person_id", String(32), ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("story", Text, nullable=False),
    Column("frequency", String(16), nullable=False),
    Column("form_id", Text, nullable=False),
    Column("form_sha256", String(64), nullable=False),
    Column("terms_version", Text, nullable=False),
    Column("terms_sha256", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("token_hash", String(64), unique=True),
    Column("expires", DateTime),
    Column("used", DateTime),
)

subscription = Table(
    "subscription",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person_id", String(32), ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("story", Text, nullable=False),
    Column("frequency", String(16), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("ended", DateTime),
    Column("told_until", DateTime, nullable=False),
    Column("first", Integer, nullable=False),
    UniqueConstraint("person_id", "story", name="uq_subscription"),
)

way_out = Table(
    "way_out",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", String(32), ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("story", Text, nullable=False),
    Column("made", DateTime, nullable=False),
)

consent = Table(
    "consent",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("person", String(32), nullable=False, index=True),
    Column("kind", String(24), nullable=False),
    Column("at", DateTime, nullable=False),
    Column("method", String(16), nullable=False),
    Column("story", Text),
    Column("frequency", String(16)),
    Column("form_id", Text),
    Column("form_sha256", String(64)),
    Column("terms_version", Text),
    Column("terms_sha256", String(64)),
    Column("language", String(8)),
    Column("token_hash", String(64)),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

wording = Table(
    "wording",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("version", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("first_shown", DateTime, nullable=False),
)

suppression = Table(
    "suppression",
    metadata,
    Column("address_hash", String(64), primary_key=True),
    Column("reason", String(16), nullable=False),
    Column("at", DateTime, nullable=False),
)

bounce = Table(
    "bounce",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person_id", String(32), ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", DateTime, nullable=False),
    Column("status", Text, nullable=False),
    Column("detail", Text, nullable=False),
)

attempt = Table(
    "attempt",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("who", String(64), nullable=False),
    Column("at", DateTime, nullable=False),
    Index("ix_attempt_who_at", "who", "at"),
)

secret = Table(
    "secret",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("value", String(64), nullable=False),
)
