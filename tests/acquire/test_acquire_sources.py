"""The list of sources: what it may say, and what is said of its mistakes."""

from ipaddress import ip_network
from pathlib import Path

import pytest

from dateline.acquire.sources import FetchSettings, Source, load_sources, parse_sources
from dateline.model.errors import BadSources, NotFound

WIRE = '[[source]]\noutlet = "Amber Wire"\nurl = "https://amber-wire.example/feed.xml"\n'


def test_a_list_with_everything_is_read() -> None:
    found = parse_sources(
        """
        [fetch]
        contact = "desk@example.org"
        allow = ["127.0.0.1/32", "fd00::/8"]
        delay = "2.5s"
        ca_file = "/etc/ssl/ours.pem"

        [[source]]
        outlet = "Amber Wire"
        url = "https://amber-wire.example/feed.xml"
        interval = "15m"
        language = "en-GB"
        pages = false

        [[source]]
        outlet = "Harbour Daily"
        url = "https://harbour-daily.example/live"
        kind = "page"
        """
    )
    allow = (ip_network("127.0.0.1/32"), ip_network("fd00::/8"))
    assert found.fetch == FetchSettings(contact="desk@example.org", allow=allow, delay=2.5, ca_file="/etc/ssl/ours.pem")
    assert found.sources == (
        Source(outlet="Amber Wire", url="https://amber-wire.example/feed.xml", interval=900, language="en-GB", pages=False),
        Source(outlet="Harbour Daily", url="https://harbour-daily.example/live", kind="page"),
    )


def test_what_is_not_said_has_careful_defaults() -> None:
    found = parse_sources(WIRE)
    assert found.fetch == FetchSettings(contact=None, allow=(), delay=1.0)
    assert found.sources[0].interval == 1800


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "lists no source"),
        ("outlet = ", "is not TOML"),
        (WIRE + "[[source]]\noutlet = Amber\n", r"is not TOML.*line 5"),
        (WIRE.replace("[[source]]", "[source]"), "two brackets"),
        ("source = 5", "is no list of tables"),
        (WIRE + "[more]\n", "'more', which is not known. Keys may be fetch, source"),
        (WIRE + 'link = "x"\n', r"source 1 \(Amber Wire\), line 1 has a key 'link'.*Keys may be outlet, url"),
        (WIRE + WIRE.replace("outlet", "name"), "source 2, line 4 has a key 'name'"),
        ('[[source]]\nurl = "https://a.example/"', "has no outlet. Write for example outlet ="),
        ('[[source]]\noutlet = "A"', "has no url"),
        ('[[source]]\noutlet = ""\nurl = "https://a.example/"', "outlet = '', which is no text"),
        ('[[source]]\noutlet = 7\nurl = "https://a.example/"', "outlet = 7, which is no text"),
        (WIRE.replace("https", "ftp"), "cannot be fetched: .*http:// or https://"),
        (WIRE.replace("https://", "https://me:word@"), "user name or a password"),
        (WIRE + 'kind = "gopher"', "It may be feed, rss, atom, json, page"),
        (WIRE + "interval = 5", 'interval = 5. Write a number with its unit: "30s"'),
        (WIRE + 'interval = "often"', "with its unit"),
        (WIRE + 'interval = "1s"', "too often. The least is 30 seconds"),
        (WIRE + 'language = "English!"', "Write a code such as"),
        (WIRE + 'pages = "no"', "Write true or false"),
        (WIRE + '[fetch]\ndelay = "-1s"', r"\[fetch\] has delay"),
        (WIRE + '[fetch]\nallow = "127.0.0.1"', "no list of networks"),
        (WIRE + '[fetch]\nallow = ["localhost"]', "no network: 'localhost'"),
        (WIRE + '[fetch]\nallow = ["127.0.0.1/8"]', "no network: 127.0.0.1/8 has host bits set"),
        (WIRE + '[fetch]\ncontact = "the desk"', "without spaces"),
        (WIRE + '[fetch]\ncontact = "a@b\\r\\nHost: x"', "without spaces"),
        ("fetch = 3\n" + WIRE, "is no table"),
        (WIRE + WIRE.replace("feed.xml", "feed.xml#top"), "source 2 .* is the same as source 1"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_what_to_write(text: str, said: str) -> None:
    with pytest.raises(BadSources, match=f"(?s){said}"):
        parse_sources(text)


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        load_sources(tmp_path / "sources.toml")
    (tmp_path / "sources.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadSources, match="not UTF-8"):
        load_sources(tmp_path / "sources.toml")
