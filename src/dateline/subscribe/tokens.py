"""Tokens for links in mails: 256 random bits; the store keeps only their hash."""

import hashlib
import secrets

LONGEST = 100


def new_token() -> str:
    """A token for a link: 43 letters, digits, hyphens and underscores."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What the store keeps of a token. The token is random, so a plain hash is enough."""
    return hashlib.sha256(token[:LONGEST].encode("utf-8", "replace")).hexdigest()
