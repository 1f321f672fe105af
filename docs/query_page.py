"""The page on the query language, from the table of its fields."""

from collections.abc import Callable

from dateline.query import FIELDS, Field
from dateline.query.fields import ALIASES
from dateline.query.parsing import DEEPEST, LONGEST, MOST_TERMS

_KINDS = {
    "words": "words",
    "days": "days",
    "number": "number",
    "share": "share, 0 to 1",
    "choice": "one of a list",
    "code": "a code",
    "id": "beginning of an id",
    "version": "a version",
}
_PARTS: tuple[tuple[str, Callable[[Field], bool]], ...] = (
    ("The report", lambda f: f.of_report or f.name == "kind"),
    ("Who says so, and what is said", lambda f: f.rows == ("statement", "event", "tally")),
    ("Events", lambda f: f.rows == ("event",)),
    ("Events and counts", lambda f: f.rows == ("event", "tally")),
    ("Counts of people", lambda f: f.rows == ("tally",)),
)


def query_page() -> str:
    """Markdown of the query language."""
    parts = [_INTRODUCTION]
    for title, belongs in _PARTS:
        rows = "\n".join(_row(f) for f in FIELDS.values() if belongs(f))
        parts.append(f"### {title}\n\n| field | takes | looks at | example |\n|---|---|---|---|\n{rows}")
    aliases = ", ".join(f"`{alias}` = `{name}`" for alias, name in sorted(ALIASES.items()))
    parts.append(f"Names of columns may be written for fields: {aliases}.")
    choices = "\n".join(f"| `{f.name}` | {', '.join(f'`{c}`' for c in f.choices)} |" for f in FIELDS.values() if f.choices)
    parts.append(f"## Values of fields with a list\n\n| field | values |\n|---|---|\n{choices}")
    parts.append(_LIMITS)
    return "\n\n".join(parts)


def _row(field: Field) -> str:
    return f"| `{field.name}` | {_KINDS[field.kind]} | {field.meaning.replace('|', chr(92) + '|')} | `{field.example}` |"


_INTRODUCTION = """# The query language

One language serves stories, lists, map, timeline, charts, exports, feeds and letters: `dateline list QUERY`, `dateline export QUERY`,
`?q=QUERY` on the desk and in the API, and `dateline.query.parse` in Python.

## What a query is asked of

A report, and every statement, event and count read from it, is a *row*. A query is asked of every row by itself:

- A row has its own fields and inherits those of its report. An event or a count inherits `speaker`, `speaker_kind`, `through`, `cue`,
  `class`, `stance`, `quoted` and `confidence` from the statements it rests on; of several confidences, the least.
- A report is found if it, or anything read from it, is found.
- All conditions joined by *and* must hold for **one** row: `speaker:Brandt killed:>=5` finds counts that Brandt gives.
- `not` is asked of each row too: `not speaker:Brandt` finds every row that is not hers, the report itself among them. To see what
  others say, write `kind:statement not speaker:Brandt`.
- A query that names neither `version` nor `report` is about the current version of each page.

## How it is written

| written | finds |
|---|---|
| `strike` | rows of reports with the word in title or text |
| `"opened fire"` | the words beside each other |
| `dock*` | words that begin so; `"amber qua"*` too |
| `field:value` | rows whose field has the value |
| `strike gate`, `strike and gate` | both |
| `strike or gate` | at least one; *and* binds closer than *or* |
| `not strike`, `-strike` | everything else |
| `strike (gate or port)` | parentheses join first |
| `speaker:(Brandt or hospital)` | one field, several values |
| `speaker:none`, `speaker:any` | rows without, with a value; `place:none kind:event` are events of unknown place |
| `*` | everything, as no query does |

Words are found whatever their case and accents: `klaipeda` finds *Klaipėda*, `lukasz` *Łukasz*. Marks part words, so `gate-4` is
`"gate 4"`. There is no stemming: write `child*`. Capital and small letters mean the same everywhere: `AND` is `and`. To look for a
word that means something in the language (`and`, `none`), put it in quotation marks; inside them `\\"` is a quotation mark.

**Days** are `2026-03-02`, a month `2026-03` or a year `2026`; ranges are `2026-03-01..2026-03-09`, `2026-03-01..`, `..2026-03`, or
begin with `>`, `>=`, `<`, `<=`. An event or count that can have been on several days is found if one of them is asked for; one whose
day is not known is found by `date:none` only.

**Numbers** are `5`, `1,000`, `5..10`, `>=5`. A count is compared by the numbers it states: *at least 10* states 10, *dozens* its range,
*between 20 and 30* all from 20 to 30; it is found if one of these is asked for. An open end does not reach further: *at least 10* is
not found by `killed:>=100`. Counts that are feared, planned or denied are counts too; `aux:asserted` leaves them out.

**Shares** are `0.5`, `0.2..0.5`, `<0.5`, with at most two decimals; `confidence` is compared in whole hundredths. A statement that a rule
without a confidence found has none: `confidence:none`.

In a shell, put a query in single quotation marks, and `--` before one that begins with a hyphen.

## The grammar

```ebnf
query    = [ either ] ;                                  (* nothing asks for everything *)
either   = both, { "or", both } ;
both     = one, { [ "and" ], one } ;
one      = "not", one | "-", one                         (* no space after the hyphen *)
         | "(", either, ")"
         | field, ":", value
         | words | "*" ;
value    = single | "(", values, ")" ;
values   = either ;                                      (* its words are values of the field; no other field inside *)
single   = words | days | number | share | code | id | version    (* as the field takes; one of a list as words *)
         | "any" | "none" | "*" ;                        (* "*" is "any" *)
words    = ( run | quotation ), [ "*" ] ;                (* no space before the asterisk *)
quotation = '"', { character | "\\", character }, '"' ;  (* also “ ” „ “ « » *)
run      = character, { character } ;                    (* none of them a space, control, parenthesis or quotation mark *)
days     = [ ">=" | "<=" | ">" | "<" | "=" ], day | [ day ], "..", [ day ] ;
day      = year, [ "-", month, [ "-", day of month ] ] ;
number   = [ ">=" | "<=" | ">" | "<" | "=" ], digits | [ digits ], "..", [ digits ] ;
share    = [ ">=" | "<=" | ">" | "<" | "=" ], decimal | [ decimal ], "..", [ decimal ] ;
version  = "old" | "current" | number ;
```

`and`, `or`, `not`, `any`, `none`, `old`, `current` and names of fields are written in any case. A range has one end at least.

## The fields"""

_LIMITS = f"""## Limits

A query has at most {LONGEST:,} characters and {MOST_TERMS} conditions, {DEEPEST} deep. What is no query is refused with the place, what is
wrong there, and what to do (`bad-query`)."""
