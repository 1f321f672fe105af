"""What was fetched is kept as it came, and can be shown to be so."""

import gzip
import hashlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # warcio ships no types

from dateline.acquire.answer import Answer
from dateline.acquire.evidence import Evidence, Place, read_back
from dateline.model.errors import StoreProblem

PAGE = "<p>Забастовка</p>".encode()


def answer(body: bytes = PAGE, **given: object) -> Answer:
    made = Answer(
        url="https://amber-wire.example/1",
        final_url="https://amber-wire.example/1",
        moved=True,
        status=200,
        reason="OK",
        headers=(("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"), ("X-Note", "grün")),
        sent=body,
        body=body,
        request=b"GET /1 HTTP/1.1\r\nHost: amber-wire.example\r\nUser-Agent: Dateline/1\r\n\r\n",
        address="192.0.2.7",
        fetched=datetime(2026, 3, 2, 12, 0, 0, 250_000),  # noqa: DTZ001 - UTC without a zone
    )
    return replace(made, **given)  # type: ignore[arg-type]  # fields of a test


def records(folder: Path) -> list[tuple[str, dict[str, str], bytes]]:
    out: list[tuple[str, dict[str, str], bytes]] = []
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as stream:
            found = ArchiveIterator(stream, check_digests="raise")
            out += [(record.rec_type, dict(record.rec_headers.headers), record.raw_stream.read()) for record in found]
    return out


def test_a_response_and_its_request_are_records_with_our_own_hashes(tmp_path: Path) -> None:
    with Evidence(tmp_path, program="Dateline/1") as evidence:
        evidence.append(answer())
    info, response, request = records(tmp_path)
    assert [r[0] for r in (info, response, request)] == ["warcinfo", "response", "request"]
    assert b"software: Dateline/1" in info[2]
    assert response[1]["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
    assert response[1]["WARC-Date"] == "2026-03-02T12:00:00.250000Z"
    assert response[1]["WARC-IP-Address"] == "192.0.2.7"
    assert request[1]["WARC-Concurrent-To"] == response[1]["WARC-Record-ID"]
    with next(tmp_path.glob("*.warc.gz")).open("rb") as stream:
        first = gzip.GzipFile(fileobj=stream).read(11)
    assert first == b"WARC/1.1\r\nW"


def test_evidence_is_read_back_by_its_place_and_checked(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE)
    with Evidence(tmp_path, program="x") as evidence:
        places = [evidence.append(answer(b"first")), evidence.append(answer(sent=packed, headers=(("Content-Encoding", "gzip"),)))]
    kept = read_back(tmp_path, places[1], sha256=hashlib.sha256(PAGE).hexdigest())
    assert (kept.body, kept.status, kept.url) == (PAGE, 200, "https://amber-wire.example/1")
    assert kept.headers == (("Content-Encoding", "gzip"),)
    assert read_back(tmp_path, places[0]).body == b"first"


def test_evidence_that_was_altered_or_lost_is_noticed(tmp_path: Path) -> None:
    with Evidence(tmp_path, program="x") as evidence:
        place = evidence.append(answer())
    with pytest.raises(StoreProblem, match="SHA-256 differs"):
        read_back(tmp_path, place, sha256="0" * 64)
    path = tmp_path / place.file
    raw = path.read_bytes()
    for damaged in (raw[: place.offset + 40], raw[: place.offset + 90] + b"x" + raw[place.offset + 91 :], b""):
        path.write_bytes(damaged)
        with pytest.raises(StoreProblem, match="cannot be read"):
            read_back(tmp_path, place)
    path.unlink()
    with pytest.raises(StoreProblem, match="cannot be read"):
        read_back(tmp_path, place)


def test_what_a_crash_tore_off_goes_and_whole_records_stay(tmp_path: Path) -> None:
    with Evidence(tmp_path, program="x") as evidence:
        first = evidence.append(answer(b"first"))
    path = tmp_path / first.file
    whole = path.read_bytes()
    with Evidence(tmp_path, program="x") as evidence:
        evidence.append(answer(b"second"))
    both = path.read_bytes()
    for end in range(len(whole), len(both), 37):
        path.write_bytes(both[:end])
        with Evidence(tmp_path, program="x") as evidence:
            third = evidence.append(answer(b"third"))
        assert read_back(tmp_path, first).body == b"first"
        assert read_back(tmp_path, third).body == b"third"
        assert records(tmp_path)[-1][0] == "request"


def test_a_page_as_it_was_is_kept_as_a_revisit(tmp_path: Path) -> None:
    with Evidence(tmp_path, program="x") as evidence:
        evidence.append(answer())
        evidence.append_revisit(answer(), "2026-03-02T12:00:00.250000Z")
    kind, headers, body = records(tmp_path)[3]
    assert (kind, body) == ("revisit", b"")
    assert headers["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert headers["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
    assert headers["WARC-Refers-To-Date"] == "2026-03-02T12:00:00.250000Z"


def test_a_file_that_is_full_is_followed_by_another(tmp_path: Path) -> None:
    with Evidence(tmp_path, program="x", largest=1000) as evidence:
        places = [evidence.append(answer(bytes([n]))) for n in range(4)]
    assert len({p.file for p in places}) > 1
    assert [read_back(tmp_path, p).body for p in places] == [bytes([n]) for n in range(4)]


def test_only_one_program_writes_evidence(tmp_path: Path) -> None:
    with Evidence(tmp_path, program="x"), pytest.raises(StoreProblem, match="Another `dateline watch`"):
        Evidence(tmp_path, program="x")
    Evidence(tmp_path, program="x").close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreProblem, match=r"Check the folder and the disk"):
        Evidence(tmp_path / "file" / "evidence", program="x")


def test_a_place_that_was_never_written_is_no_evidence(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem):
        read_back(tmp_path, Place(file="dateline-000001.warc.gz", offset=0, length=10))
