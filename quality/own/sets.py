"""Sets of our own: one case a line of a file, as JSON."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

Case = TypeVar("Case")
Row = Mapping[str, Any]


def cases(path: Path, parse: Callable[[Row], Case]) -> list[Case]:
    """What is made of each line of a file, in its order.

    Args:
        path: the file.
        parse: makes a case of a line, or raises what is wrong with it.
    """
    return [parse(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def loader(parse: Callable[[Row], Case]) -> Callable[[Path], list[Case]]:
    """What gives the cases of a file whose lines are made into cases so; it raises what `parse` raises."""

    def load_cases(path: Path) -> list[Case]:
        return cases(path, parse)

    return load_cases
