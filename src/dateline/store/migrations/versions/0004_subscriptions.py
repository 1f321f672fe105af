"""Subscribers, their consent, and the outbox."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make their tables."""
