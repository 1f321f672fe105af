"""`dateline` with components of the reader's model taken away: what do the later stages lose?

usage: without.py COMPONENTS ARGUMENTS-OF-DATELINE, where COMPONENTS are names with commas (`ner`, `parser,ner`) or `nothing`;
make quality ARGS="--program .venv/bin/python quality/without.py ner"

What takes a component's place is the least that lets the stages run: sentences end at full stops, every word is its own head, a name's
head is its last word, a word's base form is the word in lower case.
"""

import sys
from collections.abc import Collection
from functools import cache
from importlib import import_module
from typing import Any, NoReturn


def main(arguments: list[str]) -> NoReturn:
    """Run `dateline` on all arguments but the first."""
    from dateline.cli import main as dateline

    loading = vars(import_module("dateline.reader.parse"))
    whole = loading["_model"]
    gone = frozenset(arguments[0].split(",")) - {"nothing"}
    loading["_model"] = cache(lambda: reduced(whole(), gone))
    sys.argv = ["dateline", *arguments[1:]]
    dateline()


def reduced(nlp: Any, gone: Collection[str]) -> Any:
    """The pipeline without the components named.

    Raises:
        ValueError: it has no such component.
    """
    from spacy.language import Language

    for name in gone:
        nlp.remove_pipe(name)
    if "parser" in gone:
        nlp.add_pipe("sentencizer")
        Language.component("last_word_is_head", func=_last_word_is_head)
        nlp.add_pipe("last_word_is_head")
    if "lemmatizer" in gone:
        Language.component("lower_case_is_lemma", func=_lower_case_is_lemma)
        nlp.add_pipe("lower_case_is_lemma")
    return nlp


def _last_word_is_head(doc: Any) -> Any:
    doc.user_span_hooks["root"] = lambda span: span[len(span) - 1]
    return doc


def _lower_case_is_lemma(doc: Any) -> Any:
    for word in doc:
        word.lemma_ = word.lower_
    return doc


if __name__ == "__main__":
    main(sys.argv[1:])
