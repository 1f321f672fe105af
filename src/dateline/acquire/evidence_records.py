"""An answer of a server → WARC 1.1 records (warcio), with SHA-256 of our own."""

import hashlib
import io
from collections.abc import Iterable
from typing import Any

from dateline.acquire.answer import Answer


def records_of(answer: Answer, first_fetched: str | None) -> tuple[bytes, bytes]:
    """The records of a response and of its request, each a gzip member; a revisit of what was fetched first then, if that is given."""
    from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]  # warcio ships no types

    date = f"{answer.fetched:%Y-%m-%dT%H:%M:%S.%fZ}"
    digest = f"sha256:{hashlib.sha256(answer.sent).hexdigest()}"
    shared = {"WARC-Date": date, "WARC-IP-Address": answer.address}
    if answer.url != answer.final_url:
        shared["X-Dateline-Asked-URI"] = answer.url
    head = StatusAndHeaders(f"{answer.status} {answer.reason}".strip(), _archived(answer.headers), protocol="HTTP/1.1")
    writer, out = _writer()
    if first_fetched is None:
        response = writer.create_warc_record(
            answer.final_url,
            "response",
            payload=io.BytesIO(answer.sent),
            length=len(answer.sent),
            http_headers=head,
            warc_headers_dict={**shared, "WARC-Payload-Digest": digest},
        )
    else:
        response = writer.create_revisit_record(
            answer.final_url, digest, answer.final_url, first_fetched, http_headers=head, warc_headers_dict=shared
        )
    writer.write_record(response)
    first = out.tell()
    line, _, rest = answer.request.decode("latin-1").partition("\r\n")
    headers = [tuple(h.split(": ", 1)) for h in rest.split("\r\n") if h]
    asked = writer.create_warc_record(
        answer.final_url,
        "request",
        http_headers=StatusAndHeaders(line, headers, is_http_request=True),
        warc_headers_dict={**shared, "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID")},
    )
    writer.write_record(asked)
    data = out.getvalue()
    return data[:first], data[first:]


def _archived(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Headers of a body whose chunks were joined: what spoke of the chunks is kept under another name."""
    return [("X-Archive-Orig-Transfer-Encoding" if k.lower() == "transfer-encoding" else k, v) for k, v in headers]


def warcinfo(name: str, program: str) -> bytes:
    """The record a file begins with."""
    writer, out = _writer()
    writer.write_record(writer.create_warcinfo_record(name, {"software": program, "format": "WARC File Format 1.1"}))
    return out.getvalue()


def _writer() -> tuple[Any, io.BytesIO]:
    from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]  # warcio ships no types

    out = io.BytesIO()
    return WARCWriter(out, gzip=True, warc_version="1.1"), out
