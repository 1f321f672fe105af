"""A log of corrections from a file, so that the work of two desks becomes one."""

import json
from pathlib import Path

from dateline.acquire.files import problem
from dateline.model import Correction
from dateline.model.codec import from_plain
from dateline.model.correction import with_id
from dateline.model.errors import BadRecord


def read_log(path: Path) -> tuple[Correction, ...]:
    """The corrections of a file, one JSON object a line.

    Raises:
        NotFound, NoPermission: the file cannot be read.
        BadRecord: a line is no correction, or was changed after it was made; the message says which.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise problem(error, path) from error
    except UnicodeDecodeError as error:
        raise BadRecord(f"{path} is not written in UTF-8, as `dateline corrections --json` writes it.") from error
    return tuple(_correction(line, f"{path}, line {n}") for n, line in enumerate(text.split("\n"), start=1) if line.strip())


def _correction(line: str, where: str) -> Correction:
    try:
        found = from_plain(Correction, json.loads(line))
    except (ValueError, BadRecord) as error:
        raise BadRecord(f"{where} is no correction: {error}") from error
    if with_id(found) != found:
        raise BadRecord(
            f"{where}: the correction {found.id} was changed after it was made. Take the line out, or make it anew with `dateline correct`."
        )
    return found
