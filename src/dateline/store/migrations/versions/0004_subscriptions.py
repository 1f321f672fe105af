"""Subscribers, their consent, letters and the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_NEVER = "events of consent are only ever added"


def upgrade() -> None:
    """Make their tables, and see to it that events of consent can only be added."""
    _people()
    _evidence()
    _letters()
    _outbox()
    _seal()


def _person(*, index: bool = True) -> sa.Column[str]:
    return sa.Column("person_id", sa.String(32), sa.ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=index)


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("address", sa.Text, nullable=False, unique=True),
        sa.Column("address_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("paused", sa.DateTime),
    )
    op.create_table(
        "sign_up",
        sa.Column("id", sa.String(32), primary_key=True),
        _person(),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("frequency", sa.String(16), nullable=False),
        sa.Column("form_id", sa.Text, nullable=False),
        sa.Column("form_sha256", sa.String(64), nullable=False),
        sa.Column("terms_version", sa.Text, nullable=False),
        sa.Column("terms_sha256", sa.String(64), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("token_hash", sa.String(64), unique=True),
        sa.Column("expires", sa.DateTime),
        sa.Column("used", sa.DateTime),
    )
    op.create_table(
        "subscription",
        sa.Column("id", sa.String(32), primary_key=True),
        _person(index=False),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("frequency", sa.String(16), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("ended", sa.DateTime),
        sa.Column("told_until", sa.DateTime, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.UniqueConstraint("person_id", "story", name="uq_subscription"),
    )
    op.create_table(
        "way_out",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        _person(),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
    )


def _evidence() -> None:
    op.create_table(
        "consent",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("person", sa.String(32), nullable=False, index=True),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("method", sa.String(16), nullable=False),
        sa.Column("story", sa.Text),
        sa.Column("frequency", sa.String(16)),
        sa.Column("form_id", sa.Text),
        sa.Column("form_sha256", sa.String(64)),
        sa.Column("terms_version", sa.Text),
        sa.Column("terms_sha256", sa.String(64)),
        sa.Column("language", sa.String(8)),
        sa.Column("token_hash", sa.String(64)),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "wording",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("first_shown", sa.DateTime, nullable=False),
    )
    op.create_table(
        "suppression",
        sa.Column("address_hash", sa.String(64), primary_key=True),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "bounce",
        sa.Column("id", sa.String(32), primary_key=True),
        _person(),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_attempt_who_at", "attempt", ["who", "at"])
    op.create_table(
        "secret",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("value", sa.String(64), nullable=False),
    )


def _letters() -> None:
    op.create_table(
        "report_known",
        sa.Column("report_id", sa.String(16), primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False, index=True),
    )
    op.create_table(
        "issue",
        sa.Column("id", sa.String(34), primary_key=True),
        sa.Column("story", sa.Text, nullable=False, index=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("until", sa.DateTime, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("html", sa.Text, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
    )
    op.create_table(
        "issue_report",
        sa.Column("issue_id", sa.String(34), sa.ForeignKey("issue.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("report_id", sa.String(16), primary_key=True),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        _person(),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("request_id", sa.String(32), sa.ForeignKey("sign_up.id", ondelete="CASCADE"), unique=True),
        sa.Column("subscription_id", sa.String(32), sa.ForeignKey("subscription.id", ondelete="CASCADE")),
        sa.Column("issue_id", sa.String(34), sa.ForeignKey("issue.id", ondelete="CASCADE")),
        sa.Column("message_id", sa.Text, nullable=False, unique=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("due", sa.DateTime, nullable=False),
        sa.Column("worker", sa.Text),
        sa.Column("claimed", sa.DateTime),
        sa.Column("handed", sa.DateTime),
        sa.Column("done", sa.DateTime),
        sa.Column("reply", sa.Text),
        sa.UniqueConstraint("subscription_id", "issue_id", name="uq_outbox_issue"),
    )
    op.create_index("ix_outbox_state_due", "outbox", ["state", "due"])


def _seal() -> None:
    dialect = op.get_bind().dialect.name
    if dialect == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER consent_no_{deed.lower()} BEFORE {deed} ON consent BEGIN SELECT RAISE(ABORT, '{_NEVER}'); END")
        # INSERT OR REPLACE deletes without asking the trigger above.
        taken = "EXISTS (SELECT 1 FROM consent WHERE number >= NEW.number)"
        op.execute(f"CREATE TRIGGER consent_no_replace BEFORE INSERT ON consent WHEN {taken} BEGIN SELECT RAISE(ABORT, '{_NEVER}'); END")
    elif dialect == "postgresql":
        op.execute(f"CREATE FUNCTION consent_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{_NEVER}'; END $$")
        op.execute(
            "CREATE TRIGGER consent_sealed BEFORE UPDATE OR DELETE OR TRUNCATE ON consent FOR EACH STATEMENT EXECUTE FUNCTION consent_sealed()"
        )
