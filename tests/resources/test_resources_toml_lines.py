"""Lines of a TOML text by what stands there."""

import pytest

from dateline.resources.toml_lines import Path, TomlLines

TEXT = '''name = "x"
[type.ASSAULT]
words = "attack"
codes.acled = ["a"]

[type.ASSAULT.mode."own kind"]  # a comment
definition = """
[not.a.table]
words = 3
"""
[[rule]]
verbs = ["a"]
[[rule]]
type = "AID"
verbs = [
  "a",
]
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 1),
        (("type", "ASSAULT"), 2),
        (("type", "ASSAULT", "words"), 3),
        (("type", "ASSAULT", "codes", "acled"), 4),
        (("type", "ASSAULT", "mode", "own kind"), 6),
        (("type", "ASSAULT", "mode", "own kind", "definition"), 7),
        (("rule", 1, "verbs"), 12),
        (("rule", 2), 13),
        (("rule", 2, "verbs"), 15),
    ],
)
def test_tables_and_keys_have_their_line(path: Path, line: int) -> None:
    assert TomlLines(TEXT).of(path) == line


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    lines = TomlLines(TEXT)
    assert lines.of(("rule", 2, "objects")) == 13
    assert lines.of(("type", "ASSAULT", "mode", "own kind", "words")) == 6
    assert lines.of(("not", "a", "table")) is None
    assert TomlLines("").of(("x",)) is None
