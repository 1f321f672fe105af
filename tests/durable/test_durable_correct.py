"""`dateline correct` killed at any moment: what it said it kept is in the log once, nothing is half, and the rerun ends in the same record."""

import json
import re
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from dateline.jobs.correcting import By, Correcting
from dateline.model import Correction
from dateline.model.codec import to_plain
from dateline.query import parse
from dateline.store import Store
from dateline.store.corrections import Corrections
from dateline.store.search import Search
from tests.durable.conftest import FEWER, SEED, Runner
from tests.servers.stores import Stores
from tests.store.readings import march, shots

SHOT, MARCHED = f"{shots().report.id}:", f"{march().report.id}:"
BY = By(author="Ana", reason="as heard")
TABLES = ("reports", "statements", "events", "tallies")


class Step(NamedTuple):
    """Something a person does: from the command line, given the log there is, and from Python."""

    words: Callable[[Sequence[Correction]], Sequence[object]]
    done: Callable[[Correcting, Sequence[Correction]], object]


STEPS = (
    Step(lambda _: ("edit", f"{SHOT}t1", "count=7", "place="), lambda by, _: by.edit(f"{SHOT}t1", {"count": "7", "place": ""})),
    Step(lambda _: ("accept", f"{SHOT}s1", f"{MARCHED}e1"), lambda by, _: by.accept([f"{SHOT}s1", f"{MARCHED}e1"])),
    Step(lambda _: ("merge", f"{SHOT}e1", f"{MARCHED}e1"), lambda by, _: by.merge([f"{SHOT}e1", f"{MARCHED}e1"])),
    Step(lambda _: ("split", f"{MARCHED}e1"), lambda by, _: by.split(f"{MARCHED}e1")),
    Step(lambda _: ("reject", f"{SHOT}s2", f"{MARCHED}t2"), lambda by, _: by.reject([f"{SHOT}s2", f"{MARCHED}t2"])),
    Step(lambda log: ("undo", log[0].id, log[-1].id), lambda by, log: by.undo([log[0].id, log[-1].id])),
)


def _shape(address: str) -> Any:
    """All that the store gives back and finds, and its log: corrections by their place in it, since their ids and times are those of the run."""
    with Store.open(address, create=False) as store:
        log = Corrections(store).all()
        readings = [to_plain(r) for r in store.readings()]
        rows = [list(Search(store).iter_rows(parse("version:any"), table)) for table in TABLES]
        found = [Search(store).report_ids(parse(f"review:{code}")) for code in ("accepted", "edited", "rejected", "merged", "split")]
    text = json.dumps([readings, rows, found, [to_plain(c) for c in log]], default=str)
    for number, correction in enumerate(log):
        text = text.replace(correction.id, f"c-{number}").replace(json.dumps(to_plain(correction)["made"]), "null")
    return json.loads(text)


class Course(NamedTuple):
    """Stores as they are before each step and after the last, and the log of the last in a file."""

    stores: Sequence[str]
    shapes: Sequence[Any]
    log: Path


@pytest.fixture(scope="module")
def course(module_stores: Stores) -> Course:
    addresses = [module_stores("step0")]
    with Store.open(addresses[0]) as store:
        store.add_all([shots(), march()])
    for number, step in enumerate(STEPS, start=1):
        addresses.append(module_stores.copied(addresses[-1], f"step{number}"))
        with Store.open(addresses[-1]) as store:
            step.done(Correcting(store, BY), Corrections(store).all())
            log = Corrections(store).all()
    path = module_stores.folder / "log.jsonl"
    path.write_text("".join(json.dumps(to_plain(c)) + "\n" for c in log), encoding="utf-8")
    return Course(addresses, [_shape(address) for address in addresses], path)


def test_no_kill_leaves_half_a_correction_or_makes_two_of_one(runner: Runner, course: Course, module_stores: Stores) -> None:
    rng, seconds, killed = Random(SEED), dict.fromkeys(range(len(STEPS) + 1), 1.0), 0  # noqa: S311 - the same moments every time
    for number in range(FEWER[module_stores.engine] * 4):
        at = number % (len(STEPS) + 1)
        before, after = (0, len(STEPS)) if at == len(STEPS) else (at, at + 1)  # last comes the whole log from a file
        store = module_stores.copied(course.stores[before], f"killed{number}")
        with Store.open(store, create=False) as opened:
            log = Corrections(opened).all()
        words = ("import", course.log) if at == len(STEPS) else (*STEPS[at].words(log), "--by", BY.author, "--reason", BY.reason)
        cut = runner.run("correct", *words, "--store", store, kill_after=rng.uniform(0, seconds[at]))
        killed += cut.status == -signal.SIGKILL
        seconds[at] = seconds[at] if cut.status == -signal.SIGKILL else min(seconds[at], cut.seconds)
        left = _shape(store)
        assert left in (course.shapes[before], course.shapes[after])
        acknowledged = re.findall(r"^(c-\w{12}) ", cut.printed, re.MULTILINE)
        kept = _log(store)
        assert all(kept.count(id_) == 1 for id_ in acknowledged)
        again = runner.must("correct", *words, "--store", store)
        assert _shape(store) == course.shapes[after], cut.printed
        assert set(acknowledged) <= set(re.findall(r"^(c-\w{12}) ", again.printed, re.MULTILINE))
        if killed == FEWER[module_stores.engine]:
            return
    pytest.fail(f"Only {killed} runs were still going when they were to be killed.")


def _log(address: str) -> list[str]:
    with Store.open(address, create=False) as store:
        return [c.id for c in Corrections(store).all()]
