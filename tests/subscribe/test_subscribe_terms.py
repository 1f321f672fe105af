"""The terms people agree to, and the tokens in their mails."""

import pytest

from dateline.model import Site
from dateline.model.errors import NotFound
from dateline.resources import load_toml
from dateline.subscribe.terms import current_terms, terms
from dateline.subscribe.tokens import new_token, token_hash
from tests.subscribe.port import SITE

SHOWN = {"1": "58ebde95"}
"""Beginnings of the hashes of all versions that were ever shown, for the site of these tests. Never change one: add a version."""


def test_a_version_that_was_shown_is_never_changed() -> None:
    assert {v: terms(v, SITE).sha256[:8] for v in load_toml("terms.toml")["versions"]} == SHOWN


def test_the_current_terms_name_the_site_and_whom_to_reach() -> None:
    found = current_terms(SITE)
    assert found == terms(found.version, SITE)
    assert "Amber Desk" in found.title
    assert "people@desk.example.org" in found.text
    assert "{" not in found.text
    assert found.text.startswith(f"{found.title}\nVersion 1, since 2026-11-24\n")


def test_another_site_has_other_terms_by_their_hash() -> None:
    assert current_terms(Site(name="Other")).sha256 != current_terms(SITE).sha256


def test_a_name_that_looks_like_a_place_for_another_is_left_as_it_is() -> None:
    assert "{contact}" in current_terms(Site(name="{contact}", contact="a@example.org")).title


def test_an_unknown_version_is_said_to_be_unknown() -> None:
    with pytest.raises(NotFound, match="/terms"):
        terms("99", SITE)


def test_tokens_are_random_and_long_and_only_their_hash_is_alike() -> None:
    made = {new_token() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(t) * 6 >= 128 for t in made)
    token = made.pop()
    assert token_hash(token) == token_hash(token)
    assert token not in token_hash(token)
    assert token_hash("\ud800") == token_hash("?")  # nothing in an address can break it
