"""Text → `Query`, by recursive descent over the tokens; depth and length are limited."""

import difflib
import re

from dateline.query.fields import ALIASES, FIELDS, Field
from dateline.query.folding import folded
from dateline.query.nodes import AllOf, Node, Not, Query, Term, Words, all_of, any_of
from dateline.query.tokens import Token, refused, tokens
from dateline.query.values import value_of

LONGEST = 2000
DEEPEST = 30
MOST_TERMS = 200

_SURROGATE = re.compile("[\ud800-\udfff]")


def parse(text: str) -> Query:
    """The query that a text writes; no text (or `*`) asks for everything.

    Raises:
        BadQuery: it is not written in the query language; the message says where, and what to do about it.
    """
    if len(text) > LONGEST:
        raise refused(text, LONGEST, f"A query has at most {LONGEST:,} characters", "Shorten it.")
    if wrong := _SURROGATE.search(text):
        raise refused("", wrong.start(), "There is half a character", "Type the word anew.")
    return Query(_Parser(text).whole())


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(tokens(text))
        self._next = 0
        self._terms = 0

    def whole(self) -> Node:
        if self._ahead.kind == "end":
            return AllOf(parts=())
        node = self._either(0, None)
        if self._ahead.kind == "close":
            raise self._refused(self._ahead, "A parenthesis is closed that was not opened", "Take it out, or open one before.")
        return node

    @property
    def _ahead(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._ahead
        self._next += 1
        return token

    def _refused(self, token: Token, problem: str, hint: str) -> Exception:
        return refused(self._text, token.at, problem, hint)

    def _either(self, depth: int, field: Field | None) -> Node:
        if depth > DEEPEST:
            raise self._refused(self._ahead, f"Parentheses and `not` go deeper than {DEEPEST}", "Write the query with fewer of them.")
        parts = [self._together(depth, field)]
        while self._ahead.kind == "or":
            self._take()
            parts.append(self._together(depth, field))
        return any_of(parts)

    def _together(self, depth: int, field: Field | None) -> Node:
        parts = [self._one(depth, field)]
        while self._ahead.kind not in ("or", "close", "end"):
            if self._ahead.kind == "and":
                self._take()
            parts.append(self._one(depth, field))
        return all_of(parts)

    def _one(self, depth: int, field: Field | None) -> Node:
        token = self._take()
        if token.kind == "not":
            if depth >= DEEPEST:
                raise self._refused(token, f"Parentheses and `not` go deeper than {DEEPEST}", "Write the query with fewer of them.")
            return Not(part=self._one(depth + 1, field))
        if token.kind == "open":
            return self._group(token, depth, field)
        if token.kind == "field":
            return self._of_field(token, depth, field)
        if token.kind == "everything" and field is None:
            return AllOf(parts=())
        if token.kind in ("term", "everything"):
            return self._term(token, field)
        raise self._refused(token, "Something to look for is missing here", "Write a word, or one of these words in quotation marks.")

    def _group(self, opened: Token, depth: int, field: Field | None) -> Node:
        node = self._either(depth + 1, field)
        if self._take().kind != "close":
            raise self._refused(opened, "A parenthesis is not closed", "Close it after what belongs together.")
        return node

    def _of_field(self, token: Token, depth: int, outer: Field | None) -> Node:
        field = self._field(token)
        if outer is not None:
            raise self._refused(
                token, f"`{outer.name}:( … )` holds values of {outer.name} only", "Close the parenthesis before the next field."
            )
        ahead = self._ahead
        if ahead.kind == "open":
            return self._group(self._take(), depth, field)
        if ahead.kind in ("close", "end", "field"):
            raise self._refused(token, f"{field.name} has no value", f"Write it after the colon, as in {field.example}")
        self._take()
        return self._term(ahead, field)

    def _field(self, token: Token) -> Field:
        name = token.text.lower()
        name = ALIASES.get(name, name)
        if name in FIELDS:
            return FIELDS[name]
        near = difflib.get_close_matches(name, [*FIELDS, *ALIASES], n=1, cutoff=0.5)
        meant = f"Did you mean `{ALIASES.get(near[0], near[0])}:`? " if near else f"The fields are {', '.join(FIELDS)}. "
        raise self._refused(
            token, f"There is no field {token.text!r}", f"{meant}To look for the words themselves, put them in quotation marks."
        )

    def _term(self, token: Token, field: Field | None) -> Node:
        self._terms += 1
        if self._terms > MOST_TERMS:
            raise self._refused(token, f"A query has at most {MOST_TERMS} conditions", "Shorten it.")
        if field is not None:
            return Term(field=field.name, value=value_of(field, token, self._text))
        if not folded(token.text):
            raise self._refused(token, "There is no letter or digit to look for", "Write a word, or put a field before the value.")
        return Term(field=None, value=Words(text=token.text, prefix=token.prefix))
