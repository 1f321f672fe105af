"""One measurement: the product's own `dateline predict`, then the scorer that came with the gold."""

import ast
import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality.floors import Figure

SOME_LINES_BAD = 3  # exit status of `dateline predict`; a line without a prediction counts as missed


class MeasureError(Exception):
    """A prediction or a scorer failed; the message holds what it printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A row of measures.toml; see there."""

    name: str
    task: str
    gold: str
    scorer: str
    metrics: Mapping[str, Sequence[str]]
    mode: str | None = None
    limit: int | None = None
    scale: float = 1
    options: tuple[str, ...] = ()


def load_measures(path: Path) -> list[Measure]:
    """Measures in the order of the file."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["measure"]
    return [Measure(**{**row, "options": tuple(row.get("options", ()))}) for row in rows]


def figures(measure: Measure, gold_root: Path, program: Sequence[str], work: Path) -> list[Figure]:
    """Predict, score, and read the figures of a measure.

    Raises:
        MeasureError: the program or the scorer ended with an error, or printed no such figure.
    """
    whole = gold_root / measure.gold
    gold = _cut(whole, measure.limit, work / "gold.jsonl")
    predictions = work / "predictions.jsonl"
    predictions.unlink(missing_ok=True)
    _run([*program, "predict", measure.task, str(gold), str(predictions)], fine=(0, SOME_LINES_BAD))
    mode = [measure.mode] if measure.mode else []
    printed = _run([sys.executable, str(gold_root / measure.scorer), *mode, str(gold), str(predictions), *measure.options])
    scores = parse_scores(printed)
    sha256 = hashlib.sha256(whole.read_bytes()).hexdigest()
    values = {metric: round(measure.scale * _value(scores, path), 2) for metric, path in measure.metrics.items()}
    return [Figure(measure=measure.name, metric=metric, value=value, sha256=sha256) for metric, value in values.items()]


def _cut(gold: Path, limit: int | None, target: Path) -> Path:
    """The first `limit` lines of a file in a file of their own; the file itself where there is no limit."""
    if limit is None:
        return gold
    with gold.open("rb") as source, target.open("wb") as out:
        out.writelines(line for line, _ in zip(source, range(limit), strict=False))
    return target


def _run(command: Sequence[str], fine: Sequence[int] = (0,)) -> str:
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    if done.returncode not in fine:
        raise MeasureError(f"{' '.join(command)}\nended with status {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def parse_scores(printed: str) -> dict[str, Any]:
    """What a scorer printed: one JSON object, or lines of a name and a Python value."""
    try:
        whole = json.loads(printed)
    except json.JSONDecodeError:
        return dict(_named_value(line) for line in printed.splitlines() if line.strip())
    if not isinstance(whole, dict):
        raise MeasureError(f"The scorer printed JSON, but no object: {printed[:200]}")
    return whole


def _named_value(line: str) -> tuple[str, Any]:
    at = line.find("{") if "{" in line else line.rfind(" ")
    try:
        return line[:at].strip(), ast.literal_eval(line[at:].strip())
    except (SyntaxError, ValueError) as error:
        raise MeasureError(f"The scorer printed a line that holds no figure: {line!r}") from error


def _value(scores: Any, path: Sequence[str]) -> float:
    for step in path:
        if not isinstance(scores, dict) or step not in scores:
            raise MeasureError(f"The scorer printed no {' / '.join(path)}.")
        scores = scores[step]
    return float(scores)
