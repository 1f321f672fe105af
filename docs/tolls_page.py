"""The page on toll ledgers, from the rules they are kept by."""

from collections.abc import Mapping

from dateline.resources import load_toml

_INTRODUCTION = """# Toll ledgers
How many, who says so, of which days, and what changed: `dateline tolls`, the desk's page of tolls and the table `tolls` show the same ledgers.
The rules are those of `resources/toll_rules.toml`, which the command prints beneath its ledgers."""


def tolls_page() -> str:
    """Markdown of the rules, changes, checks, categories and vague words."""
    data = load_toml("toll_rules.toml")
    vague: Mapping[str, int] = load_toml("quantities.toml")["vague"]
    words = "\n".join(f"| {word} | {least:,} or more |" for word, least in sorted(vague.items(), key=lambda pair: (pair[1], pair[0])))
    return "\n\n".join((
        _INTRODUCTION,
        "## Rules\n" + "\n".join(f"- **{name}**: {rule}" for name, rule in data["rules"].items()),
        "## Changes\nOf a number against the one its speaker gave before.\n\n" + _table("change", data["changes"]),
        "## Checks\nNothing is changed by them; a person is asked to look.\n\n" + _table("check", data["checks"]),
        "## Categories\n" + _table("category", data["categories"]),
        "## Vague words\nThey stay words; for comparing they leave open:\n\n| words | interval |\n|---|---|\n" + words,
    ))  # fmt: skip


def _table(name: str, rows: Mapping[str, str]) -> str:
    return f"| {name} | meaning |\n|---|---|\n" + "\n".join(f"| `{key}` | {meaning} |" for key, meaning in rows.items())
