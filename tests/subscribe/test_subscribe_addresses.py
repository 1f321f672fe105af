"""Mail addresses as people write them."""

import pytest

from dateline.model.errors import BadAddress
from dateline.subscribe.addresses import normal_address


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("reader@example.org", "reader@example.org"),
        (" reader@example.org\t", "reader@example.org"),
        ("Reader@Example.ORG", "Reader@example.org"),
        ("reader+velmar@example.org", "reader+velmar@example.org"),
        ("r.e.ader@sub.example.org", "r.e.ader@sub.example.org"),
        ("leser@bücher.example", "leser@xn--bcher-kva.example"),
        ("чтец@example.org", "чтец@example.org"),
        ("o'hara@example.org", "o'hara@example.org"),
    ],
)
def test_an_address_has_one_normal_form(written: str, normal: str) -> None:
    assert normal_address(written) == normal
    assert normal_address(normal) == normal


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "reader", "@example.org", "reader@", "a@b@example.org", "reader@example", "reader@-example.org", "reader@exa mple.org",
        "rea der@example.org", "reader@example.org\r\nBcc: a@example.com", "reader@example.org\n", "reader\n@example.org",
        "reader@example.org,b@example.org", "Name <reader@example.org>", "<reader@example.org>", "reader@[127.0.0.1]", "reader@localhost",
        f"{'a' * 65}@example.org", f"a@{'b' * 64}.example.org", f"{'a' * 60}@{'b.' * 100}example.org", "a" * 5000, "reader@example..org",
        ".reader@example.org", "reader\x00@example.org", "reader\u202e@example.org", '"rea der"@example.org', "reader@example.org\u2028b",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_with_what_one_looks_like(written: str) -> None:
    with pytest.raises(BadAddress, match=r"name@example\.org|at most 254"):
        normal_address(written)
