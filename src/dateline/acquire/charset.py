"""The encoding of a page: its mark, what the server says, what the page says, else UTF-8. Nothing is guessed."""

import codecs
import re

from dateline.acquire.decode import decode
from dateline.model.errors import WrongEncoding

_META = re.compile(rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})""")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PRESCAN = 4096
_DAMAGED = 0.01
# What browsers take these names for (WHATWG Encoding Standard): the larger sets that pages really use.
_MEANT = {
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
}


def decode_page(raw: bytes, declared: str | None) -> str:
    """The text of a page.

    Args:
        raw: its bytes.
        declared: the encoding its server named; None = none.

    Raises:
        WrongEncoding: it is in no encoding that was named, and not in UTF-8.
        NotText: it is a picture, an archive, a program.
    """
    if raw.startswith(_MARKS):
        return decode(raw)
    for name in (declared, _named(raw)):
        codec = _codec(name)
        if codec is not None:
            return _tolerant(raw, codec)
    return decode(raw)


def _named(raw: bytes) -> str | None:
    head = raw[:_PRESCAN]
    match = _XML.search(head) or _META.search(head)
    return match[1].decode("ascii") if match else None


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name).name
        "".encode(found)
    except LookupError:
        return None  # a name nobody knows says nothing
    if found.startswith(("utf-16", "utf-32")):
        return "utf-8"  # without a mark, a page that could be read as far as its charset is not UTF-16
    return _MEANT.get(found, found)


def _tolerant(raw: bytes, codec: str) -> str:
    """As browsers do, a damaged byte becomes a mark of its own; too many of them mean another encoding."""
    text = raw.decode(codec, "replace")
    if text.count("\ufffd") > max(3, _DAMAGED * len(text)):
        raise WrongEncoding(f"The page says that it is {codec} text, and is not. Save it as UTF-8, then add the file.")
    return text
