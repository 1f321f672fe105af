"""Source, cue and content spans, and which belong together: read from the encoder's heads, without a parse.

One flat BIO sequence over word pieces; each content points to its cue, each cue to its source or to nobody, so that one source may serve
several cues. Method and what it reaches: docs/decisions/0014-a-learned-tagger.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.attribute.bio import Run, best_labels, log_softmax, runs
from dateline.encoder import Encoding, Window, encode
from dateline.model import Span

_SCALE = 0.125  # of the products of queries and keys: one over the root of their width, 64
_SOURCE, _CUE, _CONTENT = 1, 3, 5
_NOBODY = 0.5  # least chance that nobody is named for a cue to have no source
_NEIGHBOUR = 0.15  # least chance of a source for a piece beside one


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One attribution as the tagger sees it, in spans of the stored text.

    Attributes:
        source: words that name the speaker; empty = none stated.
        cue: words that say that something is said.
        content: words of what is said, never empty.
        sure: how sure the tagger is of the cue, of the content's edges, of the content's tie to the cue, of the source's edges and
            of the cue's tie to the source (or to nobody): probabilities.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sure: tuple[float, float, float, float, float]


def tag(text: str, spans: Iterable[Span] | None = None) -> tuple[Tagged, ...]:
    """Attributions of a text in text order of their cues; `spans` are its paragraphs (the whole text where none are given)."""
    return tagged(encode(text, [Span(0, len(text))] if spans is None else spans))


def tagged(encoding: Encoding) -> tuple[Tagged, ...]:
    """Attributions of a text that has been encoded, in text order of their cues."""
    return tuple(found for window in encoding.windows for found in _Reader(encoding, window).attributions())


class _Reader:
    """Reads one window."""

    def __init__(self, encoding: Encoding, window: Window) -> None:
        self._encoding, self._window = encoding, window
        self._chances = log_softmax(self._head("tags"))

    def attributions(self) -> Iterator[Tagged]:
        """Every cue that has a content, with its source."""
        found = runs(best_labels(self._chances))
        cues, sources, contents = found.get(_CUE, []), found.get(_SOURCE, []), found.get(_CONTENT, [])
        if not cues or not contents:
            return
        tied = self._ties(contents, cues)
        chosen = self._sources(cues, sources)
        for n, cue in enumerate(cues):
            own = [(content, tie) for content, (cue_of, tie) in zip(contents, tied, strict=True) if cue_of == n]
            if own:
                source, tie = chosen[n]
                yield Tagged(
                    source=(self._span(source),) if source is not None else (),
                    cue=(self._span(cue),),
                    content=self._joined([content for content, _ in own]),
                    sure=(
                        self._edges(cue, _CUE),
                        min(self._edges(content, _CONTENT) for content, _ in own),
                        min(tie for _, tie in own),
                        self._edges(source, _SOURCE) if source is not None else 1.0,
                        tie,
                    ),
                )

    def _ties(self, contents: Sequence[Run], cues: Sequence[Run]) -> list[tuple[int, float]]:
        """For each content the number of its cue, and the chance of that."""
        scores = log_softmax(self._scores("content_cue", "cue_content", contents, cues))
        return list(zip(scores.argmax(axis=1).tolist(), np.exp(scores.max(axis=1)).tolist(), strict=True))

    def _sources(self, cues: Sequence[Run], sources: Sequence[Run]) -> list[tuple[Run | None, float]]:
        """For each cue its source, None = nobody, and the chance of that.

        Where the cue points to a word that no label made a source, that word with its neighbours is one: a subject that serves a second
        cue, further on, is often labelled for neither.
        """
        keys, nobody = self._head("source_cue"), self._head("nobody")
        out: list[tuple[Run | None, float]] = []
        for cue in cues:
            own = slice(cue.first, cue.last + 1)
            products = self._head("cue_source")[own] @ keys.T * _SCALE
            chances = np.exp(log_softmax(np.concatenate([nobody[own], products], axis=1))).sum(axis=0) / len(products)
            shares = [float(chances[1 + s.first : 2 + s.last].sum()) for s in sources]
            best = int(np.argmax(shares)) if shares else -1
            at = int(chances[1:].argmax())
            if best >= 0 and shares[best] >= chances[0]:
                out.append((sources[best], shares[best]))
            elif chances[0] < _NOBODY and not cue.first <= at <= cue.last:
                out.append((self._around(at), float(1 - chances[0])))
            else:
                out.append((None, float(chances[0])))
        return out

    def _around(self, at: int) -> Run:
        """The pieces around one that may be of the same source."""
        likely = np.exp(self._chances[:, _SOURCE : _SOURCE + 2]).sum(axis=1) >= _NEIGHBOUR
        first = last = at
        while first > 0 and (likely[first - 1] or self._is_one_word(first - 1)):
            first -= 1
        while last + 1 < len(likely) and (likely[last + 1] or self._is_one_word(last)):
            last += 1
        return Run(first, last)

    def _is_one_word(self, n: int) -> bool:
        """Whether a piece and the next one are of one word."""
        return bool(self._window.ends[n] == self._window.starts[n + 1])

    def _scores(self, query: str, key: str, ones: Sequence[Run], others: Sequence[Run]) -> NDArray[Any]:
        """How strongly each of `ones` points to each of `others`: log-sum over the other's pieces, mean over its own."""
        queries, keys = self._head(query), self._head(key)
        others_keys = keys[np.concatenate([np.arange(o.first, o.last + 1) for o in others])]
        edges = np.cumsum([0, *(o.last + 1 - o.first for o in others)])[:-1]
        out = []
        for one in ones:
            products = queries[one.first : one.last + 1] @ others_keys.T * _SCALE
            out.append(np.logaddexp.reduceat(products, edges, axis=1).sum(axis=0) / len(products))
        return np.array(out)

    def _head(self, name: str) -> NDArray[Any]:
        return self._encoding.outputs(self._window, f"attribution.{name}")

    def _edges(self, run: Run, first_label: int) -> float:
        """The chance that the run begins and ends where it does: of its first piece's label, and of its going no further."""
        ends = self._chances[run.last + 1] if run.last + 1 < len(self._chances) else None
        stops = 0.0 if ends is None else float(np.log1p(-min(np.exp(ends[first_label + 1]), 0.999999)))
        return float(np.exp(self._chances[run.first, first_label] + stops))

    def _joined(self, contents: Sequence[Run]) -> tuple[Span, ...]:
        """The contents of one cue as spans; those with nothing but marks between them are one."""
        out: list[Span] = []
        for span in map(self._span, contents):
            if out and not any(c.isalnum() for c in self._encoding.text[out[-1].end : span.start]):
                out[-1] = Span(out[-1].start, span.end)
            else:
                out.append(span)
        return tuple(out)

    def _span(self, run: Run) -> Span:
        return Span(int(self._window.starts[run.first]), int(self._window.ends[run.last]))
