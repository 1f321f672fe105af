"""Bytes become text exactly, or are refused with what to do."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.acquire.decode import decode
from dateline.model.errors import NotText, UsageError, WrongEncoding


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_text_in_any_unicode_form_with_its_mark_comes_back(text: str) -> None:
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decode(mark + text.encode(name)) == text
    assert decode(("x" + text).encode()) == "x" + text


def test_line_ends_are_kept() -> None:
    assert decode(b"One.\r\n\r\nTwo.\rThree.\n") == "One.\r\n\r\nTwo.\rThree.\n"


def test_another_encoding_is_named_with_the_place_and_a_way_out() -> None:
    with pytest.raises(WrongEncoding, match=r"byte 3 .*iconv -f windows-1252"):
        decode("caf\u00e9 news".encode("cp1252"))
    with pytest.raises(WrongEncoding, match=r"windows-1251"):
        decode("Порт закрыт, сказал начальник.".encode("cp1251"))


def test_a_declared_encoding_is_used() -> None:
    assert decode("Порт закрыт".encode("cp1251"), encoding="windows-1251") == "Порт закрыт"
    with pytest.raises(WrongEncoding):
        decode(b"\x81 is undefined", encoding="cp1252")


@pytest.mark.parametrize("name", ["klingon-8", "hex", ""])
def test_an_unknown_encoding_is_a_wrong_argument(name: str) -> None:
    if name:
        with pytest.raises(UsageError):
            decode(b"text", encoding=name)
    else:
        assert decode(b"text", encoding=name) == "text"


@pytest.mark.parametrize("raw", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04....", b"\x7fELF\x02", bytes(range(256)) * 9])
def test_binary_files_are_no_text(raw: bytes) -> None:
    with pytest.raises(NotText, match=r"not text|no text"):
        decode(raw)


def test_utf16_without_its_mark_is_recognised() -> None:
    with pytest.raises(WrongEncoding, match="UTF-16"):
        decode("The port is closed.".encode("utf-16-le"))


def test_damage_of_single_characters_is_left_to_the_check_of_the_text() -> None:
    assert decode(b"The port\0 is closed.") == "The port\0 is closed."
    assert decode(b"The port \xed\xa0\x80 is closed.") == "The port \ud800 is closed."
