import pytest

from tests.attribute.telling import tell


@pytest.mark.parametrize(
    ("text", "source", "content", "cue_class"),
    [
        ("By the union's account, six cranes had stood idle.", "the union", "six cranes had stood idle", "claims"),
        ("The dam was never safe, in the governor's opinion.", "the governor", "The dam was never safe", "believes"),
        ("The gate was open, by the guard's own admission.", "the guard", "The gate was open", "confirms"),
        ("By the ministry's estimate, the flood reached nine towns.", "the ministry", "the flood reached nine towns", "reports"),
        ("By the count of the harbour office, nine ships had sunk.", "the harbour office", "nine ships had sunk", "claims"),
    ],
)
def test_a_set_phrase_around_a_name_tells_who_says_the_rest(text: str, source: str, content: str, cue_class: str) -> None:
    told = tell(f"It was quiet. {text}")
    found = [(told.words(*s.source).removesuffix("'s"), told.words(*s.content), s.cue_class) for s in told.statements]
    assert found == [(source, content, cue_class)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("As the harbour master put it, the breakwater was too low.", "the harbour master", "the breakwater was too low"),
        ("The bridge was built of wood, as the mayor pointed out.", "the mayor", "The bridge was built of wood"),
        ("The road was mined, as the colonel admitted.", "the colonel", "The road was mined"),
        ("As Kyodo reported, the trains had stopped.", "Kyodo", "the trains had stopped"),
    ],
)
def test_a_clause_with_as_tells_who_says_what_stands_beside_it(text: str, source: str, content: str) -> None:
    assert tell(text).content(source) == content


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Per a memo seen on Friday, the scanners were off.", "a memo seen on Friday"),
        ("The scanners were off, per the ministry.", "the ministry"),
        ("The scanners were off, per police.", "police"),
    ],
)
def test_per_names_a_source(text: str, source: str) -> None:
    assert [told.words(*s.source) for told in (tell(text),) for s in told.statements] == [source]


@pytest.mark.parametrize(
    ("text", "source", "content", "cue_class"),
    [
        ("The relief scheme won plaudits from the union.", "the union", "The relief scheme", "praises"),
        ("The curfew was met with scorn by shopkeepers.", "shopkeepers", "The curfew", "condemns"),
        ("Her plan drew support from the bishops.", "the bishops", "Her plan", "supports"),
        ("The dam faces opposition from farmers.", "farmers", "The dam", "opposes"),
    ],
)
def test_what_is_won_from_somebody_is_theirs(text: str, source: str, content: str, cue_class: str) -> None:
    told = tell(text)
    assert told.content(source) == content
    assert told.by(source).cue_class == cue_class


@pytest.mark.parametrize(
    "text",
    [
        "As the mayor spoke, the lights went out.",
        "As the harbour master put on his coat, the wind dropped.",
        "As the judge read, the guards slept.",
        "By the minister's house, two cars were burned.",
        "In the judge's car, a ledger lay on the seat.",
        "On the union's account, the money was safe.",
        "The fee is nine euros per document.",
        "The mill makes two loaves per head.",
        "The village won a bus from the council.",
        "The village received a bus from the council.",
    ],
)
def test_where_nobody_is_named_as_saying_so_there_is_no_statement(text: str) -> None:
    assert tell(f"It was quiet. {text}").statements == ()
