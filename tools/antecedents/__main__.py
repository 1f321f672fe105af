"""`python -m tools.antecedents [--folds 5]`: learns the weights and writes them, or says what they reach on articles kept back in turn.

What spoke last is a trait, and who that was the weights decide: so the choices are gathered anew with the weights of the round before. The halves
that are kept back are not read.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import get_args

from dateline.attribute import ranker
from dateline.attribute.antecedents import Watch
from dateline.attribute.assemble import statements_of
from dateline.attribute.namebook import Person
from dateline.attribute.ranker import Form, Weights
from dateline.attribute.traits import Asked
from dateline.encoder import Encoding, encoded
from dateline.model import Document, Span, make_report
from dateline.reader import read
from quality.own.speaker_cases import GOLD, Case, load_texts, tuning_cases
from quality.own.speakers import alike
from tools.antecedents.learn import Choice, best, fitted

TARGET = Path(ranker.__file__).parents[1] / "resources" / "attribute_antecedents.toml"
ROUNDS = 2
STRENGTH = 1.0
SURE: Mapping[Form, float] = {"pronoun": 0.62, "role": 0.7}
THRESHOLDS = (0.4, 0.5, 0.55, 0.62, 0.66, 0.7, 0.75, 0.8)
EXPECTED: Mapping[Form, Mapping[str, float]] = {
    "pronoun": {"gender-heard": 0.5, "gender-heard-other": -2.0, "named-ahead": -1.0, "named-quoted": -0.5},
    "role": {
        "age-of-one": 1.5,
        "age-other": -4.5,
        "age-same": 4.5,
        "beside": 1.5,
        "beside-none": -0.5,
        "named-ahead": -2.0,
        "named-quoted": -1.5,
        "nobody-generic": 3.0,
        "nobody-only-unnamed": 1.5,
        "nobody-own": 2.0,
        "nobody-unnamed": 2.0,
        "place-of-one": 1.0,
        "place-other": -3.0,
        "place-same": 2.0,
        "role": 2.0,
        "role-alike": 1.5,
        "role-before": 4.0,
        "role-beside-none": -1.0,
        "role-of-another": -0.5,
        "role-of-one": 1.0,
        "role-unlike": -1.0,
        "ruling": -2.0,
        "untitled": -1.0,
    },
}
HEAD = """\
# Weights of the choice of whom a short form means (attribute/ranker.py), learned by `python -m tools.antecedents` on the halves for tuning of
# quality/own/speakers.jsonl and speakers_later.jsonl and on speakers_more.jsonl. `sure`: the least chance that settles it. Apache-2.0, like the program.
"""

Read = Mapping[str, tuple[Document, Encoding]]
Choices = Mapping[Form, Sequence[Choice]]


def main() -> None:
    """Learn and write, or cross-validate."""
    parser = argparse.ArgumentParser(prog="python -m tools.antecedents", description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    cases = tuning_cases()
    texts = {id_: read(make_report(text)) for id_, text in load_texts(cases, GOLD).items()}
    known = {id_: (document, encoded(document)) for id_, document in texts.items()}
    if folds:
        found = choices(known, cases)
        for form in get_args(Form):
            print("\n".join(_curve(form, found[form], folds, _prior(form, ranker.weights("pronoun").of))))
        return
    learned: dict[Form, Weights] = {form: ranker.weights(form) for form in get_args(Form)}
    for _ in range(ROUNDS):
        found = choices(known, cases)
        for form in get_args(Form):
            learned[form] = Weights(SURE[form], fitted(found[form], STRENGTH, _prior(form, learned["pronoun"].of)))
        TARGET.write_text(_written(learned), encoding="utf-8")
        ranker.forget()
    print(f"{TARGET.name}: from {sum(len(c) for c in found.values())} choices")


def choices(known: Read, cases: Sequence[Case]) -> Choices:
    """The choices the program makes at the words of the cases, with what a reader sees there."""
    wanted: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        wanted[case.id].append(case)
    out: defaultdict[Form, list[Choice]] = defaultdict(list)
    for id_, (document, encoding) in known.items():
        statements_of(document, encoding, _watching(document, wanted[id_], out))
    return out


def _watching(document: Document, cases: Sequence[Case], out: defaultdict[Form, list[Choice]]) -> Watch:
    def span(first: int, last: int) -> Span:
        return Span(document.tokens[first].start, document.tokens[last].end)

    def right(person: Person, case: Case) -> bool:
        told = [document.tokens[i].span for i in person.told]
        full = span(*person.full)
        return any(alike(full, name) or any(t.overlaps(name) and t.end == name.end for t in told) for name in case.names)

    seen: set[Span] = set()

    def watch(asked: Asked, options: Sequence[Person], traits: Sequence[ranker.Traits], nobody: ranker.Traits) -> None:
        if span(*asked.at) in seen:  # the source of two statements
            return
        seen.add(span(*asked.at))
        for case in cases:
            if alike(span(*asked.at), case.words):
                out[asked.form].append(
                    Choice(
                        article=case.id,
                        options=tuple(traits),
                        nobody=nobody,
                        right=tuple(right(p, case) for p in options),
                        stays=case.stays,
                    )
                )

    return watch


def _prior(form: Form, pronouns: Mapping[str, float]) -> Mapping[str, float]:
    """What weights are drawn to: those that the meaning of a trait suggests; of roles, which are few, the others to those of pronouns."""
    if form == "pronoun":
        return EXPECTED[form]
    return {**{name: w for name, w in pronouns.items() if not name.startswith("gender")}, **EXPECTED[form]}


def _curve(form: Form, found: Sequence[Choice], folds: int, prior: Mapping[str, float]) -> Iterator[str]:
    """Shares right and wrong of the choices by the least chance that settles them; each article judged by weights that have not seen it."""
    fold: Callable[[Choice], int] = lambda c: int(sha256(c.article.encode()).hexdigest(), 16) % folds  # noqa: E731  # two uses, one line
    judged = []
    for n in range(folds):
        weights = fitted([c for c in found if fold(c) != n], STRENGTH, prior)
        judged += [(*best(weights, c), c.stays) for c in found if fold(c) == n]
    yield f"{form}: {len(judged)} choices"
    for least in THRESHOLDS:
        right = sum((chance >= least and ok) or (chance < least and stays) for chance, ok, stays in judged)
        wrong = sum(chance >= least and not ok for chance, ok, _ in judged)
        yield f"  sure from {least:.2f}: right {right / len(judged):6.1%}  wrong {wrong / len(judged):6.1%}"


def _written(learned: Mapping[Form, Weights]) -> str:
    parts = [HEAD]
    for form, weights in learned.items():
        rows = "\n".join(f"{name} = {value}" for name, value in sorted(weights.of.items()) if value)
        parts.append(f"[{form}]\nsure = {weights.sure}\n\n[{form}.weights]\n{rows}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    main()
