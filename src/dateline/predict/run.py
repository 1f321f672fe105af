"""Lines in, predictions out; a bad line is reported and the rest goes on."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

from dateline.coding import Ontology, using
from dateline.model import DatelineError
from dateline.model.errors import NoPermission, NotFound, UsageError
from dateline.predict.case import Case, Plain, parse_case
from dateline.predict.tasks import TASKS, OverAll, Task

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProblem:
    """A line without a prediction: its number (from 1), its id where it has one, the error's code and message."""

    line: int
    id: str | None
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictSummary:
    """What became of a file: lines read (blank ones do not count), predictions written, lines without one."""

    task: str
    lines: int
    written: int
    problems: tuple[LineProblem, ...]


def predict(task: str, source: Path, target: Path, ontology: Ontology | None = None) -> PredictSummary:
    """Write predictions of `task` for every line of `source` (JSONL) to `target` (JSONL).

    The target appears when it is whole: an interrupted run leaves none. `ontology` is what events are coded by; None = Dateline's.

    Raises:
        UsageError: there is no such task, or source and target are one file.
        NotFound: the source, or the target's folder, is not there.
        NoPermission: one of them may not be read or written.
    """
    if task not in TASKS:
        raise UsageError(f"There is no task {task!r}. Choose one of: {', '.join(TASKS)}.")
    if source.resolve() == target.resolve():
        raise UsageError(f"Input and output are the same file ({source}). Name another file for the predictions.")
    lines = 0
    written = 0
    problems: list[LineProblem] = []
    with _opened(source) as incoming, _replacing(target) as outgoing, using(ontology):
        for outcome in _outcomes(TASKS[task], incoming):
            lines += 1
            if isinstance(outcome, LineProblem):
                problems.append(outcome)
            else:
                written += 1
                outgoing.write(json.dumps(outcome, ensure_ascii=False) + "\n")
    return PredictSummary(task=task, lines=lines, written=written, problems=tuple(problems))


def _outcomes(task: Task, incoming: IO[bytes]) -> Iterator[Plain | LineProblem]:
    lines = ((number, line) for number, line in enumerate(incoming, start=1) if line.strip())
    if not isinstance(task.predictor, OverAll):
        predictor = task.predictor
        return (_outcome(task, number, line, lambda case, _: {"id": case.id, **predictor(case)}) for number, line in lines)
    return _over_all(task, task.predictor, lines)


def _over_all(task: Task, predictor: OverAll, lines: Iterable[tuple[int, bytes]]) -> Iterator[Plain | LineProblem]:
    """Problems where they are met; predictions when all lines are read."""
    kept: list[tuple[Case, Any]] = []
    for number, line in lines:
        found = _outcome(task, number, line, lambda case, n: (case, predictor.of_line(case, n)))
        if isinstance(found, LineProblem):
            yield found
        else:
            kept.append(found)
    cases = [case for case, _ in kept]
    for case, prediction in zip(cases, predictor.of_all(cases, [told for _, told in kept]), strict=True):
        yield {"id": case.id, **prediction}


def _outcome(task: Task, number: int, line: bytes, of_case: Callable[[Case, int], T]) -> T | LineProblem:
    id_ = None
    try:
        case = parse_case(line, dated=task.dated)
        id_ = str(case.id)
        return of_case(case, number)
    except DatelineError as error:
        return LineProblem(line=number, id=id_, code=error.code, message=error.message)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        file = path.open("rb")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise NotFound(f"There is no file {path}. Give the path of a JSONL file.") from error
    except PermissionError as error:
        raise NoPermission(f"{path} may not be read. Change its permissions, or copy it.") from error
    with file:
        yield file


@contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    """A file beside `path` that takes its place when all went well."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        file = part.open("w", encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(f"There is no folder {path.parent}. Make it first.") from error
    except PermissionError as error:
        raise NoPermission(f"{path.parent} may not be written to. Choose another folder.") from error
    try:
        with file:
            yield file
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
