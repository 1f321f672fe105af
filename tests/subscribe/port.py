"""Reports about an invented quarrel over an invented port, a store of them, and whoever sends letters about them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from dateline.jobs.subscriptions import Filled, sign_up
from dateline.model import Intermediary, Reading, Site, Story
from dateline.model.report import report_id
from dateline.store import Store
from dateline.store.stories import Stories
from tests.fuse.builder import Builder

SITE = Site(base_url="https://desk.example.org", name="Amber Desk", sender="letters@desk.example.org", contact="people@desk.example.org")
STORY = Story(slug="velmar", title="The port of Velmar", query="port or dockers")
moment = datetime.fromisoformat
NOON = moment("2031-05-05T12:00")


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def on(self, **length: float) -> None:
        self.now += timedelta(**length)


def wire(**given: Any) -> Reading:
    """The harbour master, through a radio station: open; and a count of the report's own."""
    b = Builder(
        "The port of Velmar is open, the harbour master told Radio Curonia. At least 12 dockers were hurt. Guards fired twice.",
        outlet="Amber Wire",
        published=date(2031, 5, 3),
    )
    b.say("the harbour master", "told", "The port of Velmar is open")
    b.statements[0] = replace(b.statements[0], chain=(Intermediary(span=b.span("Radio Curonia")),))
    b.count("At least 12 dockers", 12, None, category="injured", scope="dockers", qualifier="at least", country=None)
    b.event("fired", "ASSAULT", "firearms", who="Guards", day=None)
    return described(b.reading(), url="https://amber-wire.example/velmar", title="Port open", **given)


def wire_changed() -> Reading:
    """The same page a day later: closed, and more dockers hurt."""
    b = Builder(
        "The port of Velmar is closed after all, the harbour master told Radio Curonia. At least 15 dockers were hurt. Guards fired twice.",
        outlet="Amber Wire",
        published=date(2031, 5, 3),
    )
    b.say("the harbour master", "told", "The port of Velmar is closed after all")
    b.count("At least 15 dockers", 15, None, category="injured", scope="dockers", qualifier="at least", country=None)
    b.event("fired", "ASSAULT", "firearms", who="Guards", day=None)
    taken = moment("2031-05-06T09:00")
    return described(b.reading(), url="https://amber-wire.example/velmar", title="Port closed", version=2, retrieved=taken)


def daily(**given: Any) -> Reading:
    """The union denies it."""
    b = Builder(
        "The dockers' union denied that the port of Velmar is open. The union said two dockers were hurt.",
        outlet="Harbour Daily",
        published=date(2031, 5, 1),
    )
    b.say("The dockers' union", "denied", "the port of Velmar is open", "denies")
    said = b.say("The union", "said", "two dockers were hurt")
    b.count("two dockers", 2, 2, statement=said, category="injured", scope="dockers", country=None)
    return described(b.reading(), **given)


def described(reading: Reading, **given: Any) -> Reading:
    """A reading whose report has further fields; its id, and all ids of what was read from it, follow them."""
    report = replace(reading.report, **given)
    report = replace(report, id=report_id(report.text, report.outlet, report.url, report.title))
    old, new = reading.report.id, report.id
    return replace(
        reading,
        report=report,
        statements=tuple(replace(s, id=s.id.replace(old, new)) for s in reading.statements),
        events=tuple(
            replace(e, id=e.id.replace(old, new), statements=tuple(i.replace(old, new) for i in e.statements)) for e in reading.events
        ),
        tallies=tuple(
            replace(t, id=t.id.replace(old, new), statement=t.statement.replace(old, new) if t.statement else None) for t in reading.tallies
        ),
    )


def port(where: Path | str, *readings: Reading, story: Story = STORY) -> Store:
    """A store of these reports with one story, in a folder or at an address."""
    store = Store.open(where if isinstance(where, str) else where / "port.sqlite")
    for reading in readings:
        store.add(reading)
    Stories(store).save(story)
    return store


def ask(store: Store, address: str, *, frequency: str = "as-it-comes", now: datetime = NOON, client: str | None = None) -> str:
    """Send in the form; gives the outcome."""
    filled = Filled(address=address, story=STORY.slug, frequency=frequency, agreed=True)
    return sign_up(store, SITE, filled, form_html="<form>the form</form>", client=client, now=now).outcome
