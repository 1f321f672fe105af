"""Which addresses may be fetched, and which name the same page."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.acquire.addresses import Unsafe, canonical, check_url, is_public, untracked

CLOSED = [
    "0.0.0.0",  # noqa: S104 - not bound to, refused
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:93.184.216.34",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:a9fe:a9fe::1",
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "2606:4700::1%1",
]
OPEN = ["93.184.216.34", "8.8.8.8", "172.32.0.1", "192.169.0.1", "100.63.255.255", "2606:4700::1111", "2a00:1450:4001:81b::200e"]


@pytest.mark.parametrize("address", CLOSED)
def test_addresses_that_are_not_public_are_closed(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", OPEN)
def test_public_addresses_are_open(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_no_other_writing_of_a_closed_address_is_open(address: IPv4Address) -> None:
    written = [
        IPv6Address(int(address)),
        IPv6Address(f"::ffff:{address}"),
        IPv6Address(int(IPv6Address("64:ff9b::")) | int(address)),
        IPv6Address(int(IPv6Address("2002::")) | int(address) << 80),
    ]
    assert not any(map(is_public, written))


@given(st.ip_addresses())
def test_what_the_language_calls_private_is_closed(address: IPv4Address | IPv6Address) -> None:
    if address.is_private or address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified:
        assert not is_public(address)


def test_a_network_can_be_opened_and_no_more_than_it() -> None:
    allow = (ip_network("127.0.0.1/32"), ip_network("fd00::/8"))
    assert is_public(ip_address("127.0.0.1"), allow)
    assert is_public(ip_address("fd12::1"), allow)
    assert not is_public(ip_address("127.0.0.2"), allow)
    assert not is_public(ip_address("::ffff:127.0.0.1"), allow)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://amber-wire.example/",
        "gopher://amber-wire.example/",
        "data:text/html,x",
        "javascript:alert(1)",
        "//amber-wire.example/",
        "amber-wire.example",
        "http://",
        "http:///path",
        "http://user@amber-wire.example/",
        "http://user:word@amber-wire.example/",
        "http://amber-wire.example@127.0.0.1/",
        "http://amber-wire.example:99999/",
        "http://amber-wire.example:0/",
        "http://amber wire.example/",
        "http://amber\u00a0wire.example/",
        "http://amber%20wire.example/",
        "http://amber-wire.example/\r\nHost: other",
        "http://amber-wire.example\\@other.example/",
        "http://[::1/",
        "http://" + "a" * 70 + ".example/",
        "http://amber-wire.example/" + "a" * 5000,
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(Unsafe):
        check_url(url)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("HTTP://Amber-Wire.Example", "http://amber-wire.example/"),
        ("https://amber-wire.example:443/a#top", "https://amber-wire.example/a"),
        ("http://amber-wire.example:8080/a", "http://amber-wire.example:8080/a"),
        ("http://amber-wire.example./a", "http://amber-wire.example/a"),
        ("https://amber-wire.example/a?utm_source=x&id=7&fbclid=y&UTM_Medium=z", "https://amber-wire.example/a?id=7"),
        ("https://amber-wire.example/a?b=&a=1", "https://amber-wire.example/a?b=&a=1"),
        ("https://amber-wire.example/ä b", None),
        ("https://amber-wire.example/ä?q=ö", "https://amber-wire.example/%C3%A4?q=%C3%B6"),
        ("https://amber-wire.example/a/../b/./c/%2E%2e", "https://amber-wire.example/b/"),
        ("https://amber-wire.example/../..", "https://amber-wire.example/"),
        ("https://amber-wire.example/a//b...", "https://amber-wire.example/a//b..."),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[2606:4700::1]:80/", "http://[2606:4700::1]/"),
    ],
)
def test_addresses_of_one_page_are_written_alike(url: str, written: str | None) -> None:
    if written is None:
        with pytest.raises(Unsafe):
            canonical(url)
    else:
        assert canonical(url) == written
        assert canonical(written) == written


@given(st.text(max_size=40).map("http://a.example/".__add__) | st.text(max_size=40).map("https://".__add__) | st.text(max_size=60))
def test_every_text_is_an_address_with_one_writing_or_is_refused(text: str) -> None:
    try:
        written = canonical(text)
    except Unsafe:
        return
    assert canonical(written) == written
    assert written.isascii()
    check_url(written)


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://wire.example/dam?utm_source=feed&id=5&fbclid=x", "https://wire.example/dam?id=5"),
        ("https://wire.example/dam?UTM_Medium=mail#later", "https://wire.example/dam#later"),
        ("https://wire.example/live?id=5#entry-12", "https://wire.example/live?id=5#entry-12"),
        ("https://wire.example/dam?", "https://wire.example/dam?"),
        ("no address ?utm_source=x", "no address "),
    ],
)
def test_an_address_that_somebody_gave_loses_its_tracking_parameters_alone(url: str, left: str) -> None:
    assert untracked(url) == left
