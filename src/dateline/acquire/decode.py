"""Bytes → text: UTF-8, UTF-16 or UTF-32 with their mark, or the encoding the caller declares. Nothing is guessed."""

import codecs

from dateline.model.errors import NotText, UsageError, WrongEncoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a SQLite database"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_SAMPLE = 65_536
_CONTROL_SHARE = 0.02


def decode(raw: bytes, *, encoding: str | None = None) -> str:
    """The text of `raw`, its byte order mark dropped and nothing else changed.

    A lone surrogate that was written as if it were a character is passed on: the check of the text names it better.

    Raises:
        NotText: the bytes are a picture, an archive, a program.
        WrongEncoding: they are no text in the encoding that was declared, or not UTF-8.
        UsageError: there is no encoding of that name.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], name, skipped=len(mark))
    _check_binary(raw)
    return _decoded(raw, _known(encoding))


def _known(encoding: str | None) -> str:
    try:
        name = codecs.lookup(encoding or "utf-8").name
        "".encode(name)
    except LookupError as error:
        raise UsageError(f"There is no text encoding {encoding!r}. Common names are utf-8, windows-1251, windows-1252, utf-16.") from error
    return name


def _decoded(raw: bytes, name: str, *, skipped: int = 0) -> str:
    try:
        return raw.decode(name, "surrogatepass" if name.startswith("utf") else "strict")
    except UnicodeDecodeError as error:
        at = error.start + skipped
        raise WrongEncoding(
            f"The bytes are not {name.upper()} text: byte {at:,} (0x{raw[error.start]:02x}) cannot stand there. {_advice(raw, name)}"
        ) from error


def _advice(raw: bytes, name: str) -> str:
    if name != "utf-8":
        return "Check the encoding, and whether the file is whole."
    high, low = len(raw.translate(None, bytes(range(128)))), len(raw.translate(None, bytes(range(65)) + bytes(range(128, 256))))
    likely = "windows-1251" if high > low else "windows-1252"
    return f"Give its encoding (--encoding {likely}, for example), or convert it: iconv -f {likely} -t utf-8."


def _check_binary(raw: bytes) -> None:
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise NotText(f"This is {what}, not text. Save the report as plain text (UTF-8).")
    sample = raw[:_SAMPLE]
    if _looks_like_utf16(sample):
        raise WrongEncoding(
            "This looks like UTF-16 text without its mark. Convert it: iconv -f utf-16le -t utf-8 (or -f utf-16be), or give --encoding utf-16-le."
        )
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 1 and controls > _CONTROL_SHARE * len(sample):
        raise NotText(
            f"These bytes are no text: {controls:,} of the first {len(sample):,} are control characters. Save the report as plain text (UTF-8)."
        )


def _looks_like_utf16(sample: bytes) -> bool:
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    return half > 1 and max(even, odd) > 0.6 * half and min(even, odd) == 0
