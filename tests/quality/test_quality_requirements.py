import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PINNED = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", r)[0].lower().replace("_", "-").replace(".", "-") for r in requirements}


def test_everything_pyproject_asks_for_is_pinned_with_a_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = names(project["project"]["dependencies"] + project["dependency-groups"]["dev"])
    for extra in project["project"]["optional-dependencies"].values():
        wanted |= names(extra)
    pinned = names([line for line in PINNED.splitlines() if line[:1].isalnum()])
    assert wanted <= pinned, "run `make requirements`"
    assert PINNED.count("--hash=sha256:") >= len(pinned)


def test_pins_name_no_index_and_no_path() -> None:
    assert "://" not in PINNED
    assert "--index" not in PINNED
    assert "--find-links" not in PINNED
