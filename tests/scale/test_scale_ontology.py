"""A user's ontology in processes of their own."""

from functools import partial

from dateline.coding.ontology import made
from dateline.model import Reading, make_report
from dateline.pipeline import Own, read_report
from dateline.scale import read_many

OWN = (
    'name = "Fields"\n[type.ASSAULT.mode.burning]\n[[rule]]\ntype = "ASSAULT"\nmode = "burning"\nverbs = ["torch"]\nobjects = ["barley"]\n'
)


def test_worker_processes_code_by_the_ontology_they_are_given() -> None:
    reports = [make_report(f"Soldiers torched the barley of {place}.") for place in ("Velmar", "Ostrava")]
    reader = partial(read_report, own=Own(ontology=made(OWN, "fields.toml")))
    read = [r for r in read_many(reports, workers=2, reader=reader) if isinstance(r, Reading)]
    assert [r.codebook.name for r in read if r.codebook] == ["Fields", "Fields"]
    assert [e.mode for r in read for e in r.events] == ["burning", "burning"]
