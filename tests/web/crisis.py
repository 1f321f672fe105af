"""Two reports made by hand that tell of one shooting, disagree on its toll, and leave something to look at."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from starlette.testclient import TestClient

from dateline.model import Issue, Reading
from tests.fuse.builder import Builder

HERE = {"Origin": "http://testserver"}
FIRST = (
    "Guards opened fire on dockers at the gate on 4 March, the union said. Five dockers were killed, a doctor said. "
    "The ministry denied that guards opened fire on dockers."
)
SECOND = "Guards shot at dockers at the gate on 4 March. Two dockers were killed, the ministry said. Hundreds rallied in the Old Port on 5 March."


def first() -> Reading:
    """The union and the ministry disagree; statement 2 is unsure."""
    b = Builder(FIRST, outlet="Amber Wire", published=date(2026, 3, 5))
    union = b.say("the union", "said", "Guards opened fire on dockers at the gate on 4 March")
    doctor = b.say("a doctor", "said", "Five dockers were killed")
    ministry = b.say("The ministry", "denied", "that guards opened fire on dockers", "denies")
    b.statements[1] = replace(b.statements[1], confidence=0.31)
    b.event("opened fire on dockers at the gate", "ASSAULT", "firearms", who="Guards", day=date(2026, 3, 4), statement=union)
    b.event(
        "guards opened fire on dockers", "ASSAULT", "firearms", who="guards", day=date(2026, 3, 4), statement=ministry, auxiliary="negated"
    )
    b.count("Five dockers", 5, 5, statement=doctor, scope="dockers")
    return b.reading()


def second() -> Reading:
    """Where the port is, is doubtful."""
    b = Builder(SECOND, outlet="Harbour Daily", published=date(2026, 3, 6))
    ministry = b.say("the ministry", "said", "Two dockers were killed")
    b.event("shot at dockers", "ASSAULT", "firearms", who="Guards", day=date(2026, 3, 4))
    b.event("rallied", "PROTEST", "demo", who="Hundreds", day=date(2026, 3, 5))
    b.count("Two dockers", 2, 2, statement=ministry, scope="dockers")
    doubt = Issue(code="ambiguous-place", message="“rallied” could also be in Riga.", span=b.span("rallied"))
    return replace(b.reading(), issues=(doubt,))


def seen(html: str) -> str:
    """The sign that a form bears of what it was made of."""
    found = re.search(r'name="seen" value="(\w+)"', html)
    assert found is not None, "the page has no form"
    return found[1]


def send(client: TestClient, page: str, action: str, **fields: object) -> Any:
    """Fill in the form of a page and press one of its buttons."""
    values = {"seen": seen(client.get(page).text), "author": "Ana", "reason": "as heard", "action": action} | fields
    return client.post(page, data={name: v for name, v in values.items() if v is not None}, headers=HERE)
