"""Sources that are watched, what was fetched from them, and its evidence."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make their tables."""
